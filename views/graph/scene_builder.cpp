#include "views/graph/scene_builder.h"

#include <algorithm>
#include <cmath>

namespace redthread {

namespace {

std::vector<int> visibleRows(const EntityModel& entities, Alone alone)
{
    std::vector<int> rows, joined;
    for (int row = 0; row < entities.rowCount(); ++row) {
        const Entity& entity = entities.entity(row);
        if (entity.hidden)
            continue;
        rows.push_back(row);
        if (entities.degree(row) > 0 || entity.pinned)
            joined.push_back(row);
    }
    const bool anyJoined =
        std::any_of(rows.begin(), rows.end(), [&](int row) { return entities.degree(row) > 0; });
    return alone == Alone::LeftOut && (anyJoined || entities.isFiltered()) ? joined : rows;
}

} // namespace

std::vector<EntityId> visibleEntities(const EntityModel& entities, Alone alone)
{
    std::vector<EntityId> visible;
    for (const int row : visibleRows(entities, alone))
        visible.push_back(entities.idAt(row));
    return visible;
}

int aloneCount(const EntityModel& entities)
{
    return int(visibleRows(entities, Alone::Drawn).size() - visibleRows(entities, Alone::LeftOut).size());
}

GraphScene buildScene(const EntityModel& entities, const RelationshipModel& relationships,
                      const Selection* selection, std::span<const layout::Point> positions, Alone alone,
                      const NodeMeasures& measures, GraphScene last)
{
    GraphScene scene = std::move(last);
    scene.nodes.clear();
    scene.edges.clear();
    NodeNumbers nodeOf;
    const std::vector<int> rows = visibleRows(entities, alone);
    nodeOf.reserve(size_t(entities.rowCount()));
    scene.nodes.reserve(rows.size());
    int largest = 1; // a measure makes nobody larger than voices do: there is no more room
    for (const int row : rows)
        largest = std::max(largest, entities.weight(row));
    const bool marksNodes = selection && !selection->entities().isEmpty();
    for (const int row : rows) {
        const Entity& entity = entities.entity(row);
        const size_t at = scene.nodes.size();
        SceneNode node{.id = entity.id, .name = entity.name, .kind = entity.kind};
        node.weight = measures.sizes.isEmpty()
                          ? entities.weight(row)
                          : int(std::lround(largest * measures.sizes.value(entity.id, 0)));
        node.community = measures.communities.isEmpty() ? -1 : measures.communities.value(entity.id, -1);
        node.pinned = entity.pinned;
        node.selected = marksNodes && selection->entities().contains(entity.id);
        node.centre = at < positions.size() ? QPointF(positions[at].x, positions[at].y)
                                            : entity.position.value_or(QPointF());
        nodeOf.set(entities.place(row), int(at));
        scene.nodes.push_back(std::move(node));
    }

    // Hidden neighbours are counted once, however many lines lead to them.
    QSet<std::pair<EntityId, EntityId>> counted;
    const auto countHidden = [&](int node, EntityId hidden) {
        const EntityId shown = scene.nodes[size_t(node)].id;
        const int row = entities.rowOf(hidden);
        if (row < 0 || !entities.entity(row).hidden || counted.contains({shown, hidden}))
            return;
        counted.insert({shown, hidden});
        ++scene.nodes[size_t(node)].hiddenNeighbours;
    };

    scene.edges.reserve(size_t(relationships.rowCount()));
    const bool marksLines = selection && !selection->relationships().isEmpty();
    for (int row = 0; row < relationships.rowCount(); ++row) {
        const RelationshipRow& relationship = relationships.relationship(row);
        const int from = nodeOf.of(relationship.subjectPlace);
        const int to = nodeOf.of(relationship.objectPlace);
        if (from >= 0 && to < 0)
            countHidden(from, relationship.object);
        if (to >= 0 && from < 0)
            countHidden(to, relationship.subject);
        if (from < 0 || to < 0)
            continue;
        SceneEdge edge{.id = relationship.id, .from = from, .to = to, .kind = relationship.kind};
        edge.standing = relationship.standing;
        edge.selected = marksLines && selection->relationships().contains(relationship.id);
        scene.edges.push_back(std::move(edge));
    }
    return scene;
}

} // namespace redthread
