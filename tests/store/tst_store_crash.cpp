// A writer is killed at any moment, many times. What it was told was kept is
// there, the file is sound, and its lock holds nobody up.
//
// The writer is this program again ("--write PATH FROM"): it applies one article
// after another and prints each revision when the store has answered.

#include "models/store/project_file.h"
#include "models/store/store.h"
#include "must.h"
#include "sample.h"

#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtTest>

#include <csignal>
#include <cstdio>
#include <random>

using namespace redthread;

namespace {

int writeForEver(const QString& path)
{
    auto store = must(Store::open(path));
    for (;;) {
        // Not a single statement: an article and a change of it are one edit.
        const AddRecords add = sample::article();
        const Batch edit{"b", {Edit(add), Edit(Rename{add.entities[0].id, "Ada", "Eve"})}};
        const auto applied = must(store->apply(edit, store->revision()));
        std::printf("%lld\n", static_cast<long long>(applied.changes.revision));
        std::fflush(stdout);
    }
}

// What a file dialog and another program do to a window that has the project open.
int writeAfterOthersLooked(const QString& path)
{
    auto store = must(Store::open(path));
    must(store->apply(sample::article(), 0));
    QFile file(path);
    file.open(QIODevice::ReadOnly);
    file.close(); // SQLite's locks are gone
    QProcess reader;
    reader.start(QCoreApplication::applicationFilePath(), {"--look", path});
    if (!reader.waitForFinished() || reader.exitCode() != 0)
        return 1;
    must(store->apply(sample::article(), 0));
    std::printf("%lld\n", static_cast<long long>(store->revision()));
    std::fflush(stdout);
    return raise(SIGKILL);
}

// As another program's reader: it knows nothing of our lock, and takes the log away when it was the last.
int look(const QString& path)
{
    QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE");
    database.setDatabaseName(path);
    if (!database.open())
        return 1;
    QSqlQuery query("SELECT revision FROM project", database);
    const bool read = query.next();
    query.finish();
    query.clear();
    database.close();
    return read ? 0 : 1;
}

} // namespace

class tst_StoreCrash : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
#ifdef __SANITIZE_THREAD__
        QSKIP("ThreadSanitizer cannot follow the programs that this test starts");
#endif
    }

    void no_acknowledged_edit_is_lost()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("p.redthread");
        std::mt19937 random(1);
        qint64 acknowledged = 0;
        for (int round = 0; round < 25; ++round) {
            QProcess writer;
            writer.start(QCoreApplication::applicationFilePath(), {"--write", path});
            QVERIFY(writer.waitForStarted());
            if (round > 0) // at first also while the file is made
                QVERIFY(writer.waitForReadyRead(20000));
            QTest::qWait(int(random() % 60));
            writer.kill();
            QVERIFY(writer.waitForFinished());
            QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
            for (const QByteArray& line : writer.readAllStandardOutput().split('\n'))
                if (!line.isEmpty())
                    acknowledged = std::max(acknowledged, line.toLongLong());

            auto store = must(Store::open(path));
            const ChangeSet all = must(store->changesSince(0));
            QVERIFY2(all.revision >= acknowledged,
                     qPrintable(QString("%1 < %2").arg(all.revision).arg(acknowledged)));
            // Whole edits or nothing.
            QCOMPARE(all.documents.size(), size_t(all.revision));
            QCOMPARE(all.claims.size(), size_t(2 * all.revision));
            QCOMPARE(std::count_if(all.entities.begin(), all.entities.end(),
                                   [](const Entity& e) { return e.name == u"Eve"; }),
                     all.revision);
            QCOMPARE(must(store->history(1'000'000)).size(), size_t(all.revision));
            store.reset();
            ProjectFile file = openProjectFile(path, Store::Access::ReadWrite);
            Rows rows = file.database->ask("PRAGMA integrity_check");
            QVERIFY(rows.next());
            QCOMPARE(rows.text(0), QString("ok"));
        }
        QVERIFY(acknowledged > 25);
        qInfo("%lld acknowledged edits", static_cast<long long>(acknowledged));
    }
    void nothing_is_lost_when_others_have_looked_at_the_file()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("p.redthread");
        must(Store::open(path));
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(), {"--write-after-others", path});
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        const qint64 acknowledged = writer.readAllStandardOutput().trimmed().toLongLong();
        QVERIFY(acknowledged > 0);
        QCOMPARE(must(Store::open(path))->revision(), acknowledged);
    }

    // Our own reader beside a window leaves its log alone even when no lock says that it is open.
    void a_reader_beside_a_window_leaves_its_log_alone()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("p.redthread");
        auto store = must(Store::open(path));
        must(store->apply(sample::article(), 0));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        file.close();
        QProcess reader;
        reader.start(QCoreApplication::applicationFilePath(), {"--read", path});
        QVERIFY(reader.waitForFinished());
        QCOMPARE(reader.readAllStandardOutput().trimmed().toLongLong(), store->revision());
        QVERIFY(QFile::exists(path + "-wal"));
        must(store->reconnect());
        must(store->apply(sample::article(), 0));
    }
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == u"--write")
        return writeForEver(app.arguments().value(2));
    if (app.arguments().value(1) == u"--write-after-others")
        return writeAfterOthersLooked(app.arguments().value(2));
    if (app.arguments().value(1) == u"--look")
        return look(app.arguments().value(2));
    if (app.arguments().value(1) == u"--read") {
        std::printf("%lld\n", static_cast<long long>(must(Store::open(app.arguments().value(2), Store::Access::ReadOnly))->revision()));
        return 0;
    }
    tst_StoreCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store_crash.moc"
