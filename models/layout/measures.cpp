#include "models/layout/measures.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace redthread::layout {

namespace {

using std::size_t;

struct Segment {
    int a, b;
};

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

} // namespace

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
    const auto side = [&](int a, int b, int c) {
        return (x[size_t(b)] - x[size_t(a)]) * (y[size_t(c)] - y[size_t(a)]) -
               (y[size_t(b)] - y[size_t(a)]) * (x[size_t(c)] - x[size_t(a)]);
    };
    int count = 0;
    for (size_t k = 0; k < all.size(); ++k) {
        const auto [a, b] = all[k];
        for (size_t l = k + 1; l < all.size(); ++l) {
            const auto [c, d] = all[l];
            if (a == c || a == d || b == c || b == d)
                continue;
            count += side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
        }
    }
    return count;
}

int nearMisses(const Mesh& mesh, std::span<const float> x, std::span<const float> y, float distance)
{
    int count = 0;
    for (const auto [a, b] : segments(mesh)) {
        const float ax = x[size_t(a)], ay = y[size_t(a)];
        const float dx = x[size_t(b)] - ax, dy = y[size_t(b)] - ay;
        const float length2 = std::max(dx * dx + dy * dy, 1e-6f);
        for (int i = 0; i < mesh.size(); ++i) {
            if (i == a || i == b)
                continue;
            const float px = x[size_t(i)] - ax, py = y[size_t(i)] - ay;
            const float along = std::clamp((px * dx + py * dy) / length2, 0.0f, 1.0f);
            const float ox = px - along * dx, oy = py - along * dy;
            count += ox * ox + oy * oy < distance * distance;
        }
    }
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
