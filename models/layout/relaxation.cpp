#include "models/layout/relaxation.h"

#include "models/layout/clearance.h"

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
    if (kind == Kind::Calm) {
        addBoxes(bodies);
        addClearance(mesh, range, bodies);
    }
    return move(range, bodies, cap, kind);
}

void Relaxation::addSprings(const Mesh& mesh, Range range, const Bodies& bodies)
{
    for (int i = range.begin; i < range.end; ++i) {
        const float x = bodies.x[size_t(i)], y = bodies.y[size_t(i)];
        float fx = 0, fy = 0, stiffness = 0;
        for (int k = mesh.offset[size_t(i)]; k < mesh.offset[size_t(i) + 1]; ++k) {
            const auto other = size_t(mesh.neighbour[size_t(k)]);
            const float weight = mesh.weight[size_t(k)];
            fx += weight * (bodies.x[other] - x);
            fy += weight * (bodies.y[other] - y);
            stiffness += weight;
        }
        m_forces.x[size_t(i)] += fx;
        m_forces.y[size_t(i)] += fy;
        m_forces.stiffness[size_t(i)] += stiffness;
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
    if (!bodies.boxes.empty())
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
