#include "models/layout/simulation.h"

#include "models/layout/measures.h"
#include "models/layout/packing.h"
#include "models/layout/placing.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace redthread::layout {

using std::size_t;

namespace {

constexpr int mostBoxes = 2000; // above, labels are shown by zoom and do not take part
constexpr float startHeat = 0.3f;
constexpr float oldMobility = 0.1f;
constexpr float gap = 30; // between components

// A component's mesh, not copied where it is all there is.
class Part {
public:
    Part(const Mesh& mesh, Range range) : m_whole(mesh)
    {
        if (range.size() < mesh.size())
            m_part = partOf(mesh, range);
    }
    const Mesh& mesh() const { return m_part ? *m_part : m_whole; }

private:
    const Mesh& m_whole;
    std::optional<Mesh> m_part;
};

bool isUsable(Point point)
{
    return std::abs(point.x) < 1e6f && std::abs(point.y) < 1e6f; // false for NaN
}

} // namespace

Simulation::Simulation(LayoutGraph graph, bool edgesChanged, const Interrupted& interrupted)
    : m_graph(std::move(graph)), m_ordered(orderedMesh(m_graph))
{
    const auto n = m_graph.nodes.size();
    m_bodies.resize(int(n));
    m_pinned.assign(n, 0);
    m_dragged.assign(n, 0);
    m_strength.assign(m_ordered.components.size(), 0);
    for (const Range range : m_ordered.components) {
        m_law.push_back(lawOf(Part(m_ordered.mesh, range).mesh(), m_graph.style));
        giveMasses(m_ordered.mesh, range, m_law.back());
    }
    m_heat.resize(m_ordered.components.size());
    m_componentOf.resize(n);
    for (size_t c = 0; c < m_ordered.components.size(); ++c)
        for (int i = m_ordered.components[c].begin; i < m_ordered.components[c].end; ++i)
            m_componentOf[size_t(i)] = int(c);
    std::vector<char> placed(n, 0);
    takePlaces(placed);

    std::vector<char> hasPlace(m_ordered.components.size(), 0);
    for (size_t c = 0; c < hasPlace.size(); ++c) {
        const Range range = m_ordered.components[c];
        const auto count = std::count(placed.begin() + range.begin, placed.begin() + range.end, 1);
        const bool onlyPinned = std::equal(placed.begin() + range.begin, placed.begin() + range.end,
                                           m_pinned.begin() + range.begin);
        hasPlace[c] = count > 0;
        if (count == range.size()) {
            if (edgesChanged && range.size() > 1) {
                std::fill(m_bodies.mobility.begin() + range.begin, m_bodies.mobility.begin() + range.end,
                          oldMobility);
                const std::vector<char> everyOne(n, 1);
                balance(c, everyOne, Springs::NotFar);
                m_heat[c].raise(startHeat);
            }
        } else if (onlyPinned) {
            layOut(c, placed, interrupted);
        } else {
            join(c, placed, interrupted);
        }
    }
    for (size_t i = 0; i < n; ++i)
        if (m_pinned[i])
            m_bodies.mobility[i] = 0;
    separate(m_bodies.x, m_bodies.y, m_bodies.mobility);
    packFree(hasPlace);
}

void Simulation::takePlaces(std::vector<char>& placed)
{
    const bool withBoxes = m_graph.nodes.size() <= size_t(mostBoxes);
    if (withBoxes)
        m_bodies.boxes.resize(m_graph.nodes.size());
    for (size_t i = 0; i < m_graph.nodes.size(); ++i) {
        const Node& node = m_graph.nodes[size_t(m_ordered.nodeAt[i])];
        if (withBoxes)
            m_bodies.boxes[i] = boxOf(node);
        if (!node.position || !isUsable(*node.position))
            continue;
        placed[i] = 1;
        m_pinned[i] = node.pinned;
        m_bodies.x[i] = node.position->x;
        m_bodies.y[i] = node.position->y;
    }
}

std::span<const Box> Simulation::boxesOf(Range range) const
{
    if (m_bodies.boxes.empty())
        return {};
    return std::span(m_bodies.boxes).subspan(size_t(range.begin), size_t(range.size()));
}

