#include "app/arranger.h"

#include "models/layout/elbow_room.h"
#include "views/graph/node_size.h"
#include "views/graph/scene.h"

#include <cmath>

namespace redthread {

namespace {

layout::Point toPoint(QPointF p) { return {float(p.x()), float(p.y())}; }
QPointF toPointF(layout::Point p) { return {double(p.x), double(p.y)}; }

constexpr float farEnough = 0.5f; // scene units; less is not worth storing

bool isFar(layout::Point a, std::optional<layout::Point> b)
{
    return !b || std::abs(a.x - b->x) + std::abs(a.y - b->y) >= farEnough;
}

// The store has another place for it than the one we know of.
bool isElsewhere(const layout::Node& node, std::optional<layout::Point> saved)
{
    return node.position && isFar(*node.position, saved);
}

// The layout need not move again for a name, a verdict or a place.
bool sameStructure(const layout::LayoutGraph& a, const layout::LayoutGraph& b)
{
    const auto sameNode = [](const layout::Node& x, const layout::Node& y) { return x.pinned == y.pinned; };
    const auto sameEdge = [](const layout::Edge& x, const layout::Edge& y) {
        return x.a == y.a && x.b == y.b && x.weight == y.weight;
    };
    return std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(), sameNode) &&
           std::equal(a.edges.begin(), a.edges.end(), b.edges.begin(), b.edges.end(), sameEdge);
}

} // namespace

layout::LayoutGraph layoutGraphOf(const Network& network, std::vector<EntityId>& order, Alone alone,
                                  const Gathering& gathering)
{
    const EntityModel& entities = *network.entities();
    const RelationshipModel& relationships = *network.relationships();
    const FontMetrics metrics;
    layout::LayoutGraph graph;
    const std::vector<EntityId> visible = visibleEntities(entities, alone);
    order = gathered(visible, gathering);
    // To measure 100,000 names takes half a second, and where they are so many
    // few of them are written: there a letter is a letter.
    constexpr size_t large = 2000;
    constexpr float letter = 7;
    const bool isLarge = order.size() > large;
    NodeNumbers nodes;
    nodes.reserve(size_t(entities.rowCount()));
    graph.nodes.reserve(order.size());
    graph.edges.reserve(size_t(relationships.rowCount()));
    for (size_t i = 0; i < order.size(); ++i) {
        layout::Node node;
        if (gathering.isGroup(order[i])) { // its size follows, from what is in it
            const Gathering::Group& group = gathering.groups[size_t(gathering.groupOf.value(order[i]))];
            node.labelWidth = letter * float(group.name.size());
            graph.nodes.push_back(node);
            continue;
        }
        const int row = entities.rowOf(order[i]);
        nodes.set(entities.place(row), int(i));
        const Entity& entity = entities.entity(row);
        if (entity.position)
            node.position = toPoint(*entity.position);
        node.pinned = entity.pinned && entity.position;
        if (isLarge) {
            node.radius = float(nodeRadius(entities.weight(row)));
            node.labelWidth = letter * float(std::min<qsizetype>(entity.name.size(), 40));
        } else {
            const NodeSize size = nodeSize(entities, row, metrics);
            node.radius = size.radius;
            node.labelWidth = size.labelWidth;
        }
        graph.nodes.push_back(node);
    }
    if (!gathering.isEmpty()) {
        constexpr float roomy = 1.5f; // groups are large and have many lines, whose numbers are to be read
        QHash<EntityId, int> nodeOf; // groups among them
        for (size_t i = 0; i < order.size(); ++i)
            nodeOf.insert(order[i], int(i));
        std::vector<int> weights(order.size());
        for (const EntityId id : visible) {
            const int node = nodeOf.value(gathering.standIn(id)), row = entities.rowOf(id);
            weights[size_t(node)] += entities.weight(row);
            nodes.set(entities.place(row), node);
        }
        for (size_t i = 0; i < order.size(); ++i)
            if (gathering.isGroup(order[i]))
                graph.nodes[i].radius = roomy * float(nodeRadius(weights[i]));
    }
    for (int row = 0; row < relationships.rowCount(); ++row) {
        const RelationshipRow& r = relationships.relationship(row);
        const int a = nodes.of(r.subjectPlace), b = nodes.of(r.objectPlace);
        if (a >= 0 && b >= 0 && a != b)
            graph.edges.push_back({a, b, float(std::max(1, r.standing.voices))});
    }
    return graph;
}

