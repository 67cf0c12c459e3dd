// Crowd is a large scene as plain arrays, for what must be quick with a hundred
// thousand nodes: drawing (crowd_raster.h), hit tests, boxes, and picking out
// the few that are drawn with all their signs. It is made when the scene
// changes; places alone are told anew. Values; const calls from any thread.
#pragma once

#include "views/graph/picture.h"
#include "views/graph/scene.h"

#include <array>
#include <vector>

namespace redthread {

// By what a line is coloured: its stance, or that it is contested.
enum class LineTint : std::uint8_t { Stated, Alleged, Hypothetical, Denied, Contested };
inline constexpr int lineTintCount = 5;

class Crowd {
public:
    Crowd() = default;
    explicit Crowd(const GraphScene& scene);
    // The same nodes at other places.
    void setPlaces(const GraphScene& scene);

    // Index = node of the scene; scene units.
    std::vector<float> x, y, radius;
    std::vector<std::uint16_t> kind; // index of `kinds`
    std::vector<QString> kinds;      // keys; of communities in their place while they are told
    static QString communityKey(int community);
    std::vector<int> bySize;         // nodes, largest first
    double meanRadius = 0;

    // Lines that are drawn. They stand in four classes of a pseudo-random draw,
    // a 16th, 3/16, a quarter and half of them, so that a first part of them is
    // a fair sample; within a class by node, for the cache.
    struct Line {
        int from = 0, to = 0; // nodes
        int edge = 0;         // of the scene
        LineTint tint = LineTint::Stated;
        bool isSuggestion = false;
    };
    std::vector<Line> lines;

    int nodeCount() const { return int(x.size()); }

    // Pixels a unit of radius may have so that nodes seen in a view leave ground between them.
    double roomyScale(const View& view, QSizeF size) const;
    // How much lies in the view; nodes alone are counted faster.
    struct Count {
        int nodes = 0, lines = 0;
    };
    int nodesSeen(const View& view, QSizeF size) const;
    Count seen(const View& view, QSizeF size) const;

    // Node under a point of the view, −1: none; the nearest within `reach`
    // pixels, or inside its disc. `scale`: pixels a unit of radius has.
    int nodeAt(const View& view, QPointF point, double scale, double reach = 8) const;
    // Edge of the scene nearest to a point, −1: none within `reach` pixels.
    int edgeAt(const View& view, QPointF point, double reach = 8) const;
    // Nodes whose centre lies in the rectangle (view pixels).
    std::vector<int> nodesIn(const View& view, const QRectF& rectangle) const;

    // The part of the scene that is in the view: its nodes, its lines and the
    // nodes these lead to.
    GraphScene part(const GraphScene& scene, const View& view, QSizeF size) const;
    // What is drawn over the crowd with all its signs: at most `most` of the
    // largest nodes in the view, whatever is selected or hovered, and the lines
    // selected or hovered, or at a hovered node, or at one of a few selected.
    GraphScene foremost(const GraphScene& scene, const View& view, QSizeF size, int most) const;
};

} // namespace redthread
