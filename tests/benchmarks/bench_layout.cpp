// bench_layout G.el P.xy: reads an edge list ("n m" in the first line, then two
// node numbers a line), lays it out by the default settings, writes "x y" a
// line and prints what it took. --ticks N also times live ticks afterwards.

#include "models/layout/layout_thread.h"
#include "models/layout/simulation.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <sys/resource.h>

using namespace redthread::layout;

namespace {

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double cpu() { return double(std::clock()) / CLOCKS_PER_SEC; }

bool readGraph(const char* path, LayoutGraph& graph)
{
    std::ifstream file(path);
    std::size_t nodes = 0, edges = 0;
    if (!(file >> nodes >> edges) || nodes > 100'000'000)
        return false;
    graph.nodes.resize(nodes);
    graph.edges.reserve(std::min<std::size_t>(edges, 100'000'000));
    for (int a = 0, b = 0; file >> a >> b;)
        graph.edges.push_back({a, b});
    return graph.edges.size() == edges;
}

// Milliseconds of CPU a tick, while one node is dragged about.
double tickMs(const LayoutGraph& graph, const std::vector<Point>& points, int ticks)
{
    LayoutGraph placed = graph;
    for (std::size_t i = 0; i < points.size(); ++i)
        placed.nodes[i].position = points[i];
    Simulation simulation(std::move(placed));
    simulation.drag(0, points[0]); // finds the strength; not a tick
    const double before = cpu();
    for (int i = 0; i < ticks; ++i) {
        simulation.drag(0, {points[0].x + float(i % 100), points[0].y});
        simulation.step();
    }
    return 1000 * (cpu() - before) / ticks;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3 && !(argc == 5 && std::strcmp(argv[3], "--ticks") == 0)) {
        std::fprintf(stderr, "usage: bench_layout G.el P.xy [--ticks N]\n");
        return 2;
    }
    LayoutGraph graph;
    if (!readGraph(argv[1], graph)) {
        std::fprintf(stderr, "bench_layout: %s is not an edge list\n", argv[1]);
        return 1;
    }
    const double wall = now(), processor = cpu();
    const std::size_t nodes = graph.nodes.size(), edges = graph.edges.size();
    const bool ticks = argc == 5 && nodes > 0;
    LayoutGraph copy = ticks ? graph : LayoutGraph{};
    const std::vector<Point> points = settle(std::move(graph));
    const double wallTaken = now() - wall, processorTaken = cpu() - processor;

    std::ofstream out(argv[2]);
    for (const Point point : points)
        out << point.x << ' ' << point.y << '\n';
    out.close();
    if (!out) {
        std::fprintf(stderr, "bench_layout: cannot write %s\n", argv[2]);
        return 1;
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf(R"({"cpu_s": %.4f, "wall_s": %.4f, "peak_mb": %.1f, "nodes": %zu, "edges": %zu)",
                processorTaken, wallTaken, double(usage.ru_maxrss) / 1024, nodes, edges);
    if (ticks)
        std::printf(R"(, "tick_ms": %.3f)", tickMs(copy, points, std::max(std::atoi(argv[4]), 1)));
    std::printf("}\n");
}
