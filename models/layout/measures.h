// Measures tell how readable a drawing is, to choose among several.
#pragma once

#include "models/layout/mesh.h"

#include <span>
#include <vector>

namespace redthread::layout {

float meanEdge(const Mesh& mesh, Range range, std::span<const float> x, std::span<const float> y);

struct Segment {
    int a, b; // nodes
};
std::vector<Segment> segments(const Mesh& mesh);

// How far the ends of an edge have the same neighbours, 0 … 1 of those of the end that has fewer; who has but
// one shares all.
float shared(const Mesh& mesh, Segment edge);

// Whether two edges without a common end cross.
bool cross(Segment one, Segment other, std::span<const float> x, std::span<const float> y);
// Of a node from an edge.
float distance(int node, Segment edge, std::span<const float> x, std::span<const float> y);

// Pairs of edges without a common end that cross. O(m²).
int crossings(const Mesh& mesh, std::span<const float> x, std::span<const float> y);

// Nodes that lie within `distance` of an edge that is not theirs. O(n·m).
int nearMisses(const Mesh& mesh, std::span<const float> x, std::span<const float> y, float distance);

// Hops between all pairs of a connected mesh, row by row. O(n·m).
std::vector<std::uint16_t> hops(const Mesh& mesh);

// 1 − (Σ l/h)² / (pairs · Σ (l/h)²) over all pairs, l length drawn, h hops: 0
// when distances drawn are in proportion to hops.
float stress(std::span<const std::uint16_t> hops, std::span<const float> x, std::span<const float> y);

} // namespace redthread::layout
