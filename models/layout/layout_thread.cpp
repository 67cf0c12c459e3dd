#include "models/layout/layout_thread.h"

#include "models/layout/simulation.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>

namespace redthread::layout {

namespace {

struct SetGraph {
    LayoutGraph graph;
};
struct Drag {
    int node;
    Point to;
};
struct Release {
    int node;
    bool pinned;
};
struct SetPinned {
    int node;
    bool pinned;
};
struct Restart {
    Style style;
    std::uint64_t number;
};
using Order = std::variant<SetGraph, Drag, Release, SetPinned, Restart>;

bool sameEdges(const LayoutGraph& a, const LayoutGraph& b)
{
    return a.nodes.size() == b.nodes.size() &&
           std::equal(
               a.edges.begin(), a.edges.end(), b.edges.begin(), b.edges.end(),
               [](const Edge& l, const Edge& r) { return l.a == r.a && l.b == r.b && l.weight == r.weight; });
}

} // namespace

struct LayoutThread::State {
    Positions positions;

    std::mutex mutex; // guards the four below
    std::condition_variable woken;
    std::vector<Order> orders;
    bool isPlaying = true;
    bool isStopping = false;
    // A newer graph waits or the end has come: a long first layout gives up.
    std::atomic<bool> interrupt{false};
    std::atomic<bool> isLayingOut{false};
    std::atomic<bool> isCancelled{false}; // by a person; of the layout that is being made

    std::mutex notifyMutex;
    std::function<void()> notify;

    // The layout thread's own.
    std::optional<Simulation> simulation;
    std::uint64_t restarted = 0; // the last one obeyed, or overtaken by a newer graph
    std::thread thread;

