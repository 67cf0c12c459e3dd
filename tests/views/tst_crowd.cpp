// A large scene: what is under the cursor, what is in the view, what is drawn.

#include "example_project.h"
#include "models/layout/random.h"
#include "models/network/selection.h"
#include "models/workers/workers.h"
#include "palettes.h"
#include "views/graph/crowd.h"
#include "views/graph/crowd_raster.h"
#include "views/graph/style.h"
#include "views/graph/frame_maker.h"
#include "views/graph/graph_view.h"

#include <QSignalSpy>
#include <QtTest>

using namespace redthread;

namespace {

// A square of side × side nodes, 100 units apart, each joined to the next in its row.
GraphScene grid(int side)
{
    GraphScene scene;
    for (int i = 0; i < side * side; ++i) {
        SceneNode node{.id = mintId<EntityId>(),
                       .name = QString::number(i),
                       .kind = i % 2 ? QStringLiteral("company") : QStringLiteral("person")};
        node.centre = {100.0 * (i % side), 100.0 * (i / side)};
        node.weight = i % 7;
        scene.nodes.push_back(node);
        if (i % side == 0)
            continue;
        SceneEdge edge{
            .id = mintId<RelationshipId>(), .from = i - 1, .to = i, .kind = QStringLiteral("owns")};
        edge.standing.drawn = true;
        edge.standing.claims = 1;
        scene.edges.push_back(edge);
    }
    return scene;
}

constexpr QSize size(800, 600);

View whole(const GraphScene& scene) { return fitView(boundsOf(scene), size); }

int inked(const QImage& image, QRgb background)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += (image.pixel(x, y) & 0xffffff) != (background & 0xffffff);
    return count;
}

} // namespace

