// Untangling takes crossings out of the drawing of a small mesh: nodes are moved
// one at a time, each to the best of some places about its neighbours, wherever
// that makes the drawing more readable (after Davidson and Harel, "Drawing
// graphs nicely using simulated annealing", 1996, without the heat). Seeded.
#pragma once

#include "models/layout/annealing.h"
#include "models/layout/force_law.h"

#include <cstdint>
#include <span>

namespace redthread::layout {

// Counted in crossings, as badness() does (starts.h): crossings, near misses,
// stress; and nodes keep their distance. `hops` between all pairs, row by row.
// Stops after about `work` pairs of edges were looked at.
void untangle(const Mesh& mesh, std::span<const std::uint16_t> hops, Bodies& bodies, long work,
              const Interrupted& interrupted, const Taste& taste = {});

} // namespace redthread::layout
