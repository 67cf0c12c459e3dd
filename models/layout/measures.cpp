#include "models/layout/measures.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace redthread::layout {

using std::size_t;

std::vector<Segment> segments(const Mesh& mesh)
{
    std::vector<Segment> result;
    result.reserve(size_t(mesh.edges()));
    for (int i = 0; i < mesh.size(); ++i)
        for (int k = mesh.offset[size_t(i)]; k < mesh.offset[size_t(i) + 1]; ++k)
            if (const int j = mesh.neighbour[size_t(k)]; i < j)
                result.push_back({i, j});
    return result;
}

float shared(const Mesh& mesh, Segment edge)
{
    const auto of = [&](int node) {
        return std::span(mesh.neighbour)
            .subspan(size_t(mesh.offset[size_t(node)]), size_t(mesh.degree(node)));
    };
    const auto one = of(edge.a), other = of(edge.b);
    const size_t fewer = std::min(one.size(), other.size());
    if (fewer <= 1)
        return 1;
    int both = 0; // ascending, both of them
    for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();)
        if (*a == *b) {
            ++both;
            ++a;
            ++b;
        } else {
            ++(*a < *b ? a : b);
        }
    return float(both) / float(fewer - 1); // without each other
}

bool cross(Segment one, Segment other, std::span<const float> x, std::span<const float> y)
{
    const auto [a, b] = one;
    const auto [c, d] = other;
    const auto side = [&](int from, int to, int at) {
        return (x[size_t(to)] - x[size_t(from)]) * (y[size_t(at)] - y[size_t(from)]) -
               (y[size_t(to)] - y[size_t(from)]) * (x[size_t(at)] - x[size_t(from)]);
    };
    return a != c && a != d && b != c && b != d && side(a, b, c) * side(a, b, d) < 0 &&
           side(c, d, a) * side(c, d, b) < 0;
}

float distance(int node, Segment edge, std::span<const float> x, std::span<const float> y)
{
    const float ax = x[size_t(edge.a)], ay = y[size_t(edge.a)];
    const float dx = x[size_t(edge.b)] - ax, dy = y[size_t(edge.b)] - ay;
    const float px = x[size_t(node)] - ax, py = y[size_t(node)] - ay;
    const float along = std::clamp((px * dx + py * dy) / std::max(dx * dx + dy * dy, 1e-6f), 0.0f, 1.0f);
    return std::hypot(px - along * dx, py - along * dy);
}

float meanEdge(const Mesh& mesh, Range range, std::span<const float> x, std::span<const float> y)
{
    double sum = 0;
    size_t count = 0;
    for (auto i = size_t(range.begin); i < size_t(range.end); ++i) {
        for (int k = mesh.offset[i]; k < mesh.offset[i + 1]; ++k) {
            const auto j = size_t(mesh.neighbour[size_t(k)]);
            sum += std::hypot(x[i] - x[j], y[i] - y[j]);
            ++count;
        }
    }
    return count == 0 ? 0.0f : float(sum / double(count));
}

int crossings(const Mesh& mesh, std::span<const float> x, std::span<const float> y)
{
    const std::vector<Segment> all = segments(mesh);
    int count = 0;
    for (size_t k = 0; k < all.size(); ++k)
        for (size_t l = k + 1; l < all.size(); ++l)
            count += cross(all[k], all[l], x, y);
    return count;
}

int nearMisses(const Mesh& mesh, std::span<const float> x, std::span<const float> y, float distance)
{
    int count = 0;
    for (const Segment edge : segments(mesh))
        for (int i = 0; i < mesh.size(); ++i)
            count += i != edge.a && i != edge.b && layout::distance(i, edge, x, y) < distance;
    return count;
}

std::vector<std::uint16_t> hops(const Mesh& mesh)
{
    constexpr auto unknown = std::numeric_limits<std::uint16_t>::max();
    const auto n = size_t(mesh.size());
    std::vector<std::uint16_t> result(n * n, unknown);
    std::vector<int> queue;
    for (size_t start = 0; start < n; ++start) {
        std::uint16_t* row = result.data() + start * n;
        row[start] = 0;
        queue.assign(1, int(start));
        for (size_t next = 0; next < queue.size(); ++next) {
            const auto node = size_t(queue[next]);
            for (int k = mesh.offset[node]; k < mesh.offset[node + 1]; ++k) {
                const auto other = size_t(mesh.neighbour[size_t(k)]);
                if (row[other] == unknown) {
                    row[other] = std::uint16_t(row[node] + 1);
                    queue.push_back(int(other));
                }
            }
        }
    }
    return result;
}

float stress(std::span<const std::uint16_t> hops, std::span<const float> x, std::span<const float> y)
{
    const size_t n = x.size();
    double sum = 0, squares = 0;
    for (size_t i = 0; i < n; ++i) {
        for (size_t j = i + 1; j < n; ++j) {
            const double ratio = std::hypot(x[i] - x[j], y[i] - y[j]) / hops[i * n + j];
            sum += ratio;
            squares += ratio * ratio;
        }
    }
    const double pairs = double(n) * double(n - 1) / 2;
    return squares > 0 ? float(1 - sum * sum / (pairs * squares)) : 0.0f;
}

} // namespace redthread::layout
