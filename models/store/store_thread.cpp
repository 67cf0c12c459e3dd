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

QFuture<Result<Done>> StoreThread::open(const QString& path, Store::Access access)
{
    auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->start();
    QMetaObject::invokeMethod(
        m_worker,
        [this, promise, path, access] {
            promise->addResult(openHere(path, access));
            promise->finish();
        },
        Qt::QueuedConnection);
    return promise->future();
}

Result<Done> StoreThread::openHere(const QString& path, Store::Access access)
{
    // What is open already would refuse itself.
    if (m_store && m_store->access() == access && QFileInfo(path).canonicalFilePath() == m_store->path())
        return Done{};
    auto opened = Store::open(path, access);
    if (!opened)
        return opened.error();
    m_store = *std::move(opened);
    return Done{};
}

} // namespace redthread
