#include "views/lists/kind_icon.h"

#include "views/graph/kind_shape.h"

#include <QHash>

namespace redthread {

void paintKind(QPainter& painter, const QRectF& rect, const EntityKind& kind, bool dark)
{
    const KindShape shape = kindShapeFromName(kind.shape);
    const QSizeF extent = kindExtent(shape, 1);
    const double line = std::max(0.8, std::min(rect.width(), rect.height()) / 18);
    // All shapes of one radius weigh the same; only the broad ones are reduced to fit.
    const double room = (std::min(rect.width(), rect.height()) - line) / 2;
    const double radius = std::min(room * 0.92, room / std::max(extent.width(), extent.height()));
    const QColor fill(kind.colour);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center());
    painter.setPen(QPen(dark ? fill.lighter(150) : fill.darker(165), line));
    painter.setBrush(fill);
    painter.drawPath(kindPath(shape, radius));

    QFont font = painter.font();
    font.setBold(true);
    font.setPixelSize(std::max(5, qRound(kindGlyphSize(shape, radius, kind.glyph))));
    painter.setFont(font);
    painter.setPen(kindGlyphColour(fill));
    const QPointF centre = kindGlyphCentre(shape, radius);
    const QRectF box(centre.x() - 2 * radius, centre.y() - 2 * radius, 4 * radius, 4 * radius);
    painter.drawText(box, Qt::AlignCenter | Qt::TextDontClip, kind.glyph.left(3));
    painter.restore();
}

QIcon kindIcon(const QString& kind, bool dark)
{
    static QHash<std::pair<QString, bool>, QIcon> icons;
    QIcon& icon = icons[{kind, dark}];
    if (icon.isNull())
        for (const int size : {16, 32, 64}) {
            QPixmap pixmap(size, size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            paintKind(painter, QRectF(0, 0, size, size), entityKind(kind), dark);
            painter.end();
            icon.addPixmap(pixmap);
        }
    return icon;
}

} // namespace redthread
