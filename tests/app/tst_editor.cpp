#include "app/project.h"
#include "app/selection_edits.h"
#include "models/network/merge_edits.h"
#include "tests/app/sample_project.h"

#include <QSignalSpy>
#include <QtTest>

using namespace redthread;

class tst_Editor : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Project> m_project;
    Sample m_sample;

    QString dump()
    {
        return *m_project->store().ask([](Store& store) { return store.dump(); }).result();
    }
    void submit(const Edit& edit)
    {
        bool answered = false, good = false;
        m_project->editor().submit(edit, [&](bool ok) {
            answered = true;
            good = ok;
        });
        QTRY_VERIFY(answered);
        QVERIFY(good);
    }
    QString nameOf(EntityId id) { return m_project->network().nameOf(id); }

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_project = std::make_unique<Project>();
        bool opened = false;
        m_project->open(m_dir->filePath("p.redthread"), [&](const Result<Done>& r) { opened = r.ok(); });
        QTRY_VERIFY(opened);
        m_sample = sample();
        submit(m_sample.edit);
    }
    void cleanup()
    {
        m_project.reset();
        m_dir.reset();
    }

    void an_edit_travels_to_the_network_and_back()
    {
        submit(Rename{m_sample.kestrel, "Kestrel", "Kestrel Ltd"});
        QCOMPARE(nameOf(m_sample.kestrel), QString("Kestrel Ltd"));
        m_project->editor().undo();
        QTRY_COMPARE(nameOf(m_sample.kestrel), QString("Kestrel"));
        m_project->editor().redo();
        QTRY_COMPARE(nameOf(m_sample.kestrel), QString("Kestrel Ltd"));
    }

    void a_project_may_go_while_an_edit_is_stored()
    {
        m_project->store().ask([](Store&) -> Result<Done> {
            QThread::msleep(200);
            return Done{};
        });
        m_project->editor().submit(
            renameEdit(*m_project->network().entity(m_sample.kestrel), QStringLiteral("Kestrel Ltd")));
        m_project.reset();
        auto store = Store::open(m_dir->filePath("p.redthread"));
        QVERIFY(store);
        const auto all = (*store)->changesSince(0);
        QVERIFY(all);
        QVERIFY(std::any_of(all->entities.begin(), all->entities.end(),
                            [](const Entity& e) { return e.name == u"Kestrel Ltd"; }));
    }

    void undoing_everything_gives_an_empty_project_and_redoing_the_same()
    {
        submit(renameEdit(*m_project->network().entity(m_sample.kestrel), "K"));
        submit(*hideEdit(m_project->network(), {m_sample.ferry}, true));
        submit(*mergeEdit(m_project->network(), {m_sample.tervala, m_sample.kestrel}, m_sample.kestrel));
        submit(*withdrawEdit(m_project->network(), m_sample.stated));
        const QString after = dump();
        const int steps = m_project->editor().stack().count();
        QCOMPARE(steps, 5);
        for (int i = 0; i < steps; ++i) {
            m_project->editor().undo();
            QTRY_VERIFY(!m_project->editor().isBusy());
        }
        QCOMPARE(m_project->network().entities()->rowCount(), 0);
        for (int i = 0; i < steps; ++i)
            m_project->editor().redo(); // typed ahead: each waits for the one before
        QTRY_COMPARE(m_project->editor().stack().index(), steps);
        QTRY_VERIFY(!m_project->editor().isBusy());
        QCOMPARE(dump(), after);
    }

    void a_refused_undo_names_the_record_and_leaves_the_stack()
    {
        submit(Rename{m_sample.kestrel, "Kestrel", "Kestrel Ltd"});
        // A colleague renames it meanwhile.
        const auto theirs = m_project->store()
                                .ask([id = m_sample.kestrel](Store& store) {
                                    return store.apply(Rename{id, "Kestrel Ltd", "Kestrel AG"}, 0);
                                })
                                .result();
        QVERIFY(theirs.ok());
        QSignalSpy refused(&m_project->editor(), &Editor::refused);
        m_project->editor().undo();
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY2(refused.front().front().toString().contains("Kestrel"),
                 qPrintable(refused.front().front().toString()));
        QTRY_VERIFY(!m_project->editor().isBusy());
        QCOMPARE(m_project->editor().stack().count(), 1); // only the import is left
        m_project->editor().undo();
        QTRY_COMPARE(m_project->network().entities()->rowCount(), 0);
    }

    void what_is_cancelled_has_not_happened_and_can_be_asked_again()
    {
        Editor& editor = m_project->editor();
        QSignalSpy cancelled(&editor, &Editor::cancelled), refused(&editor, &Editor::refused);
        // The store is kept busy until the edit that waits behind has been cancelled.
        const auto cancelling = [&](const std::function<void()>& ask) {
            QSemaphore go;
            const auto busy = m_project->store().ask([&go](Store&) -> Result<Done> {
                go.acquire();
                return Done{};
            });
            ask();
            editor.cancel();
            go.release();
            QTRY_VERIFY(!editor.isBusy());
        };
        const int steps = editor.stack().count();
        const QString before = dump();
        bool isDone = true;
        cancelling([&] { editor.submit(Rename{m_sample.kestrel, "Kestrel", "K"}, [&](bool ok) { isDone = ok; }); });
        QVERIFY(!isDone);
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(editor.stack().count(), steps);
        QCOMPARE(dump(), before);

        submit(Rename{m_sample.kestrel, "Kestrel", "K"});
        cancelling([&] { editor.undo(); });
        QCOMPARE(nameOf(m_sample.kestrel), QString("K"));
        QCOMPARE(editor.stack().index(), steps + 1);
        editor.undo();
        QTRY_COMPARE(nameOf(m_sample.kestrel), QString("Kestrel"));
        cancelling([&] { editor.redo(); });
        QCOMPARE(nameOf(m_sample.kestrel), QString("Kestrel"));
        QCOMPARE(editor.stack().index(), steps);
        editor.redo();
        QTRY_COMPARE(nameOf(m_sample.kestrel), QString("K"));
        QCOMPARE(cancelled.size(), 3);
        QCOMPARE(refused.size(), 0);
    }

    void what_the_layout_records_is_no_step_of_undo()
    {
        const int before = m_project->editor().stack().count();
        m_project->editor().record(Arrange{{{m_sample.kestrel, QPointF(3, 4), false}}});
        QTRY_COMPARE(m_project->network().entity(m_sample.kestrel)->position, std::optional(QPointF(3, 4)));
        QCOMPARE(m_project->editor().stack().count(), before);
    }

    void save_as_goes_on_in_the_other_file()
    {
        const QString other = m_dir->filePath("other.redthread");
        bool saved = false;
        m_project->saveAs(other, [&](const Result<Done>& r) { saved = r.ok(); });
        QTRY_VERIFY(saved);
        QCOMPARE(m_project->path(), other);
        submit(Rename{m_sample.kestrel, "Kestrel", "There"});
        QCOMPARE(nameOf(m_sample.kestrel), QString("There"));
        m_project.reset();
        const auto first = Store::open(m_dir->filePath("p.redthread"), Store::Access::ReadOnly);
        QVERIFY(first.ok());
        QVERIFY((*first)->dump()->contains("Kestrel"));
        QVERIFY(!(*first)->dump()->contains("There"));
    }

    void opening_a_bad_file_leaves_the_open_project()
    {
        QFile bad(m_dir->filePath("bad.redthread"));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("this is no database at all, only words");
        bad.close();
        QString sentence;
        m_project->open(bad.fileName(), [&](const Result<Done>& r) { sentence = r ? "" : r.error().text; });
        QTRY_VERIFY(sentence.contains("bad.redthread"));
        submit(Rename{m_sample.kestrel, "Kestrel", "Still here"});
        QCOMPARE(nameOf(m_sample.kestrel), QString("Still here"));
    }
};

QTEST_GUILESS_MAIN(tst_Editor)
#include "tst_editor.moc"
