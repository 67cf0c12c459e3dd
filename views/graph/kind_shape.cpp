#include "views/graph/kind_shape.h"

#include <QHash>
#include <QPolygonF>

#include <array>
#include <cmath>
#include <numbers>

namespace redthread {

namespace {

constexpr int shapeCount = int(KindShape::Pentagon) + 1;

// A regular polygon with the area of the unit circle, standing on a side or a
// tip as `startDegrees` (0 = right, clockwise on screen) says.
QPolygonF regular(int corners, double startDegrees)
{
    constexpr double pi = std::numbers::pi;
    const double radius = std::sqrt(2 * pi / (corners * std::sin(2 * pi / corners)));
    QPolygonF polygon;
    for (int i = 0; i < corners; ++i) {
        const double angle = startDegrees * pi / 180 + 2 * pi * i / corners;
        polygon << QPointF(radius * std::cos(angle), radius * std::sin(angle));
    }
    return polygon;
}

QPolygonF box(double halfWidth, double halfHeight)
{
    return QPolygonF({{-halfWidth, -halfHeight},
                      {halfWidth, -halfHeight},
                      {halfWidth, halfHeight},
                      {-halfWidth, halfHeight}});
}

// Two half circles and what lies between.
QPolygonF pill()
{
    constexpr double w = 1.24, r = 0.7, pi = std::numbers::pi;
    QPolygonF polygon;
    for (int i = 0; i <= 10; ++i)
        polygon << QPointF(w - r + r * std::sin(pi * i / 10), -r * std::cos(pi * i / 10));
    for (int i = 0; i <= 10; ++i)
        polygon << QPointF(r - w - r * std::sin(pi * i / 10), r * std::cos(pi * i / 10));
    return polygon;
}

// The fold of a page is cut off its upper right corner.
QPolygonF page()
{
    constexpr double w = 0.76, h = 1.0, fold = 0.42;
    return QPolygonF({{-w, -h}, {w - fold, -h}, {w, -h + fold}, {w, h}, {-w, h}});
}

// Unit outlines with straight corners. The rounded ones differ from these by
// less than the width of their outline.
const QPolygonF& unitPolygon(KindShape shape)
{
    static const std::array<QPolygonF, shapeCount> polygons = [] {
        std::array<QPolygonF, shapeCount> p;
        p[size_t(KindShape::Circle)] = regular(24, 0);
        p[size_t(KindShape::Square)] = box(0.89, 0.82);
        p[size_t(KindShape::Hexagon)] = regular(6, 90);
        p[size_t(KindShape::Pill)] = pill();
        p[size_t(KindShape::Diamond)] = regular(4, 0);
        p[size_t(KindShape::Page)] = page();
        p[size_t(KindShape::Triangle)] = regular(3, -90);
        p[size_t(KindShape::Flat)] = box(1.18, 0.62);
        p[size_t(KindShape::Pentagon)] = regular(5, -90);
        return p;
    }();
    return polygons[size_t(shape)];
}

QPainterPath closed(const QPolygonF& unit, double radius)
{
    QPainterPath path;
    path.moveTo(unit.first() * radius);
    for (qsizetype i = 1; i < unit.size(); ++i)
        path.lineTo(unit[i] * radius);
    path.closeSubpath();
    return path;
}

} // namespace

KindShape kindShapeFromName(const QString& name)
{
    static const QHash<QString, KindShape> shapes = {
        {QStringLiteral("circle"), KindShape::Circle},     {QStringLiteral("square"), KindShape::Square},
        {QStringLiteral("hexagon"), KindShape::Hexagon},   {QStringLiteral("pill"), KindShape::Pill},
        {QStringLiteral("diamond"), KindShape::Diamond},   {QStringLiteral("page"), KindShape::Page},
        {QStringLiteral("triangle"), KindShape::Triangle}, {QStringLiteral("flat"), KindShape::Flat},
        {QStringLiteral("pentagon"), KindShape::Pentagon},
    };
    return shapes.value(name, KindShape::Square);
}

QPainterPath kindPath(KindShape shape, double radius)
{
    const QSizeF half = kindExtent(shape, radius);
    const QRectF rect(-half.width(), -half.height(), 2 * half.width(), 2 * half.height());
    QPainterPath path;
    switch (shape) {
    case KindShape::Circle:
        path.addEllipse(rect);
        return path;
    case KindShape::Square:
        path.addRoundedRect(rect, 0.2 * radius, 0.2 * radius);
        return path;
    case KindShape::Pill:
        path.addRoundedRect(rect, half.height(), half.height());
        return path;
    case KindShape::Flat:
        path.addRoundedRect(rect, 0.1 * radius, 0.1 * radius);
        return path;
    case KindShape::Page: {
        path = closed(unitPolygon(shape), radius);
        const QPointF in = unitPolygon(shape)[1] * radius, out = unitPolygon(shape)[2] * radius;
        // The turned corner, drawn the same way round, so that it is no hole.
        path.setFillRule(Qt::WindingFill);
        path.moveTo(out);
        path.lineTo(in.x(), out.y());
        path.lineTo(in);
        return path;
    }
    default:
        return closed(unitPolygon(shape), radius);
    }
}

double kindReach(KindShape shape, double radius, double dx, double dy)
{
    const double length = std::hypot(dx, dy);
    if (shape == KindShape::Circle || length == 0)
        return radius;
    // The ray (dx, dy) * s meets the side a→b where both crosses agree.
    const QPolygonF& polygon = unitPolygon(shape);
    double reach = 0;
    for (qsizetype i = 0; i < polygon.size(); ++i) {
        const QPointF a = polygon[i], side = polygon[(i + 1) % polygon.size()] - a;
        const double cross = dx * side.y() - dy * side.x();
        if (cross == 0)
            continue;
        const double s = (a.x() * side.y() - a.y() * side.x()) / cross;
        const double u = (a.x() * dy - a.y() * dx) / cross;
        if (s > 0 && u >= -1e-9 && u <= 1 + 1e-9)
            reach = std::max(reach, s * length);
    }
    return reach * radius;
}

QSizeF kindExtent(KindShape shape, double radius)
{
    if (shape == KindShape::Circle)
        return {radius, radius};
    double w = 0, h = 0;
    for (const QPointF& point : unitPolygon(shape)) {
        w = std::max(w, std::abs(point.x()));
        h = std::max(h, std::abs(point.y()));
    }
    return {w * radius, h * radius};
}

QPointF kindGlyphCentre(KindShape shape, double radius)
{
    switch (shape) {
    case KindShape::Triangle:
        return {0, 0.14 * radius};
    case KindShape::Page:
        return {0, 0.12 * radius};
    default:
        return {0, 0};
    }
}

double kindGlyphSize(KindShape shape, double radius, const QString& glyph)
{
    double size = 1.1 * radius;
    if (shape == KindShape::Triangle || shape == KindShape::Flat || shape == KindShape::Page)
        size = 0.9 * radius;
    return glyph.size() > 1 ? size * 0.8 : size;
}

QColor kindGlyphColour(const QColor& fill)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    const double luminance =
        0.2126 * linear(fill.redF()) + 0.7152 * linear(fill.greenF()) + 0.0722 * linear(fill.blueF());
    return luminance > 0.36 ? QColor(0x11, 0x18, 0x27) : QColor(Qt::white);
}

} // namespace redthread
