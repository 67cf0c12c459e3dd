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
// in a contiguous list, and all nodes of the group add that list up at once
// (repulsion_kernel.h). O(n log n) a call; about 130 interactions a node.
//
// One object a thread; it keeps its buffers between calls. Large calls are shared
// among Workers. Same input, same bits, with any number of threads.
#pragma once

#include "models/workers/workers.h"

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

    // What one thread collects for one group.
    struct List {
        std::vector<int> stack;
        std::vector<float> x, y, mass;
        int count = 0;
        void add(const float* itsX, const float* itsY, const float* itsMass, int itsCount);
    };

    void sort(std::span<const float> x, std::span<const float> y, std::span<const float> mass);
    void build();
    void split(int cell);
    void findGroups();
    void gather(const Cell& group, List& list) const;
    void pushAll(std::span<const float> x, std::span<const float> y, std::span<const float> mass,
                 float strength, ForceSpans force);
    void push(int firstGroup, int lastGroup, float strength, ForceSpans force) const;

    static constexpr int direct = 192;
    static constexpr int leaf = 24;
    static constexpr int group = 96;
    static constexpr float theta = 1.5f;

    float m_side = 1;
    std::vector<std::uint32_t> m_key, m_keyOther;
    std::vector<int> m_node, m_nodeOther; // in Morton order
    std::vector<float> m_x, m_y, m_mass;  // in Morton order, and some room behind
    std::vector<Cell> m_cells;
    std::vector<int> m_groups; // cells
};

} // namespace redthread::layout
