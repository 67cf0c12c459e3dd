// Placing gives new nodes of a component a place beside their neighbours that
// have one: alone, in the emptiest direction; between several, in their middle.
#pragma once

#include "models/layout/mesh.h"

#include <span>
#include <vector>

namespace redthread::layout {

// `placed` is by node of the mesh; nodes of `range` that it names stay, the
// others get a place and are named. At least one must be placed.
void placeBeside(const Mesh& mesh, Range range, std::span<float> x, std::span<float> y,
                 std::vector<char>& placed);

// Moves nodes that lie on the very same point a little apart; `mobility` 0 stays.
void separate(std::span<float> x, std::span<float> y, std::span<const float> mobility);

} // namespace redthread::layout
