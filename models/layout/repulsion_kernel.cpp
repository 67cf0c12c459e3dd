#include "models/layout/repulsion_kernel.h"

#include "models/layout/lanes.h"

namespace redthread::layout {

namespace {

struct Sums {
    Lanes x, y, curvature;
};

REDTHREAD_INLINE void push(Sums& sums, const Lanes& x, const Lanes& y, float sourceX, float sourceY,
                           float mass)
{
    constexpr float softening = 1e-4f;
    const Lanes dx = x - sourceX;
    const Lanes dy = y - sourceY;
    const Lanes d2 = dx * dx + dy * dy;
    const Lanes root = inverseRoot(d2 + softening);
    const Lanes pull = where(d2 > 0.0f, root * root * (root * mass));
    sums.x += pull * dx;
    sums.y += pull * dy;
    sums.curvature += pull;
}

} // namespace

// Sixteen targets a time, so that a source is read once for all of them.
REDTHREAD_EVERY_PROCESSOR void addUp(const Sources& sources, const Targets& targets)
{
    static_assert(targetStep == 2 * laneCount);
    for (int i = 0; i < targets.count; i += targetStep) {
        const Lanes x0 = load(targets.x + i), x1 = load(targets.x + i + laneCount);
        const Lanes y0 = load(targets.y + i), y1 = load(targets.y + i + laneCount);
        Sums first{}, second{};
        for (int j = 0; j < sources.count; ++j) {
            push(first, x0, y0, sources.x[j], sources.y[j], sources.mass[j]);
            push(second, x1, y1, sources.x[j], sources.y[j], sources.mass[j]);
        }
        store(targets.sumX + i, first.x);
        store(targets.sumX + i + laneCount, second.x);
        store(targets.sumY + i, first.y);
        store(targets.sumY + i + laneCount, second.y);
        store(targets.curvature + i, first.curvature);
        store(targets.curvature + i + laneCount, second.curvature);
    }
}

} // namespace redthread::layout
