#include "views/graph/picture.h"

#include "models/records/kinds.h"
#include "views/graph/edge_curve.h"
#include "views/graph/items.h"
#include "views/graph/labels.h"
#include "views/graph/safe_text.h"
#include "views/graph/wording.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace redthread {

namespace {

constexpr double labelGap = 3;       // between a node and its label, and between labels
constexpr double smallestNode = 2.5; // pixels
constexpr double smallestNamed = 5;  // smaller nodes say their name only when selected or hovered
// Enough for any window; a limit on the work of one frame.
constexpr int mostLabelTries = 1500;

// One run of displayList().
class Drawing {
public:
    Drawing(const GraphScene& scene, const PictureOptions& options)
        : m_scene(scene),
          m_options(options),
          m_palette(palette(options.dark)),
          m_room(QRectF(QPointF(0, 0), options.size).adjusted(2, 2, -2, -2))
    {
    }

    DisplayList made();

private:
    void placeNodes();
    NodeTarget stopOf(size_t at) const;
    void placeEdges();
    void drawEdges();
    void drawSigns();
    QPointF numberPlace(int number, const Curve& curve);
    void drawNumbers();
    void drawNodes();
    void drawNode(size_t at);
    void labelNodes();
    void labelEdges();
    void labelEdge(size_t at);
    bool addLabel(RecordRef owner, const QString& text, const TextFont& font, const QColor& colour,
                  std::span<const QRectF> boxes);
    void forceLabel(RecordRef owner, const QString& text, const TextFont& font, const QColor& colour,
                    const QRectF& box);
    QRectF labelBox(const QString& text, const TextFont& font, QPointF top) const;

    bool isSeen(const QRectF& box) const { return box.intersects(QRectF(QPointF(0, 0), m_options.size)); }
    double shareOf(const SceneEdge& edge) const
    {
        if (edge.dimmed)
            return dimShare;
        return edge.isSuggestion() && !edge.selected && !edge.hovered ? suggestionShare : 0;
    }
    std::vector<size_t> edgesInOrder() const;
    QString titleOf(const SceneEdge& edge) const;