    void run();
    void obey(std::vector<Order> orders);
    void obey(Order& order);
    enum class Cancelled { KeepsOld, TakesRough };
    void lay(LayoutGraph graph, bool edgesChanged, Cancelled cancelled);
    void tell();
    void publish();
    void give(Order order);
};

// Works off orders, then ticks while it plays and something still moves; sleeps
// otherwise. Ticks are counted, never timed; only their pace follows the clock.
void LayoutThread::State::run()
{
    using namespace std::chrono_literals;
    constexpr auto frame = 16ms;
    constexpr int stepsAFrame = 2; // comes to rest in two seconds
    auto due = std::chrono::steady_clock::now();
    while (true) {
        std::vector<Order> taken;
        bool ticks = false;
        {
            std::unique_lock lock(mutex);
            const auto moves = [&] { return isPlaying && simulation && !simulation->isAtRest(); };
            const auto isAsked = [&] { return isStopping || !orders.empty(); };
            woken.wait(lock, [&] { return isAsked() || moves(); });
            if (!isAsked())
                woken.wait_until(lock, due, isAsked);
            if (isStopping)
                return;
            taken.swap(orders);
            interrupt = false;
            ticks = isPlaying;
        }
        const bool isOrdered = !taken.empty();
        obey(std::move(taken));
        if (!simulation || interrupt) // what was given up is not shown
            continue;
        ticks = ticks && !simulation->isAtRest();
        if (ticks) {
            for (int i = 0; i < stepsAFrame && !simulation->isAtRest(); ++i)
                simulation->step();
            due = std::chrono::steady_clock::now() + frame;
        }
        if (ticks || isOrdered)
            publish();
    }
}

void LayoutThread::State::obey(std::vector<Order> orders)
{
    // Only the last graph is laid out. What was said before the first was meant
    // for the old one; what was said in between, for graphs that never were.
    const auto isGraph = [](const Order& order) { return std::holds_alternative<SetGraph>(order); };
    const auto first = std::find_if(orders.begin(), orders.end(), isGraph);
    for (const Order& order : orders)
        if (const auto* restart = std::get_if<Restart>(&order))
            restarted = restart->number;
    for (auto order = orders.begin(); order != first; ++order)
        if (first == orders.end() || !std::holds_alternative<Restart>(*order))
            obey(*order);
    if (first == orders.end())
        return;
    const auto last = std::find_if(orders.rbegin(), orders.rend(), isGraph);
    for (auto order = last.base() - 1; order != orders.end(); ++order)
        obey(*order);
}

void LayoutThread::State::obey(Order& order)
{
    if (auto* set = std::get_if<SetGraph>(&order)) {
        // What was on its way to rest goes on, though from its new places.
        const bool isSame = simulation && sameEdges(simulation->graph(), set->graph);
        const std::optional<Simulation> before = isSame ? std::move(simulation) : std::nullopt;
        const bool isStill = set->graph.still;
        lay(std::move(set->graph), simulation && !isSame && !isStill, Cancelled::TakesRough);
        if (before && !isStill)
            simulation->goOnFrom(*before);
    } else if (!simulation) {
        return;
    } else if (const auto* drag = std::get_if<Drag>(&order)) {
        simulation->drag(drag->node, drag->to);
    } else if (const auto* release = std::get_if<Release>(&order)) {
        simulation->release(release->node, release->pinned);
    } else if (const auto* pin = std::get_if<SetPinned>(&order)) {
        simulation->setPinned(pin->node, pin->pinned);
    } else {
        LayoutGraph graph = simulation->graphOfPinned();
        graph.style = std::get<Restart>(order).style;
        lay(std::move(graph), false, Cancelled::KeepsOld);
    }
}

void LayoutThread::State::lay(LayoutGraph graph, bool edgesChanged, Cancelled cancelled)
{
    isCancelled = false;
    isLayingOut = true;
    tell();
    // Of what may come back only the places are kept: two whole simulations are much for a large graph.
    std::optional<LayoutGraph> before;
    if (cancelled == Cancelled::KeepsOld)
        before = simulation->graph();
    simulation.reset();
    simulation.emplace(std::move(graph), edgesChanged, [this] { return interrupt || isCancelled; });
    if (isCancelled && before) {
        before->still = true;
        simulation.emplace(std::move(*before));
    }
    isLayingOut = false;
    tell();
}

void LayoutThread::State::tell()
{
    const std::lock_guard lock(notifyMutex);
    if (notify)
        notify();
}

void LayoutThread::State::publish()
{
    Positions::Frame& frame = positions.next();
    frame.generation = simulation->generation();
    frame.restart = restarted;
    frame.settled = simulation->isAtRest();
    simulation->write(frame.points);
    positions.publish();
    tell();
}

void LayoutThread::State::give(Order order)
{
    {
        const std::lock_guard lock(mutex);
        if (std::holds_alternative<SetGraph>(order))
            interrupt = true;
        orders.push_back(std::move(order));
    }
    woken.notify_one();
}

LayoutThread::LayoutThread() : m_state(std::make_unique<State>())
{
    m_state->thread = std::thread([state = m_state.get()] { state->run(); });
}

LayoutThread::~LayoutThread()
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->isStopping = true;
        m_state->interrupt = true;
    }
    m_state->woken.notify_one();
    m_state->thread.join();
}

void LayoutThread::setGraph(LayoutGraph graph) { m_state->give(SetGraph{std::move(graph)}); }
void LayoutThread::drag(int node, Point to) { m_state->give(Drag{node, to}); }
void LayoutThread::release(int node, bool pinned) { m_state->give(Release{node, pinned}); }
void LayoutThread::setPinned(int node, bool pinned) { m_state->give(SetPinned{node, pinned}); }
std::uint64_t LayoutThread::restart(const Style& style)
{
    m_state->give(Restart{style, ++m_restarts});
    return m_restarts;
}

bool LayoutThread::isLayingOut() const { return m_state->isLayingOut; }
void LayoutThread::cancel() { m_state->isCancelled = true; }

void LayoutThread::play()
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->isPlaying = true;
    }
    m_state->woken.notify_one();
}

void LayoutThread::pause()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->isPlaying = false;
}

bool LayoutThread::isPlaying() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->isPlaying;
}

Positions& LayoutThread::positions() { return m_state->positions; }

void LayoutThread::setNotify(std::function<void()> notify)
{
    const std::lock_guard lock(m_state->notifyMutex);
    m_state->notify = std::move(notify);
}

std::vector<Point> settle(LayoutGraph graph, std::stop_token stop)
{
    const Interrupted interrupted = [&stop] { return stop.stop_requested(); };
    Simulation simulation(std::move(graph), false, interrupted);
    while (!simulation.isAtRest() && !interrupted())
        simulation.step();
    std::vector<Point> points;
    simulation.write(points);
    return points;
}

} // namespace redthread::layout
