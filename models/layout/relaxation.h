// Relaxation moves nodes downhill in one energy, the same for the first layout
// and for the live one, so that the second continues the first:
//
//   springs      w · d^(a+1) / (a+1)  force w · d^a, no rest length; d in edge lengths
//   repulsion    strength · m·m / d   force ∝ 1 / d²  (repulsion.h)
//   boxes        ½ · k · overlap²     node and label below it keep apart
//   clearance    ½ · k · lack²        lines are long enough and clear of nodes (clearance.h)
//   flatness     ½ · f · (y − ȳ)²     windows and labels are wide
//   distances    a share of all others (distances.h)
// Boxes, clearance and flatness hold for small networks, whose nodes have boxes;
// distances only while a layout is made.
//
// A step is Jacobi-preconditioned: force over the node's own stiffness, the sum
// of second derivatives of these terms. With the curvature of the repulsion in
// it the steps die away by themselves and nothing trembles; without it (rough
// steps) they overshoot, which anneals a layout that starts from nothing. Half
// of the last step is kept while it still points downhill; no step is longer
// than `cap`. The energy is scale-free but for the boxes: a layout enlarged by
// s is at rest when strength is enlarged by s³.
#pragma once

#include "models/layout/boxes.h"
#include "models/layout/distances.h"
#include "models/layout/mesh.h"
#include "models/layout/repulsion.h"

#include <vector>

namespace redthread::layout {

// The mean edge length that layouts are scaled to, in scene units.
inline constexpr float edgeLength = 95;

struct Bodies {
    std::vector<float> x, y;
    std::vector<float> moveX, moveY; // the last step
    std::vector<float> mobility;     // share of a step that is taken; 0: fixed
    std::vector<Box> boxes;          // empty: boxes may overlap

    void resize(int nodes);
    int size() const { return int(x.size()); }
};

struct Forces {
    std::vector<float> x, y, stiffness;

    void clear(int nodes);
    ForceSpans of(Range range);
};

class Relaxation {
public:
    enum class Kind { Rough, Calm };

    // The springs' from now on.
    void setAttraction(float power) { m_attraction = power; }
    // Drawn to hop distances as well, `share` times as much as by the rest; the
    // mesh must be the one they were measured on. nullptr: no more.
    void setDistances(const Distances* distances, float share)
    {
        m_distances = distances;
        m_distanceShare = share;
    }

    // A constant force on every node: with the residual of a layout, turned
    // round, that layout is at rest. Empty: none.
    void setLoad(Forces load) { m_load = std::move(load); }
    // What springs, flatness and repulsion add up to, turned round: not boxes and
    // clearance, which must go on pushing. Nodes outside `range` get 0.
    Forces residual(const Mesh& mesh, Range range, const Bodies& bodies, float strength);

    // One step of one component (edges may not leave `range`). Returns the
    // length of the longest step taken, before mobility.
    float step(const Mesh& mesh, Range range, Bodies& bodies, float strength, float cap, Kind kind);

    // The parts, for whoever steps several components at once.
    void begin(int nodes) { m_forces.clear(nodes); }
    void addSprings(const Mesh& mesh, Range range, const Bodies& bodies);
    void addRepulsion(const Mesh& mesh, Range range, const Bodies& bodies, float strength, Kind kind);
    void addBoxes(const Bodies& bodies);
    void addClearance(const Mesh& mesh, Range range, const Bodies& bodies);
    void addFlatness(Range range, const Bodies& bodies);
    void addLoad(Range range, const Forces& load);
    float move(Range range, Bodies& bodies, float cap, Kind kind) const;
    const Forces& forces() const { return m_forces; }

private:
    float moveSome(Range range, Bodies& bodies, float cap, Kind kind) const;
    void addSprings(const Mesh& mesh, Range nodes, const Bodies& bodies, std::vector<float>& dx,
                    std::vector<float>& dy, std::vector<float>& pull);

    float m_attraction = 1;
    const Distances* m_distances = nullptr;
    float m_distanceShare = 0;
    Forces m_load;
    Forces m_forces;
    std::vector<float> m_ignored;
    Repulsion m_repulsion;
    BoxPushing m_boxes;
};

// How hot a layout still is: the cap of a step in edge lengths. Each step cools
// it; it is at rest when it is cold or has hardly moved for a while.
class Heat {
public:
    void raise(float to);
    void rest() { m_heat = 0; }
    bool isCold() const { return m_heat <= 0; }
    float cap() const { return m_heat * edgeLength; }
    // After a step whose longest move was `longest` scene units.
    void cool(float longest, int nodes);

private:
    float m_heat = 0;
    int m_quiet = 0;
};

} // namespace redthread::layout
