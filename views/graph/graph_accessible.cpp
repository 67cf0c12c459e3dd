#include "views/graph/graph_accessible.h"

#include "models/records/kinds.h"
#include "views/graph/graph_view.h"
#include "views/graph/safe_text.h"

#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QWindow>

#include <algorithm>

namespace redthread {

namespace {

constexpr int mostChildren = 2000;
constexpr int mostNeighbours = 12;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(GraphView)
};

QString spoken(const QString& name) { return elided(safeText(name), 120); }

class EntityItem : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    EntityItem(GraphView* view, Selection* selection, EntityId id)
        : m_view(view), m_selection(selection), m_id(id)
    {
    }

    EntityId id() const { return m_id; }
    bool isValid() const override { return m_view && index() >= 0; }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    void setText(QAccessible::Text, const QString&) override {}
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text wanted) const override
    {
        if (!isValid())
            return {};
        const SceneNode& node = m_view->scene().nodes[size_t(index())];
        if (wanted == QAccessible::Name)
            return spoken(node.name);
        return wanted == QAccessible::Description ? description(node) : QString();
    }

    QRect rect() const override
    {
        const QRect box = m_view ? m_view->viewRectOf(m_id) : QRect();
        return box.isEmpty() ? QRect() : QRect(m_view->viewport()->mapToGlobal(box.topLeft()), box.size());
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = state.selectable = state.multiSelectable = true;
        state.focused = m_view->hasFocus() && m_selection->currentEntity() == m_id;
        state.selected = m_selection->entities().contains(m_id);
        state.offscreen = m_view->viewRectOf(m_id).isEmpty();
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override
    {
        if (!isValid())
            return;
        m_selection->selectOnly(m_id);
        m_view->reveal(m_id);
        if (name == setFocusAction())
            m_view->setFocus();
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    int index() const
    {
        const auto& nodes = m_view->scene().nodes;
        const auto it = std::find_if(nodes.begin(), nodes.end(),
                                     [this](const SceneNode& node) { return node.id == m_id; });
        return it == nodes.end() ? -1 : int(it - nodes.begin());
    }

    QString description(const SceneNode& node) const
    {
        const GraphScene& scene = m_view->scene();
        const int at = index();
        std::vector<int> neighbours;
        for (const SceneEdge& edge : scene.edges) {
            const int other = edge.from == at ? edge.to : edge.to == at ? edge.from : -1;
            if (other >= 0 && other != at &&
                std::find(neighbours.begin(), neighbours.end(), other) == neighbours.end())
                neighbours.push_back(other);
        }
        const QString kind = entityKind(node.kind).label;
        if (neighbours.empty())
            return Words::tr("%1, not connected").arg(kind);
        QStringList names;
        for (int i = 0; i < int(neighbours.size()) && i < mostNeighbours; ++i)
            names << spoken(scene.nodes[size_t(neighbours[size_t(i)])].name);
        if (int(neighbours.size()) > mostNeighbours)
            names << QStringLiteral("…");
        //: %1 a kind ("Company"), %2 how many, %3 their names
        return Words::tr("%1, connected to %2: %3")
            .arg(kind, QString::number(neighbours.size()), names.join(QStringLiteral(", ")));
    }

    QPointer<GraphView> m_view;
    Selection* m_selection;
    EntityId m_id;
};

class GraphItem : public QAccessibleWidget {
public:
    explicit GraphItem(GraphView* view) : QAccessibleWidget(view, QAccessible::List) {}
    ~GraphItem() override
    {
        for (const QAccessible::Id id : m_items)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return std::min(int(view()->scene().nodes.size()), mostChildren); }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        return itemOf(view()->scene().nodes[size_t(index)].id);
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* item = dynamic_cast<const EntityItem*>(child);
        return item ? indexOf(item->id()) : -1;
    }
    QAccessibleInterface* focusChild() const override
    {
        const EntityId current = view()->selection()->currentEntity();
        return current && view()->hasFocus() ? child(indexOf(current)) : nullptr;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const QPoint at = view()->viewport()->mapFromGlobal(QPoint(x, y));
        for (int i = childCount() - 1; i >= 0; --i)
            if (view()->viewRectOf(view()->scene().nodes[size_t(i)].id).contains(at))
                return child(i);
        return nullptr;
    }

private:
    GraphView* view() const { return static_cast<GraphView*>(widget()); }
    int indexOf(EntityId id) const
    {
        const auto& nodes = view()->scene().nodes;
        const auto it =
            std::find_if(nodes.begin(), nodes.end(), [id](const SceneNode& node) { return node.id == id; });
        return it == nodes.end() ? -1 : int(it - nodes.begin());
    }
    QAccessibleInterface* itemOf(EntityId id) const
    {
        auto it = m_items.find(id);
        if (it == m_items.end())
            it = m_items.insert(id, QAccessible::registerAccessibleInterface(
                                        new EntityItem(view(), view()->selection(), id)));
        return QAccessible::accessibleInterface(*it);
    }

    mutable QHash<EntityId, QAccessible::Id> m_items;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    if (auto* view = qobject_cast<GraphView*>(object))
        return new GraphItem(view);
    return nullptr;
}

} // namespace

void installGraphAccessibility()
{
    QAccessible::installFactory(makeInterface); // a factory is kept once
}

} // namespace redthread
