// Camera moves the View: zooms about a point, pans, fits. It keeps the picture
// from getting lost and, when asked, glides instead of jumping. GUI thread.
#pragma once

#include "views/graph/picture.h"

#include <QObject>
#include <QVariantAnimation>

#include <vector>

namespace redthread {

class Camera : public QObject {
    Q_OBJECT
public:
    static constexpr double smallestZoom = 0.005, largestZoom = 8;

    explicit Camera(QObject* parent = nullptr);

    const View& view() const { return m_view; }
    // Of the widget; what stood in the middle stays there.
    void setSize(QSizeF size);
    QSizeF size() const { return m_size; }

    // The scene point under `at` (view pixels) stays under it.
    void zoomBy(double factor, QPointF at);
    void setZoom(double zoom, QPointF at);
    void panBy(QPointF pixels);
    void centreOn(QPointF scene, bool glides = false);
    // Shows `bounds` whole, with a margin for labels, beside the `covered`
    // corners (view pixels) where that costs little.
    void fit(const QRectF& bounds, const std::vector<QRectF>& covered, double maximalZoom, bool glides);
    // Pans just far enough that the point is inside the margin.
    void reveal(QPointF scene, double margin);
    // A picture wholly out of sight is brought back to the rim.
    void keepInSight(const QRectF& bounds);
    void stop() { m_glide.stop(); }

signals:
    void moved();

private:
    void moveTo(const View& view, bool glides);
    void show(const View& view);

    View m_view;
    QSizeF m_size{1, 1};
    View m_from, m_to; // of the glide
    QVariantAnimation m_glide;
};

} // namespace redthread
