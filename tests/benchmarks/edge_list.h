// Graphs as the benchmarks read them: "n m" in the first line, then two node
// numbers, from 0, a line.
#pragma once

#include "models/layout/layout_graph.h"

#include <algorithm>
#include <ctime>
#include <fstream>

namespace redthread {

inline bool readEdgeList(const char* path, layout::LayoutGraph& graph)
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

// Seconds of all threads.
inline double cpuSeconds() { return double(std::clock()) / CLOCKS_PER_SEC; }

} // namespace redthread
