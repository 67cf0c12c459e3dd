#include "models/layout/first_layout.h"

#include "models/layout/coarsening.h"
#include "models/layout/measures.h"
#include "models/layout/random.h"
#include "models/layout/relaxation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace redthread::layout {

namespace {

using std::size_t;

constexpr int smallMesh = 300;
constexpr int coarsest = 40;

// Any strength gives the same shape; this one is near the size wanted.
constexpr float startStrength = 0.1f * edgeLength * edgeLength * edgeLength;

Range all(const Mesh& mesh) { return {0, mesh.size()}; }

void scatter(Bodies& bodies, Random& random)
{
    const float radius = edgeLength * std::sqrt(float(bodies.size()));
    for (auto i = size_t(0); i < bodies.x.size(); ++i) {
        bodies.x[i] = radius * random.around();
        bodies.y[i] = radius * random.around();
    }
}

// Rough steps under a cap that shrinks from 1 to 0.02 mean edges.
void anneal(const Mesh& mesh, Bodies& bodies, Relaxation& relaxation, int steps,
            const Interrupted& interrupted)
{
    float mean = 0;
    for (int i = 0; i < steps && !interrupted(); ++i) {
        if (i % 8 == 0)
            mean = std::max(meanEdge(mesh, all(mesh), bodies.x, bodies.y), 1.0f);
        const float share = float(i) / float(std::max(steps - 1, 1));
        relaxation.step(mesh, all(mesh), bodies, startStrength, mean * std::pow(0.02f, share),
                        Relaxation::Kind::Rough);
    }
}

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

void centre(std::span<float> values)
{
    double sum = 0;
    for (const float value : values)
        sum += value;
    const auto mean = float(sum / double(values.size()));
    for (float& value : values)
        value -= mean;
}

// Turns the longest axis of the drawing into the horizontal.
void turnWide(Bodies& bodies)
{
    centre(bodies.x);
    centre(bodies.y);
    double xx = 0, xy = 0, yy = 0;
    for (size_t i = 0; i < bodies.x.size(); ++i) {
        xx += double(bodies.x[i]) * bodies.x[i];
        xy += double(bodies.x[i]) * bodies.y[i];
        yy += double(bodies.y[i]) * bodies.y[i];
    }
    const double angle = 0.5 * std::atan2(2 * xy, xx - yy);
    const auto c = float(std::cos(angle)), s = float(std::sin(angle));
    for (size_t i = 0; i < bodies.x.size(); ++i) {
        const float x = bodies.x[i], y = bodies.y[i];
        bodies.x[i] = c * x + s * y;
        bodies.y[i] = c * y - s * x;
    }
}

void enlarge(Bodies& bodies, float by)
{
    for (float& value : bodies.x)
        value *= by;
    for (float& value : bodies.y)
        value *= by;
}

float shapeOf(const Bodies& bodies)
{
    const auto [left, right] = std::minmax_element(bodies.x.begin(), bodies.x.end());
    const auto [top, bottom] = std::minmax_element(bodies.y.begin(), bodies.y.end());
    return (*right - *left + edgeLength) / (*bottom - *top + edgeLength);
}

// Less is better: in crossings.
float badness(const Mesh& mesh, std::span<const std::uint16_t> hops, const Bodies& bodies)
{
    const float mean = meanEdge(mesh, all(mesh), bodies.x, bodies.y);
    const auto edges = float(mesh.edges());
    return float(crossings(mesh, bodies.x, bodies.y)) +
           0.5f * float(nearMisses(mesh, bodies.x, bodies.y, 0.22f * mean)) +
           edges * stress(hops, bodies.x, bodies.y) + 0.25f * edges * std::max(1.5f - shapeOf(bodies), 0.0f);
}

// The best of many starts, best first. Small hop distances are all that
// `judge` goes by on coarse meshes, whose nodes stand for many.
struct Candidate {
    Bodies bodies;
    float badness = 0;
};
enum class Judge { Readability, Stress };

std::vector<Candidate> bestStarts(const Mesh& mesh, std::span<const Box> boxes, Relaxation& relaxation,
                                  int starts, int steps, Judge judge, size_t keep,
                                  const Interrupted& interrupted)
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
        next.badness = judge == Judge::Readability ? badness(mesh, distances, next.bodies)
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

// Half at the parent, half at the mean of the neighbours' parents, and a little aside.
Bodies refined(const Mesh& mesh, const Coarser& coarser, const Bodies& coarse)
{
    const float aside = 0.15f * std::max(meanEdge(coarser.mesh, all(coarser.mesh), coarse.x, coarse.y), 1.0f);
    Random random{std::uint64_t(mesh.size())};
    Bodies fine;
    fine.resize(mesh.size());
    for (auto i = size_t(0); i < fine.x.size(); ++i) {
        const auto parent = size_t(coarser.parent[i]);
        float x = coarse.x[parent], y = coarse.y[parent];
        const int degree = mesh.degree(int(i));
        if (!coarser.isSun[i] && degree > 0) {
            float sumX = 0, sumY = 0;
            for (int k = mesh.offset[i]; k < mesh.offset[i + 1]; ++k) {
                const auto other = size_t(coarser.parent[size_t(mesh.neighbour[size_t(k)])]);
                sumX += coarse.x[other];
                sumY += coarse.y[other];
            }
            x = (x + sumX / float(degree)) / 2;
            y = (y + sumY / float(degree)) / 2;
        }
        fine.x[i] = x + aside * random.around();
        fine.y[i] = y + aside * random.around();
    }
    return fine;
}

Bodies multilevel(const Mesh& mesh, Relaxation& relaxation, const Interrupted& interrupted)
{
    std::vector<Coarser> levels;
    const auto finest = [&]() -> const Mesh& { return levels.empty() ? mesh : levels.back().mesh; };
    while (finest().size() > coarsest && !interrupted()) {
        Coarser next = coarsened(finest());
        if (next.mesh.size() > finest().size() * 9 / 10 || next.mesh.size() < 4)
            break;
        levels.push_back(std::move(next));
    }
    Bodies bodies;
    if (finest().size() <= smallMesh) {
        bodies = bestStarts(finest(), {}, relaxation, 8, 200, Judge::Stress, 1, interrupted).front().bodies;
    } else {
        Random random{1};
        bodies.resize(finest().size());
        scatter(bodies, random);
        anneal(finest(), bodies, relaxation, 200, interrupted);
    }
    const int n = mesh.size();
    const int fine = n < 3000 ? 200 : n < 50000 ? 60 : 30;
    for (size_t level = levels.size(); level-- > 0;) {
        const Mesh& here = level == 0 ? mesh : levels[level - 1].mesh;
        bodies = refined(here, levels[level], bodies);
        const auto steps = int(float(fine) * std::sqrt(float(n) / float(here.size())));
        anneal(here, bodies, relaxation, std::clamp(steps, fine, 200), interrupted);
    }
    turnWide(bodies);
    return bodies;
}

// Calm steps until nothing moves.
void relax(const Mesh& mesh, Bodies& bodies, Relaxation& relaxation, float strength, float heat,
           const Interrupted& interrupted)
{
    Heat cooling;
    cooling.raise(heat);
    while (!cooling.isCold() && !interrupted())
        cooling.cool(
            relaxation.step(mesh, all(mesh), bodies, strength, cooling.cap(), Relaxation::Kind::Calm),
            mesh.size());
}

// Scaled to the mean edge, at rest, boxes apart.
FirstLayout finished(const Mesh& mesh, Bodies& bodies, std::span<const Box> boxes, Relaxation& relaxation,
                     const Interrupted& interrupted)
{
    float strength = startStrength;
    const auto scaleTo = [&](float length) {
        const float by = length / std::max(meanEdge(mesh, all(mesh), bodies.x, bodies.y), 1e-3f);
        enlarge(bodies, by);
        strength *= by * by * by;
    };
    scaleTo(edgeLength);
    centre(bodies.x);
    centre(bodies.y);
    bodies.boxes.assign(boxes.begin(), boxes.end());
    relax(mesh, bodies, relaxation, strength, mesh.size() > 5000 ? 0.02f : 0.2f, interrupted);
    // Boxes stretch what they push apart; a little less repulsion takes that back.
    const auto isStretched = [&] {
        return meanEdge(mesh, all(mesh), bodies.x, bodies.y) > 1.1f * edgeLength;
    };
    for (int pass = 0; pass < 2 && !bodies.boxes.empty() && isStretched(); ++pass) {
        scaleTo(0.95f * edgeLength);
        relax(mesh, bodies, relaxation, strength, 0.2f, interrupted);
    }
    return {.x = bodies.x, .y = bodies.y, .strength = strength};
}

} // namespace

