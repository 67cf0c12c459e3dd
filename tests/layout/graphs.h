// Graphs for the tests of the layout, and measures of what comes out.
#pragma once

#include "models/layout/layout_graph.h"
#include "models/layout/random.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace redthread::layout {

inline LayoutGraph graphOf(int nodes, std::vector<Edge> edges)
{
    LayoutGraph graph;
    graph.nodes.resize(std::size_t(nodes));
    graph.edges = std::move(edges);
    return graph;
}

// Hubs with satellites and some links between them: what an article gives.
inline LayoutGraph evidence(int nodes, float labelWidth = 90, std::uint64_t seed = 1)
{
    Random random{seed};
    LayoutGraph graph = graphOf(nodes, {});
    for (Node& node : graph.nodes) {
        node.labelWidth = labelWidth > 0 ? labelWidth * (0.7f + 0.6f * random.unit()) : 0;
        node.radius = 12;
    }
    const int hubs = std::max(nodes / 12, 1);
    for (int i = 1; i < nodes; ++i)
        graph.edges.push_back({i, i < hubs ? i - 1 : random.below(std::min(i, hubs)), 1});
    for (int i = 0; i < nodes / 2; ++i)
        graph.edges.push_back({random.below(nodes), random.below(nodes), 1});
    return graph;
}

inline LayoutGraph placedAt(LayoutGraph graph, const std::vector<Point>& points)
{
    for (std::size_t i = 0; i < points.size(); ++i)
        graph.nodes[i].position = points[i];
    return graph;
}

inline double distance(Point a, Point b) { return std::hypot(double(a.x) - b.x, double(a.y) - b.y); }

inline double meanEdgeOf(const LayoutGraph& graph, const std::vector<Point>& points)
{
    double sum = 0;
    int count = 0;
    for (const Edge& edge : graph.edges) {
        if (edge.a == edge.b)
            continue;
        sum += distance(points[std::size_t(edge.a)], points[std::size_t(edge.b)]);
        ++count;
    }
    return count ? sum / count : 0;
}

// Width and height of the drawing.
inline std::pair<double, double> extentOf(const std::vector<Point>& points)
{
    const auto [left, right] =
        std::minmax_element(points.begin(), points.end(), [](Point a, Point b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(points.begin(), points.end(), [](Point a, Point b) { return a.y < b.y; });
    return {right->x - left->x, bottom->y - top->y};
}

// Pairs of labels (below their nodes) that lie over each other by more than `slack`.
inline int overlappingLabels(const LayoutGraph& graph, const std::vector<Point>& points, double slack)
{
    int count = 0;
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            const double wide = (graph.nodes[i].labelWidth + graph.nodes[j].labelWidth) / 2 -
                                std::abs(points[i].x - points[j].x);
            const double high =
                14 - std::abs(points[i].y + graph.nodes[i].radius - points[j].y - graph.nodes[j].radius);
            count += wide > slack && high > slack;
        }
    return count;
}

inline bool areFinite(const std::vector<Point>& points)
{
    return std::all_of(points.begin(), points.end(),
                       [](Point point) { return std::isfinite(point.x) && std::isfinite(point.y); });
}

inline bool areDistinct(std::vector<Point> points)
{
    const auto less = [](Point a, Point b) { return std::pair(a.x, a.y) < std::pair(b.x, b.y); };
    std::sort(points.begin(), points.end(), less);
    return std::adjacent_find(points.begin(), points.end()) == points.end();
}

} // namespace redthread::layout
