// The content of a noun: "the claim that X sold Y", "reports that X sold Y were
// false", "doubts remain that X sold Y". What it says is no more than claimed, and
// denied where the sentence says the content is wrong. Told by the order of words
// and not by the tree, whose parser often takes such a clause for one that is
// told by the way ("the report that X wrote"). The nouns are the "noun" and
// "content" rows of governors.tsv.
#pragma once

#include "models/reading/stances.h"

namespace redthread::reading {

// Stated, with no words, when the claim is in no noun's content.
Hedge inContent(const Draft& draft, const DraftClaim& claim);

// What the next sentence says of this one: "This claim turned out to be untrue.", "None of it is true.",
// "Or so his wife tells.", "That, at any rate, is his theory."
Hedge takenBack(const Draft& draft, const DraftClaim& claim);

} // namespace redthread::reading
