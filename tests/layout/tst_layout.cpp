// The layout itself, without its thread.

#include "graphs.h"
#include "models/layout/layout_thread.h"
#include "models/layout/measures.h"
#include "models/layout/packing.h"
#include "models/layout/repulsion.h"
#include "models/layout/simulation.h"

#include <QtTest>

#include <limits>

using namespace redthread::layout;

namespace {

std::vector<Point> pointsOf(const Simulation& simulation)
{
    std::vector<Point> points;
    simulation.write(points);
    return points;
}

int stepsToRest(Simulation& simulation, int most = 5000)
{
    int steps = 0;
    while (!simulation.isAtRest() && steps < most) {
        simulation.step();
        ++steps;
    }
    return steps;
}

} // namespace

class tst_Layout : public QObject {
    Q_OBJECT
private slots:
    void the_same_graph_gives_the_same_bits_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::newRow("an article") << 60;
        QTest::newRow("just coarsened") << 320;
        QTest::newRow("a leak") << 6000;
    }
    void the_same_graph_gives_the_same_bits()
    {
        QFETCH(int, nodes);
        const LayoutGraph graph = evidence(nodes);
        QVERIFY(settle(graph) == settle(graph));
    }

    void edges_have_the_length_that_was_promised_data()
    {
        QTest::addColumn<int>("nodes");
        for (const int nodes : {2, 3, 10, 60, 200, 1000, 4000})
            QTest::addRow("%d nodes", nodes) << nodes;
    }
    void edges_have_the_length_that_was_promised()
    {
        QFETCH(int, nodes);
        const LayoutGraph graph = evidence(nodes, 0);
        const double mean = meanEdgeOf(graph, settle(graph));
        // Many nodes may need more room than that to lie apart.
        const double most = nodes >= 300 ? 400 : 110;
        QVERIFY2(mean >= 80 && mean <= most, qPrintable(QString::number(mean)));
    }

    void a_picture_is_wider_than_tall()
    {
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const auto [width, height] = extentOf(settle(evidence(40, 100, seed)));
            QVERIFY2(width > 1.1 * height, qPrintable(QStringLiteral("%1 × %2").arg(width).arg(height)));
        }
    }

    void labels_of_small_networks_keep_apart()
    {
        for (const int nodes : {2, 5, 12, 30, 60}) {
            const LayoutGraph graph = evidence(nodes, 110);
            const std::vector<Point> points = settle(graph);
            QVERIFY2(overlappingLabels(graph, points, 3) == 0, qPrintable(QString::number(nodes)));
        }
    }

    void few_lines_of_a_tree_cross()
    {
        std::vector<Edge> edges;
        for (int i = 1; i < 63; ++i)
            edges.push_back({i, (i - 1) / 2});
        const LayoutGraph graph = graphOf(63, edges);
        const std::vector<Point> points = settle(graph);
        std::vector<float> x, y;
        std::vector<Link> links;
        for (const Point point : points) {
            x.push_back(point.x);
            y.push_back(point.y);
        }
        for (const Edge& edge : edges)
            links.push_back({edge.a, edge.b, 1});
        QVERIFY(crossings(meshOf(63, links), x, y) <= 2);
    }

    void components_lie_apart_and_near()
    {
        LayoutGraph graph = evidence(40);
        for (int component = 0; component < 6; ++component) { // six triangles
            const int first = int(graph.nodes.size());
            graph.nodes.resize(graph.nodes.size() + 3, {.labelWidth = 80});
            for (int i = 0; i < 3; ++i)
                graph.edges.push_back({first + i, first + (i + 1) % 3});
        }
        graph.nodes.resize(graph.nodes.size() + 7, {.labelWidth = 80}); // seven alone
        const std::vector<Point> points = settle(graph);

        QCOMPARE(overlappingLabels(graph, points, 1), 0);
        std::vector<QRectF> bounds;
        for (int first = 40; first < 58; first += 3) {
            QRectF box;
            for (int i = first; i < first + 3; ++i)
                box |= QRectF(points[std::size_t(i)].x - 40, points[std::size_t(i)].y - 12, 80, 40);
            for (int i = 0; i < int(points.size()); ++i)
                QVERIFY((i >= first && i < first + 3) ||
                        !box.contains(points[std::size_t(i)].x, points[std::size_t(i)].y));
        }
        const auto [width, height] = extentOf(points);
        QVERIFY(width * height < 3.0e6); // not scattered
        QVERIFY(width > height);
    }

    void placed_graphs_stay_where_they_are()
    {
        const LayoutGraph graph = evidence(60);
        const std::vector<Point> points = settle(graph);
        QVERIFY(settle(placedAt(graph, points)) == points);
    }

    void old_nodes_hardly_move_when_a_few_come_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<int>("added");
        QTest::newRow("2 to 60") << 60 << 2;
        QTest::newRow("5 to 500") << 500 << 5;
        QTest::newRow("50 to 5000") << 5000 << 50;
    }
    void old_nodes_hardly_move_when_a_few_come()
    {
        QFETCH(int, nodes);
        QFETCH(int, added);
        LayoutGraph graph = evidence(nodes, nodes > 2000 ? 0 : 90);
        const std::vector<Point> before = settle(graph);
        graph = placedAt(graph, before);
        Random random{7};
        for (int i = 0; i < added; ++i) {
            graph.edges.push_back({nodes + i, random.below(nodes), 1});
            graph.nodes.push_back({.labelWidth = nodes > 2000 ? 0.0f : 90.0f});
        }
        const std::vector<Point> after = settle(graph);
        double sum = 0, farthest = 0;
        for (int i = 0; i < nodes; ++i) {
            const double moved = distance(before[std::size_t(i)], after[std::size_t(i)]);
            sum += moved;
            farthest = std::max(farthest, moved);
        }
        QVERIFY2(sum / nodes < 8, qPrintable(QString::number(sum / nodes)));
        QVERIFY(farthest < 95);
        for (int i = 0; i < added; ++i) { // and the new ones are at their neighbours
            const Edge& edge = graph.edges[graph.edges.size() - std::size_t(added - i)];
            QVERIFY(distance(after[std::size_t(edge.a)], after[std::size_t(edge.b)]) < 400);
        }
    }

    void new_components_come_beside_the_old_ones()
    {
        LayoutGraph graph = evidence(30);
        const std::vector<Point> before = settle(graph);
        graph = placedAt(graph, before);
        graph.nodes.resize(33, {.labelWidth = 90});
        graph.edges.push_back({30, 31});
        const std::vector<Point> after = settle(graph);
        for (std::size_t i = 0; i < before.size(); ++i)
            QCOMPARE(after[i], before[i]);
        QCOMPARE(overlappingLabels(graph, after, 1), 0);
    }

    void pinned_nodes_stay_while_the_rest_is_laid_out()
    {
        LayoutGraph graph = evidence(40);
        graph.nodes[3].position = Point{500, -200};
        graph.nodes[3].pinned = true;
        graph.nodes[9].position = Point{-300, 100};
        graph.nodes[9].pinned = true;
        const std::vector<Point> points = settle(graph);
        QCOMPARE(points[3], (Point{500, -200}));
        QCOMPARE(points[9], (Point{-300, 100}));
        QVERIFY(areFinite(points) && areDistinct(points));
    }

    void a_dragged_node_follows_and_its_neighbours_come_along()
    {
        const LayoutGraph graph = graphOf(4, {{0, 1}, {1, 2}, {2, 3}});
        Simulation simulation(placedAt(graph, settle(graph)));
        const std::vector<Point> before = pointsOf(simulation);
        QVERIFY(simulation.isAtRest());
        const Point to{before[0].x - 600, before[0].y};
        simulation.drag(0, to);
        QVERIFY(!simulation.isAtRest());
        stepsToRest(simulation);
        const std::vector<Point> held = pointsOf(simulation);
        QCOMPARE(held[0], to);
        QVERIFY(distance(held[3], to) < distance(before[3], to) - 30);

        simulation.release(0, true);
        stepsToRest(simulation);
        QCOMPARE(pointsOf(simulation)[0], to);

        simulation.setPinned(0, false);
        stepsToRest(simulation);
        QVERIFY(std::abs(meanEdgeOf(graph, pointsOf(simulation)) - meanEdgeOf(graph, before)) < 5);
    }

    void a_drag_leaves_other_components_alone()
    {
        const LayoutGraph graph = graphOf(4, {{0, 1}, {2, 3}});
        Simulation simulation(placedAt(graph, settle(graph)));
        const std::vector<Point> before = pointsOf(simulation);
        simulation.drag(0, {before[0].x, before[0].y - 300});
        stepsToRest(simulation);
        QCOMPARE(pointsOf(simulation)[2], before[2]);
        QCOMPARE(pointsOf(simulation)[3], before[3]);
    }

    void it_comes_to_rest_without_trembling()
    {
        const LayoutGraph graph = evidence(60);
        Simulation simulation(placedAt(graph, settle(graph)));
        const Point at = pointsOf(simulation)[20];
        simulation.drag(20, {at.x + 150, at.y + 80});
        simulation.release(20, false);
        const int steps = stepsToRest(simulation);
        QVERIFY2(steps < 300, qPrintable(QString::number(steps)));
        const std::vector<Point> rest = pointsOf(simulation);
        simulation.step();
        QVERIFY(pointsOf(simulation) == rest);
    }

    void orders_that_make_no_sense_are_ignored()
    {
        const LayoutGraph graph = graphOf(3, {{0, 1}});
        Simulation simulation(placedAt(graph, settle(graph)));
        const std::vector<Point> before = pointsOf(simulation);
        simulation.drag(-1, {0, 0});
        simulation.drag(3, {0, 0});
        simulation.drag(0, {std::numeric_limits<float>::quiet_NaN(), 0});
        simulation.drag(0, {std::numeric_limits<float>::infinity(), 0});
        simulation.release(99, true);
        simulation.setPinned(-5, false);
        QVERIFY(pointsOf(simulation) == before);
        QVERIFY(simulation.isAtRest());
    }

    void degenerate_graphs_give_places_data()
    {
        QTest::addColumn<LayoutGraph>("graph");
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const float inf = std::numeric_limits<float>::infinity();
        QTest::newRow("nothing") << graphOf(0, {});
        QTest::newRow("one node") << graphOf(1, {});
        QTest::newRow("no edges") << graphOf(50, {});
        QTest::newRow("only edges to nowhere") << graphOf(2, {{0, 7}, {-1, 1}, {5, 9}});
        QTest::newRow("loops and repeats") << graphOf(3, {{0, 0}, {1, 1}, {0, 1}, {1, 0}, {0, 1}, {1, 2}});
        QTest::newRow("weights without sense")
            << graphOf(4, {{0, 1, nan}, {1, 2, inf}, {2, 3, -4}, {3, 0, 0}, {0, 2, 1e30f}});
        QTest::newRow("complete") << [] {
            LayoutGraph graph = graphOf(30, {});
            for (int i = 0; i < 30; ++i)
                for (int j = 0; j < i; ++j)
                    graph.edges.push_back({i, j});
            return graph;
        }();
        QTest::newRow("a long chain") << [] {
            LayoutGraph graph = graphOf(3000, {});
            for (int i = 1; i < 3000; ++i)
                graph.edges.push_back({i - 1, i});
            return graph;
        }();
        QTest::newRow("a star of 5,000") << [] {
            LayoutGraph graph = graphOf(5001, {});
            for (int i = 1; i <= 5000; ++i)
                graph.edges.push_back({0, i});
            return graph;
        }();
        QTest::newRow("places that are none") << [=] {
            LayoutGraph graph = evidence(20);
            graph.nodes[0].position = Point{nan, 1};
            graph.nodes[1].position = Point{inf, -inf};
            graph.nodes[2].position = Point{3e38f, 0};
            graph.nodes[3].position = Point{5, 5};
            graph.nodes[4].pinned = true; // has no place
            graph.nodes[5].radius = nan;
            graph.nodes[6].radius = -3;
            graph.nodes[7].labelWidth = inf;
            graph.nodes[8].labelWidth = 1e9f;
            return graph;
        }();
        QTest::newRow("all in one place") << placedAt(evidence(30), std::vector<Point>(30, Point{4, 4}));
        QTest::newRow("half in one place, pinned") << [] {
            LayoutGraph graph = evidence(30);
            for (std::size_t i = 0; i < 15; ++i) {
                graph.nodes[i].position = Point{1, 1};
                graph.nodes[i].pinned = i < 2;
            }
            return graph;
        }();
    }
    void degenerate_graphs_give_places()
    {
        QFETCH(LayoutGraph, graph);
        const std::vector<Point> points = settle(graph);
        QCOMPARE(points.size(), graph.nodes.size());
        QVERIFY(areFinite(points));
        std::vector<Point> free; // what is pinned to one place stays there
        for (std::size_t i = 0; i < points.size(); ++i)
            if (!graph.nodes[i].pinned)
                free.push_back(points[i]);
        QVERIFY(areDistinct(free));
        QVERIFY(settle(graph) == points);
    }

    void a_million_leaves_on_one_hub()
    {
        constexpr int leaves = 1'000'000;
        LayoutGraph graph = graphOf(leaves + 1, {});
        for (int i = 1; i <= leaves; ++i)
            graph.edges.push_back({0, i});
        graph.nodes[0].position = Point{0, 0};
        graph.nodes[1].position = Point{90, 0};
        Simulation simulation(std::move(graph));
        for (int i = 0; i < 3; ++i)
            simulation.step();
        const std::vector<Point> points = pointsOf(simulation);
        QVERIFY(areFinite(points));
    }

    void it_stops_when_asked()
    {
        std::stop_source source;
        source.request_stop();
        const std::vector<Point> points = settle(evidence(20000, 0), source.get_token());
        QCOMPARE(points.size(), std::size_t(20000));
        QVERIFY(areFinite(points));
    }

    void grouped_repulsion_is_near_the_sum_of_all_pairs()
    {
        constexpr std::size_t n = 2000;
        Random random{3};
        std::vector<float> x(n), y(n), mass(n, 1), fx(n), fy(n), stiffness(n);
        for (std::size_t i = 0; i < n; ++i) {
            x[i] = 1000 * random.unit();
            y[i] = 700 * random.unit() * random.unit();
        }
        Repulsion().add(x, y, mass, 1, {fx, fy, stiffness});
        double wrong = 0, whole = 0;
        for (std::size_t i = 0; i < n; ++i) {
            double sx = 0, sy = 0;
            for (std::size_t j = 0; j < n; ++j) {
                const double dx = double(x[i]) - x[j], dy = double(y[i]) - y[j];
                const double d2 = dx * dx + dy * dy + (i == j);
                sx += dx / (d2 * std::sqrt(d2));
                sy += dy / (d2 * std::sqrt(d2));
            }
            wrong += std::pow(fx[i] - sx, 2) + std::pow(fy[i] - sy, 2);
            whole += sx * sx + sy * sy;
        }
        QVERIFY2(std::sqrt(wrong / whole) < 0.02, qPrintable(QString::number(std::sqrt(wrong / whole))));
    }

    void packing_never_overlaps()
    {
        Random random{11};
        std::vector<Block> blocks;
        for (int i = 0; i < 300; ++i)
            blocks.push_back({.width = 20 + 200 * random.unit(), .height = 20 + 100 * random.unit()});
        blocks[5] = {.left = -100, .top = -50, .width = 200, .height = 100, .fixed = true};
        pack(blocks, 20);
        QCOMPARE(blocks[5].left, -100.0f);
        for (std::size_t i = 0; i < blocks.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!QRectF(blocks[i].left, blocks[i].top, blocks[i].width, blocks[i].height)
                             .intersects(
                                 QRectF(blocks[j].left, blocks[j].top, blocks[j].width, blocks[j].height)));
    }
};

QTEST_GUILESS_MAIN(tst_Layout)
#include "tst_layout.moc"
