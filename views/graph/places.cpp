#include "views/graph/places.h"

#include <cmath>

namespace redthread {

void Places::setOrder(std::uint64_t generation, std::vector<EntityId> order)
{
    m_generation = generation;
    m_order.clear();
    for (const EntityId id : order)
        m_order.push_back(indexOf(id));
}

bool Places::take(std::uint64_t generation, std::span<const layout::Point> points)
{
    if (generation != m_generation || points.size() != m_order.size())
        return false;
    for (size_t i = 0; i < points.size(); ++i)
        if (std::isfinite(points[i].x) && std::isfinite(points[i].y))
            m_points[m_order[i]] = QPointF(points[i].x, points[i].y);
    return true;
}

size_t Places::indexOf(EntityId id)
{
    const auto known = m_index.constFind(id);
    if (known != m_index.constEnd())
        return *known;
    m_index.insert(id, m_points.size());
    m_points.emplace_back();
    return m_points.size() - 1;
}

void Places::set(EntityId id, QPointF place) { m_points[indexOf(id)] = place; }

std::optional<QPointF> Places::of(EntityId id) const
{
    if (const auto held = m_held.constFind(id); held != m_held.constEnd())
        return *held;
    const auto known = m_index.constFind(id);
    return known == m_index.constEnd() ? std::nullopt : m_points[*known];
}

void Places::hold(EntityId id, QPointF place)
{
    m_held.insert(id, place);
    set(id, place);
}

void Places::letGo() { m_held.clear(); }

} // namespace redthread
