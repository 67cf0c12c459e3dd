// Communities and kinds drawn as one, opened and closed again: in the window,
// offscreen.
#include "app/exporter.h"
#include "app/sheet_content.h"
#include "tests/app/window_test.h"
#include "views/evidence/evidence_content.h"
#include "views/graph/edge_curve.h"
#include "views/graph/graph_view.h"
#include "views/publish/dossier.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QUndoStack>

using namespace redthread;

class tst_Groups : public WindowTest {
    Q_OBJECT

    GraphView* graph() { return m_window->findChild<GraphView*>(); }
    int groups()
    {
        const auto& nodes = graph()->scene().nodes;
        return int(std::count_if(nodes.begin(), nodes.end(), [](const SceneNode& n) { return !n.members.empty(); }));
    }
    // The first group, largest first; all there is of it is copied, for the scene is made anew at any time.
    SceneNode group()
    {
        SceneNode best;
        for (const SceneNode& node : graph()->scene().nodes)
            if (node.members.size() > best.members.size())
                best = node;
        return best;
    }
    QHash<EntityId, QPointF> places()
    {
        QHash<EntityId, QPointF> places;
        for (const SceneNode& node : graph()->scene().nodes)
            places.insert(node.id, node.centre);
        return places;
    }
    void stand()
    {
        QHash<EntityId, QPointF> last;
        for (int same = 0, tries = 0; same < 6 && tries < 300; ++tries) {
            QTest::qWait(50);
            const auto now = places();
            same = now == last ? same + 1 : 0;
            last = now;
        }
    }
    void click(QPointF at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(graph()->viewport(), Qt::LeftButton, modifiers, at.toPoint());
    }
    QPointF seen(EntityId id) { return graph()->viewRectOf(id).center(); }

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init()
    {
        openExample();
        QTRY_COMPARE_WITH_TIMEOUT(int(graph()->scene().nodes.size()),
                                  network().entities()->rowCount() - aloneCount(*network().entities()), 20000);
        stand();
    }
    void cleanup() { closeWindow(); }

    void kinds_become_one_node_each_and_come_back_where_they_stood()
    {
        const auto before = places();
        const QString stored = dump();
        m_window->action(Act::GatherKinds)->trigger();
        QSet<QString> kinds;
        for (const SceneNode& node : graph()->openScene().nodes)
            kinds << node.kind;
        QTRY_COMPARE(int(graph()->scene().nodes.size()), int(kinds.size()));
        QVERIFY(groups() >= 5);
        stand();
        size_t lines = 0, inside = 0;
        for (const SceneEdge& edge : graph()->scene().edges)
            lines += relationshipsOf(edge).size();
        for (const SceneEdge& edge : graph()->openScene().edges)
            inside += graph()->openScene().nodes[size_t(edge.from)].kind ==
                      graph()->openScene().nodes[size_t(edge.to)].kind;
        QCOMPARE(lines + inside, graph()->openScene().edges.size()); // none is lost
        // What is in a group that was opened moves, and goes back all the same.
        const SceneNode opened = group();
        m_window->project().selection().set({opened.members.begin(), opened.members.end()}, {});
        QTRY_VERIFY(m_window->action(Act::OpenGroup)->isEnabled());
        m_window->action(Act::OpenGroup)->trigger();
        QTRY_VERIFY(graph()->scene().nodes.size() > kinds.size() + opened.members.size() / 2);
        stand();
        m_window->action(Act::CloseGroup)->trigger();
        QTRY_COMPARE(int(graph()->scene().nodes.size()), int(kinds.size()));
        stand();
        m_window->action(Act::Ungathered)->trigger();
        QTRY_COMPARE(graph()->scene().nodes.size(), size_t(before.size()));
        stand();
        for (const SceneNode& node : graph()->scene().nodes)
            QVERIFY2((node.centre - before.value(node.id)).manhattanLength() < 1, qPrintable(node.name));
        waitIdle();
        QCOMPARE(dump(), stored); // a way of looking is no edit
    }

    void communities_are_found_and_opened_with_a_double_click()
    {
        m_window->action(Act::GatherCommunities)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(groups() >= 3, 10000);
        QVERIFY(m_window->action(Act::Communities)->isChecked());
        stand();
        const SceneNode largest = group();
        const int before = groups();
        QTest::mouseDClick(graph()->viewport(), Qt::LeftButton, {}, seen(largest.id).toPoint());
        QTRY_COMPARE(groups(), before - 1);
        QSet<EntityId> drawn;
        for (const SceneNode& node : graph()->scene().nodes)
            if (node.members.empty())
                drawn << node.id;
        QVERIFY(drawn.contains(QSet<EntityId>(largest.members.begin(), largest.members.end())));
        // And closed: by any one of them.
        QVERIFY(!m_window->action(Act::CloseGroup)->isEnabled());
        m_window->project().selection().selectOnly(largest.members.back());
        QVERIFY(m_window->action(Act::CloseGroup)->isEnabled());
        m_window->action(Act::CloseGroup)->trigger();
        QTRY_COMPARE(groups(), before);
        m_window->action(Act::Ungathered)->trigger();
        QTRY_COMPARE(groups(), 0);
        QVERIFY(!m_window->action(Act::Communities)->isChecked()); // the colours came with the groups
    }