    const GraphScene& m_scene;
    const PictureOptions& m_options;
    const Palette& m_palette;
    LabelRoom m_room;
    DisplayList m_list;
    std::vector<NodeTarget> m_nodes;            // of all nodes, also those out of view
    std::vector<std::optional<Curve>> m_curves; // of all edges; nothing: not drawn
};

QRectF outlineBox(const NodeTarget& node)
{
    const QSizeF half = kindExtent(node.shape, node.radius);
    return {node.centre.x() - half.width(), node.centre.y() - half.height(), 2 * half.width(),
            2 * half.height()};
}

// Whether a painter can be trusted with it: dashing a line of a million pixels
// takes for ever, and no layout puts a node there.
bool isNear(QPointF place) { return std::abs(place.x()) < 1e6 && std::abs(place.y()) < 1e6; }

bool isMarked(const SceneEdge& edge)
{
    return edge.selected || edge.hovered || edge.standing.contested || !edge.bundle.empty();
}

DisplayList Drawing::made()
{
    m_list.size = m_options.size;
    m_list.background = m_palette.background;
    placeNodes();
    placeEdges();
    drawEdges();
    drawSigns();
    drawNodes();
    if (m_options.stop.stop_requested())
        return std::move(m_list);
    for (const QRectF& box : m_options.keepClear)
        m_room.block(box);
    if (m_options.nodeLabels)
        labelNodes();
    if (m_options.edgeLabels != EdgeLabels::None)
        labelEdges();
    drawNumbers();
    return std::move(m_list);
}

void Drawing::placeNodes()
{
    const double scale =
        std::min(std::max(nodeScale(m_options.view.zoom), m_options.leastScale), m_options.mostScale);
    QHash<QString, KindShape> shapes;
    m_nodes.reserve(m_scene.nodes.size());
    for (const SceneNode& node : m_scene.nodes) {
        auto it = shapes.find(node.kind);
        if (it == shapes.end())
            it = shapes.insert(node.kind, kindShapeFromName(entityKind(node.kind).shape));
        m_nodes.push_back({node.id, m_options.view.toView(node.centre), *it,
                           std::max(smallestNode, nodeRadius(node.weight) * scale)});
        if (isSeen(outlineBox(m_nodes.back())))
            m_room.block(outlineBox(m_nodes.back()).adjusted(-1, -1, 1, 1));
    }
}

// Where lines to a node stop: at its outline, or at the ring round it.
NodeTarget Drawing::stopOf(size_t at) const
{
    NodeTarget node = m_nodes[at];
    if (m_scene.nodes[at].selected || m_scene.nodes[at].hovered) {
        const QSizeF half = kindExtent(node.shape, node.radius);
        node.radius = std::max(half.width(), half.height()) + 4;
        node.shape = KindShape::Circle;
    }
    return node;
}

void Drawing::placeEdges()
{
    const std::vector<Lane> lanes = lanesOf(m_scene);
    m_curves.resize(m_scene.edges.size());
    for (size_t i = 0; i < m_scene.edges.size() && !m_options.stop.stop_requested(); ++i) {
        const SceneEdge& edge = m_scene.edges[i];
        if (edge.from == edge.to || !edge.standing.drawn)
            continue;
        const NodeTarget from = stopOf(size_t(edge.from)), to = stopOf(size_t(edge.to));
        if (!isNear(from.centre) || !isNear(to.centre))
            continue;
        const Curve whole = laidCurve(from.centre, to.centre, lanes[i]);
        if (isSeen(boxOf(whole).adjusted(-8, -8, 8, 8)))
            m_curves[i] = clipped(whole, from, to, 1.5);
        if (m_curves[i] && (m_options.nodeLabels || m_options.edgeLabels != EdgeLabels::None))
            m_room.cross(pathOf(*m_curves[i]));
    }
}

// What is faded lies below, what is selected on top.
std::vector<size_t> Drawing::edgesInOrder() const
{
    std::vector<size_t> order;
    for (size_t i = 0; i < m_curves.size(); ++i)
        if (m_curves[i])
            order.push_back(i);
    const auto rank = [this](size_t i) {
        const SceneEdge& edge = m_scene.edges[i];
        return edge.selected || edge.hovered ? 2 : edge.dimmed ? 0 : 1;
    };
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return rank(a) < rank(b); });
    return order;
}

QString Drawing::titleOf(const SceneEdge& edge) const
{
    if (!m_options.titles)
        return {};
    if (!edge.bundle.empty())
        return bundleTitle(m_scene.nodes[size_t(edge.from)].name, m_scene.nodes[size_t(edge.to)].name,
                           int(edge.bundle.size()), edge.standing);
    return relationshipTitle(m_scene.nodes[size_t(edge.from)].name, edge.kind,
                             m_scene.nodes[size_t(edge.to)].name, edge.standing);
}

void Drawing::drawEdges()
{
    for (size_t i : edgesInOrder()) {
        const SceneEdge& edge = m_scene.edges[i];
        const LineLook look{edge.standing, !relationshipKind(edge.kind).symmetric && !edge.isBothWays, edge.selected,
                            shareOf(edge)};
        m_list.groups.push_back({QStringLiteral("edge"),
                                 refOf(edge.id),
                                 titleOf(edge),
                                 {},
                                 lineItems(m_palette, *m_curves[i], look)});
        m_list.edges.push_back({edge.id, *m_curves[i]});
    }
}

void Drawing::drawSigns()
{
    for (size_t i : edgesInOrder()) {
        const SceneEdge& edge = m_scene.edges[i];
        // "Contested" is never told by the colour alone, however short the line.
        if (lengthOf(*m_curves[i]) < 3 * signRadius && !edge.standing.contested)
            continue;
        const QPointF middle = pointAt(*m_curves[i], 0.5);
        auto items = standingSign(m_palette, edge.standing, middle, shareOf(edge));
        if (items.empty())
            continue;
        m_list.groups.push_back({QStringLiteral("sign"), refOf(edge.id), {}, {}, std::move(items)});
        m_room.block({middle.x() - signRadius, middle.y() - signRadius, 2 * signRadius, 2 * signRadius});
    }
}

