// The first layout of a connected mesh, from nothing.
//
// Below 300 nodes: many starts (starts.h); the best by crossings, near misses,
// stress and shape are brought to rest with their boxes apart, and the best of
// these is kept. Above: multilevel.h. Finally turned so that it is wider than
// tall, scaled to the mean edge length (or more, where nodes need room), and the
// boxes moved apart.
#pragma once

#include "models/layout/annealing.h"
#include "models/layout/force_law.h"

#include <span>
#include <vector>

namespace redthread::layout {

struct FirstLayout {
    std::vector<float> x, y; // around the origin, scene units
    float strength = 1;      // of the repulsion that holds it in balance
};

// `boxes` is empty or one a node; the mesh has its masses by the law.
FirstLayout firstLayout(const Mesh& mesh, const ForceLaw& law, std::span<const Box> boxes,
                        const Interrupted& interrupted);

} // namespace redthread::layout
