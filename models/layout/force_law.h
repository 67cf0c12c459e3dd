// ForceLaw turns what a person wants and what a network is like into forces.
//
// Measured on 25 graphs against the classical law (attraction ∝ d², repulsion
// ∝ 1/d): the repulsion 1/d² with springs ∝ d keeps neighbourhoods better at the
// same stress in wide networks (meshes, roads, trees). In small worlds, where
// everything is a few steps from everything, a heavier hub and a firmer hold by
// hop distances are needed for the same stress; less of it where most
// neighbours know each other, whose neighbourhoods are worth keeping.
#pragma once

#include "models/layout/mesh.h"

namespace redthread::layout {

// What counts in the picture of a small network, where places are tried one by one; each in crossings.
struct Taste {
    float crossings = 1; // one of them
    float stress = 16;   // a stress of 1, for each edge
    float evenness = 0;  // an edge twice as long as the mean
    float cohesion = 0;  // an edge of the mean length between two who share all their neighbours
};

struct ForceLaw {
    float attraction = 1;      // power of the length by which an edge pulls, 0 … 2
    float massByDegree = 0;    // a node's mass: ((degree + 1) / 2) to this power, 0 … 1
    float distances = 0;       // share of the hop distances in the last steps, ≥ 0
    float coarseDistances = 0; // and on coarser levels
    Taste taste;
};

// What a connected network is like; samples, seeded.
struct Character {
    float heterogeneity = 1; // ⟨k²⟩ / ⟨k⟩² of the degrees; 1: all alike
    float width = 0;         // mean hops between two nodes / log₂ n; below 0.6: a small world
    float clustering = 0;    // share of pairs of a node's neighbours that are neighbours
};
Character characterOf(const Mesh& mesh);

// Of a connected mesh.
ForceLaw lawOf(const Mesh& mesh, const Style& style);

// Masses by the law; the mesh's nodes are single ones.
void giveMasses(Mesh& mesh, Range range, const ForceLaw& law);

} // namespace redthread::layout
