// The form of a word under which a dictionary has it: "bought" → "buy",
// "companies" → "company". By rules, a table of irregular verbs and the list
// of common words, which decides between "hop" and "hope".
#pragma once

#include "models/reading/syntax/tags.h"

namespace redthread::reading {

// `lower` is case folded. Words of other parts of speech stay as they are.
QString lemmaOf(const QString& lower, Upos upos, Xpos xpos);

} // namespace redthread::reading
