// The building blocks of the picture and its legend: how one entity, one line
// and one sign look. Pure.
#pragma once

#include "views/graph/edge_curve.h"
#include "views/graph/style.h"

namespace redthread {

// How far something is faded towards the background: what is not adjacent to
// the hovered, and lines that nobody reviewed yet.
constexpr double dimShare = 0.78;
constexpr double suggestionShare = 0.36;

// Shape and glyph of a kind. `share` fades them.
std::vector<DisplayItem> kindItems(const Palette& palette, const QString& kind, QPointF centre, double radius,
                                   double share = 0);

// A line along a curve; the arrow's tip lies on its end.
struct LineLook {
    Standing standing;
    bool directed = true;
    bool washed = false; // selected
    double share = 0;    // faded by
};
std::vector<DisplayItem> lineItems(const Palette& palette, const Curve& curve, const LineLook& look);

// ≠ or × in a small circle; nothing for other lines.
std::vector<DisplayItem> standingSign(const Palette& palette, const Standing& standing, QPointF centre,
                                      double share = 0);
constexpr double signRadius = 7;

// A footnote's number in a small pill.
std::vector<DisplayItem> numberItems(const Palette& palette, const TextMetrics& metrics, int number,
                                     QPointF centre);
QRectF numberBox(const TextMetrics& metrics, int number, QPointF centre);

} // namespace redthread
