#include "models/layout/mesh.h"

#include <algorithm>
#include <cmath>

namespace redthread::layout {

namespace {

using std::size_t;

float springOf(float voices) { return std::min(1 + 0.5f * std::log2(std::max(voices, 1.0f)), 3.0f); }

// Breadth first from each node not seen yet; gives the order and the ranges.
void order(const Mesh& mesh, std::vector<int>& nodeAt, std::vector<Range>& components)
{
    const int n = mesh.size();
    std::vector<char> seen(size_t(n), 0);
    nodeAt.reserve(size_t(n));
    for (int start = 0; start < n; ++start) {
        if (seen[size_t(start)])
            continue;
        const int begin = int(nodeAt.size());
        seen[size_t(start)] = 1;
        nodeAt.push_back(start);
        for (int next = begin; next < int(nodeAt.size()); ++next) {
            const int node = nodeAt[size_t(next)];
            for (int k = mesh.offset[size_t(node)]; k < mesh.offset[size_t(node) + 1]; ++k) {
                const int other = mesh.neighbour[size_t(k)];
                if (!seen[size_t(other)]) {
                    seen[size_t(other)] = 1;
                    nodeAt.push_back(other);
                }
            }
        }
        components.push_back({begin, int(nodeAt.size())});
    }
}

struct Entry {
    int neighbour;
    float weight;
};

// Writes entries to the mesh from `begin` on, ascending, repeats added up.
// Returns where they end.
int writeSorted(std::vector<Entry>& entries, Mesh& mesh, int begin)
{
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& l, const Entry& r) { return l.neighbour < r.neighbour; });
    int end = begin;
    for (const Entry& entry : entries) {
        if (end > begin && mesh.neighbour[size_t(end) - 1] == entry.neighbour) {
            mesh.weight[size_t(end) - 1] += entry.weight;
        } else {
            mesh.neighbour[size_t(end)] = entry.neighbour;
            mesh.weight[size_t(end)] = entry.weight;
            ++end;
        }
    }
    return end;
}

} // namespace

Mesh meshOf(int nodes, std::vector<Link> links)
{
    std::erase_if(links, [nodes](const Link& link) {
        return link.a == link.b || link.a < 0 || link.b < 0 || link.a >= nodes || link.b >= nodes;
    });
    Mesh mesh;
    mesh.mass.assign(size_t(nodes), 1);
    mesh.offset.assign(size_t(nodes) + 1, 0);
    for (const Link& link : links) {
        ++mesh.offset[size_t(link.a) + 1];
        ++mesh.offset[size_t(link.b) + 1];
    }
    for (int i = 0; i < nodes; ++i)
        mesh.offset[size_t(i) + 1] += mesh.offset[size_t(i)];
    mesh.neighbour.resize(links.size() * 2);
    mesh.weight.resize(links.size() * 2);
    std::vector<int> fill(mesh.offset.begin(), mesh.offset.end() - 1);
    const auto put = [&](int from, int to, float weight) {
        const size_t k = size_t(fill[size_t(from)]++);
        mesh.neighbour[k] = to;
        mesh.weight[k] = weight;
    };
    for (const Link& link : links) {
        put(link.a, link.b, link.weight);
        put(link.b, link.a, link.weight);
    }
    // Each node's entries are sorted and repeats added up; what is left moves forward.
    std::vector<Entry> entries;
    int end = 0;
    for (int i = 0; i < nodes; ++i) {
        entries.clear();
        for (int k = mesh.offset[size_t(i)]; k < mesh.offset[size_t(i) + 1]; ++k)
            entries.push_back({mesh.neighbour[size_t(k)], mesh.weight[size_t(k)]});
        mesh.offset[size_t(i)] = end;
        end = writeSorted(entries, mesh, end);
    }
    mesh.offset[size_t(nodes)] = end;
    mesh.neighbour.resize(size_t(end));
    mesh.weight.resize(size_t(end));
    return mesh;
}

Ordered orderedMesh(const LayoutGraph& graph)
{
    const int n = int(graph.nodes.size());
    std::vector<Link> links;
    links.reserve(graph.edges.size());
    for (const Edge& edge : graph.edges)
        links.push_back({edge.a, edge.b, std::isfinite(edge.weight) && edge.weight > 0 ? edge.weight : 1.0f});
    const Mesh mesh = meshOf(n, std::move(links));

    Ordered result;
    order(mesh, result.nodeAt, result.components);
    result.indexOf.resize(size_t(n));
    for (int i = 0; i < n; ++i)
        result.indexOf[size_t(result.nodeAt[size_t(i)])] = i;
    result.mesh.mass.assign(size_t(n), 1);
    result.mesh.neighbour.resize(mesh.neighbour.size());
    result.mesh.weight.resize(mesh.weight.size());
    result.mesh.offset.assign(1, 0);
    std::vector<Entry> entries;
    for (const int node : result.nodeAt) {
        entries.clear();
        for (int k = mesh.offset[size_t(node)]; k < mesh.offset[size_t(node) + 1]; ++k)
            entries.push_back(
                {result.indexOf[size_t(mesh.neighbour[size_t(k)])], springOf(mesh.weight[size_t(k)])});
        result.mesh.offset.push_back(writeSorted(entries, result.mesh, result.mesh.offset.back()));
    }
    return result;
}

Mesh partOf(const Mesh& mesh, Range range)
{
    Mesh part;
    const int first = mesh.offset[size_t(range.begin)];
    const int last = mesh.offset[size_t(range.end)];
    part.offset.resize(size_t(range.size()) + 1);
    for (int i = 0; i <= range.size(); ++i)
        part.offset[size_t(i)] = mesh.offset[size_t(range.begin + i)] - first;
    part.neighbour.assign(mesh.neighbour.begin() + first, mesh.neighbour.begin() + last);
    for (int& node : part.neighbour)
        node -= range.begin;
    part.weight.assign(mesh.weight.begin() + first, mesh.weight.begin() + last);
    part.mass.assign(mesh.mass.begin() + range.begin, mesh.mass.begin() + range.end);
    return part;
}

} // namespace redthread::layout
