// How surely a clause puts what it says: the cue words of cues.tsv in the
// clause of the word that says it ("allegedly", "could", "never").
#pragma once

#include "models/reading/draft.h"

namespace redthread::reading {

// Sets stance and hedges of claims whose voice has not given them already.
void giveStances(const Draft& draft, std::vector<DraftClaim>& claims, std::stop_token stop);

} // namespace redthread::reading
