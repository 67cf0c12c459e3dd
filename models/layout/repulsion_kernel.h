// The kernel of the repulsion, where nearly all time of a layout goes: sums
// over a list of sources, for up to a group of targets. Same bits on every
// processor. Any thread.
#pragma once

namespace redthread::layout {

struct Sources {
    const float* x;
    const float* y;
    const float* mass;
    int count;
};

// For each target i: Σ_j mass_j · (x_i − x_j) / d³ (in sumX, sumY) and
// Σ_j mass_j / d³. A source at the very place of a target gives nothing.
// All five arrays are read or written up to the next multiple of `targetStep`.
struct Targets {
    const float* x;
    const float* y;
    float* sumX;
    float* sumY;
    float* curvature;
    int count;
};
inline constexpr int targetStep = 16;

void addUp(const Sources& sources, const Targets& targets);

} // namespace redthread::layout
