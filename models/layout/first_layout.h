// The first layout of a connected mesh, from nothing.
//
// Below 300 nodes: many starts, half of them from a stress majorisation of the
// hop distances (Gansner, Koren, North 2004), half at random, each annealed by
// rough steps; the best by crossings, near misses, stress and shape are brought to
// rest with their boxes apart, and the best of these is kept.
// Above: coarsened until 40 nodes are left, best of eight starts there, then
// refined level by level. Finally turned so that it is wider than tall, scaled
// to the mean edge length, and relaxed to rest with the boxes kept apart.
#pragma once

#include "models/layout/boxes.h"
#include "models/layout/mesh.h"

#include <functional>
#include <span>
#include <vector>

namespace redthread::layout {

struct FirstLayout {
    std::vector<float> x, y; // around the origin, scene units
    float strength = 1;      // of the repulsion that holds it in balance
};

// Asked between steps; true: stop with what there is.
using Interrupted = std::function<bool()>;

// `boxes` is empty or one a node.
FirstLayout firstLayout(const Mesh& mesh, std::span<const Box> boxes, const Interrupted& interrupted);

} // namespace redthread::layout
