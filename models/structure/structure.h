// What the shape of a network says of its nodes: how central each is, and which
// belong together. By igraph. Pure functions, from any thread; the same graph
// gives the same answer. Long ones end early, without an answer, when stopped.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

namespace redthread::structure {

struct Edge {
    int a = 0, b = 0;  // 0 … nodes - 1; an edge from a node to itself counts for nothing
    double weight = 1; // above 0
};

struct Graph {
    int nodes = 0;
    std::vector<Edge> edges;
};

enum class Centrality {
    Degree,      // lines at it, with their weights
    Betweenness, // shortest ways of others that lead over it
    PageRank,    // lines of those that have important lines themselves
};

// A number for each node, 0 … 1 of the largest. In a large graph betweenness is
// taken from the ways of 256 nodes, chosen by a seed.
std::optional<std::vector<double>> centrality(const Graph& graph, Centrality which, std::stop_token stop = {});

// The community of each node, 0 the largest; nodes without edges are -1. Leiden's
// method for modularity (Traag, Waltman, van Eck 2019), seeded.
std::optional<std::vector<int>> communities(const Graph& graph, std::stop_token stop = {});

} // namespace redthread::structure
