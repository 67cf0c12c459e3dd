#include "views/graph/overview.h"

#include "models/records/kinds.h"
#include "views/graph/style.h"
#include "views/lists/tints.h"

#include <QHash>
#include <QMouseEvent>
#include <QPainter>

namespace redthread {

Overview::Overview(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Overview map"));
    setToolTip(tr("Click to move the view"));
    resize(sizeHint());
}

void Overview::setContent(const GraphScene& scene, const QRectF& seen)
{
    constexpr size_t mostDots = 4000; // more cannot be told apart here
    QHash<QString, QColor> colours;
    m_dots.clear();
    m_bounds = boundsOf(scene);
    const size_t step = 1 + scene.nodes.size() / mostDots;
    for (size_t i = 0; i < scene.nodes.size(); i += step) {
        const SceneNode& node = scene.nodes[i];
        auto it = colours.find(node.kind);
        if (it == colours.end())
            it = colours.insert(node.kind, QColor(entityKind(node.kind).colour));
        m_dots.push_back({node.centre, *it, node.selected});
    }
    m_seen = seen;
    update();
}

void Overview::setSeen(const QRectF& seen)
{
    m_seen = seen;
    update();
}

QTransform Overview::toMap() const
{
    constexpr double margin = 8;
    const QRectF whole = m_bounds.united(m_bounds); // normalised
    const double scale = std::min((width() - 2 * margin) / std::max(whole.width(), 1.0),
                                  (height() - 2 * margin) / std::max(whole.height(), 1.0));
    QTransform map;
    map.translate(width() / 2.0, height() / 2.0);
    map.scale(scale, scale);
    map.translate(-whole.center().x(), -whole.center().y());
    return map;
}

void Overview::paintEvent(QPaintEvent*)
{
    const Palette& colours = redthread::palette(isDark(palette()));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours.panelLine);
    painter.setBrush(colours.panel);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(frame, 6, 6);
    const QTransform map = toMap();
    painter.setPen(Qt::NoPen);
    for (const Dot& dot : m_dots) {
        painter.setBrush(dot.isMarked ? colours.selection : dot.colour);
        const double radius = dot.isMarked ? 3 : 2;
        painter.drawEllipse(map.map(dot.place), radius, radius);
    }
    const QRectF seen = map.mapRect(m_seen).intersected(frame.adjusted(3, 3, -3, -3));
    if (!seen.isEmpty()) {
        QColor wash = colours.selection;
        wash.setAlphaF(0.07f);
        painter.setBrush(wash);
        painter.setPen(QPen(colours.selection, 1));
        painter.drawRect(seen);
    }
}

void Overview::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        emit asked(toMap().inverted().map(event->position()));
    event->accept();
}

void Overview::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        emit asked(toMap().inverted().map(event->position()));
    event->accept();
}

// The graph behind it must not zoom about a point of this map.
void Overview::wheelEvent(QWheelEvent* event) { event->accept(); }

} // namespace redthread