FirstLayout firstLayout(const Mesh& mesh, std::span<const Box> boxes, const Interrupted& interrupted)
{
    const int n = mesh.size();
    if (n <= 1)
        return {.x = std::vector<float>(size_t(n)),
                .y = std::vector<float>(size_t(n)),
                .strength = startStrength};

    Relaxation relaxation;
    if (n >= smallMesh) {
        Bodies bodies = multilevel(mesh, relaxation, interrupted);
        return finished(mesh, bodies, boxes, relaxation, interrupted);
    }
    // Boxes move things; which start was best shows when they are apart.
    const int starts = n == 2 ? 1 : std::clamp(600'000 / (n * n), 8, 40);
    const size_t finalists = boxes.empty() ? 1 : n <= 100 ? 6 : 2;
    const std::vector<std::uint16_t> distances = hops(mesh);
    FirstLayout best;
    float least = std::numeric_limits<float>::max();
    for (Candidate& candidate :
         bestStarts(mesh, boxes, relaxation, starts, 150, Judge::Readability, finalists, interrupted)) {
        FirstLayout layout = finished(mesh, candidate.bodies, boxes, relaxation, interrupted);
        const float bad = badness(mesh, distances, candidate.bodies);
        if (bad < least || best.x.empty()) {
            least = bad;
            best = std::move(layout);
        }
    }
    return best;
}

} // namespace redthread::layout
