// Links: what all sentences of a text say together of two entities. A link
// collects the pairs of its two entities, each with its chance of being
// related and of each kind; the clearest pair decides. A rule of relations.h
// that read the same kind lifts it: rules are right more often than what was
// learnt of them, each a single feature among a hundred, can say.
#pragma once

#include "models/reading/pair_kinds.h"
#include "models/reading/relation_models.h"

namespace redthread::reading {

// One pair (number) that speaks for a kind.
struct Vote {
    double score = 0; // chance of being related and of this kind
    int pair = -1;
};

struct Candidate {
    int subject = -1, kind = 0, object = -1; // kind: number in relationshipKinds()
    std::vector<Vote> votes;
    double score = 0; // of the best vote
};

struct Link {
    int a = -1, b = -1;                // entities, the smaller first
    int pair = -1;                     // the likeliest to be related
    double related = 0;                // once weighed
    std::vector<Candidate> candidates; // likeliest first
};

// Of pairs less likely related than `least` nothing is kept.
std::vector<Link> findLinks(const Draft& draft, const RelationModels& models, const std::vector<Pair>& pairs,
                            double least, std::stop_token stop = {});

} // namespace redthread::reading
