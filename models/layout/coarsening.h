// A coarser mesh: aggregates of neighbouring nodes become one node, masses and
// weights are summed, so that one energy holds on all levels.
//
// Solar aggregation (after Hachul and Jünger, "Drawing large graphs with a
// potential-field-based multilevel algorithm", 2004): a node whose closed
// neighbourhood is still free becomes a sun and takes its neighbours; the rest
// joins the neighbouring aggregate it is tied to most.
#pragma once

#include "models/layout/mesh.h"

namespace redthread::layout {

struct Coarser {
    Mesh mesh;
    std::vector<int> parent; // fine node → coarse node
    std::vector<char> isSun; // fine node stands where its parent stands
};

Coarser coarsened(const Mesh& mesh);

} // namespace redthread::layout
