// Room in a picture for a group that is opened, and given back when it is
// closed: everybody else steps away from its middle, or back, so that areas
// keep their size and directions stay. Scene units. Pure functions.
#pragma once

#include "models/layout/positions.h"

#include <span>
#include <vector>

namespace redthread::layout {

// The radius of a disc for so many, as densely as they all stand; 0 for fewer than two in all.
float radiusFor(size_t few, std::span<const Point> all);

// Moves p away from the middle of a disc that opens there, or (radius < 0) towards one that closes.
Point madeRoom(Point p, Point middle, float radius);

// The same figure, its middle moved there and its size such that it fits the disc but for stragglers, who are
// taken to its rim.
std::vector<Point> fitted(std::span<const Point> figure, Point middle, float radius);

} // namespace redthread::layout
