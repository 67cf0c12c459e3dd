#include "models/layout/force_law.h"

#include "models/layout/distances.h"
#include "models/layout/random.h"

#include <algorithm>
#include <cmath>

namespace redthread::layout {

namespace {

using std::size_t;

float clusteringOf(const Mesh& mesh)
{
    constexpr int samples = 4000;
    Random random{5};
    int pairs = 0, closed = 0;
    for (int sample = 0; sample < samples; ++sample) {
        const auto node = size_t(random.below(mesh.size()));
        const int degree = mesh.degree(int(node));
        if (degree < 2)
            continue;
        const int first = random.below(degree);
        const int second = (first + 1 + random.below(degree - 1)) % degree;
        const auto neighbour = [&](int k) { return mesh.neighbour[size_t(mesh.offset[node] + k)]; };
        const auto one = size_t(neighbour(first));
        closed += std::binary_search(mesh.neighbour.begin() + mesh.offset[one],
                                     mesh.neighbour.begin() + mesh.offset[one + 1], neighbour(second));
        ++pairs;
    }
    return pairs > 0 ? float(closed) / float(pairs) : 0.0f;
}

ForceLaw balanced(const Mesh& mesh)
{
    if (mesh.size() < smallMesh)
        return {};
    const Character is = characterOf(mesh);
    constexpr float smallWorld = 0.6f;
    if (is.width >= smallWorld)
        return {.attraction = 1, .massByDegree = 0, .distances = 0.1f, .coarseDistances = 0.6f};
    // 0 where degrees are much alike, 1 where a few hubs hold everything.
    const float hubs = std::clamp(std::log(is.heterogeneity / 2.5f) / std::log(13.0f / 2.5f), 0.0f, 1.0f);
    return {.attraction = 1 - 0.25f * hubs,
            .massByDegree = 0.5f + 0.5f * hubs,
            .distances = std::clamp(1.44f - 1.6f * is.clustering, 0.2f, 0.8f),
            .coarseDistances = 1};
}

} // namespace

Character characterOf(const Mesh& mesh)
{
    const int n = mesh.size();
    if (n < 2)
        return {};
    double degrees = 0, squares = 0;
    for (int i = 0; i < n; ++i) {
        degrees += mesh.degree(i);
        squares += double(mesh.degree(i)) * mesh.degree(i);
    }
    Character result;
    if (degrees > 0)
        result.heterogeneity = float(squares * n / (degrees * degrees));
    constexpr int pivots = 8;
    result.width = float(Distances(mesh, pivots).meanHops() / std::log2(double(n)));
    result.clustering = clusteringOf(mesh);
    return result;
}

ForceLaw lawOf(const Mesh& mesh, const Style& style)
{
    ForceLaw law;
    switch (style.preset) {
    case Preset::Balanced:
        law = balanced(mesh);
        break;
    case Preset::Chart:
        law = {.attraction = 1.5f, .massByDegree = 0, .distances = 0.1f, .coarseDistances = 0.6f};
        law.taste = {.crossings = 1, .stress = 8, .evenness = 6, .cohesion = 0};
        break;
    case Preset::Communities:
        law = {.attraction = 0.25f, .massByDegree = 1, .distances = 0.1f, .coarseDistances = 0.3f};
        law.taste = {.crossings = 0.5f, .stress = 6, .evenness = 0, .cohesion = 2};
        break;
    case Preset::Distances:
        law = {.attraction = 1, .massByDegree = 0.5f, .distances = 2, .coarseDistances = 1};
        law.taste = {.crossings = 0.25f, .stress = 60, .evenness = 0, .cohesion = 0};
        break;
    }
    const auto slider = [](float value) {
        return std::clamp(std::isfinite(value) ? value : 0.0f, -1.0f, 1.0f);
    };
    const float closeness = slider(style.closeness), distances = slider(style.distances);
    law.attraction = std::clamp(law.attraction - closeness, 0.0f, 2.0f);
    law.taste.cohesion = std::max(law.taste.cohesion + 2 * closeness, 0.0f);
    law.taste.stress *= std::pow(4.0f, distances);
    if (distances > 0) // up to four times as much, from a tenth where there was none
        law.distances = std::max(law.distances, 0.1f) * std::pow(4.0f, distances);
    else
        law.distances *= 1 + distances;
    return law;
}

void giveMasses(Mesh& mesh, Range range, const ForceLaw& law)
{
    for (int i = range.begin; i < range.end; ++i)
        mesh.mass[size_t(i)] =
            law.massByDegree == 0 ? 1 : std::pow(float(mesh.degree(i) + 1) / 2, law.massByDegree);
}

} // namespace redthread::layout
