// The graph under the hands of a person: clicks, drags, keys, frames of the layout.

#include "graph_fixture.h"
#include "palettes.h"
#include "views/graph/direction.h"
#include "views/graph/overview.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QtTest>

using namespace redthread;

class tst_GraphView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QApplication::setPalette(lightPalette()); }

    void a_click_selects_and_one_on_nothing_clears()
    {
        CrossFixture f;
        f.click(f.at("East"));
        QCOMPARE(f.selection.entities(), QSet<EntityId>{f.id("East")});
        f.click(f.at("West"));
        QCOMPARE(f.selection.entities(), QSet<EntityId>{f.id("West")});
        f.click(f.at("Far") + QPoint(120, 90));
        QVERIFY(f.selection.isEmpty());
    }

    void control_toggles_and_shift_adds()
    {
        CrossFixture f;
        f.click(f.at("East"));
        f.click(f.at("West"), Qt::ControlModifier);
        QCOMPARE(f.selection.entities().size(), 2);
        f.click(f.at("East"), Qt::ControlModifier);
        QCOMPARE(f.selection.entities(), QSet<EntityId>{f.id("West")});
        f.click(f.at("West"), Qt::ShiftModifier);
        f.click(f.at("North"), Qt::ShiftModifier);
        QCOMPARE(f.selection.entities().size(), 2);
        f.click(f.at("Far") + QPoint(120, 90), Qt::ShiftModifier); // adding nothing
        QCOMPARE(f.selection.entities().size(), 2);
        f.key(Qt::Key_Escape);
        QVERIFY(f.selection.isEmpty());
    }

    void escape_ends_a_gesture_whatever_key_it_needs()
    {
        CrossFixture f;
        for (const Qt::KeyboardModifier modifier : {Qt::ShiftModifier, Qt::ControlModifier}) {
            f.press({5, 5}, modifier);
            f.move({895, 5}, Qt::LeftButton, modifier);
            f.move({895, 695}, Qt::LeftButton, modifier);
            f.move({5, 695}, Qt::LeftButton, modifier);
            f.key(Qt::Key_Escape, modifier);
            f.release({5, 695}, modifier);
            QVERIFY(f.selection.isEmpty());
        }
        const QPointF before = *f.view->place(f.id("East"));
        const QPoint from = f.at("East");
        f.press(from);
        f.move(from + QPoint(80, 40));
        f.key(Qt::Key_Escape);
        f.release(from + QPoint(80, 40));
        QCOMPARE(*f.view->place(f.id("East")), before);
    }

    void a_line_is_a_target_eight_pixels_wide()
    {
        CrossFixture f;
        const QPoint on = f.on(f.line("East"));
        for (const int aside : {-4, 0, 4}) {
            f.selection.clear();
            f.click(on + QPoint(0, aside));
            QCOMPARE(f.selection.relationships(), QSet<RelationshipId>{f.line("East")});
        }
        f.click(on + QPoint(0, 30));
        QVERIFY(f.selection.isEmpty());
    }

    void a_double_click_opens_a_line_and_expands_an_entity()
    {
        CrossFixture f;
        QSignalSpy opened(f.view.get(), &GraphView::relationshipActivated);
        QSignalSpy expanded(f.view.get(), &GraphView::expandRequested);
        QTest::mouseDClick(f.view->viewport(), Qt::LeftButton, {}, f.on(f.line("North")));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<RelationshipId>(), f.line("North"));
        QTest::mouseDClick(f.view->viewport(), Qt::LeftButton, {}, f.at("Hub"));
        QCOMPARE(expanded.size(), 1);
        QCOMPARE(opened.size(), 1);
    }

    void the_wheel_keeps_the_point_under_the_cursor_data()
    {
        QTest::addColumn<int>("turned");
        QTest::newRow("in") << 120;
        QTest::newRow("far in") << 960;
        QTest::newRow("out") << -120;
        QTest::newRow("a touchpad's breath") << 7;
    }
    void the_wheel_keeps_the_point_under_the_cursor()
    {
        QFETCH(int, turned);
        CrossFixture f;
        const QPoint at = f.at("East") + QPoint(13, -7);
        const QPointF before = f.view->view().toScene(at);
        const double zoom = f.view->view().zoom;
        f.wheel(at, turned);
        QVERIFY(turned > 0 ? f.view->view().zoom > zoom : f.view->view().zoom < zoom);
        const QPointF after = f.view->view().toScene(at);
        QVERIFY((after - before).manhattanLength() < 1e-6);
    }

    void zooming_has_bounds_and_control_0_is_one_to_one()
    {
        CrossFixture f;
        for (int i = 0; i < 100; ++i)
            f.wheel({400, 300}, 1200);
        QVERIFY(f.view->view().zoom <= Camera::largestZoom);
        for (int i = 0; i < 200; ++i)
            f.wheel({400, 300}, -1200);
        QVERIFY(f.view->view().zoom >= Camera::smallestZoom);
        f.key(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(f.view->view().zoom, 1.0);
    }

    void dragging_nothing_pans()
    {
        CrossFixture f;
        const QPoint before = f.at("Hub");
        const QPoint empty = f.at("Far") + QPoint(60, -90);
        f.drag(empty, empty + QPoint(40, -30));
        QCOMPARE(f.at("Hub"), before + QPoint(40, -30));
        f.drag(f.at("Hub"), f.at("Hub") + QPoint(25, 5), {}, Qt::MiddleButton);
        QCOMPARE(f.at("Hub"), before + QPoint(65, -25));
    }

    void space_pans_for_now_also_over_an_entity()
    {
        CrossFixture f;
        QSignalSpy dragged(f.view.get(), &GraphView::dragged);
        const QPoint before = f.at("Hub");
        QTest::keyPress(f.view.get(), Qt::Key_Space);
        f.drag(before, before + QPoint(30, 30));
        QTest::keyRelease(f.view.get(), Qt::Key_Space);
        QCOMPARE(f.at("Hub"), before + QPoint(30, 30));
        QVERIFY(dragged.isEmpty());
    }

    void the_picture_cannot_be_panned_out_of_sight()
    {
        CrossFixture f;
        for (int i = 0; i < 20; ++i)
            f.drag({20, 20}, {850, 650}, {}, Qt::MiddleButton);
        const QRectF bounds = boundsOf(f.view->scene());
        const QRectF drawn(f.view->view().toView(bounds.topLeft()),
                           f.view->view().toView(bounds.bottomRight()));
        QVERIFY(drawn.intersects(QRectF(f.view->viewport()->rect())));
    }

    void dragging_an_entity_moves_it_and_pins_it()
    {
        CrossFixture f;
        QSignalSpy dragged(f.view.get(), &GraphView::dragged);
        QSignalSpy released(f.view.get(), &GraphView::released);
        const QPoint from = f.at("East");
        f.press(from + QPoint(3, 2));
        f.move(from + QPoint(33, 2));
        f.move(from + QPoint(63, 42));
        QCOMPARE(f.at("East"), from + QPoint(60, 40)); // at once, held where it was taken
        // Frames that know nothing of the drag yet do not pull it back.
        QVERIFY(f.view->setPositions(1, CrossFixture::cross(), false));
        QCOMPARE(f.at("East"), from + QPoint(60, 40));
        f.release(from + QPoint(63, 42));
        QCOMPARE(dragged.size(), 2);
        QCOMPARE(dragged.last()[0].value<EntityId>(), f.id("East"));
        QCOMPARE(dragged.last()[1].toPointF(), QPointF(260, 40));
        QCOMPARE(released.size(), 1);
        QCOMPARE(released[0][1].toBool(), true);
        QVERIFY(f.selection.isEmpty()); // a drag is no click
    }

    void what_is_selected_is_dragged_together()
    {
        CrossFixture f;
        f.selection.set({f.id("East"), f.id("South")}, {});
        const QPoint other = f.at("South");
        QSignalSpy released(f.view.get(), &GraphView::released);
        f.drag(f.at("East"), f.at("East") + QPoint(30, 10));
        QCOMPARE(f.at("South"), other + QPoint(30, 10));
        QCOMPARE(released.size(), 1); // together: one step of undo
        QCOMPARE(released[0][0].value<QSet<EntityId>>().size(), 2);
    }

    void a_press_that_trembles_is_a_click()
    {
        CrossFixture f;
        QSignalSpy dragged(f.view.get(), &GraphView::dragged);
        f.press(f.at("East"));
        f.move(f.at("East") + QPoint(2, 1));
        f.release(f.at("East") + QPoint(2, 1));
        QVERIFY(dragged.isEmpty());
        QCOMPARE(f.selection.currentEntity(), f.id("East"));
    }

    void shift_and_drag_selects_what_lies_in_the_box()
    {
        CrossFixture f;
        f.selection.selectOnly(f.id("West"));
        f.drag(f.at("North") + QPoint(80, -60), f.at("Hub") + QPoint(-60, 60), Qt::ShiftModifier);
        QCOMPARE(f.selection.entities(), (QSet<EntityId>{f.id("West"), f.id("North"), f.id("Hub")}));
        // From an entity as from anywhere: where they stand close there is nothing between them.
        QSignalSpy dragged(f.view.get(), &GraphView::dragged);
        f.selection.clear();
        f.drag(f.at("North") + QPoint(3, -3), f.at("Hub") + QPoint(-20, 20), Qt::ShiftModifier);
        QVERIFY(dragged.isEmpty());
        QVERIFY(f.selection.entities().contains(f.id("Hub")) && f.selection.entities().contains(f.id("North")));
    }

    void hovering_fades_what_is_not_adjacent()
    {
        CrossFixture f;
        QSignalSpy hovered(f.view.get(), &GraphView::hovered);
        const auto dimmed = [&] {
            QSet<EntityId> ids;
            for (const SceneNode& node : f.view->scene().nodes)
                if (node.dimmed)
                    ids << node.id;
            return ids;
        };
        f.move(f.at("East"), Qt::NoButton);
        QCOMPARE(dimmed(), (QSet<EntityId>{f.id("North"), f.id("South"), f.id("West"), f.id("Far")}));
        QCOMPARE(hovered.last()[0].value<EntityId>(), f.id("East"));
        f.move(f.on(f.line("West")), Qt::NoButton);
        QCOMPARE(hovered.last()[1].value<RelationshipId>(), f.line("West"));
        QVERIFY(!dimmed().contains(f.id("Hub")) && dimmed().contains(f.id("East")));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(f.view->viewport(), &leave);
        QVERIFY(dimmed().isEmpty());
        QVERIFY(!hovered.last()[0].value<EntityId>());
    }

    void hovering_waits_a_moment_when_animated()
    {
        CrossFixture f;
        f.view->setAnimated(true);
        QSignalSpy hovered(f.view.get(), &GraphView::hovered);
        f.move(f.at("East"), Qt::NoButton);
        QVERIFY(hovered.isEmpty());
        QTRY_COMPARE(hovered.size(), 1);
    }

    void hidden_entities_are_not_drawn()
    {
        CrossFixture f;
        QCOMPARE(f.view->scene().nodes.size(), size_t(6));
        f.project.records.entities[2].hidden = true; // East
        f.project.finish();
        QCOMPARE(f.view->scene().nodes.size(), size_t(5));
        QCOMPARE(f.view->scene().edges.size(), size_t(3));
        QCOMPARE(f.view->nodeOrder().size(), size_t(5));
        QVERIFY(f.view->viewRectOf(f.id("East")).isEmpty());
        f.click(f.at("East"));
        QVERIFY(f.selection.isEmpty());
        for (Entity& entity : f.project.records.entities)
            entity.hidden = true;
        f.project.finish();
        QVERIFY(f.view->scene().isEmpty());
        QVERIFY(!f.view->grab().isNull());
    }

    void kinds_that_are_off_leave_the_picture_but_not_the_order()
    {
        CrossFixture f;
        f.project.records.entities[1].kind = "person"; // North
        f.project.finish();
        QSignalSpy changed(f.view.get(), &GraphView::sceneChanged);
        f.view->setKindsOff({"person"});
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(f.view->scene().nodes.size(), size_t(5));
        QCOMPARE(f.view->wholeScene().nodes.size(), size_t(6));
        QCOMPARE(f.view->nodeOrder().size(), size_t(6));
        f.view->setKindsOff({});
        QCOMPARE(f.view->scene().nodes.size(), size_t(6));
    }

    void frames_of_another_generation_are_left_aside()
    {
        CrossFixture f;
        const std::vector<layout::Point> elsewhere(6, layout::Point{77, 77});
        QVERIFY(!f.view->setPositions(99, elsewhere, true));
        QCOMPARE(*f.view->place(f.id("East")), QPointF(200, 0));
        // The right generation with another count, as after a change that is
        // under way.
        QVERIFY(!f.view->setPositions(1, std::vector<layout::Point>(3), true));
        QVERIFY(!f.view->setPositions(1, {}, true));
        QCOMPARE(*f.view->place(f.id("East")), QPointF(200, 0));
        // A new order: frames of the old one come too late.
        f.view->setNodeOrder(2, {f.id("Far")});
        QVERIFY(!f.view->setPositions(1, elsewhere, false));
        QVERIFY(f.view->setPositions(2, std::vector<layout::Point>{{5, 6}}, false));
        QCOMPARE(*f.view->place(f.id("Far")), QPointF(5, 6));
        QCOMPARE(*f.view->place(f.id("East")), QPointF(200, 0));
        QVERIFY(!f.view->grab().isNull());
    }

    void ids_that_are_gone_and_places_that_are_none_are_harmless()
    {
        CrossFixture f;
        f.view->setNodeOrder(3, {EntityId{424242}, f.id("Hub"), f.id("East")});
        const float nan = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(f.view->setPositions(3, std::vector<layout::Point>{{1, 1}, {nan, 0}, {3, 4}}, true));
        QCOMPARE(*f.view->place(f.id("Hub")), QPointF(0, 0));
        QCOMPARE(*f.view->place(f.id("East")), QPointF(3, 4));
        f.view->reveal(EntityId{424242});
        QVERIFY(!f.view->grab().isNull());
    }

    void a_newcomer_stands_beside_its_neighbours_until_it_is_laid_out()
    {
        CrossFixture f;
        f.project.addEntity("New", "person");
        f.project.addEntity("Alone", "person");
        f.project.addSentence("It is new.");
        f.project.addClaim("New", "works_for", "East", Stance::Stated);
        f.project.finish();
        QCOMPARE(f.view->scene().nodes.size(), size_t(7)); // who is alone waits for a place
        QVERIFY(f.view->place(f.id("New")).has_value());
        f.view->setNodeOrder(2, f.view->nodeOrder());
        std::vector<layout::Point> points = CrossFixture::cross();
        points.resize(8, {400, 0});
        QVERIFY(f.view->setPositions(2, points, true));
        QCOMPARE(f.view->scene().nodes.size(), size_t(8));
    }

    void it_fits_while_settling_until_somebody_moves()
    {
        CrossFixture f;
        f.key(Qt::Key_F);
        const double fitted = f.view->view().zoom;
        std::vector<layout::Point> large = CrossFixture::cross();
        for (layout::Point& point : large)
            point = {point.x * 4, point.y * 4};
        QVERIFY(f.view->setPositions(1, large, false));
        QVERIFY(f.view->view().zoom < fitted / 2);
        for (const char* name : {"North", "East", "South", "West", "Far"})
            QVERIFY(f.view->viewport()->rect().contains(f.at(name)));
        f.wheel({300, 300}, 120);
        const double theirs = f.view->view().zoom;
        QVERIFY(f.view->setPositions(1, CrossFixture::cross(), false));
        QCOMPARE(f.view->view().zoom, theirs);
    }

    void shift_f_fits_what_is_selected()
    {
        CrossFixture f;
        f.key(Qt::Key_F, Qt::ShiftModifier); // nothing: nothing happens
        QCOMPARE(f.view->view().zoom, 1.0);
        f.selection.set({f.id("East"), f.id("Far")}, {});
        f.key(Qt::Key_F, Qt::ShiftModifier);
        const QPoint middle = f.between("East", "Far");
        QVERIFY((middle - f.view->viewport()->rect().center()).manhattanLength() < 40);
        f.selection.selectOnly(f.line("North"));
        f.key(Qt::Key_F, Qt::ShiftModifier);
        QVERIFY((f.between("Hub", "North") - f.view->viewport()->rect().center()).manhattanLength() < 40);
    }

    void a_menu_is_asked_for_on_what_was_clicked()
    {
        CrossFixture f;
        QSignalSpy menu(f.view.get(), &GraphView::contextMenuRequested);
        const QPoint at = f.at("East");
        QContextMenuEvent byMouse(QContextMenuEvent::Mouse, at, f.view->viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(f.view->viewport(), &byMouse);
        QCOMPARE(menu.size(), 1);
        QCOMPARE(f.selection.entities(), QSet<EntityId>{f.id("East")});
        f.selection.selectOnly(f.id("South"));
        QContextMenuEvent byKey(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(f.view->viewport(), &byKey);
        QVERIFY(
            (menu.last()[0].toPoint() - f.view->viewport()->mapToGlobal(f.at("South"))).manhattanLength() <
            4);
    }

    void a_line_tells_what_it_is_told_to_tell()
    {
        CrossFixture f;
        RelationshipId asked;
        f.view->setRelationshipToolTip([&](RelationshipId id) {
            asked = id;
            return QStringLiteral("“<b>It owns it</b>”");
        });
        const QPoint at = f.on(f.line("South"));
        QHelpEvent help(QEvent::ToolTip, at, f.view->viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(f.view->viewport(), &help);
        QCOMPARE(asked, f.line("South"));
    }

    void without_entities_it_says_how_to_begin()
    {
        Network network;
        Selection selection;
        GraphView view(network.entities(), network.relationships(), &selection);
        view.resize(700, 400);
        view.setEmptyText("Begin here, please");
        view.show();
        const QImage with = view.grab().toImage();
        view.setEmptyText({});
        QVERIFY(with != view.grab().toImage());
        for (const Qt::Key key :
             {Qt::Key_Right, Qt::Key_Home, Qt::Key_F, Qt::Key_H, Qt::Key_P, Qt::Key_Return})
            QTest::keyClick(&view, key);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {300, 200});
        view.setNodeOrder(1, {});
        QVERIFY(view.setPositions(1, {}, true));
    }

    void corner_widgets_stand_in_their_corners()
    {
        CrossFixture f;
        auto* legend = new QWidget;
        legend->resize(120, 200);
        f.view->setCornerWidget(Qt::BottomLeftCorner, legend);
        const QRect area = f.view->viewport()->rect();
        QVERIFY(area.contains(legend->geometry()));
        QVERIFY(legend->x() < 20 && area.bottom() - legend->geometry().bottom() < 20);
        legend->resize(120, 100); // grows and shrinks with its content
        QVERIFY(area.bottom() - legend->geometry().bottom() < 20);
        f.view->resize(600, 500);
        QVERIFY(f.view->viewport()->rect().bottom() - legend->geometry().bottom() < 20);
        f.view->setCornerWidget(Qt::BottomLeftCorner, nullptr);
    }

    void the_overview_moves_the_view()
    {
        ExampleProject project;
        fillWithSample(project);
        Selection selection;
        GraphView view(project.network.entities(), project.network.relationships(), &selection);
        view.setAnimated(false);
        view.resize(1000, 700);
        view.show();
        view.setNodeOrder(1, view.nodeOrder());
        view.setPositions(
            1, layout::settle(layoutGraphOf(*project.network.entities(), *project.network.relationships())),
            true);
        auto* overview = view.findChild<Overview*>();
        QVERIFY(overview && overview->isVisible());
        const QPointF before = view.view().corner;
        QTest::mouseClick(overview, Qt::LeftButton, {}, {20, 20});
        QVERIFY(view.view().corner.x() < before.x() - 50);
        QVERIFY(selection.isEmpty());
        view.resize(300, 200); // too small for a map
        QVERIFY(!overview->isVisible());
    }

    void hostile_names_are_shown_and_spoken()
    {
        ExampleProject project;
        project.addDocument("d", "p", "2020");
        const QStringList names = {QStringLiteral("<b>bold</b> & \"quoted\""),
                                   QString(10'000, u'x'),
                                   QStringLiteral("line\nbreak\u202E turned"),
                                   QString(QChar(0xD800)),
                                   QString::fromUtf8("عمر الراضي"),
                                   QString()};
        for (const QString& name : names)
            project.addEntity(name, name);
        project.finish();
        Selection selection;
        GraphView view(project.network.entities(), project.network.relationships(), &selection);
        view.resize(600, 400);
        view.show();
        view.setNodeOrder(1, view.nodeOrder());
        QVERIFY(view.setPositions(1, CrossFixture::cross(), true));
        QVERIFY(!view.grab().isNull());
        QAccessibleInterface* graph = QAccessible::queryAccessibleInterface(&view);
        for (int i = 0; i < graph->childCount(); ++i)
            QVERIFY(graph->child(i)->text(QAccessible::Name).size() <= 121);
    }

    void losing_the_focus_ends_what_was_begun()
    {
        CrossFixture f;
        QSignalSpy released(f.view.get(), &GraphView::released);
        f.press(f.at("East"));
        f.move(f.at("East") + QPoint(40, 0));
        QFocusEvent out(QEvent::FocusOut, Qt::ActiveWindowFocusReason);
        QCoreApplication::sendEvent(f.view.get(), &out);
        QCOMPARE(released.size(), 1);
        f.release(f.at("East"));
        QCOMPARE(released.size(), 1);
        QVERIFY(f.selection.isEmpty());
    }

    // Writes what it looks like to $REDTHREAD_PICTURES.
    void it_can_be_looked_at()
    {
        ExampleProject project;
        fillWithSample(project);
        Selection selection;
        GraphView view(project.network.entities(), project.network.relationships(), &selection);
        view.setAnimated(false);
        view.resize(900, 720);
        view.show();
        view.setNodeOrder(1, view.nodeOrder());
        const layout::LayoutGraph graph =
            layoutGraphOf(*project.network.entities(), *project.network.relationships());
        QVERIFY(view.setPositions(1, layout::settle(graph), false));
        picture(view, "graph");
        selection.selectOnly(project.relationship("Veldoria", "targets", "Tomas Arden"));
        picture(view, "graph-selected");
        QVERIFY(!view.scene().isEmpty());
        Network nothing;
        GraphView empty(nothing.entities(), nothing.relationships(), &selection);
        empty.resize(900, 500);
        picture(empty, "graph-empty");
    }
};

QTEST_MAIN(tst_GraphView)
#include "tst_graph_view.moc"
