#include "models/network/paths.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <span>

namespace redthread {

namespace {

// What is drawn, as numbers.
class Ways {
public:
    Ways(const Network& network, const QSet<EntityId>& avoid) : m_lines(network.lines())
    {
        std::vector<char> isAvoided(m_lines.entities.size(), 0);
        for (const EntityId id : avoid)
            if (const int number = network.numberOf(id); number >= 0)
                isAvoided[size_t(number)] = 1;
        std::erase_if(m_lines.lines, [&](const Lines::Line& line) {
            const Standing& s = line.row->standing;
            return s.isOnlyPossible() || (s.stance == Stance::Denied && !s.contested) ||
                   isAvoided[size_t(line.subject)] || isAvoided[size_t(line.object)];
        });
        m_first.assign(m_lines.entities.size() + 1, 0);
        for (const Lines::Line& line : m_lines.lines) {
            ++m_first[size_t(line.subject) + 1];
            ++m_first[size_t(line.object) + 1];
        }
        for (size_t i = 1; i < m_first.size(); ++i)
            m_first[i] += m_first[i - 1];
        m_steps.resize(size_t(m_first.back()));
        std::vector<int> at(m_first.begin(), m_first.end() - 1);
        for (const Lines::Line& line : m_lines.lines) {
            const float doubt = float(doubtOf(line.row->standing));
            m_steps[size_t(at[size_t(line.subject)]++)] = {line.object, doubt, line.row};
            m_steps[size_t(at[size_t(line.object)]++)] = {line.subject, doubt, line.row};
        }
    }

    struct Step {
        int to;
        float doubt;
        const RelationshipRow* line;
    };
    std::span<const Step> from(int number) const
    {
        return {m_steps.data() + m_first[size_t(number)], m_steps.data() + m_first[size_t(number) + 1]};
    }
    size_t count() const { return m_first.size() - 1; }
    EntityId idOf(int number) const { return m_lines.entities[size_t(number)]; }

    EntityPath pathOf(const std::vector<int>& numbers) const
    {
        EntityPath path;
        for (const int number : numbers)
            path.entities.push_back(idOf(number));
        for (size_t i = 0; i + 1 < numbers.size(); ++i) {
            std::vector<const RelationshipRow*> lines;
            for (const Step& step : from(numbers[i]))
                if (step.to == numbers[i + 1])
                    lines.push_back(step.line);
            std::sort(lines.begin(), lines.end(), [&](const RelationshipRow* a, const RelationshipRow* b) {
                const double x = doubtOf(a->standing), y = doubtOf(b->standing);
                return x != y ? x < y : a->id < b->id;
            });
            path.doubt += doubtOf(lines.front()->standing);
            path.steps.emplace_back();
            for (const RelationshipRow* line : lines)
                path.steps.back().push_back(line->id);
        }
        return path;
    }

private:
    Lines m_lines;
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
            const double next = doubt + double(step.doubt);
            const int last = before[size_t(step.to)];
            // On a tie by id, so that the answer does not hang on the order of the lines.
            if (next < best[size_t(step.to)] ||
                (next == best[size_t(step.to)] && last >= 0 && ways.idOf(at) < ways.idOf(last))) {
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
    const int from = network.numberOf(fromId);
    const int to = network.numberOf(toId);
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
        std::sort(next.begin(), next.end(), [&](int a, int b) { return ways.idOf(a) < ways.idOf(b); });
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
