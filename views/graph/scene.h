// GraphScene is what is to be drawn, as plain data: the visible entities with
// their places and the relationships between them. It is made afresh whenever
// the network, the selection or the positions change, and knows neither
// pixels nor models. Coordinates are scene units: 1 unit = 1 px at zoom 1, y
// downwards.
#pragma once

#include "models/network/standing.h"
#include "models/records/ids.h"

#include <QPointF>
#include <QRectF>
#include <QSet>
#include <QString>

#include <functional>
#include <vector>

namespace redthread {

struct SceneNode {
    EntityId id;
    QString name;   // as stored; whoever draws it makes it safe
    QString kind;   // key of the table of kinds
    int weight = 0; // sum of voices, or a measure in its place: the size
    int community = -1; // to be told by colour; -1: none is
    QPointF centre;
    bool selected = false;
    bool hovered = false;
    bool dimmed = false; // not adjacent to what is hovered
    bool pinned = false;
    int hiddenNeighbours = 0; // counted in a badge
    std::vector<EntityId> members; // of a group that is drawn as one (gathering.h); empty: an entity
};

struct SceneEdge {
    RelationshipId id;
    int from = 0; // indices of nodes; an edge with from == to is not drawn
    int to = 0;
    QString kind; // key of the table of relationship kinds
    Standing standing;
    int number = 0; // of its footnote, from 1; 0: none
    bool selected = false;
    bool hovered = false;
    bool dimmed = false;
    bool isBothWays = false;            // they do not all go from `from` to `to`
    std::vector<RelationshipId> bundle; // all it stands for, when several; `id` is one of them

    bool isSuggestion() const { return standing.claims > 0 && standing.notReviewed == standing.claims; }
};

struct GraphScene {
    std::vector<SceneNode> nodes;
    std::vector<SceneEdge> edges;

    bool isEmpty() const { return nodes.empty(); }
};

// What a node or a line stands for: itself, or all in it.
inline std::vector<EntityId> entitiesOf(const SceneNode& node)
{
    return node.members.empty() ? std::vector{node.id} : node.members;
}
inline void addAll(QSet<EntityId>& set, const SceneNode& node)
{
    for (const EntityId id : entitiesOf(node))
        set.insert(id);
}
inline std::vector<RelationshipId> relationshipsOf(const SceneEdge& edge)
{
    return edge.bundle.empty() ? std::vector{edge.id} : edge.bundle;
}

// Radius in scene units; grows with the logarithm of the weight, 8 … 40.
double nodeRadius(int weight);

// Encloses the nodes with their radii, without labels; empty for no nodes.
QRectF boundsOf(const GraphScene& scene);

// The nodes that `keeps` wants, and the edges between them.
GraphScene excerpt(const GraphScene& scene, const std::function<bool(const SceneNode&)>& keeps);

// Sets hovered and dimmed: the node and its neighbours stay, the rest fades.
// A null id (or one that is not there) takes the fading back.
void hover(GraphScene& scene, EntityId id);
void hover(GraphScene& scene, RelationshipId id);

} // namespace redthread
