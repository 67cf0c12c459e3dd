// Which node the arrow keys go to. Pure.
#pragma once

#include "views/graph/scene.h"

namespace redthread {

// Index of the nearest node in that direction (a unit vector along an axis):
// within 45° first, and if none is there, anywhere on that side. −1: none.
int nearestInDirection(const GraphScene& scene, QPointF from, QPointF direction, EntityId except);

} // namespace redthread
