#include "models/layout/first_layout.h"

#include "models/layout/measures.h"
#include "models/layout/multilevel.h"
#include "models/layout/starts.h"
#include "models/layout/untangling.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace redthread::layout {

namespace {

using std::size_t;

// Of nodes without boxes, in scene units: where everything is a few steps away,
// edges of the usual length would put a hundred thousand nodes on one spot.
constexpr float spacing = 40;

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

// By how much a drawing must grow, at most eightfold, before pushing boxes apart
// moves few of its nodes: where communities lie close together, pushing alone
// would undo them. By the distance from each node to the nearest. O(n²).
float roomNeeded(const Bodies& bodies)
{
    constexpr float most = 8;
    std::vector<float> wanted;
    for (size_t i = 0; i < bodies.x.size(); ++i) {
        float nearest = std::numeric_limits<float>::max();
        for (size_t j = 0; j < bodies.x.size(); ++j)
            if (i != j)
                nearest = std::min(nearest, std::hypot(bodies.x[i] - bodies.x[j], bodies.y[i] - bodies.y[j]));
        wanted.push_back((bodies.boxes[i].above + bodies.boxes[i].below) / std::max(nearest, 1e-3f));
    }
    const auto crowded = wanted.begin() + std::ptrdiff_t(wanted.size() * 97 / 100);
    std::nth_element(wanted.begin(), crowded, wanted.end());
    return std::clamp(*crowded, 1.0f, most);
}

// How far apart nodes would lie if they were spread evenly over their drawing.
float spacingOf(const Bodies& bodies)
{
    double xx = 0, yy = 0;
    for (size_t i = 0; i < bodies.x.size(); ++i) {
        xx += double(bodies.x[i]) * bodies.x[i];
        yy += double(bodies.y[i]) * bodies.y[i];
    }
    const double n = double(bodies.x.size());
    // An ellipse with these moments has the area 4π · √(xx/n · yy/n).
    return std::max(float(std::sqrt(4 * std::numbers::pi * std::sqrt(xx * yy) / n / n)), 1e-3f);
}

// Scaled to the mean edge, boxes apart. Where hop distances hold the drawing it
// is not at rest by the other forces alone; what they lack is made up by a
// constant load, so that boxes move things and nothing else does.
FirstLayout finished(const Mesh& mesh, Bodies& bodies, const ForceLaw& law, std::span<const Box> boxes,
                     Relaxation& relaxation, const Interrupted& interrupted)
{
    relaxation.setDistances(nullptr, 0);
    float strength = startStrength;
    const auto scaleTo = [&](float length) {
        const float by = length / std::max(meanEdge(mesh, all(mesh), bodies.x, bodies.y), 1e-3f);
        enlarge(bodies, by);
        strength *= std::pow(by, law.attraction + 2);
    };
    scaleTo(edgeLength);
    centre(bodies);
    bodies.boxes.assign(boxes.begin(), boxes.end());
    const bool isSmall = mesh.size() < smallMesh;
    const bool isHeld = law.distances > 0 || isSmall;
    if (!isSmall)
        scaleTo(edgeLength *
                (boxes.empty() ? std::max(1.0f, spacing / spacingOf(bodies)) : roomNeeded(bodies)));
    if (isHeld && boxes.empty())
        return {.x = bodies.x, .y = bodies.y, .strength = strength};
    const auto settle = [&] {
        if (isHeld)
            relaxation.setLoad(relaxation.residual(mesh, all(mesh), bodies, strength));
        relax(mesh, bodies, relaxation, strength,
              mesh.size() > 5000 ? 0.02f
              : isSmall          ? 0.2f
                                 : 0.03f,
              interrupted);
        relaxation.setLoad({});
    };
    settle();
    // Boxes stretch what they push apart; a little less repulsion takes that back.
    const auto isStretched = [&] {
        return meanEdge(mesh, all(mesh), bodies.x, bodies.y) > 1.1f * edgeLength;
    };
    for (int pass = 0; pass < 2 && isSmall && !bodies.boxes.empty() && isStretched(); ++pass) {
        scaleTo(0.95f * edgeLength);
        settle();
    }
    return {.x = bodies.x, .y = bodies.y, .strength = strength};
}

// Many starts; boxes move things, so which was best shows when they are apart.
FirstLayout bestOfMany(const Mesh& mesh, const ForceLaw& law, std::span<const Box> boxes,
                       const Interrupted& interrupted)
{
    const int n = mesh.size();
    Relaxation relaxation;
    relaxation.setAttraction(law.attraction);
    const int starts = n == 2 ? 1 : std::clamp(600'000 / (n * n), 8, 40);
    const size_t finalists = boxes.empty() ? 1 : n <= 100 ? 6 : 2;
    const std::vector<std::uint16_t> distances = hops(mesh);
    const Distances held(mesh, law.distances > 0 ? n : 0);
    if (!held.isEmpty())
        relaxation.setDistances(&held, law.distances);
    std::vector<Candidate> candidates =
        bestStarts(mesh, boxes, relaxation, starts, 150, Judge::Readability, finalists, interrupted,
                   law.taste);
    constexpr long mostWork = 30'000'000; // a few tenths of a second
    FirstLayout best;
    float least = std::numeric_limits<float>::max();
    for (Candidate& candidate : candidates) {
        untangle(mesh, distances, candidate.bodies, mostWork / long(finalists), interrupted, law.taste);
        FirstLayout layout = finished(mesh, candidate.bodies, law, boxes, relaxation, interrupted);
        const float bad = badness(mesh, distances, candidate.bodies, law.taste);
        if (bad < least || best.x.empty()) {
            least = bad;
            best = std::move(layout);
        }
    }
    return best;
}

} // namespace

FirstLayout firstLayout(const Mesh& mesh, const ForceLaw& law, std::span<const Box> boxes,
                        const Interrupted& interrupted)
{
    const int n = mesh.size();
    if (n <= 1)
        return {.x = std::vector<float>(size_t(n)),
                .y = std::vector<float>(size_t(n)),
                .strength = startStrength};
    if (n < smallMesh)
        return bestOfMany(mesh, law, boxes, interrupted);
    Relaxation relaxation;
    Bodies bodies = multilevel(mesh, law, relaxation, interrupted);
    return finished(mesh, bodies, law, boxes, relaxation, interrupted);
}

} // namespace redthread::layout
