// GraphView under the mouse: click, drag, pan, box, wheel, pinch, hover.

#include "views/graph/graph_view.h"
#include "views/graph/wording.h"
#include "views/lists/shown_text.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QToolTip>

#include <cmath>

namespace redthread {

namespace {

// What is selected after a click on many at once: they alone, with Shift they too, with Ctrl they or not.
template <class Id>
QSet<Id> joined(QSet<Id> selected, const std::vector<Id>& clicked, Qt::KeyboardModifiers modifiers)
{
    const QSet<Id> many(clicked.begin(), clicked.end());
    if (modifiers & Qt::ControlModifier && selected.contains(many))
        return selected - many;
    return modifiers & (Qt::ControlModifier | Qt::ShiftModifier) ? selected + many : many;
}

} // namespace

void GraphView::mousePressEvent(QMouseEvent* event)
{
    if (m_gesture != Gesture::None) // a second button while one is held
        return;
    m_pressedAt = m_lastAt = event->position();
    m_button = event->button();
    m_pressed = hitAt(m_pressedAt);
    m_hoverDelay.stop();
    if (m_button == Qt::MiddleButton || (m_button == Qt::LeftButton && m_isSpaceHeld))
        m_gesture = Gesture::Pan;
    else if (m_button == Qt::LeftButton)
        m_gesture = Gesture::Click;
    updateCursor(m_pressed);
}

void GraphView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    if (m_gesture == Gesture::None) {
        if (event->buttons() == Qt::NoButton)
            hoverAt(at);
        return;
    }
    if (m_gesture == Gesture::Click &&
        (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
        setHover({});
        if (event->modifiers() & Qt::ShiftModifier) // from anywhere: a dense picture has no empty space
            m_gesture = Gesture::Box;
        else if (event->modifiers() & Qt::ControlModifier)
            m_gesture = Gesture::Lasso;
        else if (m_pressed.entity && isWithinReach(m_pressed.entity))
            beginDrag();
        else
            m_gesture = Gesture::Pan;
        updateCursor(m_pressed);
    }
    if (m_gesture == Gesture::Pan) {
        m_hasPersonMoved = true;
        m_camera.panBy(at - m_lastAt);
        m_camera.keepInSight(m_bounds);
    } else if (m_gesture == Gesture::Drag) {
        continueDrag(at);
    } else if (m_gesture == Gesture::Lasso) {
        if (m_lasso.isEmpty())
            m_lasso << m_pressedAt;
        m_lasso << at;
        viewport()->update();
    } else if (m_gesture == Gesture::Box) {
        viewport()->update();
    }
    m_lastAt = at;
}

void GraphView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != m_button || m_gesture == Gesture::None)
        return;
    m_lastAt = event->position();
    const Gesture done = std::exchange(m_gesture, Gesture::None);
    if (done == Gesture::Click)
        click(m_pressed, event->modifiers());
    else if (done == Gesture::Drag)
        endDrag();
    else if (done == Gesture::Box)
        endBox(event->modifiers());
    else if (done == Gesture::Lasso)
        endLasso();
    m_button = Qt::NoButton;
    hoverAt(event->position());
}

void GraphView::click(const Hit& hit, Qt::KeyboardModifiers modifiers)
{
    if (hit.isEmpty()) {
        if (!(modifiers & (Qt::ShiftModifier | Qt::ControlModifier)))
            m_selection->clear();
        return;
    }
    const bool adds = modifiers & Qt::ShiftModifier;
    const auto apply = [&](auto id, const auto& selected) {
        if (modifiers & Qt::ControlModifier || (adds && !selected.contains(id)))
            m_selection->toggle(id);
        else if (!adds)
            m_selection->selectOnly(id);
    };
    if (const SceneNode* node = hit.entity ? nodeOf(hit.entity) : nullptr; node && !node->members.empty()) {
        m_selection->set(joined(m_selection->entities(), node->members, modifiers),
                         modifiers ? m_selection->relationships() : QSet<RelationshipId>());
        return;
    }
    if (const SceneEdge* edge = hit.relationship ? edgeOf(hit.relationship) : nullptr; edge && !edge->bundle.empty()) {
        m_selection->set(modifiers ? m_selection->entities() : QSet<EntityId>(),
                         joined(m_selection->relationships(), edge->bundle, modifiers));
        return;
    }
    if (hit.entity)
        apply(hit.entity, m_selection->entities());
    else
        apply(hit.relationship, m_selection->relationships());
}

