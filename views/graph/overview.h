// Overview is the small map in the corner of the graph: all entities as dots,
// the part that is seen as a frame. It shows and asks; the graph moves. It
// takes no keyboard focus: what it does, keys do too.
#pragma once

#include "views/graph/scene.h"

#include <QWidget>

namespace redthread {

class Overview : public QWidget {
    Q_OBJECT
public:
    explicit Overview(QWidget* parent = nullptr);

    QSize sizeHint() const override { return {148, 104}; }
    // `scene` is only looked at during the call. `seen`: scene coordinates.
    void setContent(const GraphScene& scene, const QRectF& seen);
    void setSeen(const QRectF& seen);

signals:
    // A place was clicked or dragged to, in scene coordinates.
    void asked(QPointF scenePoint);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    struct Dot {
        QPointF place;
        QColor colour;
        bool isMarked;
    };
    QTransform toMap() const;

    std::vector<Dot> m_dots;
    QRectF m_bounds;
    QRectF m_seen;
};

} // namespace redthread
