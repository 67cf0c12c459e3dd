// The parts of the force core: kernels, laws, workers, untangling.
#include "graphs.h"

#include "models/layout/distances.h"
#include "models/layout/force_law.h"
#include "models/layout/layout_thread.h"
#include "models/layout/measures.h"
#include "models/layout/power.h"
#include "models/layout/repulsion_kernel.h"
#include "models/layout/simulation.h"
#include "models/layout/starts.h"
#include "models/layout/untangling.h"
#include "models/workers/workers.h"

#include <QtTest>

#include <array>
#include <atomic>

using namespace redthread::layout;
using redthread::Workers;

namespace {

// Groups whose members know each other, and a few ties between groups.
LayoutGraph communities(int groups, int size)
{
    Random random{4};
    LayoutGraph graph = graphOf(groups * size, {});
    const auto member = [&](int group) { return group * size + random.below(size); };
    for (int group = 0; group < groups; ++group) {
        for (int i = 0; i < size * 3; ++i)
            graph.edges.push_back({member(group), member(group), 1});
        for (int i = 1; i < size; ++i)
            graph.edges.push_back({group * size + i, group * size + i - 1, 1});
        for (int i = 0; i < 4; ++i)
            graph.edges.push_back({member(group), member(random.below(groups)), 1});
        graph.edges.push_back({member(group), member((group + 1) % groups), 1});
    }
    return graph;
}

Mesh meshOfGraph(const LayoutGraph& graph) { return orderedMesh(graph).mesh; }

LayoutGraph binaryTree(int nodes)
{
    LayoutGraph graph = graphOf(nodes, {});
    for (int i = 1; i < nodes; ++i)
        graph.edges.push_back({i, (i - 1) / 2, 1});
    return graph;
}

// Within groups, over all.
double spread(const std::vector<Point>& points, int size)
{
    double within = 0, all = 0;
    const auto n = points.size();
    std::size_t pairsWithin = 0, pairs = 0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const double d = distance(points[i], points[j]);
            all += d;
            ++pairs;
            if (int(i) / size == int(j) / size) {
                within += d;
                ++pairsWithin;
            }
        }
    return within / double(pairsWithin) / (all / double(pairs));
}

// A graph laid out, as its mesh has the nodes.
struct Settled {
    Mesh mesh;
    std::vector<float> x, y;
};
Settled settled(const LayoutGraph& graph)
{
    const std::vector<Point> points = settle(graph);
    const Ordered ordered = orderedMesh(graph);
    Settled result{ordered.mesh, {}, {}};
    for (const int node : ordered.nodeAt) {
        result.x.push_back(points[std::size_t(node)].x);
        result.y.push_back(points[std::size_t(node)].y);
    }
    return result;
}

} // namespace

