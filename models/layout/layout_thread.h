// LayoutThread runs the force layout on a thread of its own: it owns the
// velocities and the tree, takes orders by message and hands positions out
// through Positions. Every member is called on the GUI thread and returns at
// once. The same graph gives the same picture, whatever the machine's load:
// steps are counted, not timed.
#pragma once

#include "models/layout/layout_graph.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace redthread::layout {

class LayoutThread {
public:
    LayoutThread();
    ~LayoutThread(); // stops and joins

    // Replaces the graph. Nodes with a position keep it as their start, the
    // rest are placed beside their neighbours (or, when none has one, laid out
    // from nothing).
    void setGraph(LayoutGraph graph);
    void play();
    void pause();
    bool isPlaying() const;

    // Drags a node: it follows the point, the rest gives way. release() lets it
    // go, or leaves it pinned.
    void drag(int node, Point to);
    void release(int node, bool pinned);
    void setPinned(int node, bool pinned);
    // Lays everything out anew, but for what is pinned, in that style; its number, which the frames from then on have.
    std::uint64_t restart(const Style& style = {});

    // A layout from nothing is being made: no frame comes before it is there.
    bool isLayingOut() const;
    // Gives that up: laid out anew, all stay where they are; else they stand as far as it had come.
    void cancel();

    Positions& positions();

    // Called on the layout thread after each publish and when isLayingOut() changes; post an event from it,
    // nothing more.
    void setNotify(std::function<void()> notify);

private:
    std::uint64_t m_restarts = 0;
    struct State;
    std::unique_ptr<State> m_state;
};

// The same layout to its rest, on the calling thread: for exports, tests and
// the first picture. Deterministic. Stops early, with what it has, when asked.
std::vector<Point> settle(LayoutGraph graph, std::stop_token stop = {});

} // namespace redthread::layout
