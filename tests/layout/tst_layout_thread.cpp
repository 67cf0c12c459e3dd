// The layout on its thread: orders in, positions out. Clean under TSan.

#include "graphs.h"
#include "models/layout/layout_thread.h"

#include <QtTest>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <ctime>

using namespace redthread::layout;

namespace {

double processorSeconds() { return double(std::clock()) / CLOCKS_PER_SEC; }

// Looks until the layout has come to rest on that generation.
bool settles(LayoutThread& thread, std::uint64_t generation, int ms = 20000)
{
    return QTest::qWaitFor(
        [&] {
            thread.positions().refresh();
            const Positions::Frame& frame = thread.positions().latest();
            return frame.generation == generation && frame.settled;
        },
        ms);
}

} // namespace

class tst_LayoutThread : public QObject {
    Q_OBJECT
private slots:
    void it_gives_what_settle_gives()
    {
        LayoutGraph graph = evidence(60);
        graph.generation = 4;
        LayoutThread thread;
        thread.setGraph(graph);
        QVERIFY(settles(thread, 4));
        QVERIFY(thread.positions().latest().points == settle(graph));
    }

    void at_rest_it_sleeps()
    {
        LayoutGraph graph = evidence(60);
        graph.generation = 1;
        LayoutThread thread;
        std::atomic<int> frames = 0;
        thread.setNotify([&] { ++frames; });
        thread.setGraph(graph);
        QVERIFY(settles(thread, 1));
        QTest::qWait(30);
        const int before = frames;
        const double used = processorSeconds();
        QTest::qWait(400);
        QCOMPARE(frames, before);
        QVERIFY(processorSeconds() - used < 0.2);
    }

    void a_drag_is_followed_and_a_pin_kept()
    {
        LayoutGraph graph = evidence(30);
        graph.generation = 1;
        LayoutThread thread;
        thread.setGraph(graph);
        QVERIFY(settles(thread, 1));
        const Point to{400, 300};
        thread.drag(2, to);
        QTRY_VERIFY((thread.positions().refresh(), thread.positions().latest().points[2] == to));
        thread.release(2, true);
        QVERIFY(settles(thread, 1));
        QCOMPARE(thread.positions().latest().points[2], to);
        thread.restart();
        QTest::qWait(200);
        QVERIFY(settles(thread, 1));
        QCOMPARE(thread.positions().latest().points[2], to);
    }

    void paused_it_places_and_drags_but_does_not_move()
    {
        LayoutGraph graph = evidence(30);
        graph.generation = 1;
        LayoutThread thread;
        thread.pause();
        QVERIFY(!thread.isPlaying());
        thread.setGraph(graph);
        const auto points = [&]() -> const std::vector<Point>& {
            thread.positions().refresh();
            return thread.positions().latest().points;
        };
        QTRY_COMPARE(points().size(), std::size_t(30));
        const std::vector<Point> before = thread.positions().latest().points;
        thread.drag(0, {before[0].x + 200, before[0].y});
        QTRY_VERIFY(points()[0] != before[0]);
        QTest::qWait(100);
        for (std::size_t i = 1; i < before.size(); ++i)
            QCOMPARE(points()[i], before[i]);
        thread.play();
        QVERIFY(thread.isPlaying());
        QVERIFY(settles(thread, 1));
        QVERIFY(points()[1] != before[1]);
    }

    void a_removed_edge_lets_placed_nodes_move_a_little()
    {
        LayoutGraph graph = evidence(30);
        graph.generation = 1;
        LayoutThread thread;
        thread.setGraph(graph);
        QVERIFY(settles(thread, 1));
        graph = placedAt(graph, thread.positions().latest().points);
        const std::vector<Point> before = thread.positions().latest().points;
        graph.generation = 2;
        thread.setGraph(graph); // the same: nothing moves
        QVERIFY(settles(thread, 2));
        QVERIFY(thread.positions().latest().points == before);
        graph.generation = 3;
        graph.edges.pop_back();
        thread.setGraph(graph);
        QVERIFY(settles(thread, 3));
        double farthest = 0;
        for (std::size_t i = 0; i < before.size(); ++i)
            farthest = std::max(farthest, distance(before[i], thread.positions().latest().points[i]));
        QVERIFY(farthest < 120);
    }

    void a_layout_on_its_way_goes_on_when_its_graph_is_told_again()
    {
        LayoutGraph graph = evidence(30);
        graph.generation = 1;
        LayoutThread thread;
        thread.setGraph(graph);
        QVERIFY(settles(thread, 1));
        graph = placedAt(graph, thread.positions().latest().points);
        const Point far{graph.nodes[2].position->x + 300, graph.nodes[2].position->y};
        thread.drag(2, far);
        thread.release(2, false); // on its way back
        graph.nodes[2].position = far;
        graph.generation = 2;
        thread.setGraph(graph);
        QVERIFY(settles(thread, 2));
        QVERIFY(distance(thread.positions().latest().points[2], far) > 20);
    }

