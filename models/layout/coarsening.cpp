#include "models/layout/coarsening.h"

#include "models/layout/random.h"

#include <numeric>

namespace redthread::layout {

using std::size_t;

Coarser coarsened(const Mesh& mesh)
{
    const int n = mesh.size();
    Coarser result;
    result.parent.assign(size_t(n), -1);
    result.isSun.assign(size_t(n), 0);
    std::vector<int> order(size_t(n), 0);
    std::iota(order.begin(), order.end(), 0);
    Random random{std::uint64_t(n)};
    for (int i = n - 1; i > 0; --i)
        std::swap(order[size_t(i)], order[size_t(random.below(i + 1))]);

    const auto entries = [&](int node) {
        return Range{mesh.offset[size_t(node)], mesh.offset[size_t(node) + 1]};
    };
    int aggregates = 0;
    for (const int node : order) {
        bool isFree = result.parent[size_t(node)] < 0;
        for (int k = entries(node).begin; isFree && k < entries(node).end; ++k)
            isFree = result.parent[size_t(mesh.neighbour[size_t(k)])] < 0;
        if (!isFree)
            continue;
        result.isSun[size_t(node)] = 1;
        result.parent[size_t(node)] = aggregates;
        for (int k = entries(node).begin; k < entries(node).end; ++k)
            result.parent[size_t(mesh.neighbour[size_t(k)])] = aggregates;
        ++aggregates;
    }
    const std::vector<int> taken = result.parent;
    for (const int node : order) {
        if (result.parent[size_t(node)] >= 0)
            continue;
        float best = -1;
        for (int k = entries(node).begin; k < entries(node).end; ++k) {
            const auto other = size_t(mesh.neighbour[size_t(k)]);
            const float tie = mesh.weight[size_t(k)] / mesh.mass[other];
            if (taken[other] >= 0 && tie > best) {
                best = tie;
                result.parent[size_t(node)] = taken[other];
            }
        }
        if (result.parent[size_t(node)] < 0)
            result.parent[size_t(node)] = aggregates++;
    }

    const auto isBetween = [&](int i, int j) {
        return i < j && result.parent[size_t(i)] != result.parent[size_t(j)];
    };
    size_t between = 0;
    for (int i = 0; i < n; ++i)
        for (int k = entries(i).begin; k < entries(i).end; ++k)
            between += isBetween(i, mesh.neighbour[size_t(k)]);
    std::vector<Link> links;
    links.reserve(between);
    for (int i = 0; i < n; ++i)
        for (int k = entries(i).begin; k < entries(i).end; ++k)
            if (const int j = mesh.neighbour[size_t(k)]; isBetween(i, j))
                links.push_back({result.parent[size_t(i)], result.parent[size_t(j)], mesh.weight[size_t(k)]});
    result.mesh = meshOf(aggregates, std::move(links));
    result.mesh.mass.assign(size_t(aggregates), 0);
    for (int i = 0; i < n; ++i)
        result.mesh.mass[size_t(result.parent[size_t(i)])] += mesh.mass[size_t(i)];
    return result;
}

} // namespace redthread::layout