// True when the store has a place for an entity that we did not send it: an undo.
bool Arranger::movedElsewhere(const layout::LayoutGraph& graph) const
{
    for (size_t i = 0; i < graph.nodes.size(); ++i)
        if (isElsewhere(graph.nodes[i], m_saved[i]))
            return true;
    return false;
}

Arranger::Arranger(Project& project, QObject* parent) : QObject(parent), m_project(project)
{
    m_layout.setNotify(
        [this] { QMetaObject::invokeMethod(this, &Arranger::takePositions, Qt::QueuedConnection); });
    connect(&m_project.network(), &Network::changed, this, [this] { takeStructure(); });
    connect(&m_project, &Project::opened, this, [this] {
        m_left.clear();
        m_ungathered.clear();
        m_ofSteps.clear();
    });
    connect(&m_project.editor(), &Editor::walked, this, [this](quint64 step, bool back) {
        if (const auto styles = m_ofSteps.constFind(step); styles != m_ofSteps.cend())
            takeStyle(back ? styles->before : styles->after);
    });
}

void Arranger::takeStyle(const layout::Style& style)
{
    m_style = m_laidOut = style;
    emit styleChanged();
}

Arranger::~Arranger() { m_layout.setNotify({}); }

int Arranger::nodeOf(EntityId entity) const { return m_nodes.value(entity, -1); }

void Arranger::takeStructure(bool isKept)
{
    std::vector<EntityId> order;
    layout::LayoutGraph graph = layoutGraphOf(m_project.network(), order, m_alone, m_gathering);
    graph.style = m_style;
    graph.still = m_project.network().filter() != std::exchange(m_filter, m_project.network().filter());
    const bool isSame = order == m_order && sameStructure(graph, m_graph);
    const bool isMoved = isSame && movedElsewhere(graph);
    if (isSame && !isMoved)
        return;
    // Undo brought places back: they are to be kept, not to be left at once.
    graph.still = graph.still || isMoved || isKept;
    std::vector<layout::Point> points(order.size());
    std::vector<std::optional<layout::Point>> saved(order.size());
    QHash<EntityId, int> nodes;
    std::vector<bool> isPlaced(order.size()), isGroup(order.size());
    const std::vector<std::optional<layout::Point>> middle = middles();
    // The group and the entity whose id it has are two.
    const auto sameBefore = [this](EntityId id, bool group) {
        const int old = nodeOf(id);
        return old >= 0 && m_isGroup[size_t(old)] == group ? old : -1;
    };
    for (size_t i = 0; i < order.size(); ++i) {
        nodes.insert(order[i], int(i));
        layout::Node& node = graph.nodes[i];
        saved[i] = node.position;
        isGroup[i] = m_gathering.isGroup(order[i]);
        if (isGroup[i]) {
            const int old = sameBefore(order[i], true);
            node.position = old >= 0 && m_isPlaced[size_t(old)] ? m_points[size_t(old)]
                                                           : middle[size_t(m_gathering.groupOf.value(order[i]))];
            isPlaced[i] = node.position.has_value();
            points[i] = node.position.value_or(layout::Point{});
            continue;
        }
        // What is on screen is newer than what the store has, unless an undo moved it there.
        if (const int old = sameBefore(order[i], false);
            old >= 0 && m_isPlaced[size_t(old)] && !isElsewhere(node, m_saved[size_t(old)]))
            node.position = m_points[size_t(old)];
        else if (const auto left = m_left.constFind(order[i]);
                 old < 0 && left != m_left.constEnd() && !isElsewhere(node, left->saved))
            node.position = left->at;
        m_left.remove(order[i]);
        isPlaced[i] = node.position.has_value();
        points[i] = node.position.value_or(layout::Point{});
    }
    for (size_t old = 0; old < m_order.size(); ++old)
        if (const auto now = nodes.constFind(m_order[old]); m_isPlaced[old] && !m_isGroup[old] &&
                                                            (now == nodes.constEnd() || isGroup[size_t(*now)]))
            m_left.insert(m_order[old], {m_points[old], m_saved[old]});
    m_order = std::move(order);
    m_points = std::move(points);
    m_isPlaced = std::move(isPlaced);
    m_isGroup = std::move(isGroup);
    m_saved = std::move(saved);
    m_nodes = std::move(nodes);
    m_beforeDrag.clear();
    m_isStep = false;
    tell(std::move(graph));
}

