#include "models/records/ids.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <atomic>

namespace redthread {

namespace {

constexpr qint64 epochMs = 1704067200000; // 2024-01-01T00:00:00Z
constexpr int counterBits = 12;
constexpr int processBits = 10;

// Milliseconds and counter as one number: counting up borrows by itself.
qint64 nextTick()
{
    static std::atomic<qint64> last{0};
    const qint64 now = (QDateTime::currentMSecsSinceEpoch() - epochMs) << counterBits;
    qint64 previous = last.load(std::memory_order_relaxed);
    qint64 next = 0;
    do {
        next = std::max(now, previous + 1);
    } while (!last.compare_exchange_weak(previous, next, std::memory_order_relaxed));
    return next;
}

} // namespace

qint64 mintIdValue()
{
    static const qint64 process = QRandomGenerator::system()->bounded(1 << processBits);
    const qint64 tick = nextTick();
    const qint64 ms = tick >> counterBits;
    const qint64 count = tick & ((1 << counterBits) - 1);
    return (ms << (processBits + counterBits)) | (process << counterBits) | count;
}

} // namespace redthread