// On the line, from the middle to both ends in turn, else beside it. A number is
// never left out, because a footnote leads to it: where nothing is free, it
// stands in the middle, on what is there.
QPointF Drawing::numberPlace(int number, const Curve& curve)
{
    for (double aside : {0.0, 9.0, -9.0}) {
        for (int step = 0; step <= 22; ++step) {
            const double t = 0.5 + (step % 2 ? -0.04 : 0.04) * ((step + 1) / 2);
            const QPointF way = directionAt(curve, t);
            const QPointF place = pointAt(curve, t) + QPointF(-way.y(), way.x()) * aside;
            if (m_room.isFree(numberBox(*m_options.metrics, number, place)))
                return place;
        }
    }
    ++m_list.numbersOnTop;
    return pointAt(curve, 0.5);
}

void Drawing::drawNumbers()
{
    if (!m_options.numbers)
        return;
    const TextMetrics& metrics = *m_options.metrics;
    for (size_t i = 0; i < m_curves.size(); ++i) {
        const SceneEdge& edge = m_scene.edges[i];
        if (!m_curves[i] || edge.number <= 0)
            continue;
        const QPointF place = numberPlace(edge.number, *m_curves[i]);
        const QRectF box = numberBox(metrics, edge.number, place);
        m_room.block(box);
        m_list.texts.push_back({refOf(edge.id), box});
        m_list.groups.push_back({QStringLiteral("number"),
                                 refOf(edge.id),
                                 {},
                                 {},
                                 numberItems(m_palette, metrics, edge.number, place)});
    }
}

void Drawing::drawNodes()
{
    // Small over large, so that none is buried; what is lit over what is faded.
    std::vector<size_t> order;
    for (size_t i = 0; i < m_nodes.size(); ++i)
        if (isSeen(outlineBox(m_nodes[i]).adjusted(-12, -12, 12, 12)))
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [this](size_t a, size_t b) {
        const SceneNode &x = m_scene.nodes[a], &y = m_scene.nodes[b];
        return std::tuple(!x.dimmed, x.selected, -x.weight) < std::tuple(!y.dimmed, y.selected, -y.weight);
    });
    for (size_t i : order)
        drawNode(i);
}

void Drawing::drawNode(size_t at)
{
    const SceneNode& node = m_scene.nodes[at];
    const NodeTarget& target = m_nodes[at];
    const double share = node.dimmed ? dimShare : 0;
    DisplayGroup group{QStringLiteral("node"), refOf(node.id), {}, {}, {}};
    if (m_options.titles)
        group.title = node.members.empty() ? entityTitle(node.name, node.kind)
                                           : groupTitle(node.name, int(node.members.size()));
    if (node.selected || node.hovered) {
        const double r = stopOf(at).radius;
        QPainterPath ring;
        ring.addEllipse(target.centre, r, r);
        group.items.push_back(
            ShapeItem{ring, m_palette.background, {m_palette.selection, node.selected ? 2.6 : 1.4, {}}});
    }
    if (node.community >= 0) {
        constexpr double wide = 4;
        const double r = target.radius + wide / 2 + 1;
        QPainterPath ring;
        ring.addEllipse(target.centre, r, r);
        group.items.push_back(ShapeItem{
            ring, {}, {mixed(communityColour(node.community), m_palette.background, share), wide, {}}});
    }
    if (!node.members.empty()) // like a pile of cards
        for (const double aside : {7.0, 3.5})
            for (DisplayItem& item : kindItems(m_palette, node.kind, target.centre + QPointF(aside, aside),
                                               target.radius, std::max(share, 0.45)))
                if (!std::holds_alternative<TextItem>(item))
                    group.items.push_back(std::move(item));
    for (DisplayItem& item : kindItems(m_palette, node.kind, target.centre, target.radius, share))
        group.items.push_back(std::move(item));
    const QRectF box = outlineBox(target);
    if (node.pinned && target.radius >= smallestNamed) {
        const QColor ink = mixed(m_palette.text, m_palette.background, share);
        const QPointF head = box.topLeft() + QPointF(0, -1);
        QPainterPath stem(head), knob;
        stem.lineTo(head + QPointF(5, 6));
        knob.addEllipse(head, 3.4, 3.4);
        group.items.push_back(ShapeItem{stem, {}, {ink, 1.6, {}, 0, true}});
        group.items.push_back(ShapeItem{knob, ink, {m_palette.background, 1, {}}});
    }
    if (node.hiddenNeighbours > 0 && target.radius >= smallestNamed) {
        const QString text = QStringLiteral("+%1").arg(node.hiddenNeighbours);
        const TextFont font{.size = 9, .bold = true};
        const double width = m_options.metrics->width(text, font) + 7;
        const QRectF badge(box.right() - 4, box.top() - 7, width, 13);
        QPainterPath pill;
        pill.addRoundedRect(badge, 6.5, 6.5);
        group.items.push_back(ShapeItem{pill, m_palette.panel, {m_palette.quietText, 1, {}}});
        group.items.push_back(TextItem{text,
                                       QPointF(badge.center().x(), badge.center().y() + 3.2),
                                       TextAlign::Middle,
                                       font,
                                       m_palette.text,
                                       {}});
        m_room.block(badge);
    }
    m_list.nodes.push_back(target);
    m_list.groups.push_back(std::move(group));
}

