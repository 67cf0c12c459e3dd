#include "models/workers/workers.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace redthread {

struct Workers::State {
    std::mutex callers; // one loop at a time

    std::mutex mutex; // guards the five below
    std::condition_variable woken, done;
    const std::function<void(int, int)>* body = nullptr;
    int count = 0, grain = 1;
    int busy = 0;
    std::uint64_t turn = 0;
    bool isStopping = false;

    std::atomic<int> next{0};
    std::vector<std::thread> threads;

    void work(const std::function<void(int, int)>& itsBody, int itsCount, int itsGrain)
    {
        for (int begin; (begin = next.fetch_add(itsGrain, std::memory_order_relaxed)) < itsCount;)
            itsBody(begin, std::min(begin + itsGrain, itsCount));
    }

    void run()
    {
        std::uint64_t seen = 0;
        std::unique_lock lock(mutex);
        while (true) {
            woken.wait(lock, [&] { return isStopping || (turn != seen && body); });
            if (isStopping)
                return;
            seen = turn;
            const auto* itsBody = body;
            const int itsCount = count, itsGrain = grain;
            ++busy;
            lock.unlock();
            work(*itsBody, itsCount, itsGrain);
            lock.lock();
            if (--busy == 0)
                done.notify_one();
        }
    }
};

Workers::Workers(int threads) : m_state(std::make_unique<State>())
{
    constexpr int most = 7;
    if (threads < 0)
        threads = std::clamp(int(std::thread::hardware_concurrency()) - 1, 0, most);
    for (int i = 0; i < threads; ++i)
        m_state->threads.emplace_back([state = m_state.get()] { state->run(); });
}

Workers::~Workers()
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->isStopping = true;
    }
    m_state->woken.notify_all();
    for (std::thread& thread : m_state->threads)
        thread.join();
}

void Workers::share(int count, int grain, const std::function<void(int, int)>& body)
{
    if (count <= grain || m_state->threads.empty()) {
        if (count > 0)
            body(0, count);
        return;
    }
    const std::lock_guard caller(m_state->callers);
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->body = &body;
        m_state->count = count;
        m_state->grain = grain;
        m_state->next = 0;
        ++m_state->turn;
    }
    m_state->woken.notify_all();
    m_state->work(body, count, grain);
    // Whoever has not begun by now finds nothing left, and no body.
    std::unique_lock lock(m_state->mutex);
    m_state->body = nullptr;
    m_state->done.wait(lock, [&] { return m_state->busy == 0; });
}

namespace {

std::unique_ptr<Workers>& commonWorkers()
{
    static auto workers = std::make_unique<Workers>();
    return workers;
}

} // namespace

Workers& Workers::common() { return *commonWorkers(); }

void Workers::setCommonThreads(int threads) { commonWorkers() = std::make_unique<Workers>(threads); }

} // namespace redthread
