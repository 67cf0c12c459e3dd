#include "views/graph/crowd.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace redthread {

namespace {

LineTint tintOf(const Standing& standing)
{
    if (standing.contested)
        return LineTint::Contested;
    switch (standing.stance) {
    case Stance::Alleged:
        return LineTint::Alleged;
    case Stance::Hypothetical:
        return LineTint::Hypothetical;
    case Stance::Denied:
        return LineTint::Denied;
    case Stance::Stated:
        break;
    }
    return LineTint::Stated;
}

// 0 … 3, of a sixteenth, three, four and eight.
int classOf(std::uint32_t edge)
{
    std::uint32_t h = edge * 0x9e3779b9u; // spreads neighbours far apart
    h ^= h >> 15;
    h *= 0x85ebca6bu;
    const std::uint32_t share = (h >> 28) & 15;
    return share < 1 ? 0 : share < 4 ? 1 : share < 8 ? 2 : 3;
}

constexpr double seenMargin = 20; // pixels beyond the edge that count as seen

// The window of a view, in the floats of the arrays.
struct Window {
    float left, top, right, bottom;

    Window(const View& view, QSizeF size, double margin)
    {
        const QPointF from = view.toScene(QPointF(-margin, -margin));
        const QPointF to = view.toScene(QPointF(size.width() + margin, size.height() + margin));
        left = float(from.x()), top = float(from.y()), right = float(to.x()), bottom = float(to.y());
    }

    bool has(float x, float y) const { return x >= left && x <= right && y >= top && y <= bottom; }
    // May err for a line past a corner.
    bool mayHave(float ax, float ay, float bx, float by) const
    {
        return std::max(ax, bx) >= left && std::min(ax, bx) <= right && std::max(ay, by) >= top &&
               std::min(ay, by) <= bottom;
    }
};

// A scene of some nodes of another, and edges between them.
class Excerpt {
public:
    explicit Excerpt(const GraphScene& scene) : m_scene(scene), m_renamed(scene.nodes.size(), -1) {}

    int node(int at)
    {
        int& its = m_renamed[size_t(at)];
        if (its < 0) {
            its = int(m_result.nodes.size());
            m_result.nodes.push_back(m_scene.nodes[size_t(at)]);
        }
        return its;
    }
    void edge(int at)
    {
        SceneEdge edge = m_scene.edges[size_t(at)];
        edge.from = node(edge.from);
        edge.to = node(edge.to);
        m_result.edges.push_back(std::move(edge));
    }
    GraphScene done() { return std::move(m_result); }

private:
    const GraphScene& m_scene;
    GraphScene m_result;
    std::vector<int> m_renamed;
};

} // namespace

QString Crowd::communityKey(int community)
{
    constexpr int colours = 12; // that repeat
    return QStringLiteral("community:%1").arg(community % colours);
}

Crowd::Crowd(const GraphScene& scene)
{
    const size_t n = scene.nodes.size();
    radius.reserve(n);
    kind.reserve(n);
    QHash<QString, std::uint16_t> known;
    for (const SceneNode& node : scene.nodes) {
        radius.push_back(float(nodeRadius(node.weight)));
        const QString key = node.community < 0 ? node.kind : communityKey(node.community);
        auto it = known.constFind(key);
        if (it == known.constEnd()) {
            it = known.insert(key, std::uint16_t(kinds.size()));
            kinds.push_back(key);
        }
        kind.push_back(*it);
    }
    meanRadius = std::accumulate(radius.begin(), radius.end(), 0.0) / std::max(1.0, double(n));
    setPlaces(scene);
    bySize.resize(n);
    std::iota(bySize.begin(), bySize.end(), 0);
    std::stable_sort(bySize.begin(), bySize.end(),
                     [this](int a, int b) { return radius[size_t(a)] > radius[size_t(b)]; });
    std::vector<std::pair<std::uint64_t, int>> order; // by class, then by the ends
    order.reserve(scene.edges.size());
    for (size_t i = 0; i < scene.edges.size(); ++i) {
        const SceneEdge& edge = scene.edges[i];
        if (edge.from != edge.to && edge.standing.drawn)
            order.emplace_back(std::uint64_t(classOf(std::uint32_t(i))) << 62 | std::uint64_t(edge.from) << 31 |
                                   std::uint64_t(edge.to),
                               int(i));
    }
    std::sort(order.begin(), order.end());
    lines.reserve(order.size());
    for (const auto& [key, at] : order) {
        const SceneEdge& edge = scene.edges[size_t(at)];
        lines.push_back({edge.from, edge.to, at, tintOf(edge.standing), edge.isSuggestion()});
    }
}

void Crowd::setPlaces(const GraphScene& scene)
{
    x.resize(scene.nodes.size());
    y.resize(scene.nodes.size());
    for (size_t i = 0; i < scene.nodes.size(); ++i) {
        x[i] = float(scene.nodes[i].centre.x());
        y[i] = float(scene.nodes[i].centre.y());
    }
}

int Crowd::nodesSeen(const View& view, QSizeF size) const
{
    const Window window(view, size, seenMargin);
    int count = 0;
    for (size_t i = 0; i < x.size(); ++i)
        count += window.has(x[i], y[i]);
    return count;
}

Crowd::Count Crowd::seen(const View& view, QSizeF size) const
{
    const Window window(view, size, seenMargin);
    Count count;
    count.nodes = nodesSeen(view, size);
    for (const Line& line : lines)
        count.lines += window.mayHave(x[size_t(line.from)], y[size_t(line.from)], x[size_t(line.to)],
                                      y[size_t(line.to)]);
    return count;
}

