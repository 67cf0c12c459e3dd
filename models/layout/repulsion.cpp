#include "models/layout/repulsion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace redthread::layout {

namespace {

using std::size_t;

struct Sum {
    float x = 0, y = 0, curvature = 0;
};

// The kernel. sqrt and division, no reciprocal estimates: those differ from
// one maker's processor to the next, and the picture must not.
Sum addUp(const float* __restrict px, const float* __restrict py, const float* __restrict mass, int count,
          float x, float y)
{
    constexpr float softening = 1e-4f;
    float fx = 0, fy = 0, curvature = 0;
    for (int j = 0; j < count; ++j) {
        const float dx = x - px[j];
        const float dy = y - py[j];
        const float d2 = dx * dx + dy * dy;
        const float soft = d2 + softening;
        const float cube = soft * std::sqrt(soft);
        const float pull = (d2 > 0 ? mass[j] : 0.0f) / cube;
        fx += pull * dx;
        fy += pull * dy;
        curvature += pull;
    }
    return {fx, fy, curvature};
}

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
    const auto put = [&](size_t node, float itsMass, const Sum& sum) {
        const float scale = strength * itsMass;
        force.x[node] += scale * sum.x;
        force.y[node] += scale * sum.y;
        force.stiffness[node] += 2 * scale * sum.curvature;
    };
    if (n <= direct) {
        for (size_t i = 0; i < size_t(n); ++i)
            put(i, mass[i], addUp(x.data(), y.data(), mass.data(), n, x[i], y[i]));
        return;
    }
    sort(x, y, mass);
    build();
    // Groups are the topmost cells that are small enough.
    std::vector<int> open{0};
    while (!open.empty()) {
        const Cell& cell = m_cells[size_t(open.back())];
        open.pop_back();
        if (cell.count > group && cell.children > 0) {
            for (int k = 0; k < cell.children; ++k)
                open.push_back(cell.child + k);
            continue;
        }
        gather(cell);
        for (int k = cell.first; k < cell.first + cell.count; ++k)
            put(size_t(m_node[size_t(k)]), m_mass[size_t(k)],
                addUp(m_listX.data(), m_listY.data(), m_listMass.data(), int(m_listX.size()), m_x[size_t(k)],
                      m_y[size_t(k)]));
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
    m_x.resize(n);
    m_y.resize(n);
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
    m_cells.push_back({.size = m_side, .first = 0, .count = int(m_x.size())});
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

void Repulsion::gather(const Cell& group)
{
    const auto range = [&](const std::vector<float>& values) {
        const auto [low, high] =
            std::minmax_element(values.begin() + group.first, values.begin() + group.first + group.count);
        return std::pair(*low, *high);
    };
    const auto [x0, x1] = range(m_x);
    const auto [y0, y1] = range(m_y);
    m_listX.clear();
    m_listY.clear();
    m_listMass.clear();
    m_stack.assign(1, 0);
    while (!m_stack.empty()) {
        const Cell& cell = m_cells[size_t(m_stack.back())];
        m_stack.pop_back();
        const float dx = std::max({x0 - cell.x, cell.x - x1, 0.0f});
        const float dy = std::max({y0 - cell.y, cell.y - y1, 0.0f});
        if (cell.size * cell.size < theta * theta * (dx * dx + dy * dy)) {
            m_listX.push_back(cell.x);
            m_listY.push_back(cell.y);
            m_listMass.push_back(cell.mass);
        } else if (cell.children > 0) {
            for (int k = 0; k < cell.children; ++k)
                m_stack.push_back(cell.child + k);
        } else {
            const auto append = [&](std::vector<float>& list, const std::vector<float>& values) {
                list.insert(list.end(), values.begin() + cell.first,
                            values.begin() + cell.first + cell.count);
            };
            append(m_listX, m_x);
            append(m_listY, m_y);
            append(m_listMass, m_mass);
        }
    }
}

} // namespace redthread::layout
