// Repulsion pushes every node away from every other of its component: the
// kernel of the layout, where nearly all of its time goes.
//
// Force on i: strength · Σ_j m_i·m_j·(x_i − x_j) / d³, that is ∝ 1/d². Beside it
// the curvature of that energy, Σ_j 2·strength·m_i·m_j / d³, by which the step
// is scaled (see relaxation.h). Nodes at one place do not push each other.
//
// Up to `direct` nodes all pairs are added up. Above, Barnes–Hut (Nature 1986)
// in groups (Barnes 1990): nodes are sorted along a Morton curve, a quadtree
// stands implicitly over the sorted run; one walk for up to `group`
// neighbouring nodes collects near nodes and far cells (size / distance < θ)
// in a contiguous list, and each node of the group adds that list up in a loop
// the compiler vectorises. O(n log n) a call; about 150 interactions a node.
//
// One object a thread; it keeps its buffers between calls. Same input, same bits.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace redthread::layout {

// Node values side by side; all spans have one length.
struct ForceSpans {
    std::span<float> x;
    std::span<float> y;
    std::span<float> stiffness;
};

class Repulsion {
public:
    void add(std::span<const float> x, std::span<const float> y, std::span<const float> mass, float strength,
             ForceSpans force);

private:
    struct Cell {
        float x = 0, y = 0, mass = 0, size = 0;
        int first = 0, count = 0;
        int child = 0, children = 0; // consecutive cells
        int depth = 0;
    };

    void sort(std::span<const float> x, std::span<const float> y, std::span<const float> mass);
    void build();
    void split(int cell);
    void gather(const Cell& group);

    static constexpr int direct = 192;
    static constexpr int leaf = 16;
    static constexpr int group = 64;
    static constexpr float theta = 1.2f;

    float m_side = 1;
    std::vector<std::uint32_t> m_key, m_keyOther;
    std::vector<int> m_node, m_nodeOther; // in Morton order
    std::vector<float> m_x, m_y, m_mass;  // in Morton order
    std::vector<Cell> m_cells;
    std::vector<int> m_stack;
    std::vector<float> m_listX, m_listY, m_listMass;
};

} // namespace redthread::layout
