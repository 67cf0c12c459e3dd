// What a person should look at next: the suggestions nobody has reviewed, the
// most useful first. A pure look at the network as it is drawn (its filter
// holds here too); work grows with the claims.
//
// Useful is what changes the picture most. A line that charges somebody, that is
// contested, that hangs on a single claim or that joins entities of many lines
// comes before the fifth voice for what is known; between the two of like
// weight the less certain comes first. All claims of one line stand together.
#pragma once

#include "models/network/network.h"

namespace redthread {

struct ReviewItem {
    ClaimId claim;
    RelationshipId relationship; // a row of the relationship model; of a possible link its stored one
    double weight = 0;           // above 0; only the order means something
    bool operator==(const ReviewItem&) const = default;
};

// The first of the queue, at least `most` when there are as many, whole lines.
// `possible`: possible links too, behind all others, likeliest first.
std::vector<ReviewItem> reviewQueue(const Network& network, bool possible = false, size_t most = 2000);

} // namespace redthread
