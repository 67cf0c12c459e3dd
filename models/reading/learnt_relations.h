// Relationships as learnt from annotated texts, in two steps: is this pair of
// entities related, and if so, of which kind? A kind whose joint chance reaches
// `claimFrom` is a claim; a pair that is likely related all the same is a
// possible link, offered with its three likeliest kinds and claiming nothing.
// linked_to is never claimed.
#pragma once

#include "models/reading/pairs.h"
#include "models/reading/relation_models.h"

namespace redthread::reading {

struct LinkLimits {
    double claimFrom = 0.20;
    double possibleFrom = 0.12; // chance of being related at all
};

struct DraftLink { // possible
    int subject = -1, object = -1, sentence = 0;
    QStringList kinds; // likeliest first
    double chance = 0;
};

struct LearntRelations {
    std::vector<DraftClaim> claims; // only of pairs of which `known` has none
    std::vector<DraftLink> possible;
};

LearntRelations learntRelations(const Draft& draft, const RelationModels& models,
                                const std::vector<DraftClaim>& known, const std::vector<DraftClaim>& rules,
                                LinkLimits limits, std::stop_token stop = {});

} // namespace redthread::reading
