#include "models/layout/boxes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace redthread::layout {

using std::size_t;

Box boxOf(const Node& node)
{
    constexpr float labelHeight = 16, air = 5, widestLabel = 240, largestRadius = 200;
    const float radius = std::isfinite(node.radius) ? std::clamp(node.radius, 1.0f, largestRadius) : 12.0f;
    const float label =
        std::isfinite(node.labelWidth) ? std::clamp(node.labelWidth, 0.0f, widestLabel) : 0.0f;
    return {.halfWidth = std::max(radius, label / 2) + air,
            .above = radius + air,
            .below = radius + (label > 0 ? labelHeight : 0) + air,
            .radius = radius};
}

void BoxPushing::add(std::span<const float> x, std::span<const float> y, std::span<const Box> boxes,
                     ForceSpans force)
{
    // Stiff against the springs of a few edges, so that little overlap is left.
    constexpr float stiffness = 40;
    constexpr float sideways = 0.6f;
    const size_t n = x.size();
    if (m_byTop.size() != n) {
        m_byTop.resize(n);
        std::iota(m_byTop.begin(), m_byTop.end(), 0);
    }
    const auto top = [&](int i) { return y[size_t(i)] - boxes[size_t(i)].above; };
    std::sort(m_byTop.begin(), m_byTop.end(),
              [&](int a, int b) { return std::pair(top(a), a) < std::pair(top(b), b); });
    for (size_t k = 0; k < n; ++k) {
        const int a = m_byTop[k];
        const Box& boxA = boxes[size_t(a)];
        const float bottom = y[size_t(a)] + boxA.below;
        for (size_t l = k + 1; l < n && top(m_byTop[l]) < bottom; ++l) {
            const int b = m_byTop[l];
            const Box& boxB = boxes[size_t(b)];
            const float dx = x[size_t(b)] - x[size_t(a)];
            const float overlapX = boxA.halfWidth + boxB.halfWidth - std::abs(dx);
            if (overlapX <= 0)
                continue;
            const float down = bottom - top(b); // for b to clear a
            const float up = y[size_t(b)] + boxB.below - top(a);
            const bool isSideways = overlapX * sideways < std::min(down, up);
            float* axis = isSideways ? force.x.data() : force.y.data();
            float push = 0;
            if (isSideways)
                push = overlapX * (dx > 0 || (dx == 0 && a < b) ? stiffness : -stiffness);
            else
                push = down <= up ? down * stiffness : -up * stiffness;
            axis[a] -= push;
            axis[b] += push;
            force.stiffness[size_t(a)] += stiffness;
            force.stiffness[size_t(b)] += stiffness;
        }
    }
}

} // namespace redthread::layout