// The layout and the view of what is drawn, and where as far as that is known.
void Arranger::tell(layout::LayoutGraph graph)
{
    m_graph = graph;
    m_graph.generation = graph.generation = ++m_generation;
    m_wasSettled = false;
    emit ordered(m_generation, m_order);
    if (std::all_of(m_isPlaced.begin(), m_isPlaced.end(), [](bool isPlaced) { return isPlaced; }))
        emit moved(m_generation, m_points, false);
    m_layout.setGraph(std::move(graph));
    if (m_playing)
        m_layout.play();
}

void Arranger::takePositions()
{
    if (const bool isLayingOut = m_layout.isLayingOut(); isLayingOut != m_isLayingOut) {
        m_isLayingOut = isLayingOut;
        emit layingOut(isLayingOut, int(m_order.size()));
    }
    layout::Positions& positions = m_layout.positions();
    if (!positions.refresh())
        return;
    const layout::Positions::Frame& frame = positions.latest();
    if (frame.generation != m_generation || frame.points.size() != m_points.size())
        return;
    m_points = frame.points;
    m_isPlaced.assign(m_points.size(), true);
    emit moved(m_generation, m_points, frame.settled);
    if (frame.settled && (!m_wasSettled || frame.restart != m_atRest)) {
        savePositions(frame.restart == m_restart);
        m_atRest = frame.restart;
    }
    m_wasSettled = frame.settled;
}

void Arranger::setPlaying(bool playing)
{
    if (playing == m_playing)
        return;
    m_playing = playing;
    if (playing)
        m_layout.play();
    else
        m_layout.pause();
    emit playingChanged(playing);
}

void Arranger::setStyle(const layout::Style& style) { m_style = style; }

void Arranger::restart(bool isStep)
{
    m_isStep = isStep && !m_order.empty();
    m_ofStep = {m_laidOut, m_style};
    m_laidOut = m_style;
    m_wasSettled = false;
    m_restart = m_layout.restart(m_style);
    setPlaying(true);
}

void Arranger::cancelLayout()
{
    m_layout.cancel();
    if (std::exchange(m_isStep, false))
        takeStyle(m_ofStep.before);
}

void Arranger::drag(EntityId entity, QPointF to)
{
    const int node = nodeOf(entity);
    if (node < 0)
        return;
    if (m_beforeDrag.empty())
        m_beforeDrag = m_points;
    m_points[size_t(node)] = toPoint(to);
    m_isPlaced[size_t(node)] = true;
    m_layout.drag(node, toPoint(to));
}

void Arranger::release(const QSet<EntityId>& entities, bool pinned)
{
    for (const EntityId entity : entities)
        if (const int node = nodeOf(entity); node >= 0)
            m_layout.release(node, pinned);
    m_beforeDrag.clear();
    store(entities, pinned);
}

