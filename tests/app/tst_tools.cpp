// Same or not, details, tags, kept filters, another version of a text, dossiers,
// expand and collapse, measures, laying out anew: in the window, offscreen.
#include "app/entity_dialog.h"
#include "app/exporter.h"
#include "app/measurer.h"
#include "app/message_bar.h"
#include "models/network/tag_edits.h"
#include "models/reading/text_change.h"
#include "models/records/kinds.h"
#include "tests/app/window_test.h"
#include "views/filters/filter_bar.h"
#include "views/graph/graph_view.h"
#include "views/graph/legend_widget.h"
#include "views/publish/dossier.h"
#include "views/reader/reader_pane.h"
#include "views/same/same_pane.h"

#include <QApplication>
#include <QCheckBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSlider>
#include <QTableWidget>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>

using namespace redthread;

class tst_Tools : public WindowTest {
    Q_OBJECT
    // Who has most relationships.
    int rowOfHub()
    {
        int hub = 0;
        for (int row = 0; row < network().entities()->rowCount(); ++row)
            if (network().entities()->degree(row) > network().entities()->degree(hub))
                hub = row;
        return hub;
    }

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init()
    {
        openExample();
        auto* graph = m_window->findChild<GraphView*>();
        QTRY_COMPARE_WITH_TIMEOUT(int(graph->scene().nodes.size()),
                                  network().entities()->rowCount() - aloneCount(*network().entities()), 20000);
    }
    void cleanup() { closeWindow(); }

    void pairs_are_decided_with_a_key_each()
    {
        auto* pane = m_window->findChild<SamePane*>();
        m_window->action(Act::Same)->trigger();
        QVERIFY(pane->isVisible());
        // Two that look alike, whatever the example has.
        AddRecords add{.what = "two"};
        for (const char* name : {"Zzyzx Holding", "Zzyzy Holding", "Qwertz Office", "Qwertx Office"})
            add.entities.push_back({.id = mintId<EntityId>(), .kind = "company", .name = name});
        m_window->project().editor().submit(Edit(add));
        waitIdle();
        const QString start = dump();
        const auto rowOf = [&](const QString& name) {
            for (size_t i = 0; i < pane->pairs().size(); ++i)
                if (network().nameOf(pane->pairs()[i].one).contains(name))
                    return int(i);
            return -1;
        };
        auto* list = pane->findChild<QListWidget*>();
        QTRY_VERIFY(rowOf("Zzyz") >= 0 && rowOf("Qwert") >= 0);
        const int entities = network().entities()->rowCount();
        list->setCurrentRow(rowOf("Zzyz"));
        QCOMPARE(m_window->project().selection().entities().size(), 2);
        const EntityId stays = pane->pairs()[size_t(pane->current())].other;
        QTest::keyClick(pane, Qt::Key_W); // the other way round
        QCOMPARE(pane->pairs()[size_t(pane->current())].one, stays);
        QTest::keyClick(pane, Qt::Key_M);
        waitIdle();
        QCOMPARE(network().entities()->rowCount(), entities - 1);
        QCOMPARE(rowOf("Zzyz"), -1);

        list->setCurrentRow(rowOf("Qwert"));
        const Duplicate pair = pane->pairs()[size_t(pane->current())];
        QTest::keyClick(pane, Qt::Key_N);
        waitIdle();
        QVERIFY(network().areKeptApart(pair.one, pair.other));
        QCOMPARE(rowOf("Qwert"), -1);
        for (int i = 0; i < 2; ++i) {
            m_window->action(Act::Undo)->trigger();
            waitIdle();
        }
        QCOMPARE(dump(), start);
        QTRY_VERIFY(rowOf("Qwert") >= 0);
        list->setCurrentRow(rowOf("Qwert"));
        QTest::keyClick(pane, Qt::Key_S);
        QCOMPARE(rowOf("Qwert"), -1);
        QCOMPARE(dump(), start);
    }

