#include "models/layout/untangling.h"

#include "models/layout/measures.h"
#include "models/layout/starts.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace redthread::layout {

namespace {

using std::size_t;

constexpr float missCounts = 2; // crossings; a line under a foreign node misleads more

class Untangling {
public:
    Untangling(const Mesh& mesh, std::span<const std::uint16_t> hops, Bodies& bodies, const Taste& taste)
        : m_mesh(mesh),
          m_taste(taste),
          m_hops(hops),
          m_boxes(bodies.boxes),
          m_x(bodies.x),
          m_y(bodies.y),
          m_lines(segments(mesh))
    {
        m_edge = std::max(meanEdge(mesh, {0, mesh.size()}, m_x, m_y), 1e-3f);
        m_scale = scale();
        for (const float y : m_y)
            m_middle += y / float(m_y.size());
        m_flat = 0.05f * float(m_lines.size()) / float(mesh.size()); // windows are wide
        // Where edges are many, so are crossings, and one more counts for less.
        m_pull = 0.5f * std::max(float(m_lines.size()) / float(mesh.size()) - 1.5f, 0.0f);
        for (int node = 0; node < mesh.size() && taste.cohesion > 0; ++node)
            for (int k = mesh.offset[size_t(node)]; k < mesh.offset[size_t(node) + 1]; ++k)
                m_shared.push_back(shared(mesh, {node, mesh.neighbour[size_t(k)]}));
    }

    void run(long work, const Interrupted& interrupted)
    {
        constexpr int rounds = 8, tries = 16;
        Random random{std::uint64_t(m_mesh.size()) + 3};
        for (int round = 0; round < rounds; ++round) {
            bool moved = false;
            for (int node = 0; node < m_mesh.size(); ++node) {
                work -= long(tries) * m_mesh.degree(node) * long(m_lines.size());
                if (work < 0 || interrupted())
                    return;
                moved |= improve(node, tries, random);
            }
            if (!moved)
                return;
        }
    }

private:
    // The length of a hop at which all distances fit best.
    float scale() const
    {
        double ratios = 0, squares = 0;
        const size_t n = m_x.size();
        for (size_t i = 0; i < n; ++i)
            for (size_t j = 0; j < i; ++j) {
                const double ratio = std::hypot(m_x[i] - m_x[j], m_y[i] - m_y[j]) / m_hops[i * n + j];
                ratios += ratio;
                squares += ratio * ratio;
            }
        return ratios > 0 ? float(squares / ratios) : 1.0f;
    }

    bool improve(int node, int tries, Random& random)
    {
        const auto i = size_t(node);
        const float oldX = m_x[i], oldY = m_y[i];
        float bestX = oldX, bestY = oldY, least = cost(node) - 1e-3f;
        bool moved = false;
        const Point middle = middleOfNeighbours(node);
        for (int k = 0; k < tries; ++k) {
            // Half of the places about the neighbours, half about where it is.
            const bool isNear = k % 2 == 1;
            const float radius = m_edge * (isNear ? 0.6f : 1.6f);
            m_x[i] = (isNear ? oldX : middle.x) + radius * random.around();
            m_y[i] = (isNear ? oldY : middle.y) + radius * random.around();
            if (const float its = cost(node); its < least) {
                least = its;
                bestX = m_x[i];
                bestY = m_y[i];
                moved = true;
            }
        }
        m_x[i] = bestX;
        m_y[i] = bestY;
        return moved;
    }

    Point middleOfNeighbours(int node) const
    {
        Point sum;
        const int degree = m_mesh.degree(node);
        for (int k = m_mesh.offset[size_t(node)]; k < m_mesh.offset[size_t(node) + 1]; ++k) {
            sum.x += m_x[size_t(m_mesh.neighbour[size_t(k)])] / float(degree);
            sum.y += m_y[size_t(m_mesh.neighbour[size_t(k)])] / float(degree);
        }
        return sum;
    }

