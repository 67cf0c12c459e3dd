#include "views/graph/labels.h"

#include <cmath>

namespace redthread {

namespace {

constexpr double cell = 64; // pixels

int cellOf(double position) { return int(std::floor(position / cell)); }

// QRectF::intersects is false for boxes that only touch; empty ones take no room.
bool meet(const QRectF& a, const QRectF& b) { return a.intersects(b); }

} // namespace

template <class Visit>
bool LabelRoom::anyCell(const QRectF& box, Visit visit) const
{
    for (int x = cellOf(box.left()); x <= cellOf(box.right()); ++x)
        for (int y = cellOf(box.top()); y <= cellOf(box.bottom()); ++y)
            if (visit(std::pair(x, y)))
                return true;
    return false;
}

void LabelRoom::block(const QRectF& whole)
{
    // Nothing is placed outside the area, so that a giant there costs nothing.
    const QRectF box = whole.intersected(m_area);
    if (box.isEmpty())
        return;
    const int index = int(m_boxes.size());
    m_boxes.push_back(box);
    anyCell(box, [&](std::pair<int, int> at) {
        m_cells[at].push_back(index);
        return false;
    });
}

bool LabelRoom::isFree(const QRectF& box) const
{
    if (!m_area.contains(box))
        return false;
    return !anyCell(box, [&](std::pair<int, int> at) {
        const auto it = m_cells.constFind(at);
        if (it == m_cells.constEnd())
            return false;
        for (int index : *it)
            if (meet(m_boxes[size_t(index)], box))
                return true;
        return false;
    });
}

std::optional<QRectF> LabelRoom::place(std::span<const QRectF> candidates)
{
    for (const QRectF& box : candidates) {
        if (!isFree(box))
            continue;
        block(box);
        return box;
    }
    return std::nullopt;
}

} // namespace redthread