// From nothing, though some may be pinned: then the drawing is laid over them.
void Simulation::layOut(size_t component, const std::vector<char>& placed, const Interrupted& interrupted)
{
    const Range range = m_ordered.components[component];
    const std::vector<float> oldX(m_bodies.x.begin() + range.begin, m_bodies.x.begin() + range.end);
    const std::vector<float> oldY(m_bodies.y.begin() + range.begin, m_bodies.y.begin() + range.end);
    FirstLayout first =
        firstLayout(Part(m_ordered.mesh, range).mesh(), m_law[component], boxesOf(range), interrupted);
    m_strength[component] = first.strength;

    // Where the pinned are wanted against where they fell: a turn about their
    // middles that brings both nearest (Procrustes).
    double count = 0, fromX = 0, fromY = 0, toX = 0, toY = 0;
    const auto isPinned = [&](size_t i) { return placed[size_t(range.begin) + i] != 0; };
    for (size_t i = 0; i < oldX.size(); ++i) {
        if (!isPinned(i))
            continue;
        ++count;
        fromX += first.x[i];
        fromY += first.y[i];
        toX += oldX[i];
        toY += oldY[i];
    }
    double c = 1, s = 0;
    if (count > 0) {
        fromX /= count, fromY /= count, toX /= count, toY /= count;
        double dot = 0, cross = 0;
        for (size_t i = 0; i < oldX.size(); ++i) {
            if (!isPinned(i))
                continue;
            const double ax = first.x[i] - fromX, ay = first.y[i] - fromY;
            const double bx = oldX[i] - toX, by = oldY[i] - toY;
            dot += ax * bx + ay * by;
            cross += ax * by - ay * bx;
        }
        if (const double length = std::hypot(dot, cross); length > 1e-9) {
            c = dot / length;
            s = cross / length;
        }
    }
    for (size_t i = 0; i < oldX.size(); ++i) {
        const double ax = first.x[i] - fromX, ay = first.y[i] - fromY;
        m_bodies.x[size_t(range.begin) + i] = float(toX + c * ax - s * ay);
        m_bodies.y[size_t(range.begin) + i] = float(toY + s * ax + c * ay);
    }
    if (count == 0)
        return;
    takeLoad(component);
    m_heat[component].raise(startHeat);
    for (size_t i = 0; i < oldX.size(); ++i)
        if (isPinned(i)) {
            m_bodies.x[size_t(range.begin) + i] = oldX[i];
            m_bodies.y[size_t(range.begin) + i] = oldY[i];
        }
}

// New nodes beside placed ones.
void Simulation::join(size_t component, std::vector<char>& placed, const Interrupted& interrupted)
{
    const Range range = m_ordered.components[component];
    balance(component, placed, Springs::NotFar);
    if (m_strength[component] <= 0)
        m_strength[component] = strengthFromNothing(component, interrupted);
    std::vector<int> fresh;
    for (int i = range.begin; i < range.end; ++i)
        if (!placed[size_t(i)])
            fresh.push_back(i);
    loosen(component, fresh, oldMobility);
    placeBeside(m_ordered.mesh, range, m_bodies.x, m_bodies.y, placed);
    m_heat[component].raise(startHeat);
}

