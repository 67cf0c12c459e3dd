#include "models/layout/placing.h"

#include "models/layout/relaxation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <tuple>

namespace redthread::layout {

namespace {

using std::size_t;

constexpr float goldenAngle = 2.39996323f;

struct Placer {
    const Mesh& mesh;
    Range range;
    std::span<float> x, y;
    const std::vector<char>& placed;
    bool looksAround; // else the spiral does: small ranges only

    float room(float atX, float atY) const
    {
        float least = std::numeric_limits<float>::max();
        for (auto i = size_t(range.begin); i < size_t(range.end); ++i)
            if (placed[i])
                least = std::min(least, (x[i] - atX) * (x[i] - atX) + (y[i] - atY) * (y[i] - atY));
        return least;
    }

    // The best of `tries` places on a circle, `turn` for where it begins.
    Point around(float cx, float cy, float radius, int tries, int turn) const
    {
        Point best;
        float most = -1;
        for (int k = 0; k < tries; ++k) {
            const float angle = goldenAngle * float(turn + k);
            const Point there{cx + radius * std::cos(angle), cy + radius * std::sin(angle)};
            const float itsRoom = tries == 1 ? 0 : room(there.x, there.y);
            if (itsRoom > most) {
                most = itsRoom;
                best = there;
            }
        }
        return best;
    }

    Point placeOf(int node, int& turn) const
    {
        float sumX = 0, sumY = 0;
        int neighbours = 0;
        for (int k = mesh.offset[size_t(node)]; k < mesh.offset[size_t(node) + 1]; ++k) {
            const auto other = size_t(mesh.neighbour[size_t(k)]);
            if (!placed[other])
                continue;
            sumX += x[other];
            sumY += y[other];
            ++neighbours;
        }
        const float cx = sumX / float(neighbours), cy = sumY / float(neighbours);
        ++turn;
        if (neighbours > 1)
            return around(cx, cy, 0.25f * edgeLength, looksAround ? 8 : 1, turn);
        if (looksAround)
            return around(cx, cy, 0.9f * edgeLength, 16, turn);
        return around(cx, cy, edgeLength * (0.5f + 0.02f * std::sqrt(float(turn))), 1, turn);
    }
};

} // namespace

void placeBeside(const Mesh& mesh, Range range, std::span<float> x, std::span<float> y,
                 std::vector<char>& placed)
{
    const Placer placer{mesh, range, x, y, placed, range.size() <= 3000};
    std::vector<int> queue;
    for (int i = range.begin; i < range.end; ++i)
        if (placed[size_t(i)])
            queue.push_back(i);
    int turn = 0;
    for (size_t next = 0; next < queue.size(); ++next) {
        const auto node = size_t(queue[next]);
        for (int k = mesh.offset[node]; k < mesh.offset[node + 1]; ++k) {
            const int other = mesh.neighbour[size_t(k)];
            if (placed[size_t(other)])
                continue;
            const Point there = placer.placeOf(other, turn);
            x[size_t(other)] = there.x;
            y[size_t(other)] = there.y;
            placed[size_t(other)] = 1;
            queue.push_back(other);
        }
    }
}

void separate(std::span<float> x, std::span<float> y, std::span<const float> mobility)
{
    std::vector<int> order(x.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        return std::tuple(x[size_t(a)], y[size_t(a)], a) < std::tuple(x[size_t(b)], y[size_t(b)], b);
    });
    float firstX = 0, firstY = 0;
    int turn = 0;
    for (size_t k = 0; k < order.size(); ++k) {
        const auto i = size_t(order[k]);
        if (k == 0 || x[i] != firstX || y[i] != firstY) {
            firstX = x[i];
            firstY = y[i];
            turn = 0;
            continue;
        }
        ++turn;
        if (mobility[i] <= 0)
            continue;
        const float radius = 0.05f * edgeLength * std::sqrt(float(turn));
        x[i] += radius * std::cos(goldenAngle * float(turn));
        y[i] += radius * std::sin(goldenAngle * float(turn));
    }
}

} // namespace redthread::layout
