// What lies on the disk: hostile files leave a sentence and no trace, one
// writer at a time, reading where nothing can be written, copies, migrations.

#include "models/store/project_file.h"
#include "models/store/store.h"
#include "must.h"
#include "sample.h"

#include <QCryptographicHash>
#include <QtTest>

#include <random>

#include <sys/stat.h>
#include <unistd.h>

using namespace redthread;
using Kind = Error::Kind;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return "unreadable";
    return file.readAll();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

// Runs statements as another program would.
void meddle(const QString& path, const QStringList& statements)
{
    const QString name = "meddler";
    {
        QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", name);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        for (const QString& statement : statements) {
            QSqlQuery query(database);
            QVERIFY2(query.exec(statement), qPrintable(statement));
        }
    }
    QSqlDatabase::removeDatabase(name);
}

// As a person without rights, while it lives. Only root can do this.
class Unprivileged {
public:
    Unprivileged() { m_ok = geteuid() != 0 || seteuid(65534) == 0; }
    ~Unprivileged()
    {
        if (getuid() == 0)
            m_ok = seteuid(0) == 0;
    }
    bool ok() const { return m_ok; }

private:
    bool m_ok = false;
};

} // namespace

class tst_StoreFiles : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath("it's 100% a #project?.redthread");
    }
    void cleanup()
    {
        chmod(QFile::encodeName(m_folder->path()).constData(), 0755);
        m_folder.reset();
    }

    void a_closed_project_is_one_file()
    {
        {
            auto store = must(Store::open(m_path));
            must(store->apply(sample::article(), 0));
            QVERIFY(files().size() > 1);
        }
        QCOMPARE(files(), QStringList{QFileInfo(m_path).fileName()});
        meddle(m_path, {"PRAGMA integrity_check"});
    }

    void what_is_no_project_is_refused_and_left_alone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const QByteArray good = project();
        const auto with = [&](qsizetype at, const QByteArray& change) {
            QByteArray bytes = good;
            return bytes.replace(at, change.size(), change);
        };
        QTest::newRow("empty") << QByteArray() << "empty file";
        QTest::newRow("one byte") << QByteArray("x") << "not a Redthread project";
        QTest::newRow("text") << QByteArray("Once upon a time\n").repeated(500) << "not a Redthread project";
        QTest::newRow("zeros") << QByteArray(100000, 0) << "not a Redthread project";
        QTest::newRow("header alone") << good.left(100) << "damaged";
        QTest::newRow("a page and a half") << good.left(6000) << "damaged";
        QTest::newRow("last page missing") << good.left(good.size() - 4096) << "damaged";
        QTest::newRow("last byte missing") << good.left(good.size() - 1) << "damaged";
        QTest::newRow("garbage inside") << with(3 * 4096, QByteArray(4096, '\xee')) << "damaged";
        QTest::newRow("garbled definitions") << with(100, QByteArray(3000, '\x55')) << "damaged";
        QTest::newRow("schema of nothing") << with(60, QByteArray(4, 0)) << "damaged";
        QTest::newRow("from the future") << with(60, QByteArray("\0\0\0\x63", 4)) << "newer version";
        QTest::newRow("another program's mark") << with(68, "GPKG") << "another program's file";
    }
    void what_is_no_project_is_refused_and_left_alone()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        write(m_path, bytes);
        for (const auto access : {Store::Access::ReadWrite, Store::Access::ReadOnly}) {
            const auto opened = Store::open(m_path, access);
            QVERIFY(!opened);
            QVERIFY2(opened.error().text.contains(says), qPrintable(opened.error().text));
            QVERIFY2(opened.error().text.contains(QFileInfo(m_path).fileName()),
                     qPrintable(opened.error().text));
            QCOMPARE(opened.error().kind, says == u"newer version" ? Kind::Newer : Kind::Damaged);
            QVERIFY(bytesOf(m_path) == bytes);
            QCOMPARE(files(), QStringList{QFileInfo(m_path).fileName()});
        }
    }

    void what_somebody_planted_is_refused_and_left_alone_data()
    {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<QString>("says");
        QTest::newRow("trigger") << QStringList{"CREATE TRIGGER t AFTER UPDATE ON project BEGIN DELETE FROM "
                                                "claims; END"}
                                 << "tampered";
        QTest::newRow("view") << QStringList{"CREATE VIEW v AS SELECT 1"} << "tampered";
        QTest::newRow("table replaced by a view")
            << QStringList{"DROP TABLE settings", "CREATE VIEW settings AS SELECT 'a' name, 'b' value"}
            << "tampered";
        QTest::newRow("extra table") << QStringList{"CREATE TABLE x (a)"} << "tampered";
        QTest::newRow("index dropped") << QStringList{"DROP INDEX claims_by_revision"} << "tampered";
        QTest::newRow("column added")
            << QStringList{"ALTER TABLE entities ADD COLUMN evil TEXT"} << "tampered";
        QTest::newRow("dangling claim")
            << QStringList{"PRAGMA foreign_keys = OFF", "DELETE FROM passages"} << "damaged";
        QTest::newRow("program of others in WAL")
            << QStringList{"PRAGMA application_id = 0"} << "another program";
    }
    void what_somebody_planted_is_refused_and_left_alone()
    {
        QFETCH(QStringList, statements);
        QFETCH(QString, says);
        write(m_path, project());
        meddle(m_path, statements);
        const QByteArray bytes = bytesOf(m_path);
        for (const auto access : {Store::Access::ReadWrite, Store::Access::ReadOnly}) {
            const auto opened = Store::open(m_path, access);
            QVERIFY(!opened);
            QVERIFY2(opened.error().text.contains(says), qPrintable(opened.error().text));
            QVERIFY(bytesOf(m_path) == bytes);
            QCOMPARE(files(), QStringList{QFileInfo(m_path).fileName()});
        }
    }

    void a_row_that_cannot_be_read_is_named()
    {
        write(m_path, project());
        meddle(m_path, {"UPDATE claims SET stance = 9"});
        auto store = must(Store::open(m_path));
        const auto all = store->changesSince(0);
        QVERIFY(!all);
        QVERIFY2(all.error().text.contains("claims"), qPrintable(all.error().text));
        QCOMPARE(all.error().kind, Kind::Damaged);
    }

    void random_damage_never_crashes_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 0; seed < 4; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void random_damage_never_crashes()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const QByteArray good = project();
        for (int i = 0; i < 50; ++i) {
            QByteArray bytes = good;
            for (int n = int(random() % 20); n >= 0; --n)
                bytes[qsizetype(random() % size_t(bytes.size()))] = char(random());
            write(m_path, bytes);
            auto store = Store::open(m_path);
            if (!store) {
                QVERIFY(!store.error().text.isEmpty());
                QVERIFY(bytesOf(m_path) == bytes);
                continue;
            }
            // Some damage is of content alone; then all must read or say why not.
            (void)(*store)->changesSince(0);
            (void)(*store)->dump();
            (void)(*store)->stats();
            (void)(*store)->apply(sample::article(), 0);
        }
    }

    void folders_pipes_and_missing_files_are_refused_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("says");
        QTest::newRow("folder") << "folder"
                                << "is a folder";
        QTest::newRow("pipe") << "pipe"
                              << "is not a file";
        QTest::newRow("no such folder") << "nowhere"
                                        << "no such folder";
        QTest::newRow("dangling link") << "link"
                                       << "is not a file";
    }
    void folders_pipes_and_missing_files_are_refused()
    {
        QFETCH(QString, what);
        QFETCH(QString, says);
        if (what == u"folder")
            QVERIFY(QDir().mkdir(m_path));
        else if (what == u"pipe")
            QCOMPARE(mkfifo(QFile::encodeName(m_path).constData(), 0600), 0);
        else if (what == u"nowhere")
            m_path = m_folder->filePath("no/where.redthread");
        else
            QVERIFY(QFile::link(m_folder->filePath("gone"), m_path));
        const auto opened = Store::open(m_path);
        QVERIFY(!opened);
        QVERIFY2(opened.error().text.contains(says), qPrintable(opened.error().text));
    }

    void a_missing_file_is_not_made_for_reading()
    {
        QVERIFY(!Store::open(m_path, Store::Access::ReadOnly));
        QVERIFY(files().isEmpty());
    }

    void a_project_is_written_by_one_window_and_read_by_others()
    {
        auto first = must(Store::open(m_path));
        must(first->apply(sample::article(), 0));
        const auto second = Store::open(m_path);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, Kind::Busy);
        QVERIFY2(second.error().text.contains("open in another window"), qPrintable(second.error().text));
        // The same file by another name.
        QVERIFY(QFile::link(m_path, m_folder->filePath("other name")));
        QCOMPARE(Store::open(m_folder->filePath("other name")).error().kind, Kind::Busy);

        auto reader = must(Store::open(m_path, Store::Access::ReadOnly));
        QCOMPARE(must(reader->changesSince(0)).claims.size(), size_t(2));
        must(first->apply(sample::article("More"), 0));
        QCOMPARE(must(reader->changesSince(0)).claims.size(), size_t(4));
        const auto edit = reader->apply(sample::article("No"), 0);
        QVERIFY(!edit);
        QCOMPARE(edit.error().kind, Kind::ReadOnly);
        reader.reset();

        must(first->apply(sample::article("Yet more"), 0));
        first.reset();
        first = must(Store::open(m_path));
        QCOMPARE(must(first->changesSince(0)).claims.size(), size_t(6));
    }

    void another_programs_transaction_makes_an_edit_busy()
    {
        auto store = must(Store::open(m_path));
        QSqlDatabase other = QSqlDatabase::addDatabase("QSQLITE", "other");
        other.setDatabaseName(m_path);
        QVERIFY(other.open());
        QSqlQuery(other).exec("BEGIN IMMEDIATE");
        const auto edit = store->apply(sample::article(), 0);
        QVERIFY(!edit);
        QCOMPARE(edit.error().kind, Kind::Busy);
        QSqlQuery(other).exec("COMMIT");
        QVERIFY(store->apply(sample::article(), 0));
        other.close();
        other = QSqlDatabase();
        QSqlDatabase::removeDatabase("other");
    }

    void a_file_that_cannot_be_written_is_read_data()
    {
        QTest::addColumn<bool>("folderToo");
        QTest::newRow("file") << false;
        QTest::newRow("file and folder") << true;
    }
    void a_file_that_cannot_be_written_is_read()
    {
        QFETCH(bool, folderToo);
        write(m_path, project());
        const QByteArray bytes = bytesOf(m_path);
        chmod(QFile::encodeName(m_path).constData(), 0444);
        chmod(QFile::encodeName(m_folder->path()).constData(), folderToo ? 0555 : 0777);
        const Unprivileged person;
        if (!person.ok())
            QSKIP("rights cannot be dropped here");
        {
            auto store = must(Store::open(m_path));
            QCOMPARE(store->access(), Store::Access::ReadOnly);
            QCOMPARE(must(store->changesSince(0)).claims.size(), size_t(2));
            QVERIFY(must(store->dump()).contains("Ministry"));
            const auto edit = store->apply(sample::article(), 0);
            QVERIFY(!edit);
            QCOMPARE(edit.error().kind, Kind::ReadOnly);
            QVERIFY2(edit.error().text.contains("reading only"), qPrintable(edit.error().text));
            QVERIFY(!store->setSetting("a", "b"));
            QCOMPARE(files(), QStringList{QFileInfo(m_path).fileName()});
        }
        QVERIFY(bytesOf(m_path) == bytes);
        QCOMPARE(files(), QStringList{QFileInfo(m_path).fileName()});
    }

    void nothing_can_be_made_in_a_folder_that_cannot_be_written()
    {
        chmod(QFile::encodeName(m_folder->path()).constData(), 0555);
        const Unprivileged person;
        const auto made = Store::open(m_path);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Kind::ReadOnly);
    }

    void a_network_folder_gets_no_log_beside_the_file()
    {
        write(m_path, project()); // in WAL mode
        {
            ProjectFile file = openProjectFile(m_path, Store::Access::ReadWrite, migrations(), true);
            file.database->change("INSERT INTO settings (name, value) VALUES (?, ?)", QString("a"),
                                  QString("b"));
            QVERIFY(!QFileInfo::exists(m_path + "-wal"));
            QVERIFY(!QFileInfo::exists(m_path + "-shm"));
        }
        QCOMPARE(files(), QStringList{QFileInfo(m_path).fileName()});
        QCOMPARE(must(must(Store::open(m_path))->setting("a")), QString("b"));
    }

    void a_copy_is_whole_and_replaces_what_was_there()
    {
        auto store = must(Store::open(m_path));
        must(store->apply(sample::article(), 0));
        must(store->setSetting("view", "🧵"));
        const QString copy = m_folder->filePath("copy");
        write(copy, "what was there");
        write(copy + "-wal", "a log of what was there");
        std::vector<int> told;
        must(store->saveCopyAs(copy, {}, [&](int done, int total) {
            QVERIFY(done <= total);
            told.push_back(done);
        }));
        QVERIFY(told.size() >= 2);
        must(store->apply(sample::article("Later"), 0));
        auto second = must(Store::open(copy));
        QCOMPARE(must(second->changesSince(0)).documents.size(), size_t(1));
        QCOMPARE(must(second->setting("view")), QString("🧵"));
        QCOMPARE(second->revision(), 1);
        QCOMPARE(store->path(), QFileInfo(m_path).canonicalFilePath());

        const auto busy = store->saveCopyAs(copy);
        QVERIFY(!busy);
        QCOMPARE(busy.error().kind, Kind::Busy);
        QVERIFY(!store->saveCopyAs(m_path));
        QVERIFY(!store->saveCopyAs(m_folder->path()));
        QVERIFY(!store->saveCopyAs(m_folder->filePath("no/where")));
    }

    void a_cancelled_copy_leaves_what_was_there()
    {
        auto store = must(Store::open(m_path));
        const QString copy = m_folder->filePath("copy");
        write(copy, "what was there");
        std::stop_source stop;
        const auto answer = store->saveCopyAs(copy, stop.get_token(), [&](int, int) { stop.request_stop(); });
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Kind::Cancelled);
        QCOMPARE(bytesOf(copy), QByteArray("what was there"));
        store.reset();
        QCOMPARE(files(), (QStringList{"copy", QFileInfo(m_path).fileName()}));
    }

    void an_older_file_is_copied_and_brought_up_to_date()
    {
        const QByteArray old = project();
        write(m_path, old);
        std::vector<Migration> steps = migrations();
        steps.push_back({steps.back().number + 1, {"CREATE TABLE extra (id KEY NOT NULL)"}});
        {
            ProjectFile file = openProjectFile(m_path, Store::Access::ReadWrite, steps);
        }
        const QString backup = QStringLiteral("%1.before-schema-%2").arg(m_path).arg(steps.back().number);
        QVERIFY(QFileInfo::exists(backup));
        QCOMPARE(must(must(Store::open(backup))->changesSince(0)).claims.size(), size_t(2));
        const auto newer = Store::open(m_path);
        QVERIFY(!newer);
        QCOMPARE(newer.error().kind, Kind::Newer);
        {
            ProjectFile file = openProjectFile(m_path, Store::Access::ReadWrite, steps);
        }
    }

    void who_suggests_a_claim_is_kept_from_the_first_schema()
    {
        {
            ProjectFile file = openProjectFile(m_path, Store::Access::ReadWrite, {migrations().front()}, true);
            for (const char* statement :
                 {"INSERT INTO documents VALUES (1, 1, 'Title', '', '', '', '', '', 'f', 't', 0)",
                  "INSERT INTO entities VALUES (2, 1, 'person', 'Ada', '[]', '', '[]', NULL, 0, 0, NULL, NULL, 0)",
                  "INSERT INTO entities VALUES (3, 1, 'media', 'Post', '[]', '', '[]', NULL, 0, 0, NULL, NULL, 0)",
                  "INSERT INTO passages VALUES (4, 1, 1, 0, 3, 'Ada', '', '', 0)",
                  "INSERT INTO relationships VALUES (5, 1, 2, 'works_for', 3, 0)",
                  "INSERT INTO claims VALUES (6, 1, 5, 1, 4, NULL, '[]', 0, '', '', 0, NULL, NULL, '[]', 1, 0, "
                  "'mine.sh', '', 0)",
                  "INSERT INTO claims VALUES (7, 1, 5, 1, 4, NULL, '[]', 0, '', '', 0, NULL, NULL, '[]', 1, 1, "
                  "'Eve', '2020-01-01T00:00:00Z', 0)"})
                file.database->run(QString::fromUtf8(statement));
        }
        const auto claims = must(must(Store::open(m_path))->changesSince(0)).claims;
        QCOMPARE(claims.size(), size_t(2));
        QCOMPARE(claims[0].suggestedBy, "mine.sh");
        QCOMPARE(claims[0].verdictBy, QString());
        QCOMPARE(claims[1].suggestedBy, QString());
        QCOMPARE(claims[1].verdictBy, "Eve");
        QVERIFY(claims[0].mayBe.isEmpty());
    }

    void texts_of_an_older_schema_are_found_by_their_words()
    {
        {
            std::vector<Migration> old = migrations();
            old.resize(2);
            ProjectFile file = openProjectFile(m_path, Store::Access::ReadWrite, old, true);
            for (const char* statement :
                 {"INSERT INTO documents VALUES (1, 1, 'Title', '', '', '', '', '', 'f', 't', 0)",
                  "INSERT INTO document_texts VALUES (1, 'Old words of Zebulon.')"})
                file.database->run(QString::fromUtf8(statement));
        }
        for (int round = 0; round < 2; ++round) {
            auto store = must(Store::open(m_path));
            QCOMPARE(must(store->placesOf("zebulon")).size(), size_t(1));
        }
    }

    void a_migration_that_fails_leaves_the_file_as_it_was()
    {
        write(m_path, project());
        std::vector<Migration> steps = migrations();
        steps.push_back({steps.back().number + 1, {"CREATE TABLE extra (id KEY NOT NULL)", "nonsense"}});
        bool failed = false;
        try {
            openProjectFile(m_path, Store::Access::ReadWrite, steps);
        } catch (const Failure& failure) {
            failed = !failure.error.text.isEmpty();
        }
        QVERIFY(failed);
        QCOMPARE(must(must(Store::open(m_path))->changesSince(0)).claims.size(), size_t(2));
    }

    void the_first_migration_is_never_edited()
    {
        // When this fails, a released migration was edited: add the next one instead.
        QByteArray all;
        for (const char* statement : migrations().front().statements)
            all += QByteArray(statement).simplified() + '\n';
        QCOMPARE(QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex().left(16),
                 QByteArray("00bb65dbe3c9758a"));
    }

private:
    // A good project's bytes, in WAL mode as it lies on the disk.
    QByteArray project()
    {
        static const QByteArray bytes = [] {
            QTemporaryDir folder;
            const QString path = folder.filePath("good");
            {
                auto store = must(Store::open(path));
                must(store->apply(sample::article(), 0));
            }
            return bytesOf(path);
        }();
        return bytes;
    }

    QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(tst_StoreFiles)
#include "tst_store_files.moc"
