// Starts lay a small mesh out many times: half of the starts from a stress
// majorisation of the hop distances (Gansner, Koren, North 2004), half from
// random places, each annealed. Any thread.
#pragma once

#include "models/layout/annealing.h"
#include "models/layout/force_law.h"

#include <cstdint>
#include <span>
#include <vector>

namespace redthread::layout {

// Less is better: crossings, near misses, stress, edges and shape, counted in crossings.
float badness(const Mesh& mesh, std::span<const std::uint16_t> hops, const Bodies& bodies, const Taste& taste = {});

struct Candidate {
    Bodies bodies;
    float badness = 0;
};

// By what starts are chosen. Coarse meshes, whose nodes stand for many, are
// judged by stress alone.
enum class Judge { Readability, Stress };

// The best `keep`, best first. `boxes` is empty or one a node. O(starts · n²).
std::vector<Candidate> bestStarts(const Mesh& mesh, std::span<const Box> boxes, Relaxation& relaxation,
                                  int starts, int steps, Judge judge, std::size_t keep,
                                  const Interrupted& interrupted, const Taste& taste = {});

} // namespace redthread::layout
