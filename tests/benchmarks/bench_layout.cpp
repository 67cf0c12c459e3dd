// bench_layout G.el P.xy: lays an edge list out by the default settings, writes
// "x y" a line and prints what it took.

#include "edge_list.h"

#include "models/layout/layout_thread.h"

#include <chrono>
#include <cstdio>
#include <sys/resource.h>

using namespace redthread;

namespace {

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: bench_layout G.el P.xy\n");
        return 2;
    }
    layout::LayoutGraph graph;
    if (!readEdgeList(argv[1], graph)) {
        std::fprintf(stderr, "bench_layout: %s is not an edge list\n", argv[1]);
        return 1;
    }
    const std::size_t nodes = graph.nodes.size(), edges = graph.edges.size();
    const double wall = now(), cpu = cpuSeconds();
    const std::vector<layout::Point> points = layout::settle(std::move(graph));
    const double wallTaken = now() - wall, cpuTaken = cpuSeconds() - cpu;

    std::ofstream out(argv[2]);
    for (const layout::Point point : points)
        out << point.x << ' ' << point.y << '\n';
    out.close();
    if (!out) {
        std::fprintf(stderr, "bench_layout: cannot write %s\n", argv[2]);
        return 1;
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf(R"({"cpu_s": %.4f, "wall_s": %.4f, "peak_mb": %.1f, "nodes": %zu, "edges": %zu})"
                "\n",
                cpuTaken, wallTaken, double(usage.ru_maxrss) / 1024, nodes, edges);
}