void Arranger::letGo(const QSet<EntityId>& entities)
{
    for (const EntityId entity : entities)
        if (const int node = nodeOf(entity); node >= 0)
            m_layout.release(node, m_graph.nodes[size_t(node)].pinned);
    const std::vector<layout::Point> before = std::exchange(m_beforeDrag, {});
    if (before.size() != m_points.size())
        return; // others are drawn by now
    // Who gave way meanwhile goes back, too.
    m_points = before;
    layout::LayoutGraph graph = m_graph;
    for (size_t i = 0; i < m_points.size(); ++i)
        graph.nodes[i].position = m_isPlaced[i] ? std::optional(m_points[i]) : std::nullopt;
    graph.still = true;
    tell(std::move(graph));
}

void Arranger::setAlone(Alone alone)
{
    m_alone = alone;
    takeStructure();
}

void Arranger::setGathering(const Gathering& gathering)
{
    if (m_gathering.isEmpty())
        for (size_t i = 0; i < m_order.size() && !gathering.isEmpty(); ++i)
            if (m_isPlaced[i])
                m_ungathered.insert(m_order[i], m_points[i]);
    if (!m_gathering.isEmpty() && !gathering.isEmpty())
        makeRoom(gathering);
    m_gathering = gathering;
    if (gathering.isEmpty())
        restoreUngathered();
    takeStructure(gathering.isEmpty());
}

// Who comes out of a group that is opened stands where the group stood, as they stood to each other; the others
// make room, and take it back when the group is closed.
void Arranger::makeRoom(const Gathering& next)
{
    std::vector<layout::Point> all;
    for (const layout::Point& place : std::as_const(m_ungathered))
        all.push_back(place);
    const auto step = [&](layout::Point middle, float radius, const QSet<EntityId>& except) {
        for (size_t i = 0; i < m_order.size(); ++i)
            if (!m_graph.nodes[i].pinned && !except.contains(m_order[i]))
                m_points[i] = layout::madeRoom(m_points[i], middle, radius);
    };
    const auto membersOf = [](const Gathering& gathering, size_t group) {
        std::vector<EntityId> members;
        for (auto it = gathering.groupOf.cbegin(); it != gathering.groupOf.cend(); ++it)
            if (size_t(it.value()) == group)
                members.push_back(it.key());
        std::sort(members.begin(), members.end()); // the hash has another order every time
        return members;
    };
    constexpr float slack = 1.2f;
    for (size_t group = 0; group < m_gathering.groups.size(); ++group) {
        const EntityId id = m_gathering.groups[group].id;
        const int node = nodeOf(id);
        if (next.groupOf.contains(id) || node < 0 || !m_isPlaced[size_t(node)])
            continue;
        std::vector<EntityId> members;
        std::vector<layout::Point> figure;
        for (const EntityId member : membersOf(m_gathering, group))
            if (const auto left = m_left.constFind(member); left != m_left.constEnd()) {
                members.push_back(member);
                figure.push_back(left->at);
            }
        const float radius = slack * layout::radiusFor(members.size(), all);
        const layout::Point middle = m_points[size_t(node)];
        step(middle, radius, {id});
        const std::vector<layout::Point> places = layout::fitted(figure, middle, radius);
        for (size_t i = 0; i < members.size(); ++i)
            m_left[members[i]].at = places[i];
    }
    for (size_t group = 0; group < next.groups.size(); ++group) {
        if (m_gathering.groupOf.contains(next.groups[group].id))
            continue;
        QSet<EntityId> members;
        QPointF sum;
        for (const EntityId member : membersOf(next, group))
            if (const int node = nodeOf(member); node >= 0 && m_isPlaced[size_t(node)] && !m_isGroup[size_t(node)]) {
                members.insert(member);
                sum += toPointF(m_points[size_t(node)]);
            }
        if (!members.isEmpty())
            step(toPoint(sum / members.size()), -slack * layout::radiusFor(size_t(members.size()), all), members);
    }
}

