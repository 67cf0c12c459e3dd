// Simulation is the layout of one LayoutGraph: made, then stepped until it is
// at rest. It does what LayoutThread does, without the thread. Deterministic:
// the same graph and orders give the same bits.
//
// Components are laid out apart and do not feel each other, but for their
// boxes; each has its own strength of repulsion, so that its mean edge has the
// length wanted, and its own heat, so that only what was touched moves.
//
// What has a place keeps it: a component that is placed already is at rest, and
// a constant load on every node keeps it so when something else begins to move.
// Where new nodes join placed ones, strength and load are found from the placed
// ones alone (Σ (springs + strength · repulsion) · r = 0, the virial); the new
// nodes move freely, the old ones give way a tenth.
#pragma once

#include "models/layout/first_layout.h"
#include "models/layout/mesh.h"
#include "models/layout/relaxation.h"

#include <span>
#include <vector>

namespace redthread::layout {

class Simulation {
public:
    // `edgesChanged`: nodes that all have places may be ill placed for the edges;
    // let them move a little. Interrupted, some nodes have rough places.
    explicit Simulation(
        LayoutGraph graph, bool edgesChanged = false, const Interrupted& interrupted = [] { return false; });

    // What moved in a simulation of the same nodes and edges goes on moving here,
    // though from the places of here.
    void goOnFrom(const Simulation& before);

    void step();
    bool isAtRest() const;

    // Node numbers are the graph's; unknown ones and points that are not finite
    // are ignored.
    void drag(int node, Point to);
    void release(int node, bool pinned);
    void setPinned(int node, bool pinned);

    std::uint64_t generation() const { return m_graph.generation; }
    void write(std::vector<Point>& points) const; // by node of the graph

    // The graph with places as they are now; without those of free nodes, to
    // lay it out anew.
    LayoutGraph graph() const;
    LayoutGraph graphOfPinned() const;

private:
    // Which springs tell of the old balance: an edge that came new between far
    // parts pulls, and tells nothing of it.
    enum class Springs { All, NotFar };

    void takePlaces(std::vector<char>& placed);
    void layOut(std::size_t component, const std::vector<char>& placed, const Interrupted& interrupted);
    void join(std::size_t component, std::vector<char>& placed, const Interrupted& interrupted);
    void balance(std::size_t component, const std::vector<char>& placed, Springs which);
    void takeLoad(std::size_t component);
    void makeLoad();
    void loosen(std::size_t component, const std::vector<int>& moved, float next);
    float strengthFromNothing(std::size_t component, const Interrupted& interrupted) const;
    std::span<const Box> boxesOf(Range range) const;
    void packFree(const std::vector<char>& hasPlace);
    bool isKnown(int node) const { return node >= 0 && node < int(m_graph.nodes.size()); }
    void heat(int index, float to);

    LayoutGraph m_graph;
    Ordered m_ordered;
    Bodies m_bodies; // by index in the mesh
    std::vector<int> m_componentOf;
    std::vector<ForceLaw> m_law;   // by component
    std::vector<float> m_strength; // by component; 0: not known yet
    Forces m_load;                 // by index in the mesh
    std::vector<Heat> m_heat;      // by component
    std::vector<char> m_pinned, m_dragged;
    Relaxation m_relaxation;
};

} // namespace redthread::layout
