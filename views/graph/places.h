// Places knows where the entities of the picture stand: what the layout said
// last, what the person drags at the moment, and for a newcomer a stand-in
// until the layout has placed it. Frames are matched to entities by the
// generation of the order they were asked for in; any other is left aside. GUI
// thread.
#pragma once

#include "models/layout/positions.h"
#include "models/records/ids.h"

#include <QHash>
#include <QPointF>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace redthread {

class Places {
public:
    // From now on frames of `generation` mean these entities, in this order.
    void setOrder(std::uint64_t generation, std::vector<EntityId> order);

    // False, and nothing changed, when the frame belongs to another order.
    bool take(std::uint64_t generation, std::span<const layout::Point> points);

    std::optional<QPointF> of(EntityId id) const;
    void set(EntityId id, QPointF place);

    // What is held stays where it is put, whatever the frames say.
    void hold(EntityId id, QPointF place);
    void letGo();
    bool isHeld(EntityId id) const { return m_held.contains(id); }

private:
    size_t indexOf(EntityId id);

    std::uint64_t m_generation = 0;
    std::vector<size_t> m_order;     // indices of m_points
    QHash<EntityId, size_t> m_index; // of m_points
    std::vector<std::optional<QPointF>> m_points;
    QHash<EntityId, QPointF> m_held;
};

} // namespace redthread
