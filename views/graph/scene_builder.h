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

// The number of a node for each entity that has one, found by EntityRow::place.
class NodeNumbers {
public:
    void reserve(size_t places) { m_nodes.reserve(places); }
    void set(quint32 place, int node)
    {
        if (place >= m_nodes.size())
            m_nodes.resize(place + 1, -1);
        m_nodes[place] = node;
    }
    int of(quint32 place) const { return place < m_nodes.size() ? m_nodes[place] : -1; } // -1: none

private:
    std::vector<int> m_nodes;
};

// What is shown of nodes beside what the model says; an empty table: nothing.
struct NodeMeasures {
    QHash<EntityId, double> sizes;    // 0 … 1, in place of the voices
    QHash<EntityId, int> communities; // 0 the largest
};

// `positions`: one per visible entity, in that order. Where one is missing,
// the stored position stands in, else the origin. The memory of `last`, a scene that is not needed any more, is
// used again.
GraphScene buildScene(const EntityModel& entities, const RelationshipModel& relationships,
                      const Selection* selection, std::span<const layout::Point> positions,
                      Alone alone = Alone::Drawn, const NodeMeasures& measures = {}, GraphScene last = {});

} // namespace redthread
