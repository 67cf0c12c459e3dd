#include "views/graph/scene.h"

#include "views/graph/kind_shape.h"

#include <algorithm>
#include <cmath>

namespace redthread {

namespace {

void clearHover(GraphScene& scene)
{
    for (SceneNode& node : scene.nodes)
        node.hovered = node.dimmed = false;
    for (SceneEdge& edge : scene.edges)
        edge.hovered = edge.dimmed = false;
}

void dimAll(GraphScene& scene)
{
    for (SceneNode& node : scene.nodes)
        node.dimmed = true;
    for (SceneEdge& edge : scene.edges)
        edge.dimmed = true;
}

} // namespace

double nodeRadius(int weight) { return std::min(40.0, 8 + 3.8 * std::log2(1.0 + std::max(0, weight))); }

QRectF boundsOf(const GraphScene& scene)
{
    QRectF bounds;
    for (const SceneNode& node : scene.nodes) {
        const double r = nodeRadius(node.weight);
        bounds |= QRectF(node.centre.x() - r, node.centre.y() - r, 2 * r, 2 * r);
    }
    return bounds;
}

GraphScene excerpt(const GraphScene& scene, const std::function<bool(const SceneNode&)>& keeps)
{
    GraphScene result;
    result.nodes.reserve(scene.nodes.size());
    result.edges.reserve(scene.edges.size());
    std::vector<int> renamed(scene.nodes.size(), -1);
    for (size_t i = 0; i < scene.nodes.size(); ++i) {
        if (!keeps(scene.nodes[i]))
            continue;
        renamed[i] = int(result.nodes.size());
        result.nodes.push_back(scene.nodes[i]);
    }
    for (SceneEdge edge : scene.edges) {
        edge.from = renamed[size_t(edge.from)];
        edge.to = renamed[size_t(edge.to)];
        if (edge.from >= 0 && edge.to >= 0)
            result.edges.push_back(edge);
    }
    return result;
}

void hover(GraphScene& scene, EntityId id)
{
    clearHover(scene);
    const auto it = std::find_if(scene.nodes.begin(), scene.nodes.end(),
                                 [id](const SceneNode& node) { return node.id == id; });
    if (!id || it == scene.nodes.end())
        return;
    dimAll(scene);
    const int at = int(it - scene.nodes.begin());
    it->hovered = true;
    it->dimmed = false;
    for (SceneEdge& edge : scene.edges) {
        if (edge.from != at && edge.to != at)
            continue;
        edge.dimmed = false;
        scene.nodes[size_t(edge.from)].dimmed = scene.nodes[size_t(edge.to)].dimmed = false;
    }
}

void hover(GraphScene& scene, RelationshipId id)
{
    clearHover(scene);
    const auto it = std::find_if(scene.edges.begin(), scene.edges.end(),
                                 [id](const SceneEdge& edge) { return edge.id == id; });
    if (!id || it == scene.edges.end())
        return;
    dimAll(scene);
    it->hovered = true;
    it->dimmed = false;
    scene.nodes[size_t(it->from)].dimmed = scene.nodes[size_t(it->to)].dimmed = false;
}

} // namespace redthread