class tst_Forces : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { Workers::setCommonThreads(-1); }

    void the_kernel_adds_up_what_it_says()
    {
        constexpr int sources = 37, targets = 21;
        Random random{1};
        std::vector<float> x, y, mass;
        for (int i = 0; i < sources; ++i) {
            x.push_back(100 * random.around());
            y.push_back(100 * random.around());
            mass.push_back(1 + random.unit());
        }
        std::array<float, 2 * targetStep> tx{}, ty{}, sumX{}, sumY{}, curvature{};
        std::copy_n(x.begin(), targets, tx.begin()); // each target is a source as well
        std::copy_n(y.begin(), targets, ty.begin());
        addUp({x.data(), y.data(), mass.data(), sources},
              {tx.data(), ty.data(), sumX.data(), sumY.data(), curvature.data(), targets});
        for (std::size_t i = 0; i < targets; ++i) {
            double fx = 0, fy = 0, c = 0, size = 0;
            for (std::size_t j = 0; j < sources; ++j) {
                const double dx = double(tx[i]) - x[j], dy = double(ty[i]) - y[j], d = std::hypot(dx, dy);
                if (d == 0)
                    continue;
                fx += mass[j] * dx / (d * d * d);
                fy += mass[j] * dy / (d * d * d);
                c += mass[j] / (d * d * d);
                size += mass[j] / (d * d);
            }
            QVERIFY(std::abs(sumX[i] - fx) < 0.005 * size);
            QVERIFY(std::abs(sumY[i] - fy) < 0.005 * size);
            QVERIFY(std::abs(curvature[i] - c) < 0.005 * c);
        }
    }

    void powers_are_within_a_hundredth()
    {
        for (const float exponent : {-0.5f, -0.375f, -0.25f, 0.25f, 0.5f}) {
            std::vector<float> values, wanted;
            for (float x = 1e-6f; x < 1e6f; x *= 1.41f) {
                values.push_back(x);
                wanted.push_back(std::pow(x, exponent));
            }
            QVERIFY(values.size() % 8 != 0); // the rest of a vector, too
            raise(values, exponent);
            for (std::size_t i = 0; i < values.size(); ++i)
                QVERIFY2(std::abs(values[i] / wanted[i] - 1) < 0.01f, qPrintable(QString::number(i)));
        }
    }

    void workers_do_everything_once_data()
    {
        QTest::addColumn<int>("threads");
        for (const int threads : {0, 1, 5})
            QTest::addRow("%d threads", threads) << threads;
    }
    void workers_do_everything_once()
    {
        QFETCH(int, threads);
        Workers workers(threads);
        for (int turn = 0; turn < 200; ++turn) {
            std::vector<std::atomic<int>> done(997);
            workers.share(int(done.size()), 10, [&](int begin, int end) {
                for (int i = begin; i < end; ++i)
                    ++done[std::size_t(i)];
            });
            for (const std::atomic<int>& times : done)
                QCOMPARE(times.load(), 1);
        }
        workers.share(0, 10, [](int, int) { QFAIL("nothing to do"); });
    }

    void any_number_of_threads_gives_the_same_bits()
    {
        const LayoutGraph graph = evidence(40'000, 0);
        Workers::setCommonThreads(0);
        const std::vector<Point> alone = settle(graph);
        Workers::setCommonThreads(3);
        QVERIFY(settle(graph) == alone);
    }

    void distances_are_hops_and_pull_towards_them()
    {
        const Mesh mesh = meshOfGraph(binaryTree(500));
        const Distances distances(mesh, 60);
        Random random{2};
        std::vector<float> x, y;
        for (int i = 0; i < mesh.size(); ++i) {
            x.push_back(500 * random.around());
            y.push_back(500 * random.around());
        }
        const float before = distances.stress(x, y);
        for (int step = 0; step < 50; ++step) {
            Forces forces;
            forces.clear(mesh.size());
            std::fill(forces.stiffness.begin(), forces.stiffness.end(), 1.0f);
            distances.add(x, y, 1, forces.of({0, mesh.size()}));
            for (std::size_t i = 0; i < x.size(); ++i) {
                x[i] += forces.x[i];
                y[i] += forces.y[i];
            }
        }
        const float after = distances.stress(x, y);
        QVERIFY2(after < before / 2, qPrintable(QStringLiteral("%1 → %2").arg(before).arg(after)));
        QVERIFY(Distances(mesh, 7).isEmpty());
    }

    void the_law_follows_what_the_network_is_like()
    {
        const ForceLaw tree = lawOf(meshOfGraph(binaryTree(4000)), {});
        const ForceLaw few = lawOf(meshOfGraph(binaryTree(100)), {});
        Random random{8};
        LayoutGraph small = graphOf(3000, {});
        for (int i = 1; i < 3000; ++i)
            for (int k = 0; k < 3; ++k)
                small.edges.push_back({i, random.below(i), 1});
        const ForceLaw smallWorld = lawOf(meshOfGraph(small), {});
        QCOMPARE(few.distances, 0.0f);
        QVERIFY(tree.distances > 0);
        QVERIFY(smallWorld.distances > 4 * tree.distances);
        QVERIFY(smallWorld.massByDegree > tree.massByDegree);
    }

    void sliders_go_about_the_preset()
    {
        const Mesh mesh = meshOfGraph(binaryTree(1000));
        const auto law = [&](float closeness, float distances) {
            return lawOf(mesh, {.preset = Preset::Distances, .closeness = closeness, .distances = distances});
        };
        QVERIFY(law(1, 0).attraction < law(0, 0).attraction);
        QVERIFY(law(-1, 0).attraction > law(0, 0).attraction);
        QVERIFY(law(0, 1).distances > law(0, 0).distances);
        QCOMPARE(law(0, -1).distances, 0.0f);
        QCOMPARE(law(1000, 0).attraction, law(1, 0).attraction);
        QCOMPARE(law(std::nanf(""), std::nanf("")).attraction, law(0, 0).attraction);
    }

    void communities_lie_together()
    {
        constexpr int size = 40;
        LayoutGraph graph = communities(20, size);
        graph.style.preset = Preset::Chart;
        const double chart = spread(settle(graph), size);
        graph.style.preset = Preset::Communities;
        const double together = spread(settle(graph), size);
        QVERIFY2(together < 0.9 * chart,
                 qPrintable(QStringLiteral("%1 against %2").arg(together).arg(chart)));
    }

    void distances_keep_their_proportion()
    {
        LayoutGraph graph = binaryTree(2100);
        const auto stressOf = [&](Preset preset) {
            graph.style.preset = preset;
            const auto [mesh, x, y] = settled(graph);
            return stress(hops(mesh), x, y);
        };
        const float distances = stressOf(Preset::Distances), communities = stressOf(Preset::Communities);
        QVERIFY2(distances < 0.95f * communities,
                 qPrintable(QStringLiteral("%1 against %2").arg(distances).arg(communities)));
    }

    // Of a small network places are tried one by one, by what the preset says.
    void presets_differ_in_small_networks_too()
    {
        LayoutGraph graph = evidence(50, 0);
        const auto measured = [&](Preset preset) {
            graph.style.preset = preset;
            const auto [mesh, x, y] = settled(graph);
            double sum = 0, squares = 0, sharing = 0, other = 0;
            int sharers = 0, others = 0;
            const std::vector<Segment> edges = segments(mesh);
            for (const Segment edge : edges) {
                const double length = std::hypot(x[size_t(edge.a)] - x[size_t(edge.b)], y[size_t(edge.a)] - y[size_t(edge.b)]);
                sum += length;
                squares += length * length;
                const bool share = shared(mesh, edge) >= 0.5f;
                (share ? sharing : other) += length;
                ++(share ? sharers : others);
            }
            const double n = double(edges.size());
            struct {
                float stress;
                double unevenness, sharersLength;
                int crossings;
            } result{stress(hops(mesh), x, y), std::sqrt(squares * n / (sum * sum) - 1),
                     sharing / sharers / (other / others), crossings(mesh, x, y)};
            return result;
        };
        const auto balanced = measured(Preset::Balanced), chart = measured(Preset::Chart),
                   communities = measured(Preset::Communities), distances = measured(Preset::Distances);
        const auto told = [&](const auto& m) {
            return QStringLiteral("stress %1, unevenness %2, sharers %3, crossings %4; ").arg(m.stress).arg(m.unevenness).arg(m.sharersLength).arg(m.crossings);
        };
        const QString all = told(balanced) + told(chart) + told(communities) + told(distances);
        QVERIFY2(distances.stress < 0.9f * balanced.stress, qPrintable(all));
        QVERIFY2(chart.unevenness < 0.9 * balanced.unevenness, qPrintable(all));
        QVERIFY2(communities.sharersLength < 0.9 * balanced.sharersLength, qPrintable(all));
        QVERIFY2(balanced.crossings < distances.crossings, qPrintable(all));
    }

    void untangling_takes_crossings_out()
    {
        const Mesh mesh = meshOfGraph(evidence(50, 0));
        const std::vector<std::uint16_t> distances = hops(mesh);
        Relaxation relaxation;
        Bodies bodies;
        bodies.resize(mesh.size());
        Random random{6};
        scatter(bodies, random);
        const auto never = [] { return false; };
        anneal(mesh, bodies, relaxation, 20, never);
        const Bodies before = bodies;
        untangle(mesh, distances, bodies, 10'000'000, never);
        QVERIFY(crossings(mesh, bodies.x, bodies.y) < crossings(mesh, before.x, before.y));
        QVERIFY(badness(mesh, distances, bodies) < badness(mesh, distances, before));
        Bodies again = before;
        untangle(mesh, distances, again, 10'000'000, never);
        QVERIFY(again.x == bodies.x && again.y == bodies.y);
        again = before;
        untangle(mesh, distances, again, 10'000'000, [] { return true; });
        QVERIFY(again.x == before.x);
    }

    void what_is_far_from_a_drag_hardly_stirs()
    {
        LayoutGraph graph = evidence(3000, 0);
        const std::vector<Point> before = settle(graph);
        Simulation simulation(placedAt(graph, before));
        simulation.drag(0, {before[0].x + 300, before[0].y});
        simulation.release(0, false);
        int steps = 0;
        for (; !simulation.isAtRest() && steps < 2000; ++steps)
            simulation.step();
        std::vector<Point> after;
        simulation.write(after);
        double moved = 0;
        for (std::size_t i = 1; i < before.size(); ++i)
            moved += distance(before[i], after[i]) / double(before.size());
        QVERIFY2(moved < 0.05 * meanEdgeOf(graph, before), qPrintable(QString::number(moved)));
        QVERIFY(steps < 2000);
    }
};

QTEST_GUILESS_MAIN(tst_Forces)
#include "tst_forces.moc"
