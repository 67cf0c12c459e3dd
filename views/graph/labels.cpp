#include "views/graph/labels.h"

#include <algorithm>
#include <cmath>

namespace redthread {

namespace {

constexpr double cell = 64; // pixels
constexpr double fine = 6;  // pixels of a cell that a line runs through
// What another place costs, in cells: a line straight across a label does not
// move it, a line along it does.
constexpr int stepCost = 8;

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

void LabelRoom::cross(const QPainterPath& line)
{
    const int columns = int(m_area.width() / fine) + 1, rows = int(m_area.height() / fine) + 1;
    if (m_crossed.empty())
        m_crossed.resize(size_t(columns) * size_t(rows));
    const QPolygonF points = line.toSubpathPolygons().value(0);
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QPointF way = points[i] - points[i - 1];
        const int steps = std::min(2000, int(std::hypot(way.x(), way.y()) / (0.6 * fine)) + 1);
        for (int step = 0; step <= steps; ++step) {
            const QPointF at = points[i - 1] + way * (double(step) / steps) - m_area.topLeft();
            const int x = int(std::floor(at.x() / fine)), y = int(std::floor(at.y() / fine));
            if (x >= 0 && y >= 0 && x < columns && y < rows)
                m_crossed[size_t(y) * size_t(columns) + size_t(x)] = true;
        }
    }
}

int LabelRoom::crossings(const QRectF& box) const
{
    if (m_crossed.empty())
        return 0;
    const int columns = int(m_area.width() / fine) + 1, rows = int(m_area.height() / fine) + 1;
    const auto cellAt = [](double position, int most) {
        return std::clamp(int(position / fine), 0, most - 1);
    };
    int count = 0;
    for (int y = cellAt(box.top() - m_area.top(), rows); y <= cellAt(box.bottom() - m_area.top(), rows); ++y)
        for (int x = cellAt(box.left() - m_area.left(), columns);
             x <= cellAt(box.right() - m_area.left(), columns); ++x)
            count += m_crossed[size_t(y) * size_t(columns) + size_t(x)];
    return count;
}

std::optional<QRectF> LabelRoom::place(std::span<const QRectF> candidates)
{
    const QRectF* best = nullptr;
    int least = 0, step = 0;
    for (const QRectF& box : candidates) {
        const int waiting = stepCost * step++;
        if (best && waiting >= least)
            break; // the rest cannot cost less
        if (!isFree(box))
            continue;
        const int cost = waiting + crossings(box);
        if (best && cost >= least)
            continue;
        best = &box;
        least = cost;
    }
    if (!best)
        return std::nullopt;
    block(*best);
    return *best;
}

} // namespace redthread
