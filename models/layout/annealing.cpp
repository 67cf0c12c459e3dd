#include "models/layout/annealing.h"

#include "models/layout/measures.h"

#include <algorithm>
#include <cmath>

namespace redthread::layout {

using std::size_t;

void scatter(Bodies& bodies, Random& random)
{
    const float radius = edgeLength * std::sqrt(float(bodies.size()));
    for (auto i = size_t(0); i < bodies.x.size(); ++i) {
        bodies.x[i] = radius * random.around();
        bodies.y[i] = radius * random.around();
    }
}

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

namespace {

void centreValues(std::span<float> values)
{
    double sum = 0;
    for (const float value : values)
        sum += value;
    const auto mean = float(sum / double(values.size()));
    for (float& value : values)
        value -= mean;
}

} // namespace

void centre(Bodies& bodies)
{
    centreValues(bodies.x);
    centreValues(bodies.y);
}

void turnWide(Bodies& bodies)
{
    centre(bodies);
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

} // namespace redthread::layout
