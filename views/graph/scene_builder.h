// Makes the scene of a network: what is hidden is left out and counted at its
// neighbours. GUI thread.
#pragma once

#include "models/layout/positions.h"
#include "models/network/network.h"
#include "models/network/selection.h"
#include "views/graph/scene.h"

#include <QHash>

#include <span>

namespace redthread {

// Entities that stand alone: without a relationship, and not pinned by a
// person. Where nobody has a relationship though no filter is set, all are drawn.
enum class Alone { Drawn, LeftOut };

// The entities that are drawn, in the order of EntityModel: index = node of
// the layout and of the scene.
std::vector<EntityId> visibleEntities(const EntityModel& entities, Alone alone = Alone::Drawn);

// How many are left out for standing alone; the hidden ones are not counted.
int aloneCount(const EntityModel& entities);

// `positions`: one per visible entity, in that order. Where one is missing,
// the stored position stands in, else the origin.
// What is shown of nodes beside what the model says; an empty table: nothing.
struct NodeMeasures {
    QHash<EntityId, double> sizes;    // 0 … 1, in place of the voices
    QHash<EntityId, int> communities; // 0 the largest
};

GraphScene buildScene(const EntityModel& entities, const RelationshipModel& relationships,
                      const Selection* selection, std::span<const layout::Point> positions,
                      Alone alone = Alone::Drawn, const NodeMeasures& measures = {});

} // namespace redthread
