// The small words of English that show where clauses and phrases begin and end.
#pragma once

#include <QSet>
#include <QString>

namespace redthread::reading {

struct Words {
    QSet<QString> subordinators, portions, auxiliaries, be, prepositions, relative, conjunctions, boundaries,
        determiners, subjects; // subjects: "it", "she"
};

// Made once; safe from every thread.
const Words& words();

bool isNegation(const QString& word); // "not", "never", "no", "isn't"; in lower case

} // namespace redthread::reading
