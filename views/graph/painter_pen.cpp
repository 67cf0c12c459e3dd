#include "views/graph/painter_pen.h"

#include "views/graph/safe_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace redthread {

namespace {

constexpr double haloWidth = 3.2;
constexpr int framesKept = 90;
constexpr qsizetype mostImages = 4000;

QPen penOf(const Stroke& stroke)
{
    QPen pen(stroke.colour, stroke.width);
    pen.setCapStyle(stroke.roundCap ? Qt::RoundCap : Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    if (!stroke.dash.empty()) {
        // QPen counts in pen widths.
        QList<qreal> pattern;
        for (double part : stroke.dash)
            pattern << part / stroke.width;
        pen.setDashPattern(pattern);
        pen.setDashOffset(stroke.dashOffset / stroke.width);
    }
    return pen;
}

// Qt keeps what it makes of a path in the path. The next frame of a screen is glad of it; in an export of 300,000
// lines it takes 2 GB, and goes with a copy.
void paintShape(QPainter& painter, const ShapeItem& item, bool keeps)
{
    painter.setBrush(item.fill.isValid() ? QBrush(item.fill) : QBrush(Qt::NoBrush));
    painter.setPen(item.stroke.width > 0 && item.stroke.colour.isValid() ? penOf(item.stroke)
                                                                         : QPen(Qt::NoPen));
    if (keeps) {
        painter.drawPath(item.path);
        return;
    }
    QPainterPath own;
    own.setFillRule(item.path.fillRule());
    own.addPath(item.path);
    painter.drawPath(own);
}

double widthOf(const TextItem& item, const QFont& font)
{
    return QFontMetricsF(font).horizontalAdvance(item.text);
}

// Through a QTextLayout, because a PDF gets its links from the text's format.
void paintLink(QPainter& painter, QPointF start, const QFont& font, const TextItem& item, const QString& link)
{
    QTextCharFormat format;
    format.setAnchor(true);
    format.setAnchorHref(link);
    format.setForeground(item.colour);
    QTextLayout layout(item.text, font, painter.device());
    layout.setFormats({{0, int(item.text.size()), format}});
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    if (line.isValid())
        layout.draw(&painter, start - QPointF(0, line.ascent()));
}

void paintText(QPainter& painter, const TextItem& item, const QString& link = {})
{
    const QFont font = qtFont(item.font);
    painter.save();
    painter.translate(item.baseline);
    // Fonts have whole pixel sizes; what lies between is a matter of scale.
    painter.scale(item.font.size / font.pixelSize(), item.font.size / font.pixelSize());
    QPointF start;
    if (item.align != TextAlign::Left)
        start.setX(-widthOf(item, font) / (item.align == TextAlign::Middle ? 2 : 1));
    if (item.halo.isValid()) {
        QPainterPath letters;
        letters.addText(start, font, item.text);
        painter.strokePath(letters, QPen(item.halo, haloWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }
    painter.setFont(font);
    painter.setPen(item.colour);
    if (link.isEmpty())
        painter.drawText(start, item.text);
    else
        paintLink(painter, start, font, item, link);
    painter.restore();
}

QString keyOf(const TextItem& item, double scale)
{
    return QStringLiteral("%1|%2|%3|%4|%5|")
               .arg(item.font.size)
               .arg(int(item.font.bold) + 2 * item.font.italic + 4 * item.font.serif)
               .arg(item.colour.rgba())
               .arg(item.halo.rgba())
               .arg(scale) +
           item.text;
}

} // namespace

void LabelCache::paint(QPainter& painter, const TextItem& item)
{
    const QTransform transform = painter.combinedTransform();
    if (transform.type() > QTransform::TxScale || transform.m11() != transform.m22()) {
        paintText(painter, item);
        return;
    }
    const double scale = transform.m11();
    const QString key = keyOf(item, scale);
    auto it = m_images.find(key);
    if (it == m_images.end()) {
        const QFontMetricsF metrics(qtFont(item.font));
        const double width = metrics.horizontalAdvance(item.text);
        const double margin = haloWidth + metrics.maxWidth() * 0.2;
        const QRectF box(-margin, -metrics.ascent() - margin, width + 2 * margin,
                         metrics.ascent() + metrics.descent() + 2 * margin);
        QImage image((box.size() * scale).toSize() + QSize(1, 1), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter on(&image);
        on.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        on.scale(scale, scale);
        on.translate(-box.topLeft());
        TextItem alone = item;
        alone.baseline = {0, 0};
        alone.align = TextAlign::Left;
        paintText(on, alone);
        const double aside = item.align == TextAlign::Left     ? 0
                             : item.align == TextAlign::Middle ? width / 2
                                                               : width;
        it = m_images.insert(key, {image, box.topLeft() - QPointF(aside, 0), m_frame});
    }
    it->lastFrame = m_frame;
    // On whole device pixels, or the letters blur.
    const QPointF corner = transform.map(item.baseline + it->offset);
    painter.save();
    painter.resetTransform();
    const double ratio = painter.device()->devicePixelRatioF();
    const QPointF at = QPointF(std::round(corner.x()), std::round(corner.y())) / ratio;
    it->image.setDevicePixelRatio(ratio);
    painter.drawImage(at, it->image);
    painter.restore();
}

void LabelCache::endFrame()
{
    ++m_frame;
    if (m_images.size() < mostImages / 4)
        return;
    const bool full = m_images.size() > mostImages;
    m_images.removeIf([this, full](const auto& it) { return full || m_frame - it->lastFrame > framesKept; });
}

void paint(QPainter& painter, const DisplayList& list, LabelCache* labels, std::stop_token stop)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    if (list.background.isValid())
        painter.fillRect(QRectF(QPointF(0, 0), list.size), list.background);
    for (const DisplayGroup& group : list.groups) {
        if (stop.stop_requested())
            break;
        if (!group.clip.isNull()) {
            painter.save();
            painter.setClipRect(group.clip, Qt::IntersectClip);
        }
        const QString link = isWebAddress(group.link) ? group.link : QString();
        for (const DisplayItem& item : group.items) {
            if (const auto* shape = std::get_if<ShapeItem>(&item))
                paintShape(painter, *shape, labels != nullptr);
            else if (const auto* text = std::get_if<TextItem>(&item); labels && text->halo.isValid())
                labels->paint(painter, *text);
            else
                paintText(painter, *text, link);
        }
        if (!group.clip.isNull())
            painter.restore();
    }
    painter.restore();
    if (labels)
        labels->endFrame();
}

} // namespace redthread
