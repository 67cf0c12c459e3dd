// Mesh is the graph as the forces see it: simple, undirected, both directions
// of an edge side by side. Values; any thread.
#pragma once

#include "models/layout/layout_graph.h"

#include <utility>
#include <vector>

namespace redthread::layout {

// Below so many nodes a network is laid out from many starts, untangled, and
// every line of it is meant to be read.
inline constexpr int smallMesh = 300;

struct Range {
    int begin = 0;
    int end = 0;
    int size() const { return end - begin; }
};

struct Mesh {
    std::vector<int> offset{0}; // of node i's entries: offset[i] … offset[i + 1]
    std::vector<int> neighbour; // ascending within a node
    std::vector<float> weight;  // of the entry; > 0
    std::vector<float> mass;    // of the node; > 0

    int size() const { return int(offset.size()) - 1; }
    int edges() const { return int(neighbour.size()) / 2; }
    int degree(int node) const { return offset[std::size_t(node) + 1] - offset[std::size_t(node)]; }
};

struct Link {
    int a = 0;
    int b = 0;
    float weight = 1;
};

// Loops and ends out of range are dropped, repeats added up. Weights must be positive.
Mesh meshOf(int nodes, std::vector<Link> links);

// A mesh whose connected components stand one after the other.
struct Ordered {
    Mesh mesh;
    std::vector<Range> components; // in the order of their first node in the graph
    std::vector<int> nodeAt;       // index in the mesh → node of the graph
    std::vector<int> indexOf;      // node of the graph → index in the mesh
};

// How stiff a spring is drawn from the voices behind it: 1 for one, 3 at most.
// An edge that was repeated counts all its voices.
Ordered orderedMesh(const LayoutGraph& graph);

// The nodes of a range alone; no edge may leave it.
Mesh partOf(const Mesh& mesh, Range range);

} // namespace redthread::layout
