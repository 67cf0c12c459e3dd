// What somebody is said to be: "X is not the director of Y", "X denied that he
// was the owner of Y", "A called X an agent of Y". The noun is a predicate
// there: it is denied, doubted and said by somebody as a verb is. In an
// apposition ("X, the director of Y, denied …") it is told by the way.
#pragma once

#include "models/reading/draft.h"
#include "models/reading/stances.h"

namespace redthread::reading {

// Marks the claims that are ascribed (DraftClaim::ascribed, caller) and lets
// them begin at their predicate. Nothing where grammar is not known.
void findAscriptions(const Draft& draft, std::vector<DraftClaim>& claims);

// Of a claim with a caller: a smear is no more than alleged, and what is
// "wrongly described as" is denied.
Hedge asCalled(const Draft& draft, const DraftClaim& claim);

// The verb that calls somebody what the noun says ("called", "described … as"); -1: none.
int callingVerb(const Draft& draft, const Sentence& sentence, int noun);

} // namespace redthread::reading
