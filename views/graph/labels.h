// Finds room for labels: a label is placed where it touches nothing placed
// before, or not at all. Greedy, so ask for the important ones first. A grid
// of cells keeps each question short.
#pragma once

#include <QHash>
#include <QPainterPath>
#include <QPointF>
#include <QRectF>

#include <optional>
#include <span>
#include <vector>

namespace redthread {

class LabelRoom {
public:
    // Labels must lie wholly in `area`.
    explicit LabelRoom(QRectF area) : m_area(area) {}

    // Takes the room, whether free or not.
    void block(const QRectF& box);
    bool isFree(const QRectF& box) const;
    // A line along which text is hard to read. Not blocked, but avoided.
    void cross(const QPainterPath& line);
    // Takes the free box that costs least: each stretch of line under it costs,
    // and so does each step down the list of candidates.
    std::optional<QRectF> place(std::span<const QRectF> candidates);

private:
    template <class Visit>
    bool anyCell(const QRectF& box, Visit visit) const;
    int crossings(const QRectF& box) const;

    QRectF m_area;
    std::vector<QRectF> m_boxes;
    QHash<std::pair<int, int>, std::vector<int>> m_cells; // column, row → boxes that touch the cell
    std::vector<bool> m_crossed; // small cells that a line runs through, row by row; empty: none
};

} // namespace redthread
