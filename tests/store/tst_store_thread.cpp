// The store's thread: jobs in order, answers by future, everything closed at
// the end.

#include "models/store/store_thread.h"
#include "must.h"
#include "sample.h"

#include <QtTest>

#include <thread>

using namespace redthread;

class tst_StoreThread : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath("p.redthread");
    }

    void without_a_project_a_job_is_not_called()
    {
        StoreThread thread;
        std::atomic<bool> called = false;
        const auto answer = thread
                                .ask([&](Store&) -> Result<int> {
                                    called = true;
                                    return 1;
                                })
                                .result();
        QVERIFY(!answer);
        QVERIFY(!called);
    }

    void jobs_run_in_order_on_one_other_thread()
    {
        StoreThread thread;
        must(thread.open(m_path).result());
        std::vector<int> order; // touched by the store's thread alone until the answers are there
        QSet<QThread*> threads;
        std::vector<QFuture<Result<qint64>>> answers;
        for (int i = 0; i < 50; ++i)
            answers.push_back(thread.ask([&, i](Store& store) -> Result<qint64> {
                order.push_back(i);
                threads.insert(QThread::currentThread());
                auto applied = store.apply(sample::article(QString::number(i)), store.revision());
                if (!applied)
                    return applied.error();
                return applied->changes.revision;
            }));
        for (int i = 0; i < 50; ++i)
            QCOMPARE(must(answers[size_t(i)].result()), qint64(i + 1));
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        QCOMPARE(threads.size(), 1);
        QVERIFY(!threads.contains(QThread::currentThread()));
    }

    void what_was_asked_is_finished_before_it_goes()
    {
        QFuture<Result<Applied>> last;
        {
            StoreThread thread;
            thread.open(m_path);
            for (int i = 0; i < 20; ++i)
                last = thread.ask(
                    [i](Store& store) { return store.apply(sample::article(QString::number(i)), 0); });
        }
        QVERIFY(last.isFinished());
        QCOMPARE(must(last.result()).changes.revision, 20);
        auto store = must(Store::open(m_path)); // the lock is free, the file whole
        QCOMPARE(must(store->changesSince(0)).documents.size(), size_t(20));
    }

    void another_project_takes_the_place_and_a_failure_leaves_it()
    {
        StoreThread thread;
        must(thread.open(m_path).result());
        must(thread.open(m_path).result()); // open already
        const auto path = [](Store& store) -> Result<QString> { return store.path(); };
        QVERIFY(!thread.open(m_folder->path()).result());
        QCOMPARE(must(thread.ask(path).result()), QFileInfo(m_path).canonicalFilePath());
        must(thread.open(m_folder->filePath("other")).result());
        QVERIFY(must(thread.ask(path).result()).endsWith("other"));
        QVERIFY(Store::open(m_path)); // the first is closed
        StoreThread second;
        QCOMPARE(second.open(m_folder->filePath("other")).result().error().kind, Error::Kind::Busy);
    }

    void a_project_that_cannot_be_read_does_not_take_the_place()
    {
        StoreThread thread;
        must(thread.open(m_path).result());
        const QString other = m_folder->filePath("other");
        QString read;
        const auto refuse = [&](Store& store) -> Result<Done> {
            read = store.path();
            return Error{"Opening was cancelled.", Error::Kind::Cancelled};
        };
        QCOMPARE(thread.open(other, Store::Access::ReadWrite, refuse).result().error().kind,
                 Error::Kind::Cancelled);
        QVERIFY(read.endsWith("other"));
        QCOMPARE(must(thread.ask([](Store& store) -> Result<QString> { return store.path(); }).result()),
                 QFileInfo(m_path).canonicalFilePath());
        QVERIFY(Store::open(other)); // not held
    }

    void two_threads_may_ask_at_once()
    {
        StoreThread thread;
        must(thread.open(m_path).result());
        const auto ask = [&] {
            for (int i = 0; i < 20; ++i) {
                must(thread.ask([](Store& store) { return store.apply(sample::article(), 0); }).result());
                must(thread.ask([](Store& store) { return store.changesSince(0); }).result());
            }
        };
        {
            std::jthread a(ask);
            std::jthread b(ask);
        }
        QCOMPARE(must(thread.ask([](Store& store) -> Result<qint64> { return store.revision(); }).result()),
                 40);
    }

    void answers_come_to_the_event_loop()
    {
        StoreThread thread;
        must(thread.open(m_path).result());
        QFutureWatcher<Result<QString>> watcher;
        QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
        watcher.setFuture(thread.ask([](Store& store) { return store.dump(); }));
        QVERIFY(finished.wait(20000));
        QVERIFY(watcher.result());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(tst_StoreThread)
#include "tst_store_thread.moc"
