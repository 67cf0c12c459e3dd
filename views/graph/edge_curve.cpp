#include "views/graph/edge_curve.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace redthread {

namespace {

constexpr int steps = 24; // of a curve taken as a polyline

// A single line bends a little, so that it is told from lines that merely pass.
constexpr double singleBend = 0.08, largestSingleBend = 36;
constexpr double smallestLane = 9, largestLane = 26, laneShare = 0.2;

double distanceToSegment(QPointF p, QPointF a, QPointF b)
{
    const QPointF way = b - a;
    const double squared = QPointF::dotProduct(way, way);
    const double t = squared == 0 ? 0 : std::clamp(QPointF::dotProduct(p - a, way) / squared, 0.0, 1.0);
    const QPointF gap = p - (a + way * t);
    return std::hypot(gap.x(), gap.y());
}

bool isInside(QPointF point, const NodeTarget& node, double gap)
{
    const QPointF way = point - node.centre;
    return std::hypot(way.x(), way.y()) < kindReach(node.shape, node.radius, way.x(), way.y()) + gap;
}

// Where the curve crosses the node's outline, between t = inside and outside.
double crossing(const Curve& curve, const NodeTarget& node, double gap, double inside, double outside)
{
    for (int i = 0; i < 14; ++i) {
        const double middle = (inside + outside) / 2;
        (isInside(pointAt(curve, middle), node, gap) ? inside : outside) = middle;
    }
    return outside;
}

} // namespace

QPointF pointAt(const Curve& c, double t)
{
    const double s = 1 - t;
    return c[0] * (s * s) + c[1] * (2 * s * t) + c[2] * (t * t);
}

QPointF directionAt(const Curve& c, double t)
{
    const QPointF way = (c[1] - c[0]) * (1 - t) + (c[2] - c[1]) * t;
    const double length = std::hypot(way.x(), way.y());
    return length > 1e-9 ? way / length : QPointF(1, 0);
}

Curve section(const Curve& c, double from, double to)
{
    const QPointF a = pointAt(c, from), b = pointAt(c, to);
    // The control point of a part is the blossom of its two ends.
    const QPointF control =
        c[0] * ((1 - from) * (1 - to)) + c[1] * (from * (1 - to) + to * (1 - from)) + c[2] * (from * to);
    return {a, control, b};
}

double lengthOf(const Curve& curve)
{
    double length = 0;
    QPointF last = curve[0];
    for (int i = 1; i <= steps; ++i) {
        const QPointF next = pointAt(curve, double(i) / steps);
        length += std::hypot(next.x() - last.x(), next.y() - last.y());
        last = next;
    }
    return length;
}

double distanceTo(const Curve& curve, QPointF point)
{
    double nearest = std::numeric_limits<double>::infinity();
    QPointF last = curve[0];
    for (int i = 1; i <= steps; ++i) {
        const QPointF next = pointAt(curve, double(i) / steps);
        nearest = std::min(nearest, distanceToSegment(point, last, next));
        last = next;
    }
    return nearest;
}

QRectF boxOf(const Curve& curve)
{
    const auto [left, right] = std::minmax({curve[0].x(), curve[1].x(), curve[2].x()});
    const auto [top, bottom] = std::minmax({curve[0].y(), curve[1].y(), curve[2].y()});
    return {left, top, right - left, bottom - top};
}

QPainterPath pathOf(const Curve& curve)
{
    QPainterPath path(curve[0]);
    path.quadTo(curve[1], curve[2]);
    return path;
}

std::vector<Lane> lanesOf(const GraphScene& scene)
{
    std::vector<Lane> lanes(scene.edges.size());
    QHash<std::pair<int, int>, std::vector<size_t>> bundles;
    for (size_t i = 0; i < scene.edges.size(); ++i) {
        const SceneEdge& edge = scene.edges[i];
        if (edge.from != edge.to)
            bundles[std::minmax(edge.from, edge.to)].push_back(i);
    }
    for (std::vector<size_t>& bundle : bundles) {
        std::sort(bundle.begin(), bundle.end(),
                  [&](size_t a, size_t b) { return scene.edges[a].id < scene.edges[b].id; });
        for (size_t i = 0; i < bundle.size(); ++i) {
            const SceneEdge& edge = scene.edges[bundle[i]];
            const bool turned = scene.nodes[size_t(edge.from)].id > scene.nodes[size_t(edge.to)].id;
            lanes[bundle[i]] = {int(i), int(bundle.size()), turned};
        }
    }
    return lanes;
}

Curve laidCurve(QPointF from, QPointF to, const Lane& lane)
{
    const QPointF way = to - from;
    const double length = std::hypot(way.x(), way.y());
    const QPointF normal = length > 1e-9 ? QPointF(way.y(), -way.x()) / length : QPointF(0, -1);
    double bend = std::min(singleBend * length, largestSingleBend);
    if (lane.count > 1) {
        const double widest = std::max(0.9 * length, 5.0 * (lane.count - 1)) / (lane.count - 1);
        const double apart = std::min(std::clamp(laneShare * length, smallestLane, largestLane), widest);
        bend = (lane.index - (lane.count - 1) / 2.0) * apart * (lane.turned ? -1 : 1);
    }
    // The middle of a quadratic curve is half as far out as its control point.
    return {from, (from + to) / 2 + normal * (2 * bend), to};
}

std::optional<Curve> clipped(const Curve& curve, const NodeTarget& from, const NodeTarget& to, double gap)
{
    // A step outside both nodes; the curve enters and leaves each once.
    int first = 0, last = steps;
    while (first <= steps && isInside(pointAt(curve, double(first) / steps), from, gap))
        ++first;
    while (last >= 0 && isInside(pointAt(curve, double(last) / steps), to, gap))
        --last;
    if (first > last || first > steps || last < 0)
        return std::nullopt;
    const double begin =
        first == 0 ? 0 : crossing(curve, from, gap, double(first - 1) / steps, double(first) / steps);
    const double end =
        last == steps ? 1 : crossing(curve, to, gap, double(last + 1) / steps, double(last) / steps);
    if (end <= begin)
        return std::nullopt;
    return section(curve, begin, end);
}

} // namespace redthread