    void a_group_is_selected_with_all_in_it_a_line_with_all_it_stands_for()
    {
        m_window->action(Act::GatherKinds)->trigger();
        QTRY_VERIFY(groups() >= 5);
        stand();
        const Selection& selection = m_window->project().selection();
        const SceneNode largest = group();
        click(seen(largest.id));
        QCOMPARE(selection.entities(), QSet<EntityId>(largest.members.begin(), largest.members.end()));
        QCOMPARE(graph()->selectedGroup(), largest.id);
        click(seen(largest.id), Qt::ControlModifier);
        QVERIFY(selection.isEmpty());
        // Who is selected in a list is seen at its group.
        m_window->project().selection().selectOnly(largest.members.back());
        QTRY_COMPARE(graph()->selectedGroup(), largest.id);
        QVERIFY(m_window->action(Act::OpenGroup)->isEnabled());
        // By the keyboard, too.
        graph()->setFocus();
        QTest::keyClick(graph(), Qt::Key_Return);
        QTRY_VERIFY(!graph()->selectedGroup());
        m_window->action(Act::CloseGroup)->trigger();
        QTRY_COMPARE(graph()->selectedGroup(), largest.id);

        const auto& edges = graph()->scene().edges;
        const auto most = std::max_element(edges.begin(), edges.end(), [](const auto& a, const auto& b) {
            return a.bundle.size() < b.bundle.size();
        });
        const std::vector<RelationshipId> bundle = most->bundle;
        QVERIFY(bundle.size() > 1);
        stand();
        QPointF middle;
        for (const EdgeTarget& target : graph()->picture().edges)
            if (target.id == most->id)
                middle = pointAt(target.curve, 0.5);
        click(middle);
        QCOMPARE(selection.relationships(), QSet<RelationshipId>(bundle.begin(), bundle.end()));
        // Each with its sentences.
        const EvidenceContent evidence = evidenceFor(network(), selection);
        QCOMPARE(evidence.subject, EvidenceContent::Subject::Relationships);
        QCOMPARE(evidence.sections.size(), bundle.size());
        for (const EvidenceSection& section : evidence.sections)
            QVERIFY(!section.title.isEmpty() && !section.cards.empty());
        // Of what is selected there is a dossier, with each line for itself.
        const Dossier dossier = dossierOf(graph()->openScene(), {}, selection.relationships());
        QCOMPARE(dossier.scene.edges.size(), bundle.size());
    }

    void dragging_a_group_stores_nothing_hiding_it_hides_all_in_it()
    {
        m_window->action(Act::GatherKinds)->trigger();
        QTRY_VERIFY(groups() >= 5);
        stand();
        const QString stored = dump();
        const SceneNode largest = group();
        const QPoint from = seen(largest.id).toPoint();
        QTest::mousePress(graph()->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(graph()->viewport(), from + QPoint(30, 10));
        QTest::mouseMove(graph()->viewport(), from + QPoint(60, 20));
        QTest::mouseRelease(graph()->viewport(), Qt::LeftButton, {}, from + QPoint(60, 20));
        stand();
        waitIdle();
        QCOMPARE(dump(), stored);
        const QPointF moved = places().value(largest.id) - largest.centre;
        QVERIFY2(moved.manhattanLength() > 20, "it stays where it was dragged");
        click(seen(largest.id));
        graph()->setFocus();
        QTest::keyClick(graph(), Qt::Key_H);
        QTRY_COMPARE(network().hiddenCount(), int(largest.members.size()));
        QTRY_VERIFY(!places().contains(largest.id));
        m_window->action(Act::Undo)->trigger();
        QTRY_COMPARE(network().hiddenCount(), 0);
        QTRY_COMPARE(group().members.size(), largest.members.size());
    }

    void a_page_of_groups_has_the_quotes_of_every_line()
    {
        m_window->action(Act::GatherKinds)->trigger();
        QTRY_VERIFY(groups() >= 5);
        stand();
        QTemporaryDir folder;
        for (const QString format : {"html", "svg"}) {
            const QString path = folder.filePath("page." + format);
            std::optional<Result<Done>> done;
            exportScene(m_window->project(), graph()->scene(), std::nullopt,
                        ExportRequest{.path = path, .format = format}, [&](const Result<Done>& r) { done = r; });
            QTRY_VERIFY_WITH_TIMEOUT(done.has_value(), 20000);
            QVERIFY(bool(*done));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            QVERIFY(text.contains(group().name.toHtmlEscaped()));
            // The legend counts those in the groups, as the window's does.
            const auto kind = legendOf(graph()->openScene()).kinds.front();
            QVERIFY(kind.count > 0 && text.contains(QStringLiteral(">%1<").arg(kind.count)));
            size_t relationships = 0;
            for (const SceneEdge& edge : graph()->scene().edges)
                relationships += relationshipsOf(edge).size();
            if (format == u"html")
                QCOMPARE(size_t(text.count("<details data-line=")), relationships);
            else
                QVERIFY(text.contains("Groups drawn as one"));
        }
    }

    void another_project_begins_with_each_on_its_own()
    {
        m_window->action(Act::GatherKinds)->trigger();
        QTRY_VERIFY(groups() >= 5);
        const qsizetype before = graph()->openScene().nodes.size();
        m_window->open({.store = m_dir->filePath("other.redthread"), .articles = {}});
        QTRY_COMPARE(network().entities()->rowCount(), 0);
        QVERIFY(m_window->action(Act::Ungathered)->isChecked());
        m_window->open({.store = m_dir->filePath("walk.redthread"), .articles = {}});
        QTRY_COMPARE_WITH_TIMEOUT(graph()->scene().nodes.size(), size_t(before), 10000);
        QCOMPARE(groups(), 0);
    }
};

QTEST_MAIN(tst_Groups)
#include "tst_groups.moc"
