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

// What a person wants to see. The sliders go about the preset, −1 … 1.
enum class Preset {
    Balanced,    // shape and neighbourhoods, by what the network is like
    Chart,       // edges of like length
    Communities, // what belongs together lies together
    Distances,   // far in the network is far in the picture
};
struct Style {
    Preset preset = Preset::Balanced;
    float closeness = 0; // more: neighbours draw together
    float distances = 0; // more: distances count for more
    bool operator==(const Style&) const = default;
};

struct LayoutGraph {
    std::uint64_t generation = 0;
    Style style;
    bool still = false; // a part of what was, or all of it again: nodes that have places stay there
    std::vector<Node> nodes;
    std::vector<Edge> edges;
};

} // namespace redthread::layout
