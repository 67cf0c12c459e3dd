#include "models/layout/positions.h"

namespace redthread::layout {

void Positions::publish()
{
    m_write = m_middle.exchange(m_write | freshBit, std::memory_order_acq_rel) & ~freshBit;
}

bool Positions::refresh()
{
    if (!(m_middle.load(std::memory_order_relaxed) & freshBit))
        return false;
    m_read = m_middle.exchange(m_read, std::memory_order_acq_rel) & ~freshBit;
    return true;
}

} // namespace redthread::layout
