// Distances hold a layout against folds: each node is drawn to where its hops
// to a few pivots would have it (sparse stress: Ortmann, Klimenta, Brandes 2017;
// the pivots as in Brandes and Pich 2007, half of them far from all before,
// half at random). One energy on its own, here a share of the forces.
#pragma once

#include "models/layout/mesh.h"
#include "models/layout/repulsion.h"

#include <cstdint>
#include <span>
#include <vector>

namespace redthread::layout {

class Distances {
public:
    // Hops from at most `pivots` nodes of a connected mesh; rounded down to a
    // multiple of eight, none when that leaves nothing. O(pivots · edges), two
    // bytes a node and pivot.
    Distances(const Mesh& mesh, int pivots);

    bool isEmpty() const { return m_pivots.empty(); }

    // Adds the pull towards where the pivots want a node. It counts `share`
    // times as much as what stands in `force` already, by its stiffness: so it
    // comes last.
    void add(std::span<const float> x, std::span<const float> y, float share, ForceSpans force) const;

    // Of all nodes to the pivots: 1 − (Σ l/h)² / (pairs · Σ (l/h)²), l length
    // drawn, h hops. 0: in proportion.
    float stress(std::span<const float> x, std::span<const float> y) const;

    double meanHops() const;

private:
    struct Ratios {
        double sum = 0, squares = 0; // of l/h
        double pairs = 0;
    };
    Ratios ratios(std::span<const float> x, std::span<const float> y, std::size_t stride) const;

    std::vector<int> m_pivots;
    std::vector<std::uint16_t> m_hops; // node by node; 0: the pivot itself
};

} // namespace redthread::layout
