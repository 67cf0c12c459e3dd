#include "models/store/store_thread.h"

#include <QFileInfo>

namespace redthread {

StoreThread::StoreThread() : m_worker(new QObject)
{
    m_thread.setObjectName(QStringLiteral("store"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

StoreThread::~StoreThread()
{
    // The last job: what was asked before it has been answered by then. The
    // worker goes with the thread's event loop.
    QMetaObject::invokeMethod(
        m_worker,
        [this] {
            m_store.reset();
            m_worker->deleteLater();
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

void StoreThread::finish()
{
    QMetaObject::invokeMethod(m_worker, [] {}, Qt::BlockingQueuedConnection);
}

QFuture<Result<Done>> StoreThread::open(const QString& path, Store::Access access,
                                        std::function<Result<Done>(Store&)> read)
{
    auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->start();
    QMetaObject::invokeMethod(
        m_worker,
        [this, promise, path, access, read = std::move(read)] {
            promise->addResult(openHere(path, access, read));
            promise->finish();
        },
        Qt::QueuedConnection);
    return promise->future();
}

Result<Done> StoreThread::openHere(const QString& path, Store::Access access,
                                   const std::function<Result<Done>(Store&)>& read)
{
    // What is open already would refuse itself.
    if (m_store && m_store->access() == access && QFileInfo(path).canonicalFilePath() == m_store->path())
        return read ? read(*m_store) : Done{};
    auto opened = Store::open(path, access);
    if (!opened)
        return opened.error();
    if (read)
        if (const Result<Done> done = read(**opened); !done)
            return done;
    m_store = *std::move(opened);
    return Done{};
}

} // namespace redthread