    void every_action_has_a_menu_a_key_and_a_tip()
    {
        QHash<QKeySequence, QString> keys;
        for (int i = 0; i <= int(Act::About); ++i) {
            const QAction* action = m_window->action(Act(i));
            QVERIFY2(action, qPrintable(QString::number(i)));
            const QString name = action->text();
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(name));
            QVERIFY2(!keys.contains(action->shortcut()), qPrintable(name + " and " + keys.value(action->shortcut())));
            keys.insert(action->shortcut(), name);
            QVERIFY2(action->toolTip().size() > 10, qPrintable(name));
            const auto objects = action->associatedObjects();
            QVERIFY2(std::any_of(objects.begin(), objects.end(),
                                 [](const QObject* object) { return qobject_cast<const QMenu*>(object); }),
                     qPrintable(name));
        }
    }

    void ten_thousand_are_selected_tagged_and_hidden()
    {
        const QString start = dump();
        AddRecords add{.what = "many"};
        QSet<EntityId> all;
        for (int i = 0; i < 10'000; ++i) {
            add.entities.push_back(
                {.id = mintId<EntityId>(), .kind = "person", .name = QStringLiteral("Somebody %1").arg(i)});
            all.insert(add.entities.back().id);
        }
        m_window->project().editor().submit(Edit(add));
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->project().editor().isBusy(), 60000);
        m_window->project().selection().set(all, {});
        QVERIFY(m_window->action(Act::Hide)->isEnabled());
        std::vector<RecordRef> records;
        for (const EntityId id : all)
            records.push_back(refOf(id));
        m_window->project().editor().submit(*setTags(network(), records, {"many"}, "me"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->project().editor().isBusy(), 60000);
        QCOMPARE(network().tagsOf(records.front()), QStringList{"many"});
        m_window->action(Act::Hide)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->project().editor().isBusy(), 60000);
        QCOMPARE(network().hiddenCount(), 10'000);
        auto* graph = m_window->findChild<GraphView*>();
        QVERIFY(dossierOf(graph->scene(), all, {}).isEmpty());
        for (int i = 0; i < 3; ++i) {
            m_window->action(Act::Undo)->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(!m_window->project().editor().isBusy(), 60000);
        }
        QCOMPARE(dump(), start);
    }

    void a_second_window_on_the_same_project_is_told()
    {
        MainWindow second;
        second.show();
        QSignalSpy opened(&second, &MainWindow::opened);
        second.open({.store = m_window->project().path()});
        auto* bar = second.findChild<MessageBar*>();
        QTRY_VERIFY(bar->text().contains("walk.redthread"));
        QVERIFY2(!second.project().isOpen() || second.project().path() != m_window->project().path(),
                 qPrintable(bar->text()));
        QTRY_VERIFY(second.project().isOpen()); // an empty one, below the sentence
        QTest::qWait(50);
        QVERIFY(bar->text().contains("walk.redthread"));
        // The first goes on.
        const Entity entity = network().entities()->entity(0);
        m_window->project().editor().submit(Edit(Rename{entity.id, entity.name, "Still here"}));
        waitIdle();
        QCOMPARE(network().nameOf(entity.id), QString("Still here"));
    }

    void details_are_one_step_of_undo()
    {
        const QString start = dump();
        const Entity entity = network().entities()->entity(0);
        EntityDialog dialog(network(), entity);
        QVERIFY(!dialog.edit("me")); // as it is
        const auto texts = dialog.findChildren<QPlainTextEdit*>();
        QCOMPARE(texts.size(), 3);
        texts[0]->setPlainText("One name\n\nAnother  name\nOne name");
        texts[1]->setPlainText("wikidata Q42\nX7");
        texts[2]->setPlainText("Look again.");
        dialog.findChildren<QLineEdit*>()[1]->setText("core, core , to check");
        const auto edit = dialog.edit("me");
        QVERIFY(edit);
        m_window->project().editor().submit(*edit);
        waitIdle();
        const Entity changed = *network().entity(entity.id);
        QCOMPARE(changed.otherNames, QStringList({"One name", "Another name"}));
        QCOMPARE(changed.identifiers, QList<Identifier>({{"wikidata", "Q42"}, {"", "X7"}}));
        QCOMPARE(changed.notes, QString("Look again."));
        QCOMPARE(network().tagsOf(refOf(entity.id)), QStringList({"core", "to check"}));
        m_window->action(Act::Undo)->trigger();
        waitIdle();
        QCOMPARE(dump(), start);
    }

    void a_step_is_taken_back_from_the_history()
    {
        const Entity entity = network().entities()->entity(0), other = network().entities()->entity(1);
        Editor& editor = m_window->project().editor();
        editor.submit(Edit(Rename{entity.id, entity.name, "Another Name"}));
        editor.submit(Edit(Rename{other.id, other.name, "Yet Another"}));
        waitIdle();
        m_window->project().selection().selectOnly(entity.id);
        QStringList rows;
        QTimer chooser; // the dialog has an event loop of its own
        connect(&chooser, &QTimer::timeout, this, [&] {
            auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
            auto* table = dialog ? dialog->findChild<QTableWidget*>() : nullptr;
            if (!table)
                return;
            dialog->findChild<QCheckBox*>()->setChecked(true);
            if (table->rowCount() == 0)
                return; // the answer is awaited
            chooser.stop();
            for (int row = 0; row < table->rowCount(); ++row)
                rows << table->item(row, 2)->text();
            for (int row = 0; row < table->rowCount(); ++row) // the layout may have written down where it rests
                if (rows[row].contains("Another Name"))
                    table->selectRow(row);
            for (QPushButton* button : dialog->findChildren<QPushButton*>())
                if (button->text().contains("step back"))
                    return button->click();
            dialog->reject();
        });
        chooser.start(50);
        m_window->action(Act::History)->trigger();
        QTRY_VERIFY(!rows.isEmpty());
        QVERIFY2(rows.join('\n').contains("Another Name"), qPrintable(rows.join('\n')));
        QVERIFY(!rows.join('\n').contains("Yet Another")); // concerns somebody else
        waitIdle();
        QTRY_COMPARE(network().nameOf(entity.id), entity.name);
        QCOMPARE(network().nameOf(other.id), QString("Yet Another")); // what came later stays
    }

    void filters_are_kept_by_name_with_the_project()
    {
        auto* bar = m_window->findChild<FilterBar*>();
        ClaimFilter filter;
        filter.leastDegree = 2;
        filter.connectedTo = twoStepsApart(network()).first;
        network().setFilter(filter);
        bar->keep("Mine");
        bar->clearAll();
        const QString path = m_window->project().path();
        m_window->open({.store = m_dir->filePath("other.redthread")});
        QTRY_VERIFY(m_window->project().path().endsWith("other.redthread"));
        QTRY_VERIFY(bar->kept().empty());
        m_window->open({.store = path});
        QTRY_COMPARE(bar->kept(), (std::vector<NamedFilter>{{"Mine", filter}}));
        emit bar->moreMenu()->aboutToShow();
        bool isThere = false;
        for (QAction* action : bar->moreMenu()->findChildren<QAction*>())
            if (action->text() == "Mine") {
                isThere = true;
                action->trigger();
            }
        QVERIFY(isThere);
        QCOMPARE(network().filter(), filter);
    }

    void neighbours_are_expanded_and_collapsed()
    {
        // Who has most relationships; all others away.
        const int hub = rowOfHub();
        const EntityId id = network().entities()->idAt(hub);
        m_window->project().selection().selectOnly(id);
        std::vector<EntityId> others;
        for (int row = 0; row < network().entities()->rowCount(); ++row)
            if (row != hub)
                others.push_back(network().entities()->idAt(row));
        m_window->project().editor().submit(Edit(SetHidden{others, true}));
        waitIdle();
        auto* graph = m_window->findChild<GraphView*>();
        QTRY_COMPARE(graph->scene().nodes.size(), size_t(1));
        const int badge = graph->scene().nodes[0].hiddenNeighbours;
        QVERIFY(badge > 0);
        m_window->action(Act::Expand)->trigger();
        waitIdle();
        QTRY_COMPARE(graph->scene().nodes.size(), size_t(1 + std::min(10, badge)));
        m_window->action(Act::Collapse)->trigger();
        waitIdle();
        QTRY_VERIFY(graph->scene().nodes.size() < size_t(1 + std::min(10, badge)));
    }

    void measures_change_sizes_and_colours()
    {
        auto* graph = m_window->findChild<GraphView*>();
        const auto weights = [&] {
            QHash<EntityId, int> all;
            for (const SceneNode& node : graph->scene().nodes)
                all.insert(node.id, node.weight);
            return all;
        };
        const auto before = weights();
        m_window->action(Act::SizeByBetweenness)->trigger();
        QTRY_VERIFY(weights() != before);
        QTRY_COMPARE(std::ranges::max(weights().values()), std::ranges::max(before.values())); // room for no more
        m_window->action(Act::Communities)->setChecked(true);
        QTRY_VERIFY(std::any_of(graph->scene().nodes.begin(), graph->scene().nodes.end(),
                                [](const SceneNode& node) { return node.community > 0; }));
        m_window->project().selection().selectOnly(graph->scene().nodes[0].id);
        QTRY_VERIFY(m_window->action(Act::SelectCommunity)->isEnabled());
        m_window->action(Act::SelectCommunity)->trigger();
        QVERIFY(m_window->project().selection().entities().size() > 1);
        // An entity that goes is measured anew.
        m_window->action(Act::Hide)->trigger();
        waitIdle();
        m_window->action(Act::Communities)->setChecked(false);
        m_window->action(Act::SizeByVoices)->trigger();
        QTRY_VERIFY(std::all_of(graph->scene().nodes.begin(), graph->scene().nodes.end(),
                                [](const SceneNode& node) { return node.community < 0; }));
        m_window->action(Act::Undo)->trigger();
        waitIdle();
        QTRY_COMPARE(weights(), before);
    }

    void laying_out_anew_is_undone()
    {
        auto* graph = m_window->findChild<GraphView*>();
        const auto stored = [&] {
            QHash<EntityId, QPointF> all;
            for (int row = 0; row < network().entities()->rowCount(); ++row)
                if (const Entity& entity = network().entities()->entity(row); entity.position)
                    all.insert(entity.id, *entity.position);
            return all;
        };
        QUndoStack& stack = m_window->project().editor().stack();
        QTRY_VERIFY_WITH_TIMEOUT(!stored().isEmpty(), 20000);
        QTest::qWait(1500);
        // One is where no layout would put it.
        const EntityId away = graph->scene().nodes[0].id;
        m_window->project().editor().submit(Edit(Arrange{{{away, QPointF(4000, 3000), false}}}));
        waitIdle();
        QTest::qWait(1500);
        const auto before = stored();
        QVERIFY(before[away].x() > 2000);
        const int steps = stack.count();
        m_window->action(Act::Restart)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(stack.count(), steps + 1, 30000);
        QVERIFY(stored() != before);
        m_window->action(Act::Undo)->trigger();
        waitIdle();
        const auto after = stored();
        QCOMPARE(after, before);
        QTest::qWait(1500); // and they stay there
        for (const SceneNode& node : graph->scene().nodes)
            if (before.contains(node.id))
                QVERIFY((node.centre - before[node.id]).manhattanLength() < 2);
    }

    void a_style_goes_with_its_layout_when_that_is_undone()
    {
        QUndoStack& stack = m_window->project().editor().stack();
        QTest::qWait(1500);
        const int steps = stack.count();
        m_window->action(Act::StyleCommunities)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(stack.count(), steps + 1, 30000);
        m_window->action(Act::Undo)->trigger();
        QTRY_VERIFY(m_window->action(Act::StyleBalanced)->isChecked());
        m_window->action(Act::Redo)->trigger();
        QTRY_VERIFY(m_window->action(Act::StyleCommunities)->isChecked());
        waitIdle();
        auto* closeness = m_window->findChildren<QSlider*>().front();
        closeness->setValue(60);
        QTRY_COMPARE_WITH_TIMEOUT(stack.count(), steps + 2, 30000);
        m_window->action(Act::Undo)->trigger();
        QTRY_COMPARE(closeness->value(), 0);
        waitIdle();
        QTest::qWait(500); // which lays nothing out by itself
        QCOMPARE(stack.count(), steps + 2);
        m_window->action(Act::StyleBalanced)->trigger();
        QTest::qWait(1500);
    }

    void a_drag_that_is_given_up_moves_nobody()
    {
        auto* graph = m_window->findChild<GraphView*>();
        QTest::qWait(1500);
        const int hub = rowOfHub();
        const auto places = [&] {
            QHash<EntityId, QPointF> all;
            for (const SceneNode& node : graph->scene().nodes)
                all.insert(node.id, node.centre);
            return all;
        };
        const auto before = places();
        const int steps = m_window->project().editor().stack().count();
        const QPoint from = graph->view().toView(before[network().entities()->idAt(hub)]).toPoint();
        const auto move = [&](QPoint to) {
            QMouseEvent event(QEvent::MouseMove, to, graph->viewport()->mapToGlobal(QPointF(to)), Qt::NoButton,
                              Qt::LeftButton, {});
            QCoreApplication::sendEvent(graph->viewport(), &event);
        };
        QTest::mousePress(graph->viewport(), Qt::LeftButton, {}, from);
        for (int i = 1; i < 12; ++i) {
            move(from + QPoint(6 * i, 5 * i));
            QTest::qWait(40);
        }
        QVERIFY(places() != before);
        QTest::keyClick(graph, Qt::Key_Escape);
        QTest::mouseRelease(graph->viewport(), Qt::LeftButton, {}, from + QPoint(66, 55));
        QTest::qWait(1500);
        const auto after = places();
        for (auto it = before.cbegin(); it != before.cend(); ++it)
            QVERIFY((after[it.key()] - it.value()).manhattanLength() < 2);
        QCOMPARE(m_window->project().editor().stack().count(), steps);
    }

    void kinds_that_are_switched_off_are_told_among_the_filters()
    {
        auto* graph = m_window->findChild<GraphView*>();
        const size_t all = graph->scene().nodes.size();
        const QString kind = graph->scene().nodes[0].kind;
        emit m_window->findChild<LegendWidget*>()->kindToggled(kind, false);
        QTRY_VERIFY(graph->scene().nodes.size() < all);
        QToolButton* chip = nullptr;
        for (QToolButton* button : m_window->findChild<FilterBar*>()->findChildren<QToolButton*>())
            if (button->text().contains(entityKind(kind).label))
                chip = button;
        QVERIFY(chip);
        chip->click();
        QTRY_COMPARE(graph->scene().nodes.size(), all);
    }

    void a_dossier_tells_each_line_of_one()
    {
        auto* graph = m_window->findChild<GraphView*>();
        const int hub = rowOfHub();
        const EntityId id = network().entities()->idAt(hub);
        const Dossier dossier = dossierOf(graph->scene(), {id}, {});
        QCOMPARE(int(dossier.scene.edges.size()), network().entities()->degree(hub));
        QVERIFY(dossier.title.contains(network().nameOf(id)));
        QVERIFY(!dossier.headings.front().isEmpty());
        const QString path = m_dir->filePath("dossier.pdf");
        std::optional<Result<Done>> written;
        exportDossier(m_window->project(), dossier, path, [&](const Result<Done>& done) { written = done; });
        QTRY_VERIFY(written);
        QVERIFY(written->ok());
        QProcess text;
        text.start("pdftotext", {"-layout", path, "-"});
        if (!text.waitForFinished())
            QSKIP("pdftotext is not there");
        const QString words = QString::fromUtf8(text.readAllStandardOutput()).simplified();
        QVERIFY2(words.contains("Dossier: " + network().nameOf(id)), qPrintable(words.left(300)));
        for (size_t i = 1; i <= dossier.scene.edges.size(); ++i) // numbered, in the picture and before its quotes
            QVERIFY2(words.count(QStringLiteral(" %1 ").arg(i)) >= 2, qPrintable(QString::number(i)));
        // Of a path: its lines one after the other.
        const auto [from, to] = twoStepsApart(network());
        QVERIFY(dossierOf(graph->scene(), {}, {}).isEmpty());
        QSet<RelationshipId> lines;
        for (const RelationshipId a : network().relationshipsOf(from))
            for (const RelationshipId b : network().relationshipsOf(to)) {
                const auto x = network().relationship(a), y = network().relationship(b);
                for (const EntityId middle : {x->subject, x->object})
                    if (middle != from && (y->subject == middle || y->object == middle) && lines.isEmpty())
                        lines = {a, b};
            }
        QCOMPARE(lines.size(), 2);
        const Dossier way = dossierOf(graph->scene(), {}, lines);
        QCOMPARE(way.scene.nodes.size(), size_t(3));
        QVERIFY(way.title.contains(network().nameOf(from).left(20)));
        QVERIFY(way.title.contains(network().nameOf(to).left(20)));
    }

    void a_new_version_of_a_text_finds_its_passages()
    {
        const QString start = dump();
        const DocumentId id = network().documents()->idAt(0);
        m_window->project().selection().selectOnly(id);
        const auto stored = [&] {
            return *m_window->project().store().ask([id](Store& store) { return store.document(id); }).result();
        };
        const auto passages = [&] {
            return *m_window->project().store().ask([id](Store& store) { return store.passagesIn(id); }).result();
        };
        const Document last = stored();
        const auto before = passages();
        QVERIFY(before.size() > 2);
        Document next = last;
        // A new line in front, and one passage that is not there any more.
        next.text = "CORRECTED VERSION\n\n" + QString(last.text).remove(before[1].quote);
        next.textHash = "another";
        TextChange change =
            changeText(last, next, before, network().mentionsIn(id), network().claimsIn(id));
        QVERIFY(!change.lost.empty());
        m_window->project().editor().submit(Edit(change.edit));
        waitIdle();
        QCOMPARE(stored().text, next.text);
        for (const Passage& passage : passages())
            if (!passage.range.isEmpty())
                QCOMPARE(next.text.mid(passage.range.start, passage.range.length()), passage.quote);
        QCOMPARE(passages().size(), before.size()); // nothing is dropped
        // Words are found in the new text, not in the last.
        const auto found = [&](const QString& words) {
            return m_window->project()
                .store()
                .ask([words](Store& store) { return store.placesOf(words); })
                .result()
                ->size();
        };
        QCOMPARE(found("corrected version"), size_t(1));
        m_window->action(Act::Undo)->trigger();
        waitIdle();
        QCOMPARE(dump(), start);
        QCOMPARE(found("corrected version"), size_t(0));
        QCOMPARE(passages(), before);
        m_window->action(Act::Redo)->trigger();
        waitIdle();
        QCOMPARE(stored().text, next.text);
    }

    void a_later_text_beside_the_older_one_becomes_its_version()
    {
        QTemporaryDir folder;
        const auto write = [&](const QString& name, const QString& text) {
            QFile file(folder.filePath(name));
            file.open(QIODevice::WriteOnly);
            file.write(text.toUtf8());
            return file.fileName();
        };
        const QString title = "Harbour firm under inquiry\n\n";
        const QString body = "Tessaly Holdings paid the Oranmere Institute, the journalist Vera Lindqvist wrote. "
                             "The Oranmere Institute denies that it was paid by Tessaly Holdings. Many people in "
                             "the small town by the sea talked about nothing else for a whole summer.";
        auto* bar = m_window->findChild<MessageBar*>();
        const int documents = network().documents()->rowCount();
        auto import = [&](const QString& path, int expected) {
            m_window->importer().importFiles({path});
            QTRY_COMPARE_WITH_TIMEOUT(network().documents()->rowCount(), expected, 30000);
            waitIdle();
        };
        import(write("one.txt", title + body), documents + 1);
        const DocumentId older = network().documents()->idAt(documents);
        const size_t claims = network().claimsIn(older).size();
        QVERIFY(claims > 0);
        import(write("two.txt", title + "Omar Feld sued Tessaly Holdings. " + body), documents + 2);
        const QString beside = dump();
        QTRY_VERIFY(bar->text().contains("new version"));
        QTRY_VERIFY(bar->findChild<QPushButton*>()->isEnabled());
        bar->findChild<QPushButton*>()->click();
        QTRY_COMPARE(network().documents()->rowCount(), documents + 1);
        waitIdle();
        QVERIFY(network().claimsIn(older).size() > claims);
        m_window->action(Act::Undo)->trigger();
        waitIdle();
        QCOMPARE(dump(), beside);
    }
};

QTEST_MAIN(tst_Tools)
#include "tst_tools.moc"
