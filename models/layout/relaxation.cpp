#include "models/layout/relaxation.h"

#include "models/layout/clearance.h"
#include "models/layout/power.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace redthread::layout {

using std::size_t;

void Bodies::resize(int nodes)
{
    for (std::vector<float>* values : {&x, &y, &moveX, &moveY})
        values->assign(size_t(nodes), 0);
    mobility.assign(size_t(nodes), 1);
}

void Forces::clear(int nodes)
{
    for (std::vector<float>* values : {&x, &y, &stiffness})
        values->assign(size_t(nodes), 0);
}

ForceSpans Forces::of(Range range)
{
    const auto part = [&](std::vector<float>& values) {
        return std::span(values).subspan(size_t(range.begin), size_t(range.size()));
    };
    return {part(x), part(y), part(stiffness)};
}

float Relaxation::step(const Mesh& mesh, Range range, Bodies& bodies, float strength, float cap, Kind kind)
{
    begin(bodies.size());
    addSprings(mesh, range, bodies);
    addRepulsion(mesh, range, bodies, strength, kind);
    addFlatness(range, bodies);
    if (m_distances)
        m_distances->add(bodies.x, bodies.y, m_distanceShare, m_forces.of(range));
    if (kind == Kind::Calm) {
        addBoxes(bodies);
        addClearance(mesh, range, bodies);
    }
    addLoad(range, m_load);
    return move(range, bodies, cap, kind);
}

Forces Relaxation::residual(const Mesh& mesh, Range range, const Bodies& bodies, float strength)
{
    begin(bodies.size());
    addSprings(mesh, range, bodies);
    addFlatness(range, bodies);
    addRepulsion(mesh, range, bodies, strength, Kind::Calm);
    Forces load;
    load.clear(bodies.size());
    for (auto i = size_t(range.begin); i < size_t(range.end); ++i) {
        load.x[i] = -m_forces.x[i];
        load.y[i] = -m_forces.y[i];
    }
    return load;
}

void Relaxation::addLoad(Range range, const Forces& load)
{
    if (load.x.empty())
        return;
    for (auto i = size_t(range.begin); i < size_t(range.end); ++i) {
        m_forces.x[i] += load.x[i];
        m_forces.y[i] += load.y[i];
    }
}

void Relaxation::addSprings(const Mesh& mesh, Range range, const Bodies& bodies)
{
    constexpr int grain = 1024;
    Workers::common().share(range.size(), range.size(), grain, [&](int begin, int end) {
        std::vector<float> dx, dy, pull;
        for (int first = range.begin + begin; first < range.begin + end; first += grain)
            addSprings(mesh, {first, std::min(first + grain, range.begin + end)}, bodies, dx, dy, pull);
    });
}

void Relaxation::addSprings(const Mesh& mesh, Range nodes, const Bodies& bodies, std::vector<float>& dx,
                            std::vector<float>& dy, std::vector<float>& pull)
{
    const int first = mesh.offset[size_t(nodes.begin)], last = mesh.offset[size_t(nodes.end)];
    const auto count = size_t(last - first);
    for (std::vector<float>* values : {&dx, &dy, &pull})
        values->resize(count);
    for (int i = nodes.begin; i < nodes.end; ++i) {
        const float x = bodies.x[size_t(i)], y = bodies.y[size_t(i)];
        for (int k = mesh.offset[size_t(i)]; k < mesh.offset[size_t(i) + 1]; ++k) {
            const auto other = size_t(mesh.neighbour[size_t(k)]), to = size_t(k - first);
            dx[to] = bodies.x[other] - x;
            dy[to] = bodies.y[other] - y;
        }
    }
    if (m_attraction == 1) {
        std::fill(pull.begin(), pull.end(), 1.0f);
    } else {
        constexpr float length2 = edgeLength * edgeLength;
        for (size_t k = 0; k < count; ++k)
            pull[k] = (dx[k] * dx[k] + dy[k] * dy[k]) * (1 / length2) + 1e-6f;
        raise(pull, (m_attraction - 1) / 2);
    }
    const float bend = std::max(m_attraction, 1.0f);
    for (int i = nodes.begin; i < nodes.end; ++i) {
        float fx = 0, fy = 0, stiffness = 0;
        for (int k = mesh.offset[size_t(i)]; k < mesh.offset[size_t(i) + 1]; ++k) {
            const auto at = size_t(k - first);
            const float by = mesh.weight[size_t(k)] * pull[at];
            fx += by * dx[at];
            fy += by * dy[at];
            stiffness += by;
        }
        m_forces.x[size_t(i)] += fx;
        m_forces.y[size_t(i)] += fy;
        m_forces.stiffness[size_t(i)] += bend * stiffness;
    }
}

