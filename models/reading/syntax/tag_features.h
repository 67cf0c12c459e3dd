// What the tagger looks at to tell a word's part of speech: the word, its
// beginning and end, its neighbours, and the two tags before it.
#pragma once

#include "models/reading/syntax/look.h"

namespace redthread::reading {

// The features of word `i` of a sentence. `before` and `before2` are the tags
// (classes of the model) of the words before it, −1 where there is none.
// Replaces `out`.
void tagFeatures(std::span<const Look> looks, int i, int before, int before2,
                 std::vector<learning::Feature>& out);

} // namespace redthread::reading