class tst_Crowd : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QApplication::setPalette(lightPalette()); }
    void cleanup() { Workers::setCommonThreads(-1); }

    void every_node_is_found_where_it_is()
    {
        const GraphScene scene = grid(30);
        const Crowd crowd(scene);
        const View view = whole(scene);
        for (size_t i = 0; i < scene.nodes.size(); i += 37) {
            QCOMPARE(crowd.nodeAt(view, view.toView(scene.nodes[i].centre), 0.2), int(i));
            QCOMPARE(crowd.nodeAt(view, view.toView(scene.nodes[i].centre) + QPointF(3, 2), 0.2), int(i));
        }
        QCOMPARE(crowd.nodeAt(view, QPointF(-500, -500), 0.2), -1);
    }

    void an_edge_is_found_beside_its_line()
    {
        const GraphScene scene = grid(10);
        const Crowd crowd(scene);
        const View view{1, {-50, -50}};
        const QPointF middle = view.toView({150, 200});
        const int edge = crowd.edgeAt(view, middle + QPointF(0, 3), 4);
        QVERIFY(edge >= 0);
        QCOMPARE(scene.edges[size_t(edge)].from, 21);
        QCOMPARE(crowd.edgeAt(view, middle + QPointF(0, 30), 4), -1);
    }

    void a_box_holds_what_lies_in_it()
    {
        const GraphScene scene = grid(10);
        const Crowd crowd(scene);
        const View view{1, {0, 0}};
        QCOMPARE(crowd.nodesIn(view, QRectF(-10, -10, 120, 20)), (std::vector<int>{0, 1}));
        QVERIFY(crowd.nodesIn(view, QRectF(10, 10, 50, 50)).empty());
    }

    void a_part_has_its_nodes_its_lines_and_their_far_ends()
    {
        const GraphScene scene = grid(40);
        const Crowd crowd(scene);
        const View view{1, {1000, 1000}};
        const GraphScene part = crowd.part(scene, view, size);
        QVERIFY(part.nodes.size() > 50 && part.nodes.size() < 200);
        for (const SceneEdge& edge : part.edges) {
            QVERIFY(edge.from >= 0 && edge.from < int(part.nodes.size()));
            QVERIFY(edge.to >= 0 && edge.to < int(part.nodes.size()));
        }
        QSet<EntityId> there;
        for (const SceneNode& node : part.nodes)
            there << node.id;
        const QRectF seen(1000, 1000, 800, 600);
        for (const SceneNode& node : scene.nodes)
            if (seen.contains(node.centre))
                QVERIFY(there.contains(node.id));
    }

    void the_foremost_are_the_largest_and_the_marked()
    {
        GraphScene scene = grid(40);
        scene.nodes[3].selected = true; // weight 3
        scene.nodes[10].weight = 1000;
        scene.edges[5].selected = true;
        const Crowd crowd(scene);
        const GraphScene few = crowd.foremost(scene, whole(scene), size, 10);
        const auto has = [&](EntityId id) {
            return std::any_of(few.nodes.begin(), few.nodes.end(),
                               [id](const auto& n) { return n.id == id; });
        };
        QVERIFY(has(scene.nodes[3].id) && has(scene.nodes[10].id));
        const auto at3 = [&](const SceneEdge& edge) { return edge.from == 3 || edge.to == 3; };
        for (size_t i = 0; i < scene.edges.size(); ++i)
            QCOMPARE(std::any_of(few.edges.begin(), few.edges.end(),
                                 [&](const SceneEdge& edge) { return edge.id == scene.edges[i].id; }),
                     i == 5 || at3(scene.edges[i]));
        for (size_t i = 100; i < 121; ++i)
            scene.nodes[i].selected = true; // of so many none
        const GraphScene many = crowd.foremost(scene, whole(scene), size, 10);
        QCOMPARE(many.edges.size(), size_t(1));
        QCOMPARE(many.edges[0].id, scene.edges[5].id);
    }

    // The greatest of a crowd have names, however small they are drawn; and nodes leave ground between them.
    void what_stands_out_is_named_and_leaves_room()
    {
        GraphScene scene = grid(100);
        scene.nodes[5050].weight = 1000;
        scene.nodes[5050].name = QStringLiteral("Hub");
        const Crowd crowd(scene);
        const View view = whole(scene);
        const double roomy = crowd.roomyScale(view, size);
        QVERIFY(roomy < nodeScale(1));
        QVERIFY(crowd.roomyScale({view.zoom * 8, view.corner + QPointF(50, 50)}, size) > 2 * roomy);
        QVERIFY(crowdNodes(crowd, view, size).scale <= roomy);
        const FontMetrics metrics;
        PictureOptions options;
        options.view = view;
        options.size = size;
        options.metrics = &metrics;
        options.mostScale = roomy;
        const auto named = [&](bool isForemost) {
            options.isForemost = isForemost;
            const DisplayList list = displayList(crowd.foremost(scene, view, size, 50), options);
            return std::any_of(list.texts.begin(), list.texts.end(),
                               [&](const auto& text) { return text.owner.type == RecordType::Entity && text.owner.id == scene.nodes[5050].id.value; });
        };
        QVERIFY(named(true));
        QVERIFY(!named(false));
    }

    void a_first_part_of_the_lines_is_a_fair_sample()
    {
        const GraphScene scene = grid(100);
        const Crowd crowd(scene);
        QCOMPARE(crowd.lines.size(), scene.edges.size());
        const size_t some = crowd.lines.size() / 16;
        double row = 0;
        for (size_t i = 0; i < some; ++i)
            row += crowd.lines[i].from / 100 / double(some);
        QVERIFY2(row > 40 && row < 60, qPrintable(QString::number(row)));
    }

    void any_number_of_threads_draws_the_same()
    {
        const GraphScene scene = grid(60);
        const Crowd crowd(scene);
        const RasterColours colours = rasterColours(crowd, false);
        RasterRequest request{.view = whole(scene), .size = size};
        Workers::setCommonThreads(0);
        const QImage alone = raster(crowd, colours, request);
        Workers::setCommonThreads(3);
        QCOMPARE(raster(crowd, colours, request), alone);
        QVERIFY(inked(alone, colours.background) > 5000);
    }

    void a_budget_draws_less_and_stays_as_dark()
    {
        layout::Random random{3};
        GraphScene scene = grid(60);
        for (SceneEdge& edge : scene.edges)
            edge.to = random.below(3600);
        const Crowd crowd(scene);
        const RasterColours colours = rasterColours(crowd, true);
        RasterRequest request{.view = whole(scene), .size = size};
        const auto ink = [&] {
            const QImage image = raster(crowd, colours, request);
            double sum = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    sum += qGray(image.pixel(x, y));
            return sum / (image.width() * image.height());
        };
        const double all = ink();
        request.budget = 300'000;
        const double some = ink();
        const double empty = qGray(colours.background);
        QVERIFY2(std::abs((some - empty) / (all - empty) - 1) < 0.35,
                 qPrintable(QStringLiteral("%1 of %2 over %3").arg(some).arg(all).arg(empty)));
    }

    void places_that_make_no_sense_harm_nothing()
    {
        GraphScene scene = grid(50);
        scene.nodes[1].centre = {1e30, -1e30};
        scene.nodes[2].centre = {qQNaN(), 0};
        scene.nodes[3].centre = {qInf(), qInf()};
        const Crowd crowd(scene);
        const RasterColours colours = rasterColours(crowd, false);
        QVERIFY(!raster(crowd, colours, {.view = {1, {0, 0}}, .size = size}).isNull());
        QVERIFY(!raster(crowd, colours, {.view = {1e-9, {0, 0}}, .size = size}).isNull());
        QVERIFY(!raster(crowd, colours, {.view = {1e9, {50, 0}}, .size = size}).isNull());
        QVERIFY(raster(crowd, colours, {.view = {1, {0, 0}}, .size = {0, 0}}).isNull());
        crowd.nodeAt({1, {0, 0}}, {5, 5}, 0.2);
        crowd.edgeAt({1, {0, 0}}, {5, 5});
    }

    void a_crowd_is_seen_hit_and_boxed()
    {
        ExampleProject project;
        project.addDocument("News", "Paper", "2020-01-01");
        constexpr int count = 1600;
        for (int i = 0; i < count; ++i)
            project.addEntity(QString::number(i), "company");
        project.addSentence("All are linked.");
        for (int i = 1; i < count; ++i)
            project.addClaim("0", "owns", QString::number(i), Stance::Stated);
        project.finish();
        Selection selection;
        GraphView view(project.network.entities(), project.network.relationships(), &selection);
        view.setAnimated(false);
        view.resize(900, 700);
        view.setNodeOrder(1, view.nodeOrder());
        std::vector<layout::Point> points;
        for (int i = 0; i < count; ++i)
            points.push_back({float(i % 40) * 200, float(i / 40) * 200});
        QVERIFY(view.setPositions(1, points, true));
        view.show();
        view.fitAll();
        QCoreApplication::processEvents();
        QVERIFY(view.picture().nodes.size() < 400); // only what stands out
        const auto inkAt = [&](QPointF scene) {
            const QImage image = view.grab().toImage();
            const QPoint at = view.view().toView(scene).toPoint();
            return image.pixelColor(at) != QColor(Qt::white);
        };
        QVERIFY(inkAt({200 * 20, 200 * 20})); // of the smallest, drawn by nobody but the crowd
        QVERIFY(!inkAt({39 * 200 + 100, 200 * 3 + 100}));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                          view.view().toView({200 * 39, 200 * 39}).toPoint());
        QCOMPARE(selection.entities(), QSet<EntityId>{project.entity(QString::number(count - 1))});
        // A box over what only the crowd draws.
        selection.clear();
        const QPoint from = view.view().toView({-400, 7900}).toPoint(),
                     to = view.view().toView({500, 7700}).toPoint();
        QTest::mousePress(view.viewport(), Qt::LeftButton, Qt::ShiftModifier, from);
        for (const QPoint at : {(from + to) / 2, to}) {
            QMouseEvent move(QEvent::MouseMove, at, view.viewport()->mapToGlobal(at), Qt::NoButton,
                             Qt::LeftButton, Qt::ShiftModifier);
            QCoreApplication::sendEvent(view.viewport(), &move);
        }
        // It is seen while it is drawn: a line along its upper edge, which nothing else is.
        const QImage boxed = view.viewport()->grab().toImage();
        const QRect box = QRect(from, to).normalized();
        const QColor blue = palette(view.isDark()).selection;
        int inked = 0;
        for (int x = box.left(); x <= box.right(); ++x)
            for (int y = box.top() - 1; y <= box.top() + 1; ++y)
                inked += std::abs(boxed.pixelColor(x, y).hue() - blue.hue()) < 12 && boxed.pixelColor(x, y).saturation() > 90;
        QVERIFY2(inked > box.width() / 4, qPrintable(QString::number(inked)));
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, Qt::ShiftModifier, to);
        QCOMPARE(selection.entities().size(), 3);
    }

    void the_last_frame_asked_for_comes()
    {
        const GraphScene scene = grid(100);
        const auto crowd = std::make_shared<Crowd>(scene);
        FrameMaker maker;
        maker.setCrowd(crowd, rasterColours(*crowd, false));
        RasterRequest request{.view = whole(scene), .size = size};
        for (int i = 0; i < 20; ++i) {
            request.view.corner.rx() += 1;
            maker.ask(request);
        }
        QTRY_COMPARE(maker.latest().view.corner, request.view.corner);
        QVERIFY(maker.latest().isWhole);
        maker.ask(request); // and goes away in the middle of it
    }
};

QTEST_MAIN(tst_Crowd)
#include "tst_crowd.moc"