    // What the place of a node is answerable for.
    float cost(int node) const
    {
        float sum = 0;
        for (int k = m_mesh.offset[size_t(node)]; k < m_mesh.offset[size_t(node) + 1]; ++k) {
            const int other = m_mesh.neighbour[size_t(k)];
            int crossed = 0;
            for (const Segment line : m_lines)
                crossed += cross({node, other}, line, m_x, m_y);
            sum += m_taste.crossings * float(crossed);
            const float longer =
                std::hypot(m_x[size_t(node)] - m_x[size_t(other)], m_y[size_t(node)] - m_y[size_t(other)]) /
                m_edge;
            sum += (m_pull + (m_shared.empty() ? 0 : m_taste.cohesion * m_shared[size_t(k)])) * longer * longer +
                   m_taste.evenness * (longer - 1) * (longer - 1);
        }
        return sum + misses(node) + strain(node);
    }

    // The node under foreign lines, other nodes under its own.
    float misses(int node) const
    {
        const float close = 0.22f * m_edge;
        int count = 0;
        for (const Segment line : m_lines) {
            if (line.a != node && line.b != node) {
                count += distance(node, line, m_x, m_y) < close;
            } else {
                for (int other = 0; other < m_mesh.size(); ++other)
                    if (other != line.a && other != line.b)
                        count += distance(other, line, m_x, m_y) < close;
            }
        }
        return missCounts * float(count);
    }

    // Stress, in crossings, and a wall about every other node.
    float strain(int node) const
    {
        const size_t n = m_x.size(), i = size_t(node);
        const float perPair = m_taste.stress * float(m_lines.size()) / (0.5f * float(n) * float(n - 1));
        const float room = 0.4f * m_edge;
        float stress = 0, crowded = 0;
        for (size_t j = 0; j < n; ++j) {
            if (j == i)
                continue;
            const float length = std::hypot(m_x[i] - m_x[j], m_y[i] - m_y[j]);
            const float off = length / (m_scale * float(m_hops[i * n + j])) - 1;
            stress += off * off;
            if (length < room)
                crowded += 4 * (1 - length / room);
            if (!m_boxes.empty())
                crowded += 4 * overlap(i, j);
        }
        const float rise = (m_y[i] - m_middle) / m_edge;
        return perPair * stress + crowded + m_flat * rise * rise;
    }

    // 0 … 1; boxes are in scene units, whose mean edge is edgeLength.
    float overlap(size_t i, size_t j) const
    {
        const float unit = m_edge / edgeLength;
        const Box &a = m_boxes[i], &b = m_boxes[j];
        const float wide = unit * (a.halfWidth + b.halfWidth), dy = m_y[j] - m_y[i];
        const float high = unit * (dy > 0 ? a.below + b.above : a.above + b.below);
        const float x = 1 - std::abs(m_x[j] - m_x[i]) / wide, y = 1 - std::abs(dy) / high;
        return x > 0 && y > 0 ? std::min(x, y) : 0.0f;
    }

    const Mesh& m_mesh;
    const Taste m_taste;
    std::vector<float> m_shared; // of each place of Mesh::neighbour; empty: it does not count
    std::span<const std::uint16_t> m_hops;
    const std::vector<Box>& m_boxes;
    std::vector<float>&m_x, &m_y;
    std::vector<Segment> m_lines;
    float m_edge = 1;
    float m_scale = 1;
    float m_middle = 0;
    float m_flat = 0; // of a node an edge above or below the middle, in crossings
    float m_pull = 0; // of an edge of the mean length, in crossings
};

} // namespace

void untangle(const Mesh& mesh, std::span<const std::uint16_t> hops, Bodies& bodies, long work,
              const Interrupted& interrupted, const Taste& taste)
{
    Untangling(mesh, hops, bodies, taste).run(work, interrupted);
}

} // namespace redthread::layout
