#include "models/training/perceptron.h"

#include <algorithm>
#include <cmath>

namespace redthread::learning {

Perceptron::Perceptron(int classes) : m_classes(classes), m_slots(size_t(1) << 16) {}

// The feature's slot or the free one where it would go.
size_t Perceptron::slotOf(Feature feature) const
{
    const size_t mask = m_slots.size() - 1;
    size_t at = size_t(feature) & mask;
    while (m_slots[at].feature != 0 && m_slots[at].feature != feature)
        at = (at + 1) & mask;
    return at;
}

void Perceptron::score(std::span<const Feature> features, std::span<float> scores) const
{
    std::fill(scores.begin(), scores.end(), 0.f);
    const size_t mask = m_slots.size() - 1;
    for (const Feature feature : features)
        __builtin_prefetch(&m_slots[size_t(feature) & mask]);
    for (const Feature feature : features)
        for (quint32 c = m_slots[slotOf(feature)].cell; c != 0; c = m_cells[c - 1].next)
            scores[m_cells[c - 1].cls] += m_cells[c - 1].weight;
}

void Perceptron::update(std::span<const Feature> features, int right, int wrong)
{
    for (const Feature given : features) {
        const Feature feature = given ? given : 1;
        Slot& slot = m_slots[slotOf(feature)];
        if (slot.feature == 0) {
            slot.feature = feature;
            ++m_used;
        }
        ++slot.updates;
        change(slot, right, 1);
        change(slot, wrong, -1);
        if (m_used * 2 > m_slots.size())
            grow();
    }
}

void Perceptron::change(Slot& slot, int cls, float by)
{
    quint32 c = slot.cell;
    while (c != 0 && m_cells[c - 1].cls != quint32(cls))
        c = m_cells[c - 1].next;
    if (c == 0) {
        m_cells.push_back({quint32(cls), slot.cell, 0, 0});
        c = slot.cell = quint32(m_cells.size());
    }
    Cell& cell = m_cells[c - 1];
    cell.weight += by;
    cell.sum += double(by) * m_step;
}

void Perceptron::grow()
{
    std::vector<Slot> old(m_slots.size() * 2);
    old.swap(m_slots);
    for (const Slot& slot : old)
        if (slot.feature != 0)
            m_slots[slotOf(slot.feature)] = slot;
}

void Perceptron::average()
{
    for (Cell& cell : m_cells)
        cell.weight -= float(cell.sum / m_step);
}

WeightTable Perceptron::table(int minUpdates, float minWeight) const
{
    WeightTable table;
    table.classes = m_classes;
    for (const Slot& slot : m_slots)
        if (slot.feature != 0 && int(slot.updates) >= minUpdates)
            for (quint32 c = slot.cell; c != 0; c = m_cells[c - 1].next)
                if (std::fabs(m_cells[c - 1].weight) >= minWeight)
                    table.add(slot.feature, int(m_cells[c - 1].cls), m_cells[c - 1].weight);
    return table;
}

} // namespace redthread::learning