    void a_newer_graph_interrupts_a_long_first_layout()
    {
        LayoutGraph large = evidence(60000, 0);
        large.generation = 1;
        LayoutGraph small = evidence(5);
        small.generation = 2;
        LayoutThread thread;
        thread.setGraph(large);
        QTest::qWait(50);
        thread.setGraph(small);
        QVERIFY(settles(thread, 2));
        QCOMPARE(thread.positions().latest().points.size(), std::size_t(5));
    }

    void cancelled_it_leaves_all_where_they_were()
    {
        LayoutGraph large = evidence(60000, 0);
        large.generation = 1;
        for (std::size_t i = 0; i < large.nodes.size(); ++i)
            large.nodes[i].position = Point{float(i % 250) * 60, float(i / 250) * 60};
        LayoutThread thread;
        thread.setGraph(large);
        QVERIFY(settles(thread, 1));
        const std::vector<Point> before = thread.positions().latest().points;
        const std::uint64_t number = thread.restart();
        QTRY_VERIFY(thread.isLayingOut());
        thread.cancel();
        QTRY_VERIFY((thread.positions().refresh(), thread.positions().latest().restart == number));
        QVERIFY(!thread.isLayingOut());
        QVERIFY(settles(thread, 1));
        QVERIFY(thread.positions().latest().points == before);
        thread.cancel(); // nothing is under way
        const std::uint64_t next = thread.restart();
        QVERIFY(next > number);
        QTRY_VERIFY_WITH_TIMEOUT((thread.positions().refresh(), thread.positions().latest().restart == next), 60000);
        QVERIFY(thread.positions().latest().points != before);
    }

    void cancelled_a_first_layout_shows_how_far_it_had_come()
    {
        LayoutGraph large = evidence(60000, 0);
        large.generation = 1;
        LayoutThread thread;
        thread.pause();
        thread.setGraph(large);
        QTRY_VERIFY(thread.isLayingOut());
        thread.cancel();
        QTRY_VERIFY((thread.positions().refresh(), thread.positions().latest().generation == 1));
        const std::vector<Point>& points = thread.positions().latest().points;
        QCOMPARE(points.size(), large.nodes.size());
        QVERIFY(std::ranges::all_of(points, [](Point p) { return std::isfinite(p.x) && std::isfinite(p.y); }));
    }

    void it_ends_in_the_middle_of_anything()
    {
        for (int round = 0; round < 20; ++round) {
            LayoutThread thread;
            thread.setNotify([] {});
            LayoutGraph graph = evidence(round * 40, 0);
            graph.generation = std::uint64_t(round);
            thread.setGraph(graph);
            thread.drag(0, {1, 1});
            if (round % 3 == 0)
                QTest::qWait(5);
            thread.release(0, false);
            thread.setNotify({});
        }
    }

    void orders_without_a_graph_are_harmless()
    {
        LayoutThread thread;
        thread.drag(0, {0, 0});
        thread.restart();
        thread.setPinned(3, true);
        thread.setGraph({.generation = 9});
        QVERIFY(settles(thread, 9));
        QVERIFY(thread.positions().latest().points.empty());
    }

    void frames_are_never_torn()
    {
        Positions positions;
        std::atomic<bool> done = false;
        std::thread writer([&] {
            for (std::uint64_t i = 1; i <= 20000; ++i) {
                Positions::Frame& frame = positions.next();
                frame.generation = i;
                frame.points.assign(1 + i % 7, {float(i), float(i)});
                positions.publish();
            }
            done = true;
        });
        std::uint64_t last = 0;
        bool isWhole = true, isForward = true;
        while (true) {
            const bool wasDone = done;
            if (!positions.refresh()) {
                if (wasDone)
                    break;
                continue;
            }
            const Positions::Frame& frame = positions.latest();
            isForward = isForward && frame.generation > last;
            last = frame.generation;
            isWhole = isWhole && frame.points.size() == 1 + last % 7;
            for (const Point point : frame.points)
                isWhole = isWhole && point.x == float(last) && point.y == float(last);
        }
        writer.join();
        QVERIFY(isWhole);
        QVERIFY(isForward);
        QCOMPARE(last, std::uint64_t(20000));
    }
};

QTEST_GUILESS_MAIN(tst_LayoutThread)
#include "tst_layout_thread.moc"
