#include "models/network/claim_table.h"

namespace redthread {

quint32 SharedTexts::numberOf(const QString& text)
{
    if (text.isEmpty())
        return 0;
    quint32& number = m_numbers[text];
    if (number == 0) {
        number = quint32(m_texts.size());
        m_texts.push_back(text);
    }
    return number;
}

const QList<EntityId>& ClaimRow::via() const
{
    static const QList<EntityId> nobody;
    return more ? more->via : nobody;
}

CountedRow* CountedPool::room(size_t count)
{
    constexpr size_t block = 32'768; // 1 MB
    if (m_blocks.empty() || m_used + count > m_size) {
        m_size = std::max(block, count);
        m_blocks.push_back(std::make_unique<CountedRow[]>(m_size));
        m_used = 0;
    }
    m_used += count;
    return m_blocks.back().get() + (m_used - count);
}

void CountedPool::add(CountedList& list, const CountedRow& row)
{
    if (list.m_size == list.m_room) {
        const quint32 larger = std::max(1u, list.m_room * 2);
        CountedRow* rows = room(larger);
        std::copy(list.begin(), list.end(), rows);
        list.m_rows = rows;
        list.m_room = larger;
    }
    list.m_rows[list.m_size++] = row;
}

} // namespace redthread
