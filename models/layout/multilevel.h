// Multilevel lays a large connected mesh out: coarsened until 40 nodes are left,
// the best of several starts there, then refined level by level (one energy
// holds on all levels), held by hop distances against folds, which come about
// on the coarse levels: there several starts are tried, and the best goes on.
// O(n log n) a step. Any thread; large loops are shared among Workers.
#pragma once

#include "models/layout/annealing.h"
#include "models/layout/force_law.h"

namespace redthread::layout {

// Before boxes are moved apart; any scale, turned wide.
Bodies multilevel(const Mesh& mesh, const ForceLaw& law, Relaxation& relaxation,
                  const Interrupted& interrupted);

} // namespace redthread::layout
