// Turns a scene into the drawing of it. Pure: the same scene and options give
// the same list.
#pragma once

#include "views/graph/display_list.h"
#include "views/graph/scene.h"

#include <optional>
#include <stop_token>

namespace redthread {

// Which part of the scene is seen, and how large.
struct View {
    double zoom = 1;
    QPointF corner; // scene point at the upper left of the view

    QPointF toView(QPointF scene) const { return (scene - corner) * zoom; }
    QPointF toScene(QPointF view) const { return view / zoom + corner; }
};

// Relationships that say their kind in the picture, when there is room.
enum class EdgeLabels { None, Marked /* selected, hovered, contested */, All };

struct PictureOptions {
    View view;
    QSizeF size; // of the view, pixels; what lies outside is left out
    bool dark = false;
    bool nodeLabels = true;
    EdgeLabels edgeLabels = EdgeLabels::Marked;
    bool numbers = false;                 // footnote numbers on the lines
    bool titles = false;                  // words for screen readers, in what is exported
    std::vector<QRectF> keepClear;        // view pixels that labels leave free: legend, overview
    const TextMetrics* metrics = nullptr; // needed
    // Pixels a unit of radius has, at least and at most, whatever the zoom: where few are seen they may be larger
    // than it says, where many are they would hide each other.
    double leastScale = 0, mostScale = 100;
    bool isForemost = false; // what stands out of a crowd that is drawn below: the greatest have names in any case
    std::stop_token stop; // asked for: the list breaks off somewhere
};

DisplayList displayList(const GraphScene& scene, const PictureOptions& options);

// The view that shows everything with room for labels, centred, at most at
// `maximalZoom`.
View fitView(const QRectF& bounds, QSizeF size, double margin = 48, double maximalZoom = 2);

// Nodes grow slower than the picture: view pixels a node unit has at a zoom.
double nodeScale(double zoom);

// What lies at a point of the view. Nodes come first, then texts, then the
// nearest line within `reach` pixels. Small nodes are widened to `reach` too.
struct Hit {
    EntityId entity;
    RelationshipId relationship;

    bool isEmpty() const { return !entity && !relationship; }
    bool operator==(const Hit&) const = default;
};
Hit hitTest(const DisplayList& list, QPointF point, double reach = 8);

// Nodes whose centre lies in the rectangle (view pixels): the box selection.
std::vector<EntityId> entitiesIn(const DisplayList& list, const QRectF& rectangle);

} // namespace redthread
