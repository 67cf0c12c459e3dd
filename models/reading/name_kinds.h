// What the words of a name and its surroundings say of its kind, by rule: points for each kind.
#pragma once

#include "models/reading/lexicon.h"
#include "models/reading/names.h"

namespace redthread::reading {

using KindScores = QHash<QString, double>; // kind → points

// A name as it is spelt, wherever it stands.
struct SpelledName {
    QString text;
    QStringList words;      // lower case
    std::vector<int> spans; // in text order
    KindScores scores;
    int entity = -1;
};

// The one with most points; empty: none has any.
QString bestKind(const KindScores& scores);

// Adds to the scores of each name.
void scoreKinds(const Draft& draft, const std::vector<NameSpan>& spans, std::vector<SpelledName>& names,
                std::stop_token stop);

} // namespace redthread::reading