void GraphView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_gesture != Gesture::None)
        return;
    const Hit hit = hitAt(event->position());
    if (hit.relationship)
        emit relationshipActivated(hit.relationship);
    else if (hit.entity && m_gathering.isGroup(hit.entity))
        emit openRequested(hit.entity);
    else if (hit.entity)
        emit expandRequested(hit.entity);
    else
        mousePressEvent(event); // two quick presses on nothing
}

// In a crowd there is hardly a place without an entity: who drags there moves the picture, unless what lies under
// the cursor is selected or large enough to be meant.
bool GraphView::isWithinReach(EntityId id)
{
    constexpr double meant = 5; // pixels of radius
    const SceneNode* node = nodeOf(id);
    return !m_crowd || (node && (node->selected || nodeRadius(node->weight) * m_camera.view().zoom >= meant));
}

// What is selected comes along when one of it is dragged.
void GraphView::beginDrag()
{
    m_gesture = Gesture::Drag;
    m_hasPersonMoved = true;
    m_grips.clear();
    const QPointF cursor = m_camera.view().toScene(m_pressedAt);
    const SceneNode* pressed = nodeOf(m_pressed.entity);
    const bool areMany = pressed && pressed->selected;
    for (const SceneNode& node : scene().nodes)
        if (node.id == m_pressed.entity || (areMany && node.selected))
            m_grips.insert(node.id, node.centre - cursor);
}

void GraphView::continueDrag(QPointF position)
{
    const QPointF cursor = m_camera.view().toScene(position);
    for (auto it = m_grips.cbegin(); it != m_grips.cend(); ++it) {
        m_places.hold(it.key(), cursor + it.value());
        emit dragged(it.key(), cursor + it.value());
    }
    markPlacesStale();
}

void GraphView::endDrag()
{
    const QHash<EntityId, QPointF> grips = std::exchange(m_grips, {});
    m_places.letGo();
    if (!grips.isEmpty())
        emit released(QSet<EntityId>(grips.keyBegin(), grips.keyEnd()), true);
    markPlacesStale();
}

// Whose middle lies inside.
void GraphView::endLasso()
{
    const QPolygonF lasso = std::exchange(m_lasso, {});
    QHash<EntityId, QPointF> centres;
    for (const SceneNode& node : scene().nodes)
        centres.insert(node.id, m_camera.view().toView(node.centre));
    QSet<EntityId> entities = m_selection->entities();
    for (const EntityId id : nodesInBox(lasso.boundingRect()))
        if (lasso.containsPoint(centres.value(id), Qt::OddEvenFill))
            addDrawn(entities, id);
    m_selection->set(entities, m_selection->relationships());
    viewport()->update();
}

// A node, or all that is in it.
void GraphView::addDrawn(QSet<EntityId>& entities, EntityId node)
{
    if (m_gathering.isGroup(node))
        addAll(entities, *nodeOf(node));
    else
        entities.insert(node);
}

void GraphView::endBox(Qt::KeyboardModifiers)
{
    QSet<EntityId> entities = m_selection->entities();
    for (const EntityId id : nodesInBox(QRectF(m_pressedAt, m_lastAt).normalized()))
        addDrawn(entities, id);
    m_selection->set(entities, m_selection->relationships());
    viewport()->update();
}

// What was dragged goes back to where it was.
void GraphView::abandonGesture()
{
    if (m_gesture == Gesture::Drag) {
        continueDrag(m_pressedAt);
        const QHash<EntityId, QPointF> grips = std::exchange(m_grips, {}); // endDrag() has nothing to tell
        emit dragAbandoned(QSet<EntityId>(grips.keyBegin(), grips.keyEnd()));
    }
    cancelGesture();
}

void GraphView::cancelGesture()
{
    const Gesture done = std::exchange(m_gesture, Gesture::None);
    m_lasso.clear();
    if (done == Gesture::Drag)
        endDrag();
    updateCursor({});
    viewport()->update();
}

void GraphView::wheelEvent(QWheelEvent* event)
{
    // 120 is one notch; touchpads send less, more often.
    const double turned = event->angleDelta().y();
    event->accept();
    if (turned == 0 || scene().isEmpty())
        return;
    m_hasPersonMoved = true;
    m_camera.zoomBy(std::pow(1.2, turned / 120), event->position());
}

bool GraphView::viewportEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::NativeGesture: {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() != Qt::ZoomNativeGesture)
            break;
        m_hasPersonMoved = true;
        m_camera.zoomBy(1 + gesture->value(), gesture->position());
        return true;
    }
    case QEvent::Gesture: {
        const auto* gestures = static_cast<QGestureEvent*>(event);
        const auto* pinch = static_cast<QPinchGesture*>(gestures->gesture(Qt::PinchGesture));
        if (!pinch)
            break;
        m_hasPersonMoved = true;
        m_camera.zoomBy(pinch->scaleFactor(), viewport()->mapFromGlobal(pinch->centerPoint().toPoint()));
        return true;
    }
    case QEvent::ToolTip:
        return showToolTip(static_cast<QHelpEvent*>(event));
    case QEvent::Leave:
        m_hoverDelay.stop();
        setHover({});
        break;
    default:
        break;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

