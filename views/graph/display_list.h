// DisplayList is a drawing as a value: what stands where, in which colour, in
// the order it is painted, and what it stands for. It is made by pure
// functions, compared as text in tests, and drawn by two pens: QPainter
// (screen, PNG, PDF) and the SVG writer. Coordinates are view pixels, y
// downwards. Text is plain and already made safe.
#pragma once

#include "models/records/records.h"
#include "views/graph/kind_shape.h"
#include "views/graph/text_metrics.h"

#include <QColor>
#include <QPainterPath>
#include <QPointF>
#include <QSizeF>
#include <QString>

#include <array>
#include <variant>
#include <vector>

namespace redthread {

struct Stroke {
    QColor colour;
    double width = 0;         // 0: none
    std::vector<double> dash; // pixels on, off, on …; empty: solid
    double dashOffset = 0;    // pixels into the pattern at which the line begins
    bool roundCap = false;
};

struct ShapeItem {
    QPainterPath path;
    QColor fill; // invalid: none
    Stroke stroke;
};

enum class TextAlign { Left, Middle, Right };

struct TextItem {
    QString text;
    QPointF baseline; // left end, middle or right end of the baseline, as align says
    TextAlign align = TextAlign::Left;
    TextFont font;
    QColor colour;
    QColor halo; // drawn round the letters; invalid: none
};

using DisplayItem = std::variant<ShapeItem, TextItem>;

// Items that belong together, painted in order.
struct DisplayGroup {
    QString role;    // "node", "edge", "label" …: a class in SVG
    RecordRef owner; // id 0: nobody's
    QString title;   // what it says to a screen reader and as a tooltip; may be empty
    QString link;    // address that a click opens; empty: none
    std::vector<DisplayItem> items;
    QRectF clip; // nothing is painted outside; null: no limit
};

// What can be hit. A node by its outline, a text by its box, an edge by the
// distance to its curve, which runs from outline to outline.
struct NodeTarget {
    EntityId id;
    QPointF centre;
    KindShape shape = KindShape::Circle;
    double radius = 0;
};
struct TextTarget {
    RecordRef owner;
    QRectF box;
};
struct EdgeTarget {
    RelationshipId id;
    std::array<QPointF, 3> curve; // quadratic Bézier
};

struct DisplayList {
    QSizeF size;
    QColor background; // invalid: transparent
    std::vector<DisplayGroup> groups;
    std::vector<NodeTarget> nodes;
    std::vector<TextTarget> texts;
    std::vector<EdgeTarget> edges;
    int labelsLeftOut = 0; // names for which there was no room
    int numbersOnTop = 0;  // footnote numbers that had to stand on something
};

// Adds `other`, moved by `offset`, on top of `list`. Targets move along.
void append(DisplayList& list, const DisplayList& other, QPointF offset);

// The same drawing, larger or smaller, letters and lines too.
DisplayList scaled(const DisplayList& list, double factor);

// Lets nothing of the list be painted outside the rectangle.
void clip(DisplayList& list, const QRectF& rectangle);

} // namespace redthread
