#include "models/layout/clearance.h"

#include <algorithm>
#include <cmath>

namespace redthread::layout {

namespace {

using std::size_t;

constexpr float shortestLine = 46; // between outlines
constexpr float beside = 9;        // between an outline and a foreign line
constexpr float stiffness = 4;
constexpr long mostPairs = 40'000; // keeps a step well below a millisecond

struct Clearing {
    std::span<const float> x, y;
    std::span<const Box> boxes;
    ForceSpans force;

    void push(size_t node, float fx, float fy, float stiff)
    {
        force.x[node] += fx;
        force.y[node] += fy;
        force.stiffness[node] += stiff;
    }

    void lengthen(size_t a, size_t b)
    {
        const float dx = x[b] - x[a], dy = y[b] - y[a];
        const float length = std::sqrt(dx * dx + dy * dy);
        const float missing = boxes[a].radius + boxes[b].radius + shortestLine - length;
        if (missing <= 0 || length < 1e-3f)
            return;
        const float pull = stiffness * missing / length;
        push(a, -pull * dx, -pull * dy, stiffness);
        push(b, pull * dx, pull * dy, stiffness);
    }

    // Moves node c and the line a–b apart; the nearer end of the line more.
    void part(size_t a, size_t b, size_t c)
    {
        const float wanted = boxes[c].radius + beside;
        if (x[c] < std::min(x[a], x[b]) - wanted || x[c] > std::max(x[a], x[b]) + wanted ||
            y[c] < std::min(y[a], y[b]) - wanted || y[c] > std::max(y[a], y[b]) + wanted)
            return;
        const float dx = x[b] - x[a], dy = y[b] - y[a];
        const float length2 = dx * dx + dy * dy;
        const float along = ((x[c] - x[a]) * dx + (y[c] - y[a]) * dy) / std::max(length2, 1.0f);
        if (along <= 0 || along >= 1)
            return;
        const float ox = x[c] - x[a] - along * dx, oy = y[c] - y[a] - along * dy;
        const float distance = std::sqrt(ox * ox + oy * oy);
        if (distance >= wanted)
            return;
        // Right on the line: to its left, as good a side as the other.
        const float length = std::sqrt(std::max(length2, 1.0f));
        const float ux = distance > 1e-3f ? ox / distance : dy / length;
        const float uy = distance > 1e-3f ? oy / distance : -dx / length;
        const float size = stiffness * (wanted - distance);
        push(c, size * ux, size * uy, stiffness);
        push(a, -size * (1 - along) * ux, -size * (1 - along) * uy, stiffness * (1 - along));
        push(b, -size * along * ux, -size * along * uy, stiffness * along);
    }
};

} // namespace

void addClearance(const Mesh& mesh, Range range, std::span<const float> x, std::span<const float> y,
                  std::span<const Box> boxes, ForceSpans force)
{
    Clearing clearing{x, y, boxes, force};
    const long entries = mesh.offset[size_t(range.end)] - mesh.offset[size_t(range.begin)];
    const bool isSmall = entries / 2 * range.size() <= mostPairs;
    for (int a = range.begin; a < range.end; ++a) {
        for (int k = mesh.offset[size_t(a)]; k < mesh.offset[size_t(a) + 1]; ++k) {
            const int b = mesh.neighbour[size_t(k)];
            if (b < a)
                continue;
            clearing.lengthen(size_t(a), size_t(b));
            for (int c = range.begin; isSmall && c < range.end; ++c)
                if (c != a && c != b)
                    clearing.part(size_t(a), size_t(b), size_t(c));
        }
    }
}

} // namespace redthread::layout