void Relaxation::addRepulsion(const Mesh& mesh, Range range, const Bodies& bodies, float strength, Kind kind)
{
    const auto part = [&](const std::vector<float>& values) {
        return std::span(values).subspan(size_t(range.begin), size_t(range.size()));
    };
    ForceSpans force = m_forces.of(range);
    if (kind == Kind::Rough) {
        m_ignored.assign(size_t(range.size()), 0);
        force.stiffness = m_ignored;
    }
    m_repulsion.add(part(bodies.x), part(bodies.y), part(mesh.mass), strength, force);
}

void Relaxation::addBoxes(const Bodies& bodies)
{
    if (bodies.boxes.empty())
        return;
    m_boxes.add(bodies.x, bodies.y, bodies.boxes, m_forces.of({0, bodies.size()}));
}

void Relaxation::addClearance(const Mesh& mesh, Range range, const Bodies& bodies)
{
    if (!bodies.boxes.empty() && bodies.size() < smallMesh)
        layout::addClearance(mesh, range, bodies.x, bodies.y, bodies.boxes, m_forces.of({0, bodies.size()}));
}

void Relaxation::addFlatness(Range range, const Bodies& bodies)
{
    if (bodies.boxes.empty())
        return;
    // The drawing's height grows with the root of n: the push at its rim does not.
    const float stiffness = 0.5f / std::sqrt(float(range.size()));
    double sum = 0;
    for (int i = range.begin; i < range.end; ++i)
        sum += bodies.y[size_t(i)];
    const auto middle = float(sum / range.size());
    for (int i = range.begin; i < range.end; ++i) {
        m_forces.y[size_t(i)] -= stiffness * (bodies.y[size_t(i)] - middle);
        m_forces.stiffness[size_t(i)] += stiffness;
    }
}

float Relaxation::move(Range range, Bodies& bodies, float cap, Kind kind) const
{
    constexpr int grain = 4096;
    std::vector<float> longest(size_t(range.size() / grain) + 1, 0);
    Workers::common().share(range.size(), range.size(), grain, [&](int begin, int end) {
        for (int from = begin; from < end; from += grain)
            longest[size_t(from / grain)] =
                moveSome({range.begin + from, range.begin + std::min(from + grain, end)}, bodies, cap, kind);
    });
    return *std::max_element(longest.begin(), longest.end());
}

float Relaxation::moveSome(Range range, Bodies& bodies, float cap, Kind kind) const
{
    const float rate = kind == Kind::Rough ? 0.8f : 1.0f;
    constexpr float momentum = 0.5f;
    constexpr float farthest = 1e6f;
    float longest = 0;
    for (auto i = size_t(range.begin); i < size_t(range.end); ++i) {
        float& mx = bodies.moveX[i];
        float& my = bodies.moveY[i];
        const float mobility = bodies.mobility[i];
        if (mobility <= 0) {
            mx = my = 0;
            continue;
        }
        const float fx = m_forces.x[i], fy = m_forces.y[i];
        const float inverse = rate / std::max(m_forces.stiffness[i], 1e-6f);
        const float keep = fx * mx + fy * my > 0 ? momentum : 0;
        float dx = fx * inverse + keep * mx;
        float dy = fy * inverse + keep * my;
        const float length = std::sqrt(dx * dx + dy * dy);
        if (!(length < std::numeric_limits<float>::max())) { // overflow: wait for the others to move
            mx = my = 0;
            continue;
        }
        if (length > cap) {
            dx *= cap / length;
            dy *= cap / length;
        }
        longest = std::max(longest, std::min(length, cap));
        mx = dx;
        my = dy;
        bodies.x[i] = std::clamp(bodies.x[i] + mobility * dx, -farthest, farthest);
        bodies.y[i] = std::clamp(bodies.y[i] + mobility * dy, -farthest, farthest);
    }
    return longest;
}

void Heat::raise(float to)
{
    m_heat = std::max(m_heat, to);
    m_quiet = 0;
}

void Heat::cool(float longest, int nodes)
{
    // Large layouts stop earlier: what still moves there is less than a pixel
    // of the picture.
    const bool large = nodes > 5000;
    m_heat *= large ? 0.95f : 0.97f;
    m_quiet = longest < (large ? 0.5f : 0.04f) ? m_quiet + 1 : 0;
    if (m_quiet >= 8 || m_heat < (large ? 0.002f : 0.0005f))
        m_heat = 0;
}

} // namespace redthread::layout