// All but those a person pinned meanwhile, whether drawn now or in a group.
void Arranger::restoreUngathered()
{
    const EntityModel& entities = *m_project.network().entities();
    for (auto it = m_ungathered.cbegin(); it != m_ungathered.cend(); ++it) {
        const int row = entities.rowOf(it.key()), node = nodeOf(it.key());
        if (row < 0 || entities.entity(row).pinned)
            continue;
        if (node >= 0 && !m_isGroup[size_t(node)])
            m_points[size_t(node)] = it.value();
        else if (const auto left = m_left.find(it.key()); left != m_left.end())
            left->at = it.value();
    }
    m_ungathered.clear();
}

// Of each group, in their order: the middle of those in it whose place is known.
std::vector<std::optional<layout::Point>> Arranger::middles() const
{
    struct Sum {
        QPointF places;
        int count = 0;
    };
    std::vector<Sum> sums(m_gathering.groups.size());
    const EntityModel& entities = *m_project.network().entities();
    for (auto it = m_gathering.groupOf.cbegin(); it != m_gathering.groupOf.cend(); ++it) {
        std::optional<QPointF> at;
        if (const int old = nodeOf(it.key()); old >= 0 && !m_isGroup[size_t(old)] && m_isPlaced[size_t(old)])
            at = toPointF(m_points[size_t(old)]);
        else if (const auto left = m_left.constFind(it.key()); left != m_left.constEnd())
            at = toPointF(left->at);
        else if (const int row = entities.rowOf(it.key()); row >= 0)
            at = entities.entity(row).position;
        if (at) {
            sums[size_t(it.value())].places += *at;
            ++sums[size_t(it.value())].count;
        }
    }
    std::vector<std::optional<layout::Point>> middles;
    for (const Sum& sum : sums)
        middles.push_back(sum.count ? std::optional(toPoint(sum.places / sum.count)) : std::nullopt);
    return middles;
}

void Arranger::setPinned(const QSet<EntityId>& entities, bool pinned)
{
    for (const EntityId entity : entities)
        if (const int node = nodeOf(entity); node >= 0)
            m_layout.setPinned(node, pinned);
    store(entities, pinned);
}

// As one step of undo.
void Arranger::store(const QSet<EntityId>& entities, bool pinned)
{
    Arrange edit;
    for (const EntityId entity : entities) {
        const int node = nodeOf(entity);
        if (node < 0 || m_isGroup[size_t(node)])
            continue;
        m_graph.nodes[size_t(node)].pinned = pinned;
        m_saved[size_t(node)] = m_points[size_t(node)];
        edit.placements.push_back({entity, toPointF(m_points[size_t(node)]), pinned});
    }
    if (!edit.placements.empty() && !m_project.isReadOnly())
        m_project.editor().submit(edit);
}

void Arranger::savePositions(bool isLast)
{
    if (m_project.isReadOnly() || !m_project.isOpen() || !m_gathering.isEmpty())
        return;
    Arrange edit;
    for (size_t i = 0; i < m_order.size(); ++i) {
        if (!m_isPlaced[i] || !isFar(m_points[i], m_saved[i]))
            continue;
        edit.placements.push_back({m_order[i], toPointF(m_points[i]), m_graph.nodes[i].pinned});
        m_saved[i] = m_points[i];
    }
    // Where it came to rest is the step.
    const bool isStep = isLast && std::exchange(m_isStep, false);
    if (edit.placements.empty())
        return;
    if (!isStep) {
        m_project.editor().record(edit);
        return;
    }
    m_project.editor().submit(edit, [this, styles = m_ofStep](bool isDone) {
        if (isDone) {
            m_ofSteps.insert(m_project.editor().lastStep(), styles);
            return;
        }
        takeStyle(styles.before); // and the places, which the network still has
        takeStructure();
    });
}

} // namespace redthread
