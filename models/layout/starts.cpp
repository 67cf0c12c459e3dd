#include "models/layout/starts.h"

#include "models/layout/measures.h"

#include <algorithm>
#include <cmath>

namespace redthread::layout {

using std::size_t;

namespace {

// Moves each node to where its distances to all others would have it.
void majorise(std::span<const std::uint16_t> hops, Bodies& bodies, int sweeps)
{
    const size_t n = bodies.x.size();
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        for (size_t i = 0; i < n; ++i) {
            float x = 0, y = 0, weights = 0;
            for (size_t j = 0; j < n; ++j) {
                if (i == j)
                    continue;
                const float wanted = edgeLength * hops[i * n + j];
                const float weight = 1 / (wanted * wanted);
                const float dx = bodies.x[i] - bodies.x[j], dy = bodies.y[i] - bodies.y[j];
                const float pull = wanted / std::max(std::sqrt(dx * dx + dy * dy), 1e-3f);
                x += weight * (bodies.x[j] + dx * pull);
                y += weight * (bodies.y[j] + dy * pull);
                weights += weight;
            }
            bodies.x[i] = x / weights;
            bodies.y[i] = y / weights;
        }
    }
}

float shapeOf(const Bodies& bodies)
{
    const auto [left, right] = std::minmax_element(bodies.x.begin(), bodies.x.end());
    const auto [top, bottom] = std::minmax_element(bodies.y.begin(), bodies.y.end());
    return (*right - *left + edgeLength) / (*bottom - *top + edgeLength);
}

} // namespace

float badness(const Mesh& mesh, std::span<const std::uint16_t> hops, const Bodies& bodies, const Taste& taste)
{
    const float mean = meanEdge(mesh, all(mesh), bodies.x, bodies.y);
    const auto edges = float(mesh.edges());
    float lengths = 0;
    if (taste.evenness > 0 || taste.cohesion > 0)
        for (const Segment edge : segments(mesh)) {
            const float longer = std::hypot(bodies.x[size_t(edge.a)] - bodies.x[size_t(edge.b)],
                                            bodies.y[size_t(edge.a)] - bodies.y[size_t(edge.b)]) /
                                 std::max(mean, 1e-3f);
            lengths += taste.evenness * (longer - 1) * (longer - 1) +
                       taste.cohesion * shared(mesh, edge) * longer * longer;
        }
    return taste.crossings * float(crossings(mesh, bodies.x, bodies.y)) +
           0.5f * float(nearMisses(mesh, bodies.x, bodies.y, 0.22f * mean)) +
           taste.stress * edges * stress(hops, bodies.x, bodies.y) + lengths +
           0.7f * edges * std::max(1.5f - shapeOf(bodies), 0.0f);
}

std::vector<Candidate> bestStarts(const Mesh& mesh, std::span<const Box> boxes, Relaxation& relaxation,
                                  int starts, int steps, Judge judge, size_t keep,
                                  const Interrupted& interrupted, const Taste& taste)
{
    const std::vector<std::uint16_t> distances = hops(mesh);
    std::vector<Candidate> best;
    for (int start = 0; start < starts && (start == 0 || !interrupted()); ++start) {
        Random random{std::uint64_t(start) + 1};
        Candidate next;
        next.bodies.resize(mesh.size());
        next.bodies.boxes.assign(boxes.begin(), boxes.end());
        scatter(next.bodies, random);
        if (start % 2 == 0)
            majorise(distances, next.bodies, 12);
        anneal(mesh, next.bodies, relaxation, steps, interrupted);
        if (boxes.empty()) // else it lies flat already
            turnWide(next.bodies);
        next.badness = judge == Judge::Readability ? badness(mesh, distances, next.bodies, taste)
                                                   : stress(distances, next.bodies.x, next.bodies.y);
        const auto place = std::upper_bound(best.begin(), best.end(), next, [](const auto& l, const auto& r) {
            return l.badness < r.badness;
        });
        if (size_t(place - best.begin()) >= keep)
            continue;
        best.insert(place, std::move(next));
        if (best.size() > keep)
            best.pop_back();
    }
    return best;
}

} // namespace redthread::layout