QRectF Drawing::labelBox(const QString& text, const TextFont& font, QPointF top) const
{
    const double width = m_options.metrics->width(text, font);
    const double height = m_options.metrics->ascent(font) + m_options.metrics->descent(font);
    return {top.x() - width / 2, top.y(), width, height};
}

bool Drawing::addLabel(RecordRef owner, const QString& text, const TextFont& font, const QColor& colour,
                       std::span<const QRectF> boxes)
{
    const std::optional<QRectF> box = m_room.place(boxes);
    if (box)
        forceLabel(owner, text, font, colour, *box);
    return box.has_value();
}

void Drawing::forceLabel(RecordRef owner, const QString& text, const TextFont& font, const QColor& colour,
                         const QRectF& box)
{
    m_room.block(box);
    TextItem item{text,
                  {box.center().x(), box.top() + m_options.metrics->ascent(font)},
                  TextAlign::Middle,
                  font,
                  colour,
                  m_palette.background};
    m_list.texts.push_back({owner, box});
    m_list.groups.push_back({QStringLiteral("label"), owner, {}, {}, {std::move(item)}});
}

void Drawing::labelNodes()
{
    std::vector<size_t> order;
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        const SceneNode& node = m_scene.nodes[i];
        if (!isSeen(outlineBox(m_nodes[i])))
            continue;
        if (m_nodes[i].radius >= smallestNamed || node.selected || node.hovered || m_options.isForemost)
            order.push_back(i);
        else
            ++m_list.labelsLeftOut;
    }
    std::sort(order.begin(), order.end(), [this](size_t a, size_t b) {
        const SceneNode &x = m_scene.nodes[a], &y = m_scene.nodes[b];
        return std::tuple(!x.selected, !x.hovered, -x.weight, x.id) <
               std::tuple(!y.selected, !y.hovered, -y.weight, y.id);
    });
    // Names of some that are selected are forced; of thousands they would lie over each other.
    constexpr int mostForced = 60;
    const int mostGreat = m_options.isForemost ? 20 : mostForced;
    constexpr size_t crowd = 5000;
    const auto selected =
        std::count_if(order.begin(), order.end(), [this](size_t i) { return m_scene.nodes[i].selected; });
    int tries = 0;
    for (size_t i : order) {
        const SceneNode& node = m_scene.nodes[i];
        const QString text = labelText(node.name);
        if (text.isEmpty())
            continue;
        if (++tries > mostLabelTries) {
            ++m_list.labelsLeftOut;
            continue;
        }
        const NodeTarget& target = m_nodes[i];
        const QRectF around = outlineBox(target).adjusted(-1, -1, 1, 1);
        const double ring = node.selected || node.hovered ? 4 : 0;
        const TextFont font{.size = target.radius >= 17 ? 14.0 : 12.0, .bold = true};
        const QRectF below = labelBox(text, font, {target.centre.x(), around.bottom() + labelGap + ring});
        const double side = below.width() / 2 + around.width() / 2 + labelGap + ring;
        const double level = target.centre.y() - below.center().y();
        const double over = around.top() - labelGap - ring - below.bottom();
        const double aside = below.width() / 2; // to begin or end under the node
        const QRectF boxes[] = {
            below,
            below.translated(side, level),
            below.translated(-side, level),
            below.translated(0, over),
            below.translated(aside, 0),
            below.translated(-aside, 0),
            below.translated(aside, over),
            below.translated(-aside, over),
        };
        const QColor colour =
            node.dimmed ? mixed(m_palette.text, m_palette.background, dimShare) : m_palette.text;
        if (addLabel(refOf(node.id), text, font, colour, boxes))
            continue;
        // What is looked at has its name, on whatever is there; so has what weighs most in a crowd that leaves
        // no room for any.
        const bool isGreat = (m_nodes.size() > crowd || m_options.isForemost) && tries <= mostGreat &&
                             std::none_of(m_list.texts.begin(), m_list.texts.end(),
                                          [&](const auto& text) { return text.box.intersects(below); });
        if (node.hovered || isGreat || (node.selected && selected <= mostForced))
            forceLabel(refOf(node.id), text, font, colour, below);
        else
            ++m_list.labelsLeftOut;
    }
}

