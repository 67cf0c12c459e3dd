#include "models/structure/structure.h"

#include <igraph/igraph.h>

#include <algorithm>
#include <mutex>
#include <numeric>
#include <random>

namespace redthread::structure {

namespace {

constexpr unsigned seed = 20200622;

// igraph asks its handlers, random numbers and errors process-wide or per thread,
// as it was built; one at a time is right for both.
std::mutex& oneAtATime()
{
    static std::mutex mutex;
    return mutex;
}

const std::stop_token*& running()
{
    static const std::stop_token* token = nullptr; // under the mutex
    return token;
}

igraph_error_t isStopped(void*)
{
    if (!running() || !running()->stop_requested())
        return IGRAPH_SUCCESS;
    IGRAPH_FINALLY_FREE(); // what the interrupted call has taken is given back here
    return IGRAPH_INTERRUPTED;
}

class Session {
public:
    explicit Session(const std::stop_token& stop) : m_lock(oneAtATime())
    {
        running() = &stop;
        m_error = igraph_set_error_handler(igraph_error_handler_ignore);
        m_interruption = igraph_set_interruption_handler(isStopped);
        igraph_rng_seed(igraph_rng_default(), seed);
    }
    ~Session()
    {
        igraph_set_interruption_handler(m_interruption);
        igraph_set_error_handler(m_error);
        running() = nullptr;
    }

private:
    std::lock_guard<std::mutex> m_lock;
    igraph_error_handler_t* m_error;
    igraph_interruption_handler_t* m_interruption;
};

struct Reals {
    igraph_vector_t v;
    explicit Reals(igraph_integer_t n = 0) { igraph_vector_init(&v, n); }
    ~Reals() { igraph_vector_destroy(&v); }
    Reals(const Reals&) = delete;
};

struct Integers {
    igraph_vector_int_t v;
    explicit Integers(igraph_integer_t n = 0) { igraph_vector_int_init(&v, n); }
    ~Integers() { igraph_vector_int_destroy(&v); }
    Integers(const Integers&) = delete;
};

// The graph without loops, and the weights beside it.
struct Made {
    igraph_t graph;
    Reals weights;

    explicit Made(const Graph& from)
    {
        Integers ends;
        igraph_vector_int_reserve(&ends.v, igraph_integer_t(from.edges.size() * 2));
        igraph_vector_reserve(&weights.v, igraph_integer_t(from.edges.size()));
        const auto isNode = [&](int at) { return at >= 0 && at < from.nodes; };
        for (const Edge& edge : from.edges)
            if (edge.a != edge.b && isNode(edge.a) && isNode(edge.b) && edge.weight > 0) {
                igraph_vector_int_push_back(&ends.v, edge.a);
                igraph_vector_int_push_back(&ends.v, edge.b);
                igraph_vector_push_back(&weights.v, edge.weight);
            }
        igraph_create(&graph, &ends.v, from.nodes, IGRAPH_UNDIRECTED);
    }
    ~Made() { igraph_destroy(&graph); }
};

std::vector<double> shares(const Reals& values, int nodes)
{
    std::vector<double> result(static_cast<size_t>(nodes), 0.0);
    double most = 0;
    for (int i = 0; i < nodes; ++i)
        most = std::max(most, VECTOR(values.v)[i]);
    for (int i = 0; i < nodes && most > 0; ++i)
        result[size_t(i)] = VECTOR(values.v)[i] / most;
    return result;
}

} // namespace

std::optional<std::vector<double>> centrality(const Graph& graph, Centrality which, std::stop_token stop)
{
    if (graph.nodes <= 0)
        return std::vector<double>();
    const Session session(stop);
    const Made made(graph);
    Reals values;
    igraph_error_t error = IGRAPH_SUCCESS;
    switch (which) {
    case Centrality::Degree:
        error = igraph_strength(&made.graph, &values.v, igraph_vss_all(), IGRAPH_ALL, IGRAPH_NO_LOOPS,
                                &made.weights.v);
        break;
    case Centrality::Betweenness: {
        constexpr int exact = 3000, samples = 256;
        if (graph.nodes <= exact) {
            error = igraph_betweenness(&made.graph, &values.v, igraph_vss_all(), IGRAPH_UNDIRECTED, nullptr);
            break;
        }
        std::vector<int> all(static_cast<size_t>(graph.nodes), 0);
        std::iota(all.begin(), all.end(), 0);
        std::vector<int> some;
        std::sample(all.begin(), all.end(), std::back_inserter(some), samples, std::mt19937(seed));
        Integers sources(igraph_integer_t(some.size()));
        for (size_t i = 0; i < some.size(); ++i)
            VECTOR(sources.v)[i] = some[i];
        error = igraph_betweenness_subset(&made.graph, &values.v, igraph_vss_all(), IGRAPH_UNDIRECTED,
                                          igraph_vss_vector(&sources.v), igraph_vss_all(), nullptr);
        break;
    }
    case Centrality::PageRank: {
        igraph_real_t value = 0;
        error = igraph_pagerank(&made.graph, IGRAPH_PAGERANK_ALGO_PRPACK, &values.v, &value, igraph_vss_all(),
                                IGRAPH_UNDIRECTED, 0.85, &made.weights.v, nullptr);
        break;
    }
    }
    if (error != IGRAPH_SUCCESS || stop.stop_requested())
        return std::nullopt;
    return shares(values, graph.nodes);
}

std::optional<std::vector<int>> communities(const Graph& graph, std::stop_token stop)
{
    if (graph.nodes <= 0)
        return std::vector<int>();
    const Session session(stop);
    const Made made(graph);
    Reals strength;
    Integers membership;
    igraph_integer_t count = 0;
    igraph_real_t quality = 0;
    if (igraph_strength(&made.graph, &strength.v, igraph_vss_all(), IGRAPH_ALL, IGRAPH_NO_LOOPS,
                        &made.weights.v) != IGRAPH_SUCCESS)
        return std::nullopt;
    const double total = igraph_vector_sum(&strength.v); // twice the weight of all edges
    std::vector<int> result(static_cast<size_t>(graph.nodes), -1);
    if (total <= 0)
        return result;
    constexpr int rounds = 4; // more changes next to nothing
    const igraph_error_t error =
        igraph_community_leiden(&made.graph, &made.weights.v, &strength.v, 1 / total, 0.01, false, rounds,
                                &membership.v, &count, &quality);
    if (error != IGRAPH_SUCCESS || stop.stop_requested())
        return std::nullopt;
    // Largest first; of two alike the one that begins earlier.
    const size_t n = size_t(count);
    std::vector<int> sizes(n, 0), first(n, graph.nodes), order(n, 0), name(n, 0);
    for (int i = graph.nodes - 1; i >= 0; --i)
        if (VECTOR(strength.v)[i] > 0) {
            ++sizes[size_t(VECTOR(membership.v)[i])];
            first[size_t(VECTOR(membership.v)[i])] = i;
        }
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        return sizes[size_t(a)] != sizes[size_t(b)] ? sizes[size_t(a)] > sizes[size_t(b)]
                                                    : first[size_t(a)] < first[size_t(b)];
    });
    for (size_t i = 0; i < order.size(); ++i)
        name[size_t(order[i])] = int(i);
    for (int i = 0; i < graph.nodes; ++i)
        if (VECTOR(strength.v)[i] > 0)
            result[size_t(i)] = name[size_t(VECTOR(membership.v)[i])];
    return result;
}

} // namespace redthread::structure
