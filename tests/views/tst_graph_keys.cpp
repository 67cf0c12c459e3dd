// The graph by keyboard and screen reader.

#include "graph_fixture.h"
#include "palettes.h"
#include "views/graph/direction.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QtTest>

using namespace redthread;

class tst_GraphKeys : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QApplication::setPalette(lightPalette()); }

    void arrows_go_to_the_nearest_in_that_direction()
    {
        CrossFixture f;
        const std::pair<Qt::Key, const char*> ways[] = {
            {Qt::Key_Right, "East"}, {Qt::Key_Left, "West"}, {Qt::Key_Up, "North"}, {Qt::Key_Down, "South"}};
        for (const auto& [way, name] : ways) {
            f.selection.selectOnly(f.id("Hub"));
            f.key(way);
            QCOMPARE(f.selection.currentEntity(), f.id(name));
        }
        f.key(Qt::Key_Down); // from South there is nothing further down
        QCOMPARE(f.selection.currentEntity(), f.id("South"));
        f.key(Qt::Key_Right);
        QCOMPARE(f.selection.currentEntity(), f.id("Far"));
        f.selection.clear();
        f.key(Qt::Key_Right); // from nowhere: the one in the middle
        QCOMPARE(f.selection.currentEntity(), f.id("Hub"));
        f.key(Qt::Key_Right);
        f.key(Qt::Key_Home);
        QCOMPARE(f.selection.currentEntity(), f.id("Hub"));
    }

    void the_cone_comes_before_the_side()
    {
        GraphScene scene;
        scene.nodes.push_back({.id = {1}, .centre = {0, 0}});
        scene.nodes.push_back({.id = {2}, .centre = {10, 100}}); // near, but aside
        scene.nodes.push_back({.id = {3}, .centre = {300, 20}}); // far, straight ahead
        QCOMPARE(nearestInDirection(scene, {0, 0}, {1, 0}, {1}), 2);
        scene.nodes.pop_back();
        QCOMPARE(nearestInDirection(scene, {0, 0}, {1, 0}, {1}), 1);
        QCOMPARE(nearestInDirection(scene, {0, 0}, {-1, 0}, {1}), -1);
    }

    void keys_ask_for_what_they_say()
    {
        CrossFixture f;
        QSignalSpy pin(f.view.get(), &GraphView::pinRequested);
        QSignalSpy hide(f.view.get(), &GraphView::hideRequested);
        QSignalSpy isolate(f.view.get(), &GraphView::isolateRequested);
        QSignalSpy showHidden(f.view.get(), &GraphView::showHiddenRequested);
        QSignalSpy activated(f.view.get(), &GraphView::entityActivated);
        for (const Qt::Key key : {Qt::Key_P, Qt::Key_H, Qt::Key_I, Qt::Key_Return, Qt::Key_Delete})
            f.key(key); // nothing is selected: nothing is asked
        QVERIFY(pin.isEmpty() && hide.isEmpty() && isolate.isEmpty() && activated.isEmpty());

        f.selection.selectOnly(f.id("East"));
        f.key(Qt::Key_P);
        QCOMPARE(pin.last()[1].toBool(), true);
        QCOMPARE(pin.last()[0].value<QSet<EntityId>>(), QSet<EntityId>{f.id("East")});
        f.key(Qt::Key_H);
        QCOMPARE(hide.last()[0].value<QSet<EntityId>>(), QSet<EntityId>{f.id("East")});
        f.key(Qt::Key_Delete);
        QCOMPARE(hide.size(), 2);
        f.key(Qt::Key_I);
        QCOMPARE(isolate.size(), 1);
        f.key(Qt::Key_H, Qt::ShiftModifier);
        QCOMPARE(showHidden.size(), 1);
        f.key(Qt::Key_Return);
        QCOMPARE(activated.last()[0].value<EntityId>(), f.id("East"));
    }

    void what_is_pinned_is_unpinned()
    {
        CrossFixture f;
        f.project.records.entities[2].pinned = true; // East
        f.project.finish();
        QSignalSpy pin(f.view.get(), &GraphView::pinRequested);
        f.selection.selectOnly(f.id("East"));
        f.key(Qt::Key_P);
        QCOMPARE(pin.last()[1].toBool(), false);
        f.selection.set({f.id("East"), f.id("West")}, {});
        f.key(Qt::Key_P);
        QCOMPARE(pin.last()[1].toBool(), true);
    }

    void letters_with_modifiers_are_left_to_the_window()
    {
        CrossFixture f;
        f.selection.selectOnly(f.id("East"));
        QSignalSpy hide(f.view.get(), &GraphView::hideRequested);
        f.key(Qt::Key_H, Qt::ControlModifier);
        QVERIFY(hide.isEmpty());
        QKeyEvent find(QEvent::ShortcutOverride, Qt::Key_F, Qt::ControlModifier);
        find.ignore();
        QCoreApplication::sendEvent(f.view.get(), &find);
        QVERIFY(!find.isAccepted());
        QKeyEvent fit(QEvent::ShortcutOverride, Qt::Key_F, Qt::NoModifier);
        fit.ignore();
        QCoreApplication::sendEvent(f.view.get(), &fit);
        QVERIFY(fit.isAccepted());
    }

    void a_screen_reader_hears_kind_name_and_relationships()
    {
        CrossFixture f;
        QAccessibleInterface* graph = QAccessible::queryAccessibleInterface(f.view.get());
        QVERIFY(graph);
        QCOMPARE(graph->role(), QAccessible::List);
        QCOMPARE(graph->childCount(), 6);
        QAccessibleInterface* hub = graph->child(0);
        QVERIFY(hub && hub->isValid());
        QCOMPARE(hub->role(), QAccessible::ListItem);
        QCOMPARE(hub->text(QAccessible::Name), QString("Hub"));
        QCOMPARE(hub->text(QAccessible::Description),
                 QString("Company, connected to 4: North, East, South, West"));
        QCOMPARE(graph->child(5)->text(QAccessible::Description), QString("Company, not connected"));
        QCOMPARE(graph->indexOfChild(hub), 0);
        QCOMPARE(graph->child(0), hub); // one and the same, however often asked
        QVERIFY(!graph->child(6) && !graph->child(-1));
        const QPoint at = f.view->viewport()->mapToGlobal(f.at("Hub"));
        QVERIFY(hub->rect().contains(at));
        QCOMPARE(graph->childAt(at.x(), at.y()), hub);
        hub->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(hub->state().selected);

        f.project.records.entities[0].hidden = true;
        f.project.finish();
        QCOMPARE(graph->childCount(), 5);
        QVERIFY(!hub->isValid());
        QCOMPARE(hub->text(QAccessible::Name), QString());
        QCOMPARE(graph->indexOfChild(hub), -1);
    }

    void a_screen_reader_finds_what_has_the_focus()
    {
        CrossFixture f;
        f.view->activateWindow();
        f.view->setFocus();
        QTRY_VERIFY(f.view->hasFocus());
        QAccessibleInterface* graph = QAccessible::queryAccessibleInterface(f.view.get());
        QVERIFY(!graph->focusChild());
        f.selection.selectOnly(f.id("Hub"));
        f.key(Qt::Key_Right);
        QVERIFY(graph->focusChild());
        QCOMPARE(graph->focusChild()->text(QAccessible::Name), QString("East"));
        QVERIFY(graph->focusChild()->state().focused);
        QVERIFY(!graph->child(0)->state().focused);
    }
};

QTEST_MAIN(tst_GraphKeys)
#include "tst_graph_keys.moc"
