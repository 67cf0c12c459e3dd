// StoreThread gives the one Store a thread of its own. ask() sends it a job and
// returns the answer as a future; jobs run in the order they were asked. The
// Store exists only inside jobs.
#pragma once

#include "models/store/store.h"

#include <QFuture>
#include <QPromise>
#include <QThread>

#include <memory>
#include <type_traits>

namespace redthread {

class StoreThread {
public:
    StoreThread();
    ~StoreThread(); // finishes the jobs asked, closes the store, joins

    // Opens `path` there, closing what was open before. On failure what was
    // open before stays open. `read` is called with the opened store before the
    // other one is closed; its failure is that of opening.
    QFuture<Result<Done>> open(const QString& path, Store::Access access = Store::Access::ReadWrite,
                               std::function<Result<Done>(Store&)> read = {});

    // `job` is called as job(Store&) on the store's thread and returns a
    // Result<T>; without an open store it is not called and the answer is an
    // Error.
    template <class Job>
    auto ask(Job job) -> QFuture<std::invoke_result_t<Job, Store&>>
    {
        using Answer = std::invoke_result_t<Job, Store&>;
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        QMetaObject::invokeMethod(
            m_worker,
            [this, promise, job = std::move(job)]() mutable {
                if (m_store)
                    promise->addResult(job(*m_store));
                else
                    promise->addResult(Answer(Error{QStringLiteral("No project is open.")}));
                promise->finish();
            },
            Qt::QueuedConnection);
        return promise->future();
    }

    // Waits until what was asked has been answered: to be called while those live who are to hear the answers
    // (QFuture::then() of Qt 6.4 does not bear that its context is gone).
    void finish();

private:
    Result<Done> openHere(const QString& path, Store::Access access,
                          const std::function<Result<Done>(Store&)>& read);

    QThread m_thread;
    QObject* m_worker = nullptr;    // lives on m_thread
    std::unique_ptr<Store> m_store; // touched on m_thread only
};

} // namespace redthread