// Fading waits a moment, so that nothing flickers under a passing cursor.
void GraphView::hoverAt(QPointF position)
{
    const Hit hit = hitAt(position);
    updateCursor(hit);
    if (hit == m_hover) {
        m_hoverDelay.stop();
        return;
    }
    if (hit.isEmpty() || !m_isAnimated) {
        m_hoverDelay.stop();
        setHover(hit);
        return;
    }
    if (!m_hoverDelay.isActive() || !(hit == m_nextHover)) {
        m_nextHover = hit;
        m_hoverDelay.start();
    }
}

void GraphView::setHover(const Hit& hit)
{
    if (hit == m_hover)
        return;
    m_hover = hit;
    scene();
    applyHover();
    viewport()->update();
    emit hovered(hit.entity, hit.relationship);
}

void GraphView::applyHover()
{
    if (m_hover.relationship)
        hover(m_scene, m_hover.relationship);
    else
        hover(m_scene, m_hover.entity);
    m_isListStale = m_isFrameStale = true;
}

void GraphView::updateCursor(const Hit& hit)
{
    Qt::CursorShape shape = Qt::ArrowCursor;
    if (m_gesture == Gesture::Pan || m_gesture == Gesture::Drag)
        shape = Qt::ClosedHandCursor;
    else if (m_gesture == Gesture::Box || m_gesture == Gesture::Lasso)
        shape = Qt::CrossCursor;
    else if (m_isSpaceHeld)
        shape = Qt::OpenHandCursor;
    else if (!hit.isEmpty())
        shape = Qt::PointingHandCursor;
    if (viewport()->cursor().shape() != shape)
        viewport()->setCursor(shape);
}

bool GraphView::showToolTip(QHelpEvent* event)
{
    const Hit hit = hitAt(event->pos());
    QString text;
    const SceneNode* node = hit.entity ? nodeOf(hit.entity) : nullptr;
    const SceneEdge* edge = hit.relationship ? edgeOf(hit.relationship) : nullptr;
    if (edge && !edge->bundle.empty()) {
        text = bundleTitle(m_scene.nodes[size_t(edge->from)].name, m_scene.nodes[size_t(edge->to)].name,
                           int(edge->bundle.size()), edge->standing);
    } else if (node && !node->members.empty()) {
        text = groupTitle(node->name, int(node->members.size()));
    } else if (hit.relationship) {
        const int row = m_relationships->rowOf(hit.relationship);
        if (m_toolTip)
            text = m_toolTip(hit.relationship);
        if (text.isEmpty() && row >= 0) {
            const RelationshipRow& relationship = m_relationships->relationship(row);
            text = relationshipTitle(relationship.subjectName(), relationship.kind, relationship.objectName(),
                                     relationship.standing);
        }
    } else if (hit.entity) {
        if (const int row = m_entities->rowOf(hit.entity); row >= 0)
            text = entityTitle(m_entities->entity(row).name, m_entities->entity(row).kind);
    }
    // Of an entity: below its name, which it would cover.
    const QRect drawn = hit.entity && !m_showsCrowd ? viewRectOf(hit.entity) : QRect();
    constexpr int nameHeight = 10; // beyond what a tip keeps from the cursor
    const int below = drawn.isEmpty() ? 0 : std::max(0, drawn.bottom() + nameHeight - event->y());
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos() + QPoint(0, below), plainToolTip(text), viewport());
    return true;
}

void GraphView::contextMenuEvent(QContextMenuEvent* event)
{
    cancelGesture();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const Hit hit = hitAt(event->pos());
        const SceneNode* node = hit.entity ? nodeOf(hit.entity) : nullptr;
        const SceneEdge* edge = hit.relationship ? edgeOf(hit.relationship) : nullptr;
        if (hit.isEmpty() || (node && !node->selected) || (edge && !edge->selected))
            click(hit, {});
        emit contextMenuRequested(event->globalPos());
        return;
    }
    const QRect current = viewRectOf(m_selection->currentEntity());
    const QPoint at = current.isEmpty() ? viewport()->rect().center() : current.center();
    emit contextMenuRequested(viewport()->mapToGlobal(at));
}

} // namespace redthread