void Drawing::labelEdges()
{
    std::vector<size_t> order = edgesInOrder();
    std::stable_sort(order.begin(), order.end(), [this](size_t a, size_t b) {
        const SceneEdge &x = m_scene.edges[a], &y = m_scene.edges[b];
        return std::tuple(!(x.selected || x.hovered), !x.standing.contested, -x.standing.voices) <
               std::tuple(!(y.selected || y.hovered), !y.standing.contested, -y.standing.voices);
    });
    int tries = 0;
    for (size_t i : order)
        if ((m_options.edgeLabels == EdgeLabels::All || isMarked(m_scene.edges[i])) &&
            ++tries <= mostLabelTries)
            labelEdge(i);
}

void Drawing::labelEdge(size_t at)
{
    const SceneEdge& edge = m_scene.edges[at];
    const Curve& curve = *m_curves[at];
    const QString kind = edge.kind.isEmpty() ? QString() : relationshipKind(edge.kind).label;
    const QString text = labelText(edge.bundle.empty() ? kind
                                   : kind.isEmpty()    ? QStringLiteral("×%1").arg(edge.bundle.size())
                                                       : QStringLiteral("%1 ×%2").arg(kind).arg(edge.bundle.size()));
    const TextFont font{.size = 11, .bold = true};
    const double height = m_options.metrics->ascent(font) + m_options.metrics->descent(font);
    const double width = m_options.metrics->width(text, font);
    if (text.isEmpty() || lengthOf(curve) < 0.6 * width)
        return;
    std::vector<QRectF> boxes;
    for (double t : {0.5, 0.4, 0.6, 0.3, 0.7}) {
        const QPointF on = pointAt(curve, t);
        const QPointF way = directionAt(curve, t);
        // So far from the line that box and line do not meet, whatever the slope.
        const double out =
            (std::abs(way.x()) * height + std::abs(way.y()) * width) / 2 + (t == 0.5 ? signRadius + 1 : 3);
        const QPointF up = QPointF(way.y(), -way.x()) * (way.x() < 0 ? -1 : 1);
        for (double side : {1.0, -1.0})
            boxes.push_back(labelBox(text, font, on + up * (out * side) - QPointF(0, height / 2)));
    }
    const QColor own =
        edge.standing.contested ? m_palette.denied : stanceColour(m_palette, edge.standing.stance);
    addLabel(refOf(edge.id), text, font,
             mixed(mixed(own, m_palette.text, 0.25), m_palette.background, edge.dimmed ? dimShare : 0),
             boxes);
}

} // namespace

DisplayList displayList(const GraphScene& scene, const PictureOptions& options)
{
    Q_ASSERT(options.metrics);
    return Drawing(scene, options).made();
}

double nodeScale(double zoom) { return std::clamp(std::sqrt(zoom), 0.15, 2.0); }

View fitView(const QRectF& bounds, QSizeF size, double margin, double maximalZoom)
{
    View view;
    const double width = std::max(1.0, size.width() - 2 * margin);
    const double height = std::max(1.0, size.height() - 2 * margin);
    view.zoom = std::min(width / std::max(1.0, bounds.width()), height / std::max(1.0, bounds.height()));
    view.zoom = std::clamp(view.zoom, 1e-4, maximalZoom);
    view.corner = bounds.center() - QPointF(size.width(), size.height()) / (2 * view.zoom);
    return view;
}

} // namespace redthread
