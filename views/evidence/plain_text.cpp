#include "views/evidence/plain_text.h"

#include "models/records/kinds.h"
#include "views/lists/tints.h"

#include <QEvent>
#include <QPainter>

#include <cmath>

namespace redthread {

namespace {

QString drawable(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
        else if (c.isSurrogate())
            text[i] = QChar::ReplacementCharacter;
        else if (c == u'\n')
            text[i] = QChar::LineSeparator;
        else if (c.category() == QChar::Other_Control || c == QChar::ParagraphSeparator)
            text[i] = u' ';
    }
    return text;
}

// Characters of a range on one line may lie apart when directions mix: each is
// underlined from its own edge to the next.
void underline(QPainter& painter, const QString& text, const QTextLine& line, TextRange range,
               const QColor& colour)
{
    const qsizetype start = std::max<qsizetype>(range.start, line.textStart());
    qsizetype end = std::min<qsizetype>(range.end, line.textStart() + line.textLength());
    while (end > start && end < range.end && text[end - 1].isSpace())
        --end; // where the line was broken
    const double y = line.y() + line.ascent() + 2.5;
    for (qsizetype i = start; i < end; ++i) {
        const double from = line.cursorToX(int(i));
        const double to = line.cursorToX(int(i + 1));
        painter.fillRect(QRectF(std::min(from, to), y, std::abs(to - from), 2), colour);
    }
}

} // namespace

PlainText::PlainText(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PlainText::setText(const QString& text, std::vector<TextMark> marks)
{
    m_text = drawable(text);
    m_marks = std::move(marks);
    m_heightFor = -1;
    setAccessibleName(m_text);
    setVisible(!m_text.isEmpty());
    updateGeometry();
    update();
}

void PlainText::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void PlainText::setLook(double size, bool bold, bool serif)
{
    m_size = size;
    m_bold = bold;
    m_serif = serif;
    m_heightFor = -1;
    updateGeometry();
}

QFont PlainText::shownFont() const
{
    QFont shown = font();
    shown.setPointSizeF(shown.pointSizeF() * m_size);
    shown.setBold(m_bold);
    if (m_serif) {
        shown.setStyleHint(QFont::Serif);
        shown.setFamilies({QStringLiteral("Source Serif 4"), QStringLiteral("Noto Serif"),
                           QStringLiteral("DejaVu Serif"), QStringLiteral("serif")});
    }
    return shown;
}

void PlainText::layOut(QTextLayout& layout, int width, bool withColours) const
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(m_text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    layout.setTextOption(option);
    if (withColours) {
        QList<QTextLayout::FormatRange> formats;
        for (const TextMark& mark : m_marks) {
            QTextLayout::FormatRange format;
            format.start = int(mark.range.start);
            format.length = int(mark.range.length());
            if (mark.style == TextMark::Style::Highlight) {
                const StanceTints tints = stanceTints(mark.stance, palette());
                format.format.setBackground(tints.fill);
                format.format.setForeground(isDark(palette()) ? tints.text : palette().color(QPalette::Text));
            } else if (mark.style == TextMark::Style::Quiet) {
                format.format.setForeground(quietText(palette()));
            } else if (mark.style == TextMark::Style::Alarm) {
                format.format.setForeground(alarmText(palette()));
            }
            if (mark.style == TextMark::Style::Strong || mark.style == TextMark::Style::Alarm)
                format.format.setFontWeight(QFont::Bold);
            formats << format;
        }
        layout.setFormats(formats);
    }
    layout.beginLayout();
    double y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(width, 20));
        line.setPosition({0, y});
        y += line.height() * lineSpacing();
    }
    layout.endLayout();
}

int PlainText::heightForWidth(int width) const
{
    if (m_text.isEmpty())
        return 0;
    if (width != m_heightFor) {
        const QMargins margins = contentsMargins();
        QTextLayout layout(m_text, shownFont());
        layOut(layout, width - margins.left() - margins.right(), false);
        double height = margins.top() + margins.bottom();
        for (int i = 0; i < layout.lineCount(); ++i)
            height += layout.lineAt(i).height() * lineSpacing();
        m_height = int(std::ceil(height)) + 3;
        m_heightFor = width;
    }
    return m_height;
}

QSize PlainText::sizeHint() const
{
    const QFontMetrics metrics(shownFont());
    const int margins = contentsMargins().left() + contentsMargins().right();
    const int width = std::min(metrics.horizontalAdvance(m_text.left(80)) + 2, 320) + margins;
    return {width, heightForWidth(width)};
}

QSize PlainText::minimumSizeHint() const
{
    return {std::min(40, sizeHint().width()), QFontMetrics(shownFont()).height()};
}

void PlainText::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool quiet = m_tone == Tone::Quiet || !isEnabled();
    painter.setPen(quiet ? quietText(palette()) : palette().color(QPalette::Text));
    QTextLayout layout(m_text, shownFont());
    const QRect area = contentsRect();
    layOut(layout, area.width(), true);
    painter.translate(area.topLeft());
    layout.draw(&painter, {0, 0});
    for (const TextMark& mark : m_marks)
        if (mark.style == TextMark::Style::Underline)
            for (int i = 0; i < layout.lineCount(); ++i)
                underline(painter, m_text, layout.lineAt(i), mark.range,
                          lineColour(QColor(entityKind(mark.kind).colour), palette()));
}

void PlainText::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_heightFor = -1;
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

} // namespace redthread
