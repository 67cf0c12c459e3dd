// Positions carries node coordinates from the layout thread to the view
// without locks: a triple buffer with one atomic exchange. The layout thread
// calls next() and publish(), the GUI thread latest(); nobody else may touch
// it. Coordinates are scene units (1 unit = 1 px at zoom 1); index = node of
// the LayoutGraph with that generation.
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

namespace redthread::layout {

struct Point {
    float x = 0;
    float y = 0;
    bool operator==(const Point&) const = default;
};

class Positions {
public:
    struct Frame {
        std::uint64_t generation = 0; // of the LayoutGraph they belong to
        std::uint64_t restart = 0;    // the last of LayoutThread::restart() that it knows
        bool settled = false;         // the layout has come to rest
        std::vector<Point> points;
    };

    // Layout thread: the frame to fill; then hand it over.
    Frame& next() { return m_frames[m_write]; }
    void publish();

    // GUI thread: true when a newer frame came since the last call; latest()
    // then shows it, and stays valid until the next refresh().
    bool refresh();
    const Frame& latest() const { return m_frames[m_read]; }

private:
    static constexpr unsigned freshBit = 4;
    Frame m_frames[3];
    unsigned m_write = 0;
    std::atomic<unsigned> m_middle{1};
    unsigned m_read = 2;
};

} // namespace redthread::layout
