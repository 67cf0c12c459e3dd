// How two entities are connected in what is drawn: over lines in either
// direction, whatever they say, but for lines that are only denied and entities
// that are hidden. The network's filter holds here too. A pure look; GUI thread.
#pragma once

#include "models/network/network.h"

#include <QSet>

namespace redthread {

struct EntityPath {
    // One more than the steps; first and last are the two asked for.
    std::vector<EntityId> entities;
    // Per step the lines between the two, the best evidenced first.
    std::vector<std::vector<RelationshipId>> steps;
    double doubt = 0; // sum over the steps of the doubt of their best line

    bool operator==(const EntityPath&) const = default;
};

struct PathsFound {
    std::vector<EntityPath> shortest;        // the least doubtful first; at most as many as asked for
    bool isCut = false;                      // there are more
    std::optional<EntityPath> bestEvidenced; // when it is none of the shortest
};

// At least 1: stated by many voices. Alleged, supposed and contested lines and
// lone voices add to it.
double doubtOf(const Standing& standing);

// Nothing found for an entity with itself, for one that is not drawn, and where
// there is no way. `avoid`: these are on none of the ways.
PathsFound pathsBetween(const Network& network, EntityId from, EntityId to, const QSet<EntityId>& avoid = {},
                        int most = 20);

} // namespace redthread
