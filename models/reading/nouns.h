// The form of nouns and of what stands before them. Words are lower case.
#pragma once

#include <QString>

namespace redthread::reading {

// By its ending alone: "ministries" → "ministry".
QString singularOf(const QString& word);

// "def" (the, this), "ind" (a, another), "pos" (its), "neg" (any, every), "q"
// (all, several); empty: no determiner.
QString determinerClass(const QString& word);

} // namespace redthread::reading