double Crowd::roomyScale(const View& view, QSizeF size) const
{
    const double nodes = std::max(1, nodesSeen(view, size));
    return std::max(0.1, 0.25 * std::sqrt(size.width() * size.height() / nodes) / std::max(meanRadius, 1.0));
}

int Crowd::nodeAt(const View& view, QPointF point, double pixelsAUnit, double reach) const
{
    const QPointF at = view.toScene(point);
    const auto px = float(at.x()), py = float(at.y());
    const auto scale = float(pixelsAUnit / view.zoom); // scene units a radius unit has
    const auto near = float(reach / view.zoom);
    // No node is larger than this; the loop that looks at all is branch-free but for hits.
    const float farthest = std::max(40 * scale, near);
    int found = -1;
    bool isInside = false;
    float nearest = near;
    for (size_t i = 0; i < x.size(); ++i) {
        const float dx = x[i] - px, dy = y[i] - py;
        if (dx * dx + dy * dy > farthest * farthest)
            continue;
        const float distance = std::sqrt(dx * dx + dy * dy);
        const bool inside = distance <= radius[i] * scale;
        // Small nodes lie over large ones.
        const bool better =
            inside ? !isInside || radius[i] <= radius[size_t(found)] : !isInside && distance < nearest;
        if (!better)
            continue;
        found = int(i);
        isInside |= inside;
        nearest = distance;
    }
    return found;
}

int Crowd::edgeAt(const View& view, QPointF point, double reach) const
{
    const QPointF at = view.toScene(point);
    const auto px = float(at.x()), py = float(at.y());
    float nearest = float(reach / view.zoom);
    int found = -1;
    for (const Line& line : lines) {
        const float ax = x[size_t(line.from)], ay = y[size_t(line.from)];
        const float bx = x[size_t(line.to)], by = y[size_t(line.to)];
        if (px < std::min(ax, bx) - nearest || px > std::max(ax, bx) + nearest ||
            py < std::min(ay, by) - nearest || py > std::max(ay, by) + nearest)
            continue;
        const float dx = bx - ax, dy = by - ay;
        const float along =
            std::clamp(((px - ax) * dx + (py - ay) * dy) / std::max(dx * dx + dy * dy, 1e-9f), 0.0f, 1.0f);
        const float distance = std::hypot(px - ax - along * dx, py - ay - along * dy);
        if (distance < nearest) {
            nearest = distance;
            found = line.edge;
        }
    }
    return found;
}

std::vector<int> Crowd::nodesIn(const View& view, const QRectF& rectangle) const
{
    const View moved{view.zoom, view.toScene(rectangle.topLeft())};
    const Window window(moved, rectangle.size(), 0);
    std::vector<int> found;
    for (size_t i = 0; i < x.size(); ++i)
        if (window.has(x[i], y[i]))
            found.push_back(int(i));
    return found;
}

GraphScene Crowd::part(const GraphScene& scene, const View& view, QSizeF size) const
{
    const Window window(view, size, 40 * nodeScale(view.zoom));
    Excerpt excerpt(scene);
    for (size_t i = 0; i < x.size(); ++i)
        if (window.has(x[i], y[i]))
            excerpt.node(int(i));
    for (const Line& line : lines)
        if (window.mayHave(x[size_t(line.from)], y[size_t(line.from)], x[size_t(line.to)],
                           y[size_t(line.to)]))
            excerpt.edge(line.edge);
    return excerpt.done();
}

GraphScene Crowd::foremost(const GraphScene& scene, const View& view, QSizeF size, int most) const
{
    const Window window(view, size, 0);
    std::vector<int> largest;
    for (size_t i = 0; i < x.size(); ++i)
        if (window.has(x[i], y[i]))
            largest.push_back(int(i));
    const auto before = [&](int a, int b) {
        return std::pair(-radius[size_t(a)], a) < std::pair(-radius[size_t(b)], b);
    };
    if (largest.size() > size_t(most)) {
        std::nth_element(largest.begin(), largest.begin() + most, largest.end(), before);
        largest.resize(size_t(most));
    }
    std::sort(largest.begin(), largest.end(), before);
    Excerpt excerpt(scene);
    constexpr int mostMarked = 500;
    constexpr int fewSelected = 20; // of so many the lines are drawn, too
    int marked = 0;
    bool isAnyHovered = false;
    for (size_t i = 0; i < scene.nodes.size(); ++i) {
        isAnyHovered |= scene.nodes[i].hovered;
        if (scene.nodes[i].hovered || (scene.nodes[i].selected && ++marked <= mostMarked))
            excerpt.node(int(i));
    }
    const auto isLit = [&, few = marked <= fewSelected](const SceneNode& node) {
        return node.hovered || (few && node.selected && !isAnyHovered);
    };
    const bool isAnyLit = isAnyHovered || (marked > 0 && marked <= fewSelected);
    for (const int node : largest)
        excerpt.node(node);
    marked = 0;
    for (size_t i = 0; i < scene.edges.size() && marked < mostMarked; ++i) {
        const SceneEdge& edge = scene.edges[i];
        const bool isAtLit =
            isAnyLit && (isLit(scene.nodes[size_t(edge.from)]) || isLit(scene.nodes[size_t(edge.to)]));
        if ((edge.selected || edge.hovered || isAtLit) && edge.from != edge.to && edge.standing.drawn) {
            excerpt.edge(int(i));
            ++marked;
        }
    }
    return excerpt.done();
}

} // namespace redthread
