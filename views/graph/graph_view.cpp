#include "views/graph/graph_view.h"

#include "views/graph/graph_accessible.h"
#include "views/graph/overview.h"
#include "views/graph/safe_text.h"
#include "views/graph/scene_builder.h"
#include "views/graph/style.h"
#include "views/lists/tints.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>
#include <QResizeEvent>

#include <algorithm>
#include <utility>

namespace redthread {

namespace {

constexpr int cornerMargin = 12;

layout::Point pointOf(QPointF place) { return {float(place.x()), float(place.y())}; }

} // namespace

GraphView::GraphView(const EntityModel* entities, const RelationshipModel* relationships,
                     Selection* selection, QWidget* parent)
    : QAbstractScrollArea(parent),
      m_entities(entities),
      m_relationships(relationships),
      m_selection(selection),
      m_overview(new Overview)
{
    installGraphAccessibility();
    setAccessibleName(tr("Graph of the network"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->grabGesture(Qt::PinchGesture);
    m_hoverDelay.setSingleShot(true);
    m_hoverDelay.setInterval(90);
    connect(&m_hoverDelay, &QTimer::timeout, this, [this] { setHover(m_nextHover); });

    for (const QAbstractItemModel* model : {static_cast<const QAbstractItemModel*>(entities),
                                            static_cast<const QAbstractItemModel*>(relationships)}) {
        connect(model, &QAbstractItemModel::modelReset, this, &GraphView::networkChanged);
        connect(model, &QAbstractItemModel::rowsInserted, this, &GraphView::networkChanged);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &GraphView::networkChanged);
        connect(model, &QAbstractItemModel::dataChanged, this, &GraphView::networkChanged);
        connect(model, &QAbstractItemModel::layoutChanged, this, &GraphView::networkChanged);
    }
    connect(selection, &Selection::changed, this, &GraphView::selectionChanged);
    connect(&m_camera, &Camera::moved, this, &GraphView::cameraMoved);
    connect(m_overview, &Overview::asked, this, [this](QPointF place) {
        m_hasPersonMoved = true;
        m_camera.centreOn(place);
    });
    setCornerWidget(Qt::BottomRightCorner, m_overview);
}

GraphView::~GraphView() = default;

std::vector<EntityId> GraphView::nodeOrder() const
{
    return gathered(visibleEntities(*m_entities, m_alone), m_gathering);
}

void GraphView::setNodeOrder(std::uint64_t generation, std::vector<EntityId> order)
{
    m_places.setOrder(generation, std::move(order));
}

bool GraphView::setPositions(std::uint64_t generation, std::span<const layout::Point> points, bool settled)
{
    if (!m_places.take(generation, points))
        return false;
    const bool wasSettled = std::exchange(m_isSettled, settled);
    markPlacesStale();
    m_isFitDue |= !settled || !wasSettled || points.size() != m_scene.nodes.size();
    // A crowd's scene takes a while: not in one go with what is done about the structure.
    if (!m_crowd)
        showPlaces();
    else if (!std::exchange(m_isShowingQueued, true))
        QMetaObject::invokeMethod(this, &GraphView::showPlaces, Qt::QueuedConnection);
    return true;
}

void GraphView::showPlaces()
{
    m_isShowingQueued = false;
    if (std::exchange(m_isFitDue, false))
        fitWhileSettling();
    scene();
    updateOverview();
}

void GraphView::networkChanged()
{
    m_isSceneStale = m_isListStale = true;
    viewport()->update();
    if (std::exchange(m_isChangeQueued, true))
        return;
    QTimer::singleShot(0, this, [this] { // once for all that one change brings
        m_isChangeQueued = false;
        scene();
        emit sceneChanged();
        updateOverview();
        if (QAccessible::isActive()) {
            QAccessibleEvent changed(this, QAccessible::ObjectReorder);
            QAccessible::updateAccessibility(&changed);
        }
    });
}

void GraphView::selectionChanged()
{
    if (!m_isSceneStale) {
        const auto holds = [](const auto& selected, auto id, const auto& all) {
            return all.empty() ? selected.contains(id)
                               : std::any_of(all.begin(), all.end(), [&](auto one) { return selected.contains(one); });
        };
        for (GraphScene* scene : {&m_whole, &m_open, &m_scene}) {
            for (SceneNode& node : scene->nodes)
                node.selected = holds(m_selection->entities(), node.id, node.members);
            for (SceneEdge& edge : scene->edges)
                edge.selected = holds(m_selection->relationships(), edge.id, edge.bundle);
        }
    }
    m_isListStale = true;
    viewport()->update();
    updateOverview();
}

void GraphView::setKindsOff(const QSet<QString>& kinds)
{
    m_kindsOff = kinds;
    networkChanged();
}

void GraphView::setGathering(const Gathering& gathering)
{
    m_gathering = gathering;
    setHover({});
    networkChanged();
}

void GraphView::setMeasures(const NodeMeasures& measures)
{
    m_measures = measures;
    networkChanged();
}

void GraphView::setAlone(Alone alone)
{
    if (alone == m_alone)
        return;
    m_alone = alone;
    networkChanged();
}

const GraphScene& GraphView::scene()
{
    if (m_isSceneStale)
        buildScenes();
    else if (m_arePlacesStale)
        movePlaces();
    return m_scene;
}

const GraphScene& GraphView::wholeScene()
{
    scene();
    return m_kindsOff.isEmpty() ? openScene() : m_whole;
}

const GraphScene& GraphView::openScene()
{
    scene();
    return m_gathering.isEmpty() ? m_scene : m_open;
}

const SceneNode* GraphView::nodeOf(EntityId id)
{
    const auto& nodes = scene().nodes;
    const auto at = std::find_if(nodes.begin(), nodes.end(),
                                 [node = m_gathering.standIn(id)](const SceneNode& one) { return one.id == node; });
    return at == nodes.end() ? nullptr : &*at;
}

const SceneEdge* GraphView::edgeOf(RelationshipId id)
{
    const auto& edges = scene().edges;
    const auto at = std::find_if(edges.begin(), edges.end(), [id](const SceneEdge& edge) {
        return edge.id == id || std::find(edge.bundle.begin(), edge.bundle.end(), id) != edge.bundle.end();
    });
    return at == edges.end() ? nullptr : &*at;
}

EntityId GraphView::selectedGroup()
{
    EntityId group;
    if (m_gathering.isEmpty())
        return group;
    for (const SceneNode& node : scene().nodes)
        if (node.selected) {
            if (group || node.members.empty())
                return {};
            group = node.id;
        }
    return group;
}

void GraphView::buildScenes()
{
    // One without any place waits for the layout; beside a neighbour it need not.
    const std::vector<EntityId> order = visibleEntities(*m_entities, m_alone);
    std::vector<layout::Point> points(order.size());
    std::vector<size_t> homeless;
    for (size_t i = 0; i < order.size(); ++i)
        if (const auto place = m_places.of(order[i]); place && !m_gathering.isGroup(order[i]))
            points[i] = pointOf(*place);
        else
            homeless.push_back(i); // the place of a group is not that of the entity whose id it has
    QHash<EntityId, std::pair<QPointF, int>> beside; // sums of the places of neighbours, and how many
    for (const size_t i : homeless)
        beside.insert(order[i], {});
    for (int row = 0; row < m_relationships->rowCount() && !homeless.empty(); ++row) {
        const RelationshipRow& relationship = m_relationships->relationship(row);
        for (const auto& [to, from] : {std::pair(relationship.subject, relationship.object),
                                       std::pair(relationship.object, relationship.subject)})
            if (const auto sum = beside.find(to); sum != beside.end() && !m_places.of(to))
                if (const auto place = m_places.of(from))
                    *sum = {sum->first + *place, sum->second + 1};
    }
    QSet<EntityId> waiting;
    for (const size_t i : homeless) {
        const auto [sum, count] = beside.value(order[i]);
        if (const auto stored = m_entities->entity(m_entities->rowOf(order[i])).position)
            points[i] = pointOf(*stored);
        else if (count)
            points[i] = pointOf(sum / count);
        else if (!m_gathering.groupOf.contains(order[i])) // a group stands where the layout puts it
            waiting.insert(order[i]);
        if (!waiting.contains(order[i]) && !m_places.of(order[i]) && !m_gathering.groupOf.contains(order[i]))
            m_places.set(order[i], QPointF(points[i].x, points[i].y));
    }
    GraphScene& largest = !m_whole.isEmpty() ? m_whole : !m_open.isEmpty() ? m_open : m_scene;
    m_scene = buildScene(*m_entities, *m_relationships, m_selection, points, m_alone, m_measures, std::move(largest));
    m_whole = m_open = {};
    if (!waiting.isEmpty())
        m_scene = excerpt(m_scene, [&](const SceneNode& node) { return !waiting.contains(node.id); });
    if (!m_kindsOff.isEmpty()) {
        m_whole = std::move(m_scene);
        m_scene = excerpt(m_whole, [this](const SceneNode& node) { return !m_kindsOff.contains(node.kind); });
    }
    if (!m_gathering.isEmpty()) {
        m_open = std::move(m_scene);
        m_scene = gathered(m_open, m_gathering);
        for (SceneNode& node : m_scene.nodes)
            if (const auto place = m_places.of(node.id); place && !node.members.empty())
                node.centre = *place;
    }
    m_isSceneStale = m_arePlacesStale = false;
    m_isListStale = true;
    m_isSomebodyWaiting = !waiting.isEmpty();
    makeCrowd();
    applyHover();
}

void GraphView::movePlaces()
{
    m_arePlacesStale = false;
    for (GraphScene* scene : {&m_whole, &m_open, &m_scene})
        for (SceneNode& node : scene->nodes)
            if (const auto place = m_places.of(node.id);
                place && (scene == &m_scene || !m_gathering.isGroup(node.id)))
                node.centre = *place;
    // Somebody has a place now who waited for one.
    if (m_isSomebodyWaiting && wholeScene().nodes.size() < visibleEntities(*m_entities, m_alone).size())
        buildScenes();
    else
        moveCrowd();
}

void GraphView::markPlacesStale()
{
    m_arePlacesStale = m_isListStale = true;
    viewport()->update();
}

const DisplayList& GraphView::picture()
{
    scene();
    if (!m_isListStale)
        return m_list;
    m_isListStale = false;
    PictureOptions options;
    options.view = m_camera.view();
    options.size = viewport()->size();
    options.dark = isDark();
    options.edgeLabels = m_edgeLabels;
    options.keepClear = coveredCorners();
    options.metrics = &m_metrics;
    options.leastScale = leastScale();
    if (!m_crowd)
        return m_list = displayList(m_scene, options);
    const GraphScene painted = paintedPart();
    options.mostScale = m_crowd->roomyScale(options.view, options.size);
    options.isForemost = m_showsCrowd;
    m_list = displayList(painted, options);
    if (m_showsCrowd)
        m_list.background = QColor(); // the frame lies below
    return m_list;
}

bool GraphView::isDark() const { return redthread::isDark(palette()); }

void GraphView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    const DisplayList& list = picture();
    if (m_showsCrowd)
        paintCrowd(painter);
    paint(painter, list, &m_labels);
    const Palette& colours = redthread::palette(isDark());
    if (m_gesture == Gesture::Box || m_gesture == Gesture::Lasso) {
        QColor wash = colours.selection;
        wash.setAlphaF(0.10f);
        const QPolygonF outline = m_gesture == Gesture::Box ? QRectF(m_pressedAt, m_lastAt).normalized() : m_lasso;
        painter.setPen(QPen(colours.background, 5)); // a thin line is lost in a crowd
        painter.setBrush(wash);
        painter.drawPolygon(outline);
        painter.setPen(QPen(colours.selection, 2, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(outline);
    }
    if (const QString text = emptyText(); !text.isEmpty()) {
        painter.setPen(colours.quietText);
        QFont larger = font();
        larger.setPointSizeF(larger.pointSizeF() * 1.25);
        painter.setFont(larger);
        painter.drawText(QRectF(viewport()->rect()).adjusted(40, 40, -40, -40),
                         Qt::AlignCenter | Qt::TextWordWrap, text);
    }
    if (m_showsFocus) {
        painter.setPen(QPen(colours.selection, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

int GraphView::outOfView()
{
    const QRectF seen = viewport()->rect();
    const auto& nodes = scene().nodes;
    return int(std::count_if(nodes.begin(), nodes.end(),
                             [&](const SceneNode& node) { return !seen.contains(view().toView(node.centre)); }));
}

QString GraphView::emptyText() const
{
    if (!m_scene.isEmpty())
        return {};
    const int entities = m_entities->rowCount();
    if (entities == 0)
        return m_emptyText.isEmpty() ? tr("Open an article to begin: File ▸ Add articles, or drop files here")
                                     : m_emptyText;
    if (m_entities->isFiltered() && nodeOrder().empty())
        return tr("Nothing passes the filters. Ctrl+Shift+F clears them.");
    if (nodeOrder().empty())
        return tr("All %n entities are hidden. Shift+H shows them.", nullptr, entities);
    if (!m_scene.isEmpty() || !m_whole.isEmpty())
        return tr("No entity passes the filter of kinds.");
    return {}; // the layout is on its way
}

QRect GraphView::viewRectOf(EntityId id)
{
    const auto rectOf = [](QPointF centre, double radius) {
        return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius).toAlignedRect();
    };
    const EntityId drawn = m_gathering.standIn(id);
    for (const NodeTarget& node : picture().nodes)
        if (node.id == drawn)
            return rectOf(node.centre, node.radius);
    if (const SceneNode* node = m_showsCrowd ? nodeOf(id) : nullptr)
        return rectOf(m_camera.view().toView(node->centre), 3);
    return {};
}

void GraphView::setCornerWidget(Qt::Corner corner, QWidget* widget)
{
    QPointer<QWidget>& place = m_corners[size_t(corner)];
    if (place == widget)
        return;
    delete place;
    place = widget;
    if (widget) {
        widget->setParent(viewport());
        widget->installEventFilter(this);
        widget->show();
    }
    layOutCorners();
}

void GraphView::layOutCorners()
{
    const QRect area = viewport()->rect().adjusted(cornerMargin, cornerMargin, -cornerMargin, -cornerMargin);
    for (size_t corner = 0; corner < m_corners.size(); ++corner) {
        QWidget* widget = m_corners[corner];
        if (!widget)
            continue;
        QRect box(QPoint(), widget->size());
        const bool isRight = corner == Qt::TopRightCorner || corner == Qt::BottomRightCorner;
        const bool isBottom = corner == Qt::BottomLeftCorner || corner == Qt::BottomRightCorner;
        box.moveLeft(isRight ? area.right() - box.width() + 1 : area.left());
        box.moveTop(isBottom ? area.bottom() - box.height() + 1 : area.top());
        widget->move(box.topLeft());
    }
    m_isListStale = true;
    viewport()->update();
}

std::vector<QRectF> GraphView::coveredCorners() const
{
    std::vector<QRectF> boxes;
    for (const QPointer<QWidget>& widget : m_corners)
        if (widget && !widget->isHidden())
            boxes.emplace_back(widget->geometry().adjusted(-4, -4, 4, 4));
    return boxes;
}

void GraphView::updateOverview()
{
    // In a small window, or with little in it, the map would hide more than it tells.
    const bool isWanted =
        m_scene.nodes.size() >= 8 && viewport()->width() >= 480 && viewport()->height() >= 320;
    m_overview->setVisible(isWanted);
    if (isWanted)
        m_overview->setContent(m_scene, seenRect());
}

QRectF GraphView::seenRect() const
{
    const View& view = m_camera.view();
    return {view.toScene({0, 0}), QSizeF(viewport()->size()) / view.zoom};
}

void GraphView::setRelationshipToolTip(std::function<QString(RelationshipId)> text)
{
    m_toolTip = std::move(text);
}

void GraphView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

void GraphView::setEdgeLabels(EdgeLabels labels)
{
    m_edgeLabels = labels;
    m_isListStale = true;
    viewport()->update();
}

void GraphView::setAnimated(bool animated) { m_isAnimated = animated; }

void GraphView::resizeEvent(QResizeEvent*)
{
    m_camera.setSize(viewport()->size());
    m_isFrameStale = true;
    layOutCorners();
    if (!m_hasPersonMoved)
        fitTo(scene(), false);
    updateOverview();
    emit resized();
}

void GraphView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::LanguageChange:
        m_labels.clear();
        m_isListStale = m_isFrameStale = true;
        viewport()->update();
        break;
    default:
        break;
    }
}

bool GraphView::eventFilter(QObject* watched, QEvent* event)
{
    const bool isCorner = std::find(m_corners.begin(), m_corners.end(), watched) != m_corners.end();
    if (isCorner &&
        (event->type() == QEvent::Resize || event->type() == QEvent::Show || event->type() == QEvent::Hide))
        layOutCorners();
    return QAbstractScrollArea::eventFilter(watched, event);
}

} // namespace redthread
