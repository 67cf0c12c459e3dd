#include "views/graph/frame_maker.h"

#include <QMetaObject>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace redthread {

namespace {

struct Job {
    std::shared_ptr<const Crowd> crowd;
    RasterColours colours;
    RasterRequest request;
};

FrameMaker::Frame frameOf(const Job& job, std::stop_token stop)
{
    return {raster(*job.crowd, job.colours, job.request, std::move(stop)), job.request.view, job.request.size,
            job.request.budget <= 0};
}

} // namespace

struct FrameMaker::State {
    std::mutex mutex; // guards all below but the thread
    std::condition_variable woken;
    std::optional<Job> next;
    std::optional<Frame> finished;
    std::stop_source inTheMaking; // of a frame that may give up
    bool isStopping = false;
    std::thread thread;
};

FrameMaker::FrameMaker(QObject* parent) : QObject(parent), m_state(std::make_unique<State>())
{
    m_state->thread = std::thread([this, state = m_state.get()] {
        while (true) {
            Job job;
            std::stop_token stop;
            {
                std::unique_lock lock(state->mutex);
                state->woken.wait(lock, [&] { return state->isStopping || state->next; });
                if (state->isStopping)
                    return;
                job = std::move(*state->next);
                state->next.reset();
                state->inTheMaking = std::stop_source();
                stop = state->inTheMaking.get_token();
            }
            Frame frame = frameOf(job, job.request.budget > 0 ? std::stop_token() : stop);
            if (frame.image.isNull())
                continue;
            const std::lock_guard lock(state->mutex);
            if (state->isStopping)
                return;
            state->finished = std::move(frame);
            QMetaObject::invokeMethod(this, &FrameMaker::take, Qt::QueuedConnection);
        }
    });
}

FrameMaker::~FrameMaker()
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->isStopping = true;
        m_state->inTheMaking.request_stop();
    }
    m_state->woken.notify_one();
    m_state->thread.join();
}

void FrameMaker::setCrowd(std::shared_ptr<const Crowd> crowd, const RasterColours& colours)
{
    m_crowd = std::move(crowd);
    m_colours = colours;
}

void FrameMaker::ask(const RasterRequest& request)
{
    if (!m_crowd)
        return;
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->next = Job{m_crowd, m_colours, request};
        m_state->inTheMaking.request_stop();
    }
    m_state->woken.notify_one();
}

void FrameMaker::make(const RasterRequest& request)
{
    if (m_crowd)
        m_latest = frameOf({m_crowd, m_colours, request}, {});
}

void FrameMaker::take()
{
    {
        const std::lock_guard lock(m_state->mutex);
        if (!m_state->finished)
            return;
        m_latest = std::move(*m_state->finished);
        m_state->finished.reset();
    }
    emit ready();
}

} // namespace redthread
