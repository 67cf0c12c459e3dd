#include "views/lists/row_delegate.h"

#include "models/records/kinds.h"
#include "views/lists/kind_icon.h"
#include "views/lists/shown_text.h"
#include "views/lists/tints.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace redthread {

namespace {

constexpr int margin = 10;
constexpr int signSize = 18;

QFont smaller(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.86);
    return font;
}

// "Subject → Object": both ends share what room there is, so that neither is lost.
QString shortened(const QFontMetrics& metrics, const QString& text, int width)
{
    if (metrics.horizontalAdvance(text) <= width)
        return text;
    for (const QString& arrow : {QStringLiteral(" → "), QStringLiteral(" ↔ ")}) {
        const qsizetype at = text.indexOf(arrow);
        if (at < 0)
            continue;
        const QString left = text.left(at), right = text.mid(at + arrow.size());
        const int room = width - metrics.horizontalAdvance(arrow);
        const int leftWidth = metrics.horizontalAdvance(left), rightWidth = metrics.horizontalAdvance(right);
        const int forLeft = std::max(room / 2, room - rightWidth);
        return metrics.elidedText(left, Qt::ElideRight, forLeft) + arrow +
               metrics.elidedText(right, Qt::ElideRight, room - std::min(leftWidth, forLeft));
    }
    return metrics.elidedText(text, Qt::ElideRight, width);
}

void drawElided(QPainter& painter, const QRect& rect, const QString& text, Qt::Alignment alignment)
{
    const QString shown = shortened(painter.fontMetrics(), text, rect.width());
    painter.drawText(rect, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
}

} // namespace

void paintStanding(QPainter& painter, const QRectF& rect, const Standing& standing, const QPalette& palette)
{
    const auto stroke = [&](Stance stance, double width) {
        QPen pen(stanceTints(stance, palette).bar, width);
        pen.setCapStyle(Qt::FlatCap);
        switch (stance) {
        case Stance::Stated:
            break;
        case Stance::Alleged:
            pen.setDashPattern({2.5, 1.5});
            break;
        case Stance::Hypothetical:
            pen.setDashPattern({1, 1.5});
            break;
        case Stance::Denied:
            pen.setDashPattern({3, 1.2, 1, 1.2});
            break;
        }
        return pen;
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF left(rect.left(), rect.center().y());
    const QPointF right(rect.right(), rect.center().y());
    if (standing.contested) {
        painter.setPen(QPen(stanceTints(Stance::Denied, palette).bar, 4));
        painter.drawLine(left, right);
        QPen pen = stroke(standing.stance == Stance::Denied ? Stance::Alleged : standing.stance, 2);
        pen.setColor(stanceTints(Stance::Alleged, palette).fill);
        painter.setPen(pen);
        painter.drawLine(left, right);
    } else {
        QPen pen = stroke(standing.stance, standing.isOnlyPossible() ? 1 : 2);
        if (standing.isOnlyPossible())
            pen.setDashPattern({1, 4});
        painter.setPen(pen);
        painter.drawLine(left, right);
    }
    if (standing.contested || standing.stance == Stance::Denied) {
        const QRectF badge(rect.center() - QPointF(5.5, 5.5), QSizeF(11, 11));
        painter.setBrush(palette.color(QPalette::Base));
        painter.setPen(QPen(stanceTints(Stance::Denied, palette).bar, 1));
        painter.drawEllipse(badge);
        QFont font = painter.font();
        font.setPixelSize(9);
        font.setBold(true);
        painter.setFont(font);
        painter.setPen(alarmText(palette));
        painter.drawText(badge, Qt::AlignCenter,
                         standing.contested ? QStringLiteral("≠") : QStringLiteral("×"));
    }
    painter.restore();
}

RowDelegate::RowDelegate(bool twoLines, Texts texts, IsSelected isSelected, QObject* parent)
    : QStyledItemDelegate(parent),
      m_twoLines(twoLines),
      m_texts(std::move(texts)),
      m_isSelected(std::move(isSelected))
{
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const RowText text = m_texts(index);
    const QPalette& palette = option.palette;
    const bool selected = m_isSelected(index);
    painter->save();
    if (selected)
        painter->fillRect(option.rect, selectedRow(palette));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect,
                          blend(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.05));
    if (!m_twoLines) {
        painter->setPen(blend(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.07));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }

    const bool mirrored = option.direction == Qt::RightToLeft;
    const auto placed = [&](QRect rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const Qt::Alignment start = mirrored ? Qt::AlignRight : Qt::AlignLeft;
    const Qt::Alignment end = mirrored ? Qt::AlignLeft : Qt::AlignRight;
    QRect content = option.rect.adjusted(margin, 2, -margin, -2);
    if (text.faded)
        painter->setOpacity(0.5);
    if (!text.kind.isEmpty() || text.standing) {
        const int width = text.standing ? 26 : signSize;
        const QRect sign(content.left(), content.top() + (content.height() - signSize) / 2, width, signSize);
        if (text.standing)
            paintStanding(*painter, placed(sign), *text.standing, palette);
        else
            paintKind(*painter, placed(sign), entityKind(text.kind), isDark(palette));
        content.setLeft(sign.right() + 9);
    }
    painter->setFont(option.font);
    if (!text.number.isEmpty()) {
        const int width = option.fontMetrics.horizontalAdvance(text.number);
        painter->setPen(quietText(palette));
        drawElided(*painter,
                   placed(QRect(content.right() - width, content.top(), width + 1, content.height())),
                   text.number, end);
        content.setRight(content.right() - width - 8);
    }
    painter->setPen(palette.color(QPalette::Text));
    if (!m_twoLines) {
        drawElided(*painter, placed(content), text.first, start);
    } else {
        const int lineHeight = option.fontMetrics.height();
        QRect line(content.left(), content.top() + 3, content.width(), lineHeight);
        drawElided(*painter, placed(line), text.first, start);
        painter->setFont(smaller(option.font));
        painter->setPen(quietText(palette));
        line.moveTop(line.bottom() + 2);
        drawElided(*painter, placed(line), text.second, start);
    }
    painter->setOpacity(1);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(palette.color(QPalette::Highlight), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int line = option.fontMetrics.height();
    const int second = m_twoLines ? QFontMetrics(smaller(option.font)).height() + 4 : 0;
    return {60, std::max(28, line + second + 10)};
}

bool RowDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                            const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const RowText text = m_texts(index);
    QStringList lines = {text.first};
    if (!text.kind.isEmpty())
        lines << entityKind(text.kind).label;
    if (!text.second.isEmpty())
        lines << text.second;
    if (text.faded)
        lines << tr("hidden in the picture");
    for (QString& line : lines)
        line = oneLine(line, 500).toHtmlEscaped();
    QToolTip::showText(event->globalPos(), QStringLiteral("<span>%1</span>").arg(lines.join("<br>")), view);
    return true;
}

} // namespace redthread
