#include "views/graph/gathering.h"

#include <QSet>

#include <algorithm>
#include <map>

namespace redthread {

std::vector<EntityId> gathered(std::span<const EntityId> entities, const Gathering& gathering)
{
    std::vector<EntityId> nodes;
    QSet<EntityId> seen;
    for (const EntityId id : entities) {
        const EntityId node = gathering.standIn(id);
        if (seen.contains(node))
            continue;
        seen.insert(node);
        nodes.push_back(node);
    }
    return nodes;
}

namespace {

SceneEdge joined(const std::vector<const SceneEdge*>& edges, const std::vector<int>& nodeOf)
{
    SceneEdge line = *edges.front();
    line.from = nodeOf[size_t(edges.front()->from)];
    line.to = nodeOf[size_t(edges.front()->to)];
    if (edges.size() == 1)
        return line;
    std::vector<Standing> standings;
    for (const SceneEdge* edge : edges) {
        standings.push_back(edge->standing);
        line.bundle.push_back(edge->id);
        line.selected |= edge->selected;
        line.isBothWays |= nodeOf[size_t(edge->from)] != line.from;
        if (edge->kind != line.kind)
            line.kind.clear(); // of several
    }
    line.standing = together(standings);
    return line;
}

} // namespace

GraphScene gathered(const GraphScene& scene, const Gathering& gathering)
{
    GraphScene result;
    std::vector<int> nodeOf(scene.nodes.size());
    std::vector<int> nodeOfGroup(gathering.groups.size(), -1);
    for (size_t i = 0; i < scene.nodes.size(); ++i) {
        const SceneNode& node = scene.nodes[i];
        const int group = gathering.groupOf.value(node.id, -1);
        if (group < 0) {
            nodeOf[i] = int(result.nodes.size());
            result.nodes.push_back(node);
            continue;
        }
        int& at = nodeOfGroup[size_t(group)];
        if (at < 0) {
            at = int(result.nodes.size());
            const Gathering::Group& own = gathering.groups[size_t(group)];
            result.nodes.push_back({.id = own.id, .name = own.name, .kind = own.kind, .community = node.community});
        }
        nodeOf[i] = at;
        SceneNode& whole = result.nodes[size_t(at)];
        whole.members.push_back(node.id);
        whole.weight += node.weight;
        whole.centre += node.centre;
        whole.selected |= node.selected;
        whole.hiddenNeighbours += node.hiddenNeighbours;
        if (whole.community != node.community)
            whole.community = -1;
    }
    for (SceneNode& node : result.nodes)
        if (!node.members.empty())
            node.centre /= double(node.members.size());

    std::map<std::pair<int, int>, std::vector<const SceneEdge*>> bundles; // the smaller node first
    for (const SceneEdge& edge : scene.edges) {
        const int from = nodeOf[size_t(edge.from)], to = nodeOf[size_t(edge.to)];
        const bool isOfGroup =
            !result.nodes[size_t(from)].members.empty() || !result.nodes[size_t(to)].members.empty();
        if (isOfGroup && (from == to || !edge.standing.drawn))
            continue;
        if (isOfGroup)
            bundles[std::minmax(from, to)].push_back(&edge);
        else
            result.edges.push_back(joined({&edge}, nodeOf));
    }
    for (const auto& [ends, edges] : bundles)
        result.edges.push_back(joined(edges, nodeOf));
    return result;
}

} // namespace redthread
