#include "models/layout/repulsion.h"

#include "models/layout/repulsion_kernel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace redthread::layout {

namespace {

using std::size_t;

// Puts a zero bit in front of each of the lower 16 bits.
std::uint32_t spread(std::uint32_t v)
{
    v = (v | (v << 8)) & 0x00ff00ffu;
    v = (v | (v << 4)) & 0x0f0f0f0fu;
    v = (v | (v << 2)) & 0x33333333u;
    return (v | (v << 1)) & 0x55555555u;
}

} // namespace

void Repulsion::add(std::span<const float> x, std::span<const float> y, std::span<const float> mass,
                    float strength, ForceSpans force)
{
    const int n = int(x.size());
    if (n < 2)
        return;
    if (n <= direct) {
        pushAll(x, y, mass, strength, force);
        return;
    }
    sort(x, y, mass);
    build();
    findGroups();
    constexpr int grain = 32;
    Workers::common().share(n, int(m_groups.size()), grain,
                            [&](int first, int last) { push(first, last, strength, force); });
}

// Every pair, without a tree.
void Repulsion::pushAll(std::span<const float> x, std::span<const float> y, std::span<const float> mass,
                        float strength, ForceSpans force)
{
    const auto padded = [](std::vector<float>& to, std::span<const float> from) {
        to.assign(from.size() + targetStep, 0);
        std::copy(from.begin(), from.end(), to.begin());
    };
    padded(m_x, x);
    padded(m_y, y);
    const int n = int(x.size());
    std::array<float, direct + targetStep> sumX, sumY, curvature;
    addUp({m_x.data(), m_y.data(), mass.data(), n},
          {m_x.data(), m_y.data(), sumX.data(), sumY.data(), curvature.data(), n});
    for (size_t i = 0; i < size_t(n); ++i) {
        const float scale = strength * mass[i];
        force.x[i] += scale * sumX[i];
        force.y[i] += scale * sumY[i];
        force.stiffness[i] += 2 * scale * curvature[i];
    }
}

// Groups are the topmost cells that are small enough, in Morton order.
void Repulsion::findGroups()
{
    m_groups.clear();
    std::vector<int> open{0};
    while (!open.empty()) {
        const int index = open.back();
        const Cell& cell = m_cells[size_t(index)];
        open.pop_back();
        if (cell.count <= group || cell.children == 0) {
            m_groups.push_back(index);
            continue;
        }
        for (int k = cell.children; k-- > 0;)
            open.push_back(cell.child + k);
    }
}

void Repulsion::push(int firstGroup, int lastGroup, float strength, ForceSpans force) const
{
    List list;
    std::vector<float> sumX, sumY, curvature;
    for (int g = firstGroup; g < lastGroup; ++g) {
        const Cell& cell = m_cells[size_t(m_groups[size_t(g)])];
        gather(cell, list);
        for (std::vector<float>* sums : {&sumX, &sumY, &curvature})
            if (sums->size() < size_t(cell.count) + targetStep)
                sums->resize(size_t(cell.count) + targetStep);
        addUp({list.x.data(), list.y.data(), list.mass.data(), list.count},
              {m_x.data() + cell.first, m_y.data() + cell.first, sumX.data(), sumY.data(), curvature.data(),
               cell.count});
        for (size_t k = 0; k < size_t(cell.count); ++k) {
            const auto node = size_t(m_node[size_t(cell.first) + k]);
            const float scale = strength * m_mass[size_t(cell.first) + k];
            force.x[node] += scale * sumX[k];
            force.y[node] += scale * sumY[k];
            force.stiffness[node] += 2 * scale * curvature[k];
        }
    }
}

void Repulsion::sort(std::span<const float> x, std::span<const float> y, std::span<const float> mass)
{
    const size_t n = x.size();
    const auto [left, right] = std::minmax_element(x.begin(), x.end());
    const auto [top, bottom] = std::minmax_element(y.begin(), y.end());
    const float x0 = *left, y0 = *top;
    m_side = std::max({*right - x0, *bottom - y0, 1e-3f}) * 1.0001f;
    const float scale = 65536.0f / m_side;

    m_key.resize(n);
    m_node.resize(n);
    for (size_t i = 0; i < n; ++i) {
        const auto column = std::min(65535u, std::uint32_t((x[i] - x0) * scale));
        const auto row = std::min(65535u, std::uint32_t((y[i] - y0) * scale));
        m_key[i] = spread(column) | (spread(row) << 1);
        m_node[i] = int(i);
    }
    m_keyOther.resize(n);
    m_nodeOther.resize(n);
    for (const int shift : {0, 11, 22}) { // a stable radix sort: three digits of 11 bits
        std::array<int, 2049> start{};
        for (const std::uint32_t key : m_key)
            ++start[((key >> shift) & 2047) + 1];
        for (size_t digit = 0; digit < 2048; ++digit)
            start[digit + 1] += start[digit];
        for (size_t i = 0; i < n; ++i) {
            const auto to = size_t(start[(m_key[i] >> shift) & 2047]++);
            m_keyOther[to] = m_key[i];
            m_nodeOther[to] = m_node[i];
        }
        m_key.swap(m_keyOther);
        m_node.swap(m_nodeOther);
    }
    m_x.resize(n + targetStep);
    m_y.resize(n + targetStep);
    m_mass.resize(n);
    for (size_t i = 0; i < n; ++i) {
        const auto node = size_t(m_node[i]);
        m_x[i] = x[node];
        m_y[i] = y[node];
        m_mass[i] = mass[node];
    }
}

