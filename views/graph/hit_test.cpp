#include "views/graph/edge_curve.h"
#include "views/graph/picture.h"

#include <cmath>

namespace redthread {

Hit hitTest(const DisplayList& list, QPointF point, double reach)
{
    // Inside an outline the one painted last wins; near a small node the nearest.
    const NodeTarget* node = nullptr;
    double nearest = reach;
    for (auto it = list.nodes.rbegin(); it != list.nodes.rend(); ++it) {
        const QPointF way = point - it->centre;
        const double distance = std::hypot(way.x(), way.y());
        if (distance <= kindReach(it->shape, it->radius, way.x(), way.y()))
            return {it->id, {}};
        if (it->radius < reach && distance < nearest) {
            nearest = distance;
            node = &*it;
        }
    }
    if (node)
        return {node->id, {}};
    for (const TextTarget& text : list.texts) {
        if (!text.box.contains(point))
            continue;
        if (text.owner.type == RecordType::Entity)
            return {EntityId{text.owner.id}, {}};
        if (text.owner.type == RecordType::Relationship)
            return {{}, RelationshipId{text.owner.id}};
    }
    const EdgeTarget* edge = nullptr;
    nearest = reach;
    for (const EdgeTarget& candidate : list.edges) {
        const double margin = reach + 1;
        if (!boxOf(candidate.curve).adjusted(-margin, -margin, margin, margin).contains(point))
            continue;
        const double distance = distanceTo(candidate.curve, point);
        if (distance > nearest || (edge && distance == nearest))
            continue;
        nearest = distance;
        edge = &candidate;
    }
    return edge ? Hit{{}, edge->id} : Hit{};
}

std::vector<EntityId> entitiesIn(const DisplayList& list, const QRectF& rectangle)
{
    std::vector<EntityId> found;
    for (const NodeTarget& node : list.nodes)
        if (rectangle.contains(node.centre))
            found.push_back(node.id);
    return found;
}

} // namespace redthread
