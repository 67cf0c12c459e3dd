#include "models/layout/elbow_room.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace redthread::layout {

namespace {

Point middleOf(std::span<const Point> points)
{
    double x = 0, y = 0;
    for (const Point& p : points) {
        x += double(p.x);
        y += double(p.y);
    }
    const double n = double(std::max<size_t>(1, points.size()));
    return {float(x / n), float(y / n)};
}

// Root of the mean squared distance from the middle.
float spreadOf(std::span<const Point> points, Point middle)
{
    double sum = 0;
    for (const Point& p : points)
        sum += std::pow(double(p.x - middle.x), 2) + std::pow(double(p.y - middle.y), 2);
    return points.empty() ? 0 : float(std::sqrt(sum / double(points.size())));
}

} // namespace

// In an evenly filled disc the spread is its radius by the root of two.
float radiusFor(size_t few, std::span<const Point> all)
{
    if (all.size() < 2)
        return 0;
    const float whole = spreadOf(all, middleOf(all)) * std::numbers::sqrt2_v<float>;
    return whole * std::sqrt(float(few) / float(all.size()));
}

Point madeRoom(Point p, Point middle, float radius)
{
    const float dx = p.x - middle.x, dy = p.y - middle.y;
    const float was = std::hypot(dx, dy);
    if (was <= 0)
        return p;
    const float area = was * was + std::copysign(radius * radius, radius);
    const float is = std::sqrt(std::max(area, was * was / 16)); // who stood inside comes near, not all to one place
    return {middle.x + dx * is / was, middle.y + dy * is / was};
}

std::vector<Point> fitted(std::span<const Point> figure, Point middle, float radius)
{
    const Point was = middleOf(figure);
    const float spread = spreadOf(figure, was);
    const float scale = spread > 0 ? radius / (spread * std::numbers::sqrt2_v<float>) : 1;
    std::vector<Point> result;
    for (const Point& p : figure) {
        const float dx = (p.x - was.x) * scale, dy = (p.y - was.y) * scale;
        const float far = std::hypot(dx, dy);
        const float in = far > radius ? radius / far : 1;
        result.push_back({middle.x + dx * in, middle.y + dy * in});
    }
    return result;
}

} // namespace redthread::layout
