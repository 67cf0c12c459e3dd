// bench_tick G.el: lays an edge list out, then drags a node about and prints
// the milliseconds a live tick takes on one thread (tree, all forces, move).

#include "edge_list.h"

#include "models/layout/layout_thread.h"
#include "models/layout/simulation.h"
#include "models/workers/workers.h"

#include <cstdio>

using namespace redthread;

int main(int argc, char** argv)
{
    layout::LayoutGraph graph;
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_tick G.el\n");
        return 2;
    }
    if (!readEdgeList(argv[1], graph) || graph.nodes.empty()) {
        std::fprintf(stderr, "bench_tick: %s is not an edge list\n", argv[1]);
        return 1;
    }
    const std::vector<layout::Point> points = layout::settle(graph);
    Workers::setCommonThreads(0);
    for (std::size_t i = 0; i < points.size(); ++i)
        graph.nodes[i].position = points[i];
    const std::size_t nodes = graph.nodes.size(), edges = graph.edges.size();
    layout::Simulation simulation(std::move(graph));
    simulation.drag(0, points[0]); // finds the balance; not a tick
    const int ticks = nodes > 50'000 ? 60 : 300;
    const double before = cpuSeconds();
    for (int i = 0; i < ticks; ++i) {
        simulation.drag(0, {points[0].x + float(i % 100), points[0].y});
        simulation.step();
    }
    std::printf(R"({"tick_ms": %.3f, "ticks": %d, "nodes": %zu, "edges": %zu})"
                "\n",
                1000 * (cpuSeconds() - before) / ticks, ticks, nodes, edges);
}
