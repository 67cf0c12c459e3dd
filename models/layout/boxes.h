// Boxes are what must not lie over each other: a node and the label below it.
// BoxPushing turns each overlap into a spring along the axis in which it is
// shallower, a little sooner sideways: pictures and labels are wide. It looks
// at all components together; O(n log n + pairs that share a strip).
#pragma once

#include "models/layout/layout_graph.h"
#include "models/layout/repulsion.h"

#include <span>
#include <vector>

namespace redthread::layout {

// Distances from the node's centre, in scene units.
struct Box {
    float halfWidth = 0;
    float above = 0;
    float below = 0;
    float radius = 0; // of the node alone
};

// With some air around; sizes that make no sense are brought into bounds.
Box boxOf(const Node& node);

class BoxPushing {
public:
    void add(std::span<const float> x, std::span<const float> y, std::span<const Box> boxes,
             ForceSpans force);

private:
    std::vector<int> m_byTop;
};

} // namespace redthread::layout
