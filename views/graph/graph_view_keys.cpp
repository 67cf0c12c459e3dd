// GraphView under the keyboard.

#include "views/graph/direction.h"
#include "views/graph/graph_view.h"

#include <QAccessible>
#include <QKeyEvent>

#include <algorithm>

namespace redthread {

namespace {

constexpr Qt::KeyboardModifiers significant =
    Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;

// Letters and signs the graph takes for itself while it has the focus, though a
// menu may know them too.
bool isOwnKey(const QKeyEvent* event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & significant;
    switch (event->key()) {
    case Qt::Key_F:
    case Qt::Key_H:
        return modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier;
    case Qt::Key_P:
    case Qt::Key_I:
    case Qt::Key_Space:
    case Qt::Key_Home:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        return modifiers == Qt::NoModifier;
    default:
        return false;
    }
}

} // namespace

bool GraphView::event(QEvent* event)
{
    const auto* key = event->type() == QEvent::ShortcutOverride ? static_cast<QKeyEvent*>(event) : nullptr;
    if (key && (isOwnKey(key) || (key->key() == Qt::Key_Escape && m_gesture != Gesture::None))) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void GraphView::keyPressEvent(QKeyEvent* event)
{
    if (handleKey(event))
        event->accept();
    else
        event->ignore(); // not to the scroll area: there is nothing to scroll
}

bool GraphView::handleKey(QKeyEvent* event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & significant;
    const bool isShifted = modifiers == Qt::ShiftModifier;
    if (event->key() == Qt::Key_Escape && m_gesture != Gesture::None) { // whatever key the gesture needs is held
        abandonGesture();
        return true;
    }
    if (modifiers == Qt::ControlModifier && event->key() == Qt::Key_0) {
        zoomToActualSize();
        return true;
    }
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Minus) { // with or without Shift, Ctrl
        event->key() == Qt::Key_Plus ? zoomIn() : zoomOut();
        return true;
    }
    if (modifiers != Qt::NoModifier && !isShifted)
        return false;
    const QSet<EntityId> chosen = shownSelection();
    switch (event->key()) {
    case Qt::Key_Escape:
        m_selection->clear();
        return true;
    case Qt::Key_F:
        if (isShifted && m_selection->isEmpty())
            return false; // the window says why nothing happens; so below
        isShifted ? fitSelection() : fitAll();
        return true;
    case Qt::Key_H:
        if (isShifted)
            emit showHiddenRequested();
        else if (!chosen.isEmpty())
            emit hideRequested(chosen);
        return isShifted || !chosen.isEmpty();
    default:
        break;
    }
    if (isShifted)
        return false;
    switch (event->key()) {
    case Qt::Key_Delete:
        if (!chosen.isEmpty())
            emit hideRequested(chosen);
        return true;
    case Qt::Key_I:
        if (!chosen.isEmpty())
            emit isolateRequested(chosen);
        return !chosen.isEmpty();
    case Qt::Key_P: {
        const bool areAllPinned = std::all_of(chosen.begin(), chosen.end(), [this](EntityId id) {
            const int row = m_entities->rowOf(id);
            return row >= 0 && m_entities->entity(row).pinned;
        });
        if (!chosen.isEmpty())
            emit pinRequested(chosen, !areAllPinned);
        return !chosen.isEmpty();
    }
    case Qt::Key_Space:
        if (!event->isAutoRepeat()) {
            m_isSpaceHeld = true;
            updateCursor({});
        }
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const EntityId group = selectedGroup())
            emit openRequested(group);
        else if (m_selection->currentEntity())
            emit entityActivated(m_selection->currentEntity());
        else if (m_selection->currentRelationship())
            emit relationshipActivated(m_selection->currentRelationship());
        return true;
    case Qt::Key_Home: { // where most comes together
        const auto& nodes = scene().nodes;
        const auto most = std::max_element(nodes.begin(), nodes.end(),
                                           [](const auto& a, const auto& b) { return a.weight < b.weight; });
        if (most != nodes.end())
            goTo(*most);
        return true;
    }
    case Qt::Key_Left:
        moveTowards({-1, 0});
        return true;
    case Qt::Key_Right:
        moveTowards({1, 0});
        return true;
    case Qt::Key_Up:
        moveTowards({0, -1});
        return true;
    case Qt::Key_Down:
        moveTowards({0, 1});
        return true;
    default:
        return false;
    }
}

void GraphView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_isSpaceHeld = false;
        updateCursor({});
    }
    event->ignore();
}

// From the current entity; from nowhere, to the one nearest to the middle.
void GraphView::moveTowards(QPointF direction)
{
    const EntityId group = selectedGroup();
    const EntityId current = group ? group : m_gathering.standIn(m_selection->currentEntity());
    const auto& nodes = scene().nodes;
    const auto at = std::find_if(nodes.begin(), nodes.end(),
                                 [current](const SceneNode& node) { return node.id == current; });
    if (current && at != nodes.end()) {
        if (const int next = nearestInDirection(m_scene, at->centre, direction, current); next >= 0)
            goTo(nodes[size_t(next)]);
        return;
    }
    const QPointF middle = view().toScene(viewport()->rect().center());
    const auto nearest = std::min_element(nodes.begin(), nodes.end(), [middle](const auto& a, const auto& b) {
        return (a.centre - middle).manhattanLength() < (b.centre - middle).manhattanLength();
    });
    if (nearest != nodes.end())
        goTo(*nearest);
}

void GraphView::goTo(const SceneNode& node)
{
    const EntityId id = node.id;
    const QPointF place = node.centre;
    click({id, {}}, {});
    m_camera.reveal(place, 60);
    const auto at = std::find_if(m_scene.nodes.begin(), m_scene.nodes.end(),
                                 [id](const SceneNode& other) { return other.id == id; });
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(int(at - m_scene.nodes.begin()));
    QAccessible::updateAccessibility(&focus);
}

QSet<EntityId> GraphView::shownSelection()
{
    QSet<EntityId> chosen;
    for (const SceneNode& node : scene().nodes)
        for (const EntityId id : node.selected ? entitiesOf(node) : std::vector<EntityId>())
            if (m_selection->entities().contains(id)) // of a group perhaps only one
                chosen.insert(id);
    return chosen;
}

void GraphView::focusInEvent(QFocusEvent* event)
{
    m_showsFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void GraphView::focusOutEvent(QFocusEvent* event)
{
    m_showsFocus = m_isSpaceHeld = false;
    cancelGesture();
    QAbstractScrollArea::focusOutEvent(event);
}

} // namespace redthread
