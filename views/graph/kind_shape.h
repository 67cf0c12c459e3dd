// The shapes by which kinds of entity are told apart without colour: the one
// place for their geometry. The graph, the legend and the icons of the lists
// all draw from here. Pure; safe from every thread.
#pragma once

#include <QColor>
#include <QPainterPath>
#include <QString>

namespace redthread {

enum class KindShape { Circle, Square, Hexagon, Pill, Diamond, Page, Triangle, Flat, Pentagon };

// From the name in the table of kinds; an unknown name is a square.
KindShape kindShapeFromName(const QString& name);

// The outline, centred on 0,0. All shapes of one radius have about the same
// area as the circle of that radius, so that none looks more important.
QPainterPath kindPath(KindShape shape, double radius);

// How far the outline is from its centre in the direction of (dx, dy), which
// need not be normed: where a line towards the shape has to stop.
double kindReach(KindShape shape, double radius, double dx, double dy);

// Half the width and half the height of the outline.
QSizeF kindExtent(KindShape shape, double radius);

// Where the glyph's optical centre lies, and the pixel size of its font.
QPointF kindGlyphCentre(KindShape shape, double radius);
double kindGlyphSize(KindShape shape, double radius, const QString& glyph);

// White or near black, whichever reads better on the fill.
QColor kindGlyphColour(const QColor& fill);

} // namespace redthread
