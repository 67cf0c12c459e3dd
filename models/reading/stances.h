// How sure a claim is: stated, alleged, hypothetical or denied. Two looks are
// taken, one along the tree of grammar (scopes.h) and, where there is none, one
// at the words nearby; with what was learnt from annotated texts
// (stance_features.h) both are weighed together, and *stated* is only said when
// that is safe: a hedged sentence drawn as a fact is the worst a reader can do.
#pragma once

#include "models/reading/draft.h"
#include "models/reading/relation_models.h"
#include "models/reading/scopes.h"

namespace redthread::reading {

struct Hedge {
    Stance stance = Stance::Stated;
    int first = -1, last = -1; // tokens of the words that say so; -1: none
    bool worn = false;         // by a word that hangs on the claim's own (Cue::worn)
};

// By the tree alone: of the cues that govern the claim the most cautious.
Hedge byScope(const Draft& draft, const DraftClaim& claim, const Scope& scope);
// By the words nearby alone.
Hedge byWindow(const Draft& draft, const DraftClaim& claim);

// By rules alone: the voice's stance or the tree's, the more cautious; the words nearby where no tree is
// known.
Hedge ruled(const Draft& draft, const DraftClaim& claim, const Scope& scope);

// After giveVoices(): a claim's stance as it is then is what its voice says.
void giveStances(const Draft& draft, std::vector<DraftClaim>& claims, const RelationModels& models,
                 std::stop_token stop);

} // namespace redthread::reading
