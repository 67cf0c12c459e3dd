// Turns of phrase that say how sure a claim is and that the tree of grammar does
// not tell: "Had X bought Y, …", "in the novel", "neither X nor Y", "whoever says
// that … is a liar", "That X owns Y is a lie.", "lobby firm 'wrote' the decree".
// Told by the order of words; no look leaves the sentence. Any thread.
#pragma once

#include "models/reading/stances.h"

namespace redthread::reading {

// Stated, with no words, where there is none of them.
Hedge conditionAtHead(const Draft& draft, const DraftClaim& claim);
Hedge fictionAt(const Draft& draft, const Sentence& sentence);
// "doubts that X works for Y": what the verb right before a "that" makes of what follows. Where no tree leads
// there; stated, with no words, where it makes nothing of it.
Hedge thatClause(const Draft& draft, const DraftClaim& claim);
// The most cautious of the others.
Hedge turnOfPhrase(const Draft& draft, const DraftClaim& claim);

} // namespace redthread::reading
