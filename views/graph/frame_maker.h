// FrameMaker draws a crowd on a thread of its own: the view asks for a frame,
// goes on, and is told when it is there. What is asked for last counts; a frame
// of full quality gives up when something newer is asked for, a quick one is
// finished, so that a moving picture moves. Every member is called on the GUI
// thread.
#pragma once

#include "views/graph/crowd_raster.h"

#include <QObject>

#include <memory>

namespace redthread {

class FrameMaker : public QObject {
    Q_OBJECT
public:
    struct Frame {
        QImage image; // null: none yet
        View view;
        QSize size;           // view pixels
        bool isWhole = false; // every line is in it
    };

    explicit FrameMaker(QObject* parent = nullptr);
    ~FrameMaker() override; // waits for the frame in the making

    void setCrowd(std::shared_ptr<const Crowd> crowd, const RasterColours& colours);
    void ask(const RasterRequest& request);
    // The same, here and now: for the first frame, which nothing stands in for.
    void make(const RasterRequest& request);
    const Frame& latest() const { return m_latest; }

signals:
    void ready();

private:
    struct State;
    void take();

    std::unique_ptr<State> m_state;
    std::shared_ptr<const Crowd> m_crowd;
    RasterColours m_colours;
    Frame m_latest;
};

} // namespace redthread