// Strength and load of a component by its placed nodes, where they stand.
void Simulation::balance(size_t component, const std::vector<char>& placed, Springs which)
{
    const Range range = m_ordered.components[component];
    m_relaxation.setAttraction(m_law[component].attraction);
    std::vector<int> renamed(size_t(range.size()), -1);
    Bodies bodies;
    bodies.resize(int(std::count(placed.begin() + range.begin, placed.begin() + range.end, 1)));
    std::vector<char> isFree(bodies.x.size());
    int next = 0;
    for (int i = range.begin; i < range.end; ++i) {
        if (!placed[size_t(i)])
            continue;
        renamed[size_t(i - range.begin)] = next;
        bodies.x[size_t(next)] = m_bodies.x[size_t(i)];
        bodies.y[size_t(next)] = m_bodies.y[size_t(i)];
        if (!m_bodies.boxes.empty())
            bodies.boxes.push_back(m_bodies.boxes[size_t(i)]);
        isFree[size_t(next++)] = !m_pinned[size_t(i)];
    }
    struct Spring {
        Link link;
        float length;
    };
    std::vector<Spring> springs;
    for (int i = range.begin; i < range.end; ++i) {
        for (int k = m_ordered.mesh.offset[size_t(i)]; k < m_ordered.mesh.offset[size_t(i) + 1]; ++k) {
            const int j = m_ordered.mesh.neighbour[size_t(k)];
            if (i < j && placed[size_t(i)] && placed[size_t(j)])
                springs.push_back({{renamed[size_t(i - range.begin)], renamed[size_t(j - range.begin)],
                                    m_ordered.mesh.weight[size_t(k)]},
                                   std::hypot(m_bodies.x[size_t(i)] - m_bodies.x[size_t(j)],
                                              m_bodies.y[size_t(i)] - m_bodies.y[size_t(j)])});
        }
    }
    if (springs.empty())
        return;
    const auto middle = springs.begin() + std::ptrdiff_t(springs.size() / 2);
    std::nth_element(springs.begin(), middle, springs.end(),
                     [](const Spring& a, const Spring& b) { return a.length < b.length; });
    const float longest = 4 * std::max(middle->length, 1.0f);
    std::vector<Link> links;
    for (const Spring& spring : springs)
        if (which == Springs::All || spring.length <= longest)
            links.push_back(spring.link);
    Mesh mesh = meshOf(bodies.size(), std::move(links));
    for (int i = range.begin; i < range.end; ++i)
        if (placed[size_t(i)])
            mesh.mass[size_t(renamed[size_t(i - range.begin)])] = m_ordered.mesh.mass[size_t(i)];

    double x = 0, y = 0;
    for (size_t i = 0; i < bodies.x.size(); ++i) {
        x += bodies.x[i] / double(bodies.size());
        y += bodies.y[i] / double(bodies.size());
    }
    const auto outward = [&](const Forces& forces) {
        double sum = 0;
        for (size_t i = 0; i < bodies.x.size(); ++i)
            if (isFree[i])
                sum += forces.x[i] * (bodies.x[i] - x) + forces.y[i] * (bodies.y[i] - y);
        return sum;
    };
    // Where boxes touch, their stiff push hides the balance.
    m_relaxation.begin(bodies.size());
    m_relaxation.addBoxes(bodies);
    m_relaxation.addClearance(mesh, {0, bodies.size()}, bodies);
    std::vector<char> apart = isFree;
    for (size_t i = 0; i < apart.size(); ++i)
        apart[i] = apart[i] && m_relaxation.forces().stiffness[i] == 0;
    if (std::count(apart.begin(), apart.end(), 1) * 4 >= std::count(isFree.begin(), isFree.end(), 1)) {
        isFree = std::move(apart);
        m_relaxation.begin(bodies.size());
    }
    m_relaxation.addSprings(mesh, {0, bodies.size()}, bodies);
    m_relaxation.addFlatness({0, bodies.size()}, bodies);
    const double pull = outward(m_relaxation.forces());
    m_relaxation.begin(bodies.size());
    m_relaxation.addRepulsion(mesh, {0, bodies.size()}, bodies, 1, Relaxation::Kind::Calm);
    const double push = outward(m_relaxation.forces());
    const double strength = push > 0 ? -pull / push : 0;
    constexpr float longestPair = 1.5f * edgeLength;
    if (!(strength > 0))
        return;
    m_strength[component] = float(std::min(strength, double(longestPair) * longestPair * longestPair));
    const Forces load = m_relaxation.residual(mesh, {0, bodies.size()}, bodies, m_strength[component]);
    makeLoad();
    for (int i = range.begin; i < range.end; ++i)
        if (placed[size_t(i)]) {
            const auto k = size_t(renamed[size_t(i - range.begin)]);
            m_load.x[size_t(i)] = load.x[k];
            m_load.y[size_t(i)] = load.y[k];
        }
}

void Simulation::makeLoad()
{
    if (m_load.x.empty())
        m_load.clear(m_bodies.size());
}

