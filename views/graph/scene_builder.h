// Makes the scene of a network: what is hidden is left out and counted at its
// neighbours. GUI thread.
#pragma once

#include "models/layout/positions.h"
#include "models/network/network.h"
#include "models/network/selection.h"
#include "views/graph/scene.h"

#include <span>

namespace redthread {

// The entities that are drawn, in the order of EntityModel: index = node of
// the layout and of the scene.
std::vector<EntityId> visibleEntities(const EntityModel& entities);

// `positions`: one per visible entity, in that order. Where one is missing,
// the stored position stands in, else the origin.
GraphScene buildScene(const EntityModel& entities, const RelationshipModel& relationships,
                      const Selection* selection, std::span<const layout::Point> positions);

} // namespace redthread
