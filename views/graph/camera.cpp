#include "views/graph/camera.h"

#include <algorithm>
#include <cmath>

namespace redthread {

namespace {

constexpr double fitMargin = 36;

QPointF middleOf(QSizeF size) { return {size.width() / 2, size.height() / 2}; }

View viewOf(QPointF sceneMiddle, double zoom, QSizeF size)
{
    return {zoom, sceneMiddle - middleOf(size) / zoom};
}

} // namespace

Camera::Camera(QObject* parent) : QObject(parent)
{
    m_glide.setDuration(180);
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    m_glide.setEasingCurve(QEasingCurve::InOutQuad);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        const double share = value.toDouble();
        // Zoom in proportion, and the middle so that it looks straight.
        const double zoom = m_from.zoom * std::pow(m_to.zoom / m_from.zoom, share);
        const QPointF from = m_from.toScene(middleOf(m_size)), to = m_to.toScene(middleOf(m_size));
        show(viewOf(from + (to - from) * share, zoom, m_size));
    });
}

void Camera::setSize(QSizeF size)
{
    if (size == m_size || size.isEmpty())
        return;
    stop();
    const QPointF middle = m_view.toScene(middleOf(m_size));
    m_size = size;
    show(viewOf(middle, m_view.zoom, m_size));
}

void Camera::zoomBy(double factor, QPointF at)
{
    if (std::isfinite(factor) && factor > 0)
        setZoom(m_view.zoom * factor, at);
}

void Camera::setZoom(double zoom, QPointF at)
{
    stop();
    const QPointF scene = m_view.toScene(at);
    const double bounded = std::clamp(zoom, smallestZoom, largestZoom);
    show({bounded, scene - at / bounded});
}

void Camera::panBy(QPointF pixels)
{
    stop();
    show({m_view.zoom, m_view.corner - pixels / m_view.zoom});
}

void Camera::centreOn(QPointF scene, bool glides) { moveTo(viewOf(scene, m_view.zoom, m_size), glides); }

void Camera::fit(const QRectF& bounds, const std::vector<QRectF>& covered, double maximalZoom, bool glides)
{
    // Whole, or the part right of what covers the left; the larger of those
    // that leave nothing below a corner is taken.
    View best = fitView(bounds, m_size, fitMargin, maximalZoom);
    const auto isFree = [&](const View& view) {
        const QRectF drawn(view.toView(bounds.topLeft()), view.toView(bounds.bottomRight()));
        return std::none_of(covered.begin(), covered.end(), [&](const QRectF& box) {
            return drawn.adjusted(-20, -20, 20, 20).intersects(box);
        });
    };
    if (!isFree(best)) {
        double left = 0;
        for (const QRectF& box : covered)
            if (box.left() < m_size.width() / 4)
                left = std::max(left, box.right());
        const QSizeF rest(m_size.width() - left, m_size.height());
        if (left > 0 && left < 0.3 * m_size.width()) {
            View beside = fitView(bounds, rest, fitMargin, maximalZoom);
            beside.corner.rx() -= left / beside.zoom;
            if (beside.zoom > 0.6 * best.zoom)
                best = beside;
        }
    }
    best.zoom = std::max(best.zoom, smallestZoom);
    moveTo(best, glides);
}

void Camera::reveal(QPointF scene, double margin)
{
    const QPointF at = m_view.toView(scene);
    const auto outside = [](double value, double low, double high) {
        return high < low ? value - (low + high) / 2 : value - std::clamp(value, low, high);
    };
    const QPointF off(outside(at.x(), margin, m_size.width() - margin),
                      outside(at.y(), margin, m_size.height() - margin));
    if (!off.isNull())
        panBy(-off);
}

void Camera::keepInSight(const QRectF& bounds)
{
    constexpr double rim = 40;
    const QRectF drawn(m_view.toView(bounds.topLeft()), m_view.toView(bounds.bottomRight()));
    QPointF back;
    back.setX(std::max(0.0, rim - drawn.right()) - std::max(0.0, drawn.left() - (m_size.width() - rim)));
    back.setY(std::max(0.0, rim - drawn.bottom()) - std::max(0.0, drawn.top() - (m_size.height() - rim)));
    if (!back.isNull())
        show({m_view.zoom, m_view.corner - back / m_view.zoom});
}

void Camera::moveTo(const View& view, bool glides)
{
    stop();
    if (!glides) {
        show(view);
        return;
    }
    m_from = m_view;
    m_to = view;
    m_glide.start();
}

void Camera::show(const View& view)
{
    if (view.zoom == m_view.zoom && view.corner == m_view.corner)
        return;
    m_view = view;
    emit moved();
}

} // namespace redthread