void Repulsion::build()
{
    m_cells.clear();
    m_cells.push_back({.size = m_side, .first = 0, .count = int(m_mass.size())});
    for (int i = 0; i < int(m_cells.size()); ++i)
        split(i);
    // Children stand behind their parent: from the back, sums are ready in time.
    for (size_t i = m_cells.size(); i-- > 0;) {
        Cell& cell = m_cells[i];
        double x = 0, y = 0, mass = 0;
        if (cell.children > 0) {
            for (int k = cell.child; k < cell.child + cell.children; ++k) {
                const Cell& child = m_cells[size_t(k)];
                mass += child.mass;
                x += double(child.mass) * child.x;
                y += double(child.mass) * child.y;
            }
        } else {
            for (int k = cell.first; k < cell.first + cell.count; ++k) {
                mass += m_mass[size_t(k)];
                x += double(m_mass[size_t(k)]) * m_x[size_t(k)];
                y += double(m_mass[size_t(k)]) * m_y[size_t(k)];
            }
        }
        cell.mass = float(mass);
        cell.x = float(x / mass);
        cell.y = float(y / mass);
    }
}

void Repulsion::split(int index)
{
    const Cell cell = m_cells[size_t(index)];
    if (cell.count <= leaf || cell.depth >= 16)
        return;
    const int shift = 30 - 2 * cell.depth; // of the two bits that name the quadrant
    const auto end = m_key.begin() + cell.first + cell.count;
    auto from = m_key.begin() + cell.first;
    const int child = int(m_cells.size());
    while (from != end) {
        const std::uint64_t limit = ((std::uint64_t(*from) >> shift) + 1) << shift;
        const auto to =
            std::lower_bound(from, end, limit, [](std::uint32_t key, std::uint64_t v) { return key < v; });
        m_cells.push_back({.size = cell.size / 2,
                           .first = int(from - m_key.begin()),
                           .count = int(to - from),
                           .depth = cell.depth + 1});
        from = to;
    }
    m_cells[size_t(index)].child = child;
    m_cells[size_t(index)].children = int(m_cells.size()) - child;
}

void Repulsion::List::add(const float* itsX, const float* itsY, const float* itsMass, int itsCount)
{
    const auto needed = size_t(count + itsCount);
    if (x.size() < needed)
        for (std::vector<float>* values : {&x, &y, &mass})
            values->resize(2 * needed);
    std::copy_n(itsX, itsCount, x.begin() + count);
    std::copy_n(itsY, itsCount, y.begin() + count);
    std::copy_n(itsMass, itsCount, mass.begin() + count);
    count += itsCount;
}

void Repulsion::gather(const Cell& group, List& list) const
{
    const auto range = [&](const std::vector<float>& values) {
        const auto [low, high] =
            std::minmax_element(values.begin() + group.first, values.begin() + group.first + group.count);
        return std::pair(*low, *high);
    };
    const auto [x0, x1] = range(m_x);
    const auto [y0, y1] = range(m_y);
    list.count = 0;
    list.stack.assign(1, 0);
    while (!list.stack.empty()) {
        const Cell& cell = m_cells[size_t(list.stack.back())];
        list.stack.pop_back();
        const float dx = std::max({x0 - cell.x, cell.x - x1, 0.0f});
        const float dy = std::max({y0 - cell.y, cell.y - y1, 0.0f});
        if (cell.size * cell.size < theta * theta * (dx * dx + dy * dy)) {
            list.add(&cell.x, &cell.y, &cell.mass, 1);
        } else if (cell.children > 0) {
            for (int k = 0; k < cell.children; ++k)
                list.stack.push_back(cell.child + k);
        } else {
            list.add(m_x.data() + cell.first, m_y.data() + cell.first, m_mass.data() + cell.first,
                     cell.count);
        }
    }
}

} // namespace redthread::layout
