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
    for (const Feature feature : features) {
        const Slot& slot = m_slots[slotOf(feature)];
        const Cell* cell = m_cells.data() + slot.first;
        for (const Cell* end = cell + slot.cells; cell != end; ++cell)
            scores[cell->cls] += cell->weight;
    }
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
    quint32 at = slot.first;
    const quint32 end = slot.first + slot.cells;
    while (at != end && m_cells[at].cls != quint32(cls))
        ++at;
    if (at == end) {
        if (slot.cells == slot.room) {
            const auto room = quint16(std::max(2, slot.room * 2));
            const auto first = quint32(m_cells.size());
            m_cells.resize(first + room);
            m_sums.resize(first + room);
            std::copy_n(m_cells.begin() + slot.first, slot.cells, m_cells.begin() + first);
            std::copy_n(m_sums.begin() + slot.first, slot.cells, m_sums.begin() + first);
            slot.first = first;
            slot.room = room;
        }
        at = slot.first + slot.cells++;
        m_cells[at] = {quint32(cls), 0};
        m_sums[at] = 0;
    }
    m_cells[at].weight += by;
    m_sums[at] += double(by) * m_step;
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
    for (size_t i = 0; i < m_cells.size(); ++i)
        m_cells[i].weight -= float(m_sums[i] / m_step);
}

WeightTable Perceptron::table(int minUpdates, float minWeight) const
{
    WeightTable table;
    table.classes = m_classes;
    for (const Slot& slot : m_slots)
        if (slot.feature != 0 && int(slot.updates) >= minUpdates)
            for (quint32 at = slot.first; at < slot.first + slot.cells; ++at)
                if (std::fabs(m_cells[at].weight) >= minWeight)
                    table.add(slot.feature, int(m_cells[at].cls), m_cells[at].weight);
    return table;
}

} // namespace redthread::learning
