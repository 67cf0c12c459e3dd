#include "views/graph/places.h"

#include <cmath>

namespace redthread {

void Places::setOrder(std::uint64_t generation, std::vector<EntityId> order)
{
    m_generation = generation;
    m_order = std::move(order);
}

bool Places::take(std::uint64_t generation, std::span<const layout::Point> points)
{
    if (generation != m_generation || points.size() != m_order.size())
        return false;
    for (size_t i = 0; i < points.size(); ++i)
        if (std::isfinite(points[i].x) && std::isfinite(points[i].y))
            m_places.insert(m_order[i], QPointF(points[i].x, points[i].y));
    return true;
}

std::optional<QPointF> Places::of(EntityId id) const
{
    if (const auto held = m_held.constFind(id); held != m_held.constEnd())
        return *held;
    const auto place = m_places.constFind(id);
    return place == m_places.constEnd() ? std::nullopt : std::optional(*place);
}

void Places::hold(EntityId id, QPointF place)
{
    m_held.insert(id, place);
    m_places.insert(id, place);
}

void Places::letGo() { m_held.clear(); }

} // namespace redthread
