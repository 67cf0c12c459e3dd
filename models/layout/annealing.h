// Annealing brings a layout from nothing near its rest: rough steps under a cap
// that shrinks from one mean edge to a fiftieth. What it works on is one
// connected mesh. Any thread.
#pragma once

#include "models/layout/mesh.h"
#include "models/layout/random.h"
#include "models/layout/relaxation.h"

#include <functional>

namespace redthread::layout {

// Asked between steps; true: stop with what there is.
using Interrupted = std::function<bool()>;

// Any strength gives the same shape; this one is near the size wanted.
inline constexpr float startStrength = 0.1f * edgeLength * edgeLength * edgeLength;

inline Range all(const Mesh& mesh) { return {0, mesh.size()}; }

void scatter(Bodies& bodies, Random& random);
void anneal(const Mesh& mesh, Bodies& bodies, Relaxation& relaxation, int steps,
            const Interrupted& interrupted);

// Around the origin, the longest axis of the drawing horizontal.
void centre(Bodies& bodies);
void turnWide(Bodies& bodies);
void enlarge(Bodies& bodies, float by);

} // namespace redthread::layout
