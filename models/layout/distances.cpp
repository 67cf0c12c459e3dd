#include "models/layout/distances.h"

#include "models/layout/lanes.h"
#include "models/layout/random.h"

#include <algorithm>
#include <cmath>

namespace redthread::layout {

namespace {

using std::size_t;

REDTHREAD_INLINE Lanes loadHops(const std::uint16_t* from)
{
    using Shorts = std::uint16_t __attribute__((vector_size(16)));
    Shorts shorts;
    std::memcpy(&shorts, from, sizeof shorts);
    return __builtin_convertvector(shorts, Lanes);
}

struct Wanted {
    const float *pivotX, *pivotY;
    const std::uint16_t* hops; // of the first node asked for
    int pivots;
    float scale; // length of a hop
    float share;
};

// The pull on nodes 0 … count of the pointers.
REDTHREAD_EVERY_PROCESSOR void pull(const Wanted& wanted, const float* nodeX, const float* nodeY, int count,
                                    float* forceX, float* forceY, float* stiffness)
{
    for (int i = 0; i < count; ++i) {
        const float x = nodeX[i], y = nodeY[i];
        const std::uint16_t* hops = wanted.hops + std::ptrdiff_t(i) * wanted.pivots;
        Lanes fx{}, fy{}, weights{};
        for (int p = 0; p < wanted.pivots; p += laneCount) {
            const Lanes h = loadHops(hops + p);
            const Lanes dx = load(wanted.pivotX + p) - x;
            const Lanes dy = load(wanted.pivotY + p) - y;
            const Lanes inverse = inverseRoot(dx * dx + dy * dy + 1e-6f);
            const Lanes weight = where(h > 0.0f, 1.0f / (h * h));
            const Lanes towards = weight * (1.0f - wanted.scale * h * inverse);
            fx += towards * dx;
            fy += towards * dy;
            weights += weight;
        }
        const float firmness = wanted.share * (stiffness[i] + 1e-6f);
        const float by = firmness / (sum(weights) + 1e-12f);
        forceX[i] += by * sum(fx);
        forceY[i] += by * sum(fy);
        stiffness[i] += firmness;
    }
}

} // namespace

Distances::Distances(const Mesh& mesh, int pivots)
{
    const int n = mesh.size();
    const int count = std::min(pivots, n) / laneCount * laneCount;
    if (count == 0)
        return;
    m_hops.resize(size_t(n) * size_t(count));
    std::vector<int> queue(size_t(n), 0);
    std::vector<std::uint16_t> hops(size_t(n), 0);
    std::vector<std::uint16_t> nearest(size_t(n), 0xffff); // of the pivots so far
    Random random{std::uint64_t(n) + 7};
    for (int p = 0; p < count; ++p) {
        const int pivot = p % 2 == 1 ? int(std::max_element(nearest.begin(), nearest.end()) - nearest.begin())
                                     : random.below(n);
        m_pivots.push_back(pivot);
        constexpr std::uint16_t unseen = 0xffff;
        std::fill(hops.begin(), hops.end(), unseen);
        hops[size_t(pivot)] = 0;
        queue[0] = pivot;
        for (int head = 0, tail = 1; head < tail; ++head) {
            const auto node = size_t(queue[size_t(head)]);
            const auto next = std::uint16_t(std::min(hops[node] + 1, unseen - 1));
            for (int k = mesh.offset[node]; k < mesh.offset[node + 1]; ++k)
                if (const auto other = size_t(mesh.neighbour[size_t(k)]); hops[other] == unseen) {
                    hops[other] = next;
                    queue[size_t(tail++)] = int(other);
                }
        }
        for (size_t i = 0; i < size_t(n); ++i) {
            nearest[i] = std::min(nearest[i], hops[i]);
            m_hops[i * size_t(count) + size_t(p)] = hops[i] == unseen ? 0 : hops[i];
        }
    }
}

Distances::Ratios Distances::ratios(std::span<const float> x, std::span<const float> y, size_t stride) const
{
    const size_t count = m_pivots.size();
    Ratios result;
    for (size_t i = 0; i < x.size(); i += stride)
        for (size_t p = 0; p < count; ++p) {
            const auto pivot = size_t(m_pivots[p]);
            if (const auto hops = float(m_hops[i * count + p]); hops > 0) {
                const float dx = x[i] - x[pivot], dy = y[i] - y[pivot];
                const double ratio = std::sqrt(dx * dx + dy * dy) / hops;
                result.sum += ratio;
                result.squares += ratio * ratio;
                ++result.pairs;
            }
        }
    return result;
}

double Distances::meanHops() const
{
    double total = 0;
    for (const std::uint16_t hops : m_hops)
        total += hops;
    return m_hops.empty() ? 0 : total / double(m_hops.size());
}

float Distances::stress(std::span<const float> x, std::span<const float> y) const
{
    const Ratios r = ratios(x, y, 1);
    return r.squares > 0 ? float(1 - r.sum * r.sum / (r.pairs * r.squares)) : 0;
}

void Distances::add(std::span<const float> x, std::span<const float> y, float share, ForceSpans force) const
{
    if (isEmpty() || share <= 0)
        return;
    const Ratios r = ratios(x, y, std::max<size_t>(1, x.size() / 100));
    if (!(r.sum > 0))
        return;
    std::vector<float> pivotX, pivotY;
    for (const int pivot : m_pivots) {
        pivotX.push_back(x[size_t(pivot)]);
        pivotY.push_back(y[size_t(pivot)]);
    }
    constexpr int grain = 2048;
    Workers::common().share(int(x.size()), int(x.size()), grain, [&](int begin, int end) {
        const auto from = size_t(begin);
        const Wanted wanted{pivotX.data(),
                            pivotY.data(),
                            m_hops.data() + from * m_pivots.size(),
                            int(m_pivots.size()),
                            float(r.squares / r.sum),
                            share};
        pull(wanted, x.data() + from, y.data() + from, end - begin, force.x.data() + from,
             force.y.data() + from, force.stiffness.data() + from);
    });
}

} // namespace redthread::layout