// What keeps the component where it is now.
void Simulation::takeLoad(size_t component)
{
    const Range range = m_ordered.components[component];
    m_relaxation.setAttraction(m_law[component].attraction);
    const Forces load = m_relaxation.residual(m_ordered.mesh, range, m_bodies, m_strength[component]);
    makeLoad();
    std::copy(load.x.begin() + range.begin, load.x.begin() + range.end, m_load.x.begin() + range.begin);
    std::copy(load.y.begin() + range.begin, load.y.begin() + range.end, m_load.y.begin() + range.begin);
}

float Simulation::strengthFromNothing(size_t component, const Interrupted& interrupted) const
{
    const Range range = m_ordered.components[component];
    if (range.size() <= mostBoxes)
        return firstLayout(Part(m_ordered.mesh, range).mesh(), m_law[component], {}, interrupted).strength;
    return 0.03f * edgeLength * edgeLength * edgeLength;
}

// Components without a place are packed around those that have one.
void Simulation::packFree(const std::vector<char>& hasPlace)
{
    std::vector<Block> blocks;
    blocks.reserve(hasPlace.size());
    bool isAnyFixed = false;
    for (size_t c = 0; c < hasPlace.size(); ++c) {
        float left = 1e9f, top = 1e9f, right = -1e9f, bottom = -1e9f;
        for (int i = m_ordered.components[c].begin; i < m_ordered.components[c].end; ++i) {
            const Box box = boxOf(m_graph.nodes[size_t(m_ordered.nodeAt[size_t(i)])]);
            left = std::min(left, m_bodies.x[size_t(i)] - box.halfWidth);
            right = std::max(right, m_bodies.x[size_t(i)] + box.halfWidth);
            top = std::min(top, m_bodies.y[size_t(i)] - box.above);
            bottom = std::max(bottom, m_bodies.y[size_t(i)] + box.below);
        }
        blocks.push_back({left, top, right - left, bottom - top, hasPlace[c] != 0});
        isAnyFixed |= hasPlace[c] != 0;
    }
    const std::vector<Block> before = blocks;
    pack(blocks, gap);
    float middleX = 0, middleY = 0;
    if (!isAnyFixed && !blocks.empty()) { // the whole picture around the origin
        float left = 1e9f, top = 1e9f, right = -1e9f, bottom = -1e9f;
        for (const Block& block : blocks) {
            left = std::min(left, block.left);
            right = std::max(right, block.left + block.width);
            top = std::min(top, block.top);
            bottom = std::max(bottom, block.top + block.height);
        }
        middleX = (left + right) / 2;
        middleY = (top + bottom) / 2;
    }
    for (size_t c = 0; c < hasPlace.size(); ++c) {
        if (hasPlace[c])
            continue;
        const float dx = blocks[c].left - before[c].left - middleX;
        const float dy = blocks[c].top - before[c].top - middleY;
        for (int i = m_ordered.components[c].begin; i < m_ordered.components[c].end; ++i) {
            m_bodies.x[size_t(i)] += dx;
            m_bodies.y[size_t(i)] += dy;
        }
    }
}

void Simulation::goOnFrom(const Simulation& before)
{
    if (before.m_bodies.size() != m_bodies.size() || before.m_heat.size() != m_heat.size())
        return;
    m_strength = before.m_strength;
    m_load = before.m_load;
    m_heat = before.m_heat;
    for (size_t i = 0; i < m_pinned.size(); ++i)
        m_bodies.mobility[i] = m_pinned[i] ? 0 : before.m_pinned[i] ? 1 : before.m_bodies.mobility[i];
}

void Simulation::step()
{
    if (isAtRest())
        return;
    m_relaxation.begin(m_bodies.size());
    m_relaxation.addBoxes(m_bodies);
    for (size_t c = 0; c < m_heat.size(); ++c) {
        if (m_heat[c].isCold())
            continue;
        const Range range = m_ordered.components[c];
        m_relaxation.setAttraction(m_law[c].attraction);
        m_relaxation.addSprings(m_ordered.mesh, range, m_bodies);
        m_relaxation.addClearance(m_ordered.mesh, range, m_bodies);
        m_relaxation.addFlatness(range, m_bodies);
        m_relaxation.addRepulsion(m_ordered.mesh, range, m_bodies, m_strength[c], Relaxation::Kind::Calm);
        m_relaxation.addLoad(range, m_load);
        const float longest = m_relaxation.move(range, m_bodies, m_heat[c].cap(), Relaxation::Kind::Calm);
        m_heat[c].cool(longest, range.size());
    }
}

