// Relationships as learnt from annotated texts, in two steps: is this pair of
// entities related, and if so, of which kind? A kind whose score (links.h) reaches
// `claimFrom` is a claim; a pair that is likely related all the same is a
// possible link, offered with its three likeliest kinds and claiming nothing.
// linked_to is never claimed. What the rules of relations.h read is evidence
// here, not a claim by itself.
#pragma once

#include "models/reading/pairs.h"
#include "models/reading/relation_models.h"

namespace redthread::reading {

struct LinkLimits {
    double claimFrom = 0.30;
    double possibleFrom = 0.051; // chance of being related at all
};

struct DraftLink { // possible
    int subject = -1, object = -1, sentence = 0;
    QStringList kinds; // likeliest first
    double chance = 0;
};

struct LearntRelations {
    std::vector<DraftClaim> claims;
    std::vector<DraftLink> possible;
};

// `rules`: what relations.h read in this draft. Without models nothing is learnt and nothing returned.
LearntRelations learntRelations(const Draft& draft, const RelationModels& models,
                                const std::vector<DraftClaim>& rules, LinkLimits limits,
                                std::stop_token stop = {});

} // namespace redthread::reading
