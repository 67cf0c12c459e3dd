// LayoutGraph is what the layout is told: nodes by number, edges between them,
// where nodes stand already and which must stay. It knows nothing of entities.
#pragma once

#include "models/layout/positions.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace redthread::layout {

struct Edge {
    int a = 0; // node indices; loops and repeats are harmless
    int b = 0;
    float weight = 1; // > 0: independent voices
};

struct Node {
    std::optional<Point> position; // scene units; nothing: place it beside its neighbours
    bool pinned = false;           // obeyed when it has a position
    float radius = 12;             // scene units; nodes keep apart by it
    float labelWidth = 0;          // of the label below the node; 0: none
};

struct LayoutGraph {
    std::uint64_t generation = 0;
    std::vector<Node> nodes;
    std::vector<Edge> edges;
};

} // namespace redthread::layout
