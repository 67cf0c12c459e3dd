// The curves that relationships are drawn along. Each is a quadratic Bézier;
// relationships between the same two entities get lanes, so that every one of
// them can be seen and clicked. Pure.
#pragma once

#include "views/graph/display_list.h"
#include "views/graph/scene.h"

#include <array>
#include <optional>

namespace redthread {

using Curve = std::array<QPointF, 3>;

QPointF pointAt(const Curve& curve, double t);
// Of length 1; (1, 0) when the curve is a point.
QPointF directionAt(const Curve& curve, double t);
Curve section(const Curve& curve, double from, double to);
double lengthOf(const Curve& curve);
double distanceTo(const Curve& curve, QPointF point);
QRectF boxOf(const Curve& curve);
QPainterPath pathOf(const Curve& curve);

// One of `count` relationships between the same two entities.
struct Lane {
    int index = 0;
    int count = 1;
    bool turned = false; // runs against the direction in which lanes are counted
};

// One per edge of the scene. Lanes go by relationship id, whatever the order
// of the edges; A→B and B→A share them.
std::vector<Lane> lanesOf(const GraphScene& scene);

// The whole curve, from centre to centre.
Curve laidCurve(QPointF from, QPointF to, const Lane& lane);

// The part outside both nodes; nothing when they cover it.
std::optional<Curve> clipped(const Curve& curve, const NodeTarget& from, const NodeTarget& to, double gap);

} // namespace redthread
