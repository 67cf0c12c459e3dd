// Clearance keeps lines readable in small networks: each long enough between
// the outlines to show its arrow and its sign, and none under a node that is
// not its own. Both are springs that act only while too little room is left.
// O(m), and O(n·m) for the second, which is left out above `mostPairs`.
#pragma once

#include "models/layout/boxes.h"
#include "models/layout/mesh.h"
#include "models/layout/repulsion.h"

#include <span>

namespace redthread::layout {

// The spans hold all nodes, indexed as in the mesh.
void addClearance(const Mesh& mesh, Range range, std::span<const float> x, std::span<const float> y,
                  std::span<const Box> boxes, ForceSpans force);

} // namespace redthread::layout