bool Simulation::isAtRest() const
{
    return std::all_of(m_heat.begin(), m_heat.end(), [](const Heat& heat) { return heat.isCold(); });
}

void Simulation::heat(int index, float to)
{
    const auto component = size_t(m_componentOf[size_t(index)]);
    if (m_strength[component] <= 0) {
        const std::vector<char> everyOne(m_bodies.x.size(), 1);
        balance(component, everyOne, Springs::All);
        if (m_strength[component] <= 0)
            m_strength[component] = strengthFromNothing(component, [] { return false; });
    }
    if (m_heat[component].isCold())
        takeLoad(component);
    m_heat[component].raise(to);
}

void Simulation::drag(int node, Point to)
{
    if (!isKnown(node) || !isUsable(to))
        return;
    const int index = m_ordered.indexOf[size_t(node)];
    heat(index, startHeat);
    if (!m_dragged[size_t(index)]) {
        m_dragged[size_t(index)] = 1;
        loosen(size_t(m_componentOf[size_t(index)]), {index}, 1);
    }
    m_bodies.x[size_t(index)] = to.x;
    m_bodies.y[size_t(index)] = to.y;
}

// What is near the moved nodes follows them, `next` to them that much; what is
// far hardly stirs.
void Simulation::loosen(size_t component, const std::vector<int>& moved, float next)
{
    const Range range = m_ordered.components[component];
    constexpr float least = 0.02f, further = 0.5f;
    std::fill(m_bodies.mobility.begin() + range.begin, m_bodies.mobility.begin() + range.end, 0.0f);
    for (const int node : moved)
        m_bodies.mobility[size_t(node)] = 1;
    std::vector<int> ring = moved, outer;
    for (float mobility = next; !ring.empty(); mobility = std::max(mobility * further, least)) {
        outer.clear();
        for (const int node : ring)
            for (int k = m_ordered.mesh.offset[size_t(node)]; k < m_ordered.mesh.offset[size_t(node) + 1];
                 ++k)
                if (float& its = m_bodies.mobility[size_t(m_ordered.mesh.neighbour[size_t(k)])]; its == 0) {
                    its = mobility;
                    outer.push_back(m_ordered.mesh.neighbour[size_t(k)]);
                }
        ring.swap(outer);
    }
    for (auto i = size_t(range.begin); i < size_t(range.end); ++i)
        if (m_pinned[i] || m_dragged[i])
            m_bodies.mobility[i] = 0;
}

void Simulation::release(int node, bool pinned)
{
    if (!isKnown(node))
        return;
    m_dragged[size_t(m_ordered.indexOf[size_t(node)])] = 0;
    setPinned(node, pinned);
}

void Simulation::setPinned(int node, bool pinned)
{
    if (!isKnown(node))
        return;
    const auto index = size_t(m_ordered.indexOf[size_t(node)]);
    m_pinned[index] = pinned;
    m_bodies.mobility[index] = pinned || m_dragged[index] ? 0 : 1;
    if (!pinned)
        heat(int(index), startHeat);
}

void Simulation::write(std::vector<Point>& points) const
{
    points.resize(m_graph.nodes.size());
    for (size_t i = 0; i < points.size(); ++i)
        points[size_t(m_ordered.nodeAt[i])] = {m_bodies.x[i], m_bodies.y[i]};
}

LayoutGraph Simulation::graph() const
{
    LayoutGraph graph = m_graph;
    for (size_t i = 0; i < graph.nodes.size(); ++i) {
        Node& node = graph.nodes[size_t(m_ordered.nodeAt[i])];
        node.position = Point{m_bodies.x[i], m_bodies.y[i]};
        node.pinned = m_pinned[i];
    }
    return graph;
}

LayoutGraph Simulation::graphOfPinned() const
{
    LayoutGraph graph = this->graph();
    for (Node& node : graph.nodes)
        if (!node.pinned)
            node.position.reset();
    return graph;
}

} // namespace redthread::layout
