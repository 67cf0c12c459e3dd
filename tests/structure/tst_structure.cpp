#include "models/structure/structure.h"

#include <QtTest>

#include <random>
#include <thread>

using namespace redthread::structure;

namespace {

// Two cliques of `size`, joined by one edge between their last nodes.
Graph cliques(int size)
{
    Graph graph{2 * size, {}};
    for (int side = 0; side < 2; ++side)
        for (int i = 0; i < size; ++i)
            for (int j = i + 1; j < size; ++j)
                graph.edges.push_back({side * size + i, side * size + j});
    graph.edges.push_back({size - 1, 2 * size - 1});
    return graph;
}

Graph randomGraph(int nodes, int edges)
{
    std::mt19937 random(3);
    Graph graph{nodes, {}};
    for (int i = 0; i < edges; ++i)
        graph.edges.push_back({int(random() % unsigned(nodes)), int(random() % unsigned(nodes))});
    return graph;
}

} // namespace

class tst_Structure : public QObject {
    Q_OBJECT
private slots:
    void the_middle_of_a_star_is_central_by_every_measure()
    {
        Graph star{6, {}};
        for (int i = 1; i < 6; ++i)
            star.edges.push_back({0, i});
        for (const Centrality which : {Centrality::Degree, Centrality::Betweenness, Centrality::PageRank}) {
            const auto values = centrality(star, which);
            QVERIFY(values);
            QCOMPARE(values->at(0), 1.0);
            for (size_t i = 1; i < 6; ++i)
                QVERIFY(values->at(i) < 0.5);
        }
    }

    void a_bridge_is_between_and_weights_count()
    {
        const auto between = *centrality(cliques(5), Centrality::Betweenness);
        QCOMPARE(between[4], 1.0);
        QCOMPARE(between[9], 1.0);
        QCOMPARE(between[0], 0.0);
        const auto degree = *centrality({3, {{0, 1, 5}, {1, 2, 1}}}, Centrality::Degree);
        QCOMPARE(degree, std::vector<double>({5.0 / 6, 1, 1.0 / 6}));
    }

    void communities_are_told_largest_first()
    {
        Graph graph = cliques(5);
        graph.nodes += 1; // one alone
        graph.edges.push_back({0, 4});
        const auto found = *communities(graph);
        QCOMPARE(found, std::vector<int>({0, 0, 0, 0, 0, 1, 1, 1, 1, 1, -1}));
        QCOMPARE(*communities(graph), found);
    }

    void degenerate_graphs()
    {
        for (const Graph& graph : {Graph{0, {}}, Graph{1, {}}, Graph{3, {}}, Graph{2, {{0, 0}, {1, 1}}},
                                   Graph{2, {{0, 1, -1}, {0, 1, qQNaN()}, {0, 5}, {-1, 0}}},
                                   Graph{2, {{0, 1}, {1, 0}, {0, 1}}}}) {
            for (const Centrality which : {Centrality::Degree, Centrality::Betweenness, Centrality::PageRank}) {
                const auto values = centrality(graph, which);
                QVERIFY(values);
                QCOMPARE(values->size(), size_t(graph.nodes));
                for (const double value : *values)
                    QVERIFY(value >= 0 && value <= 1);
            }
            QCOMPARE(communities(graph)->size(), size_t(graph.nodes));
        }
    }

    void large_graphs_answer_alike_and_can_be_stopped()
    {
        const Graph graph = randomGraph(20'000, 60'000);
        const auto first = centrality(graph, Centrality::Betweenness);
        QCOMPARE(centrality(graph, Centrality::Betweenness), first);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!centrality(graph, Centrality::Betweenness, stop.get_token()));
        QVERIFY(!communities(graph, stop.get_token()));
        // Two at once wait for each other.
        std::optional<std::vector<double>> other;
        std::thread thread([&] { other = centrality(graph, Centrality::PageRank); });
        const auto groups = communities(graph);
        thread.join();
        QVERIFY(groups && other);
    }
};

QTEST_GUILESS_MAIN(tst_Structure)
#include "tst_structure.moc"
