#include "models/network/paths.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <span>

namespace redthread {

namespace {

// What is drawn, as rows of the two models.
class Ways {
public:
    Ways(const Network& network, const QSet<EntityId>& avoid)
        : m_entities(*network.entities()), m_lines(*network.relationships())
    {
        const int n = m_entities.rowCount(), m = m_lines.rowCount();
        std::vector<std::pair<int, int>> ends(static_cast<size_t>(m), {-1, -1});
        m_first.assign(size_t(n) + 1, 0);
        const auto open = [&](EntityId id) {
            const int row = m_entities.rowOf(id);
            return row >= 0 && !m_entities.entity(row).hidden && !avoid.contains(id) ? row : -1;
        };
        for (int line = 0; line < m; ++line) {
            const RelationshipRow& r = m_lines.relationship(line);
            if (r.standing.isOnlyPossible() || (r.standing.stance == Stance::Denied && !r.standing.contested))
                continue;
            const int a = open(r.subject), b = open(r.object);
            if (a < 0 || b < 0 || a == b)
                continue;
            ends[size_t(line)] = {a, b};
            ++m_first[size_t(a) + 1];
            ++m_first[size_t(b) + 1];
        }
        for (size_t i = 1; i < m_first.size(); ++i)
            m_first[i] += m_first[i - 1];
        m_steps.resize(size_t(m_first.back()));
        std::vector<int> at(m_first.begin(), m_first.end() - 1);
        for (int line = 0; line < m; ++line) {
            const auto [a, b] = ends[size_t(line)];
            if (a < 0)
                continue;
            m_steps[size_t(at[size_t(a)]++)] = {b, line};
            m_steps[size_t(at[size_t(b)]++)] = {a, line};
        }
    }

    struct Step {
        int to;
        int line;
    };
    std::span<const Step> from(int row) const
    {
        return {m_steps.data() + m_first[size_t(row)], m_steps.data() + m_first[size_t(row) + 1]};
    }
    size_t count() const { return m_first.size() - 1; }

    EntityPath pathOf(const std::vector<int>& rows) const
    {
        EntityPath path;
        for (const int row : rows)
            path.entities.push_back(m_entities.idAt(row));
        for (size_t i = 0; i + 1 < rows.size(); ++i) {
            std::vector<int> lines;
            for (const Step& step : from(rows[i]))
                if (step.to == rows[i + 1])
                    lines.push_back(step.line);
            std::sort(lines.begin(), lines.end(), [&](int a, int b) {
                const double x = doubt(a), y = doubt(b);
                return x != y ? x < y : m_lines.idAt(a) < m_lines.idAt(b);
            });
            path.doubt += doubt(lines.front());
            path.steps.emplace_back();
            for (const int line : lines)
                path.steps.back().push_back(m_lines.idAt(line));
        }
        return path;
    }
    double doubt(int line) const { return doubtOf(m_lines.relationship(line).standing); }

private:
    const EntityModel& m_entities;
    const RelationshipModel& m_lines;
    std::vector<int> m_first;
    std::vector<Step> m_steps;
};

// Steps from `from` to each, no farther than to `to`; -1: not reached.
std::vector<int> distances(const Ways& ways, int from, int to)
{
    std::vector<int> distance(ways.count(), -1);
    std::vector<int> queue = {from};
    distance[size_t(from)] = 0;
    for (size_t i = 0; i < queue.size(); ++i) {
        const int at = queue[i];
        if (distance[size_t(to)] >= 0 && distance[size_t(at)] >= distance[size_t(to)])
            break;
        for (const Ways::Step& step : ways.from(at))
            if (distance[size_t(step.to)] < 0) {
                distance[size_t(step.to)] = distance[size_t(at)] + 1;
                queue.push_back(step.to);
            }
    }
    return distance;
}

// Dijkstra by doubt.
std::vector<int> leastDoubtful(const Ways& ways, int from, int to)
{
    using Entry = std::pair<double, int>;
    std::vector<double> best(ways.count(), std::numeric_limits<double>::infinity());
    std::vector<int> before(ways.count(), -1);
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    best[size_t(from)] = 0;
    queue.push({0, from});
    while (!queue.empty()) {
        const auto [doubt, at] = queue.top();
        queue.pop();
        if (at == to)
            break;
        if (doubt > best[size_t(at)])
            continue;
        for (const Ways::Step& step : ways.from(at)) {
            const double next = doubt + ways.doubt(step.line);
            if (next < best[size_t(step.to)]) {
                best[size_t(step.to)] = next;
                before[size_t(step.to)] = at;
                queue.push({next, step.to});
            }
        }
    }
    std::vector<int> rows;
    for (int at = to; at >= 0; at = before[size_t(at)])
        rows.push_back(at);
    std::reverse(rows.begin(), rows.end());
    return rows;
}

} // namespace

double doubtOf(const Standing& standing)
{
    double doubt = 1 + 1.0 / std::max(1, standing.voices);
    if (standing.stance == Stance::Alleged)
        doubt += 0.5;
    if (standing.stance == Stance::Hypothetical)
        doubt += 1;
    if (standing.contested)
        doubt += 1;
    return doubt;
}

PathsFound pathsBetween(const Network& network, EntityId fromId, EntityId toId, const QSet<EntityId>& avoid,
                        int most)
{
    PathsFound found;
    const int from = network.entities()->rowOf(network.rootOf(fromId));
    const int to = network.entities()->rowOf(network.rootOf(toId));
    if (from < 0 || to < 0 || from == to)
        return found;
    const Ways ways(network, avoid);
    // Backwards, so that going on from `from` is going down.
    const std::vector<int> distance = distances(ways, to, from);
    if (distance[size_t(from)] < 0)
        return found;
    std::vector<int> way = {from};
    const auto walk = [&](const auto& self, int at) -> bool { // false: enough
        if (at == to) {
            if (int(found.shortest.size()) == most) {
                found.isCut = true;
                return false;
            }
            found.shortest.push_back(ways.pathOf(way));
            return true;
        }
        std::vector<int> next;
        for (const Ways::Step& step : ways.from(at))
            if (distance[size_t(step.to)] == distance[size_t(at)] - 1)
                next.push_back(step.to);
        std::sort(next.begin(), next.end());
        next.erase(std::unique(next.begin(), next.end()), next.end());
        for (const int row : next) {
            way.push_back(row);
            const bool goesOn = self(self, row);
            way.pop_back();
            if (!goesOn)
                return false;
        }
        return true;
    };
    walk(walk, from);
    std::stable_sort(found.shortest.begin(), found.shortest.end(),
                     [](const EntityPath& a, const EntityPath& b) { return a.doubt < b.doubt; });
    EntityPath best = ways.pathOf(leastDoubtful(ways, from, to));
    if (best.steps.size() > found.shortest.front().steps.size() || best.doubt < found.shortest.front().doubt)
        found.bestEvidenced = std::move(best);
    return found;
}

} // namespace redthread
