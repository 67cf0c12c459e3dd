#include "views/evidence/small_widgets.h"

#include "models/network/relationship_model.h"
#include "views/lists/tints.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <numeric>

namespace redthread {

StanceTag::StanceTag(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StanceTag::setStance(Stance stance, const QString& word)
{
    m_stance = stance;
    m_word = word;
    setAccessibleName(word);
    updateGeometry();
    update();
}

QFont StanceTag::tagFont() const
{
    QFont shown = font();
    shown.setPointSizeF(shown.pointSizeF() * 0.76);
    shown.setBold(true);
    shown.setCapitalization(QFont::AllUppercase);
    shown.setLetterSpacing(QFont::PercentageSpacing, 104);
    return shown;
}

QSize StanceTag::sizeHint() const
{
    const QFontMetrics metrics(tagFont());
    return {metrics.horizontalAdvance(m_word) + 13, metrics.height() + 4};
}

void StanceTag::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const StanceTints tints = stanceTints(m_stance, palette());
    painter.setPen(Qt::NoPen);
    painter.setBrush(tints.fill);
    painter.drawRoundedRect(rect(), 4, 4);
    painter.setFont(tagFont());
    painter.setPen(tints.text);
    painter.drawText(rect(), Qt::AlignCenter, m_word);
}

StanceBar::StanceBar(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(7);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StanceBar::setCounts(const std::array<int, 4>& counts)
{
    m_counts = counts;
    QStringList words;
    for (size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0) {
            Standing standing;
            standing.stance = Stance(i);
            words << tr("%1 %2").arg(locale().toString(counts[i]), RelationshipModel::standingWord(standing));
        }
    setAccessibleName(tr("Claims by stance: %1").arg(words.join(QStringLiteral(", "))));
    setToolTip(words.join(QStringLiteral(", ")));
    setVisible(!words.isEmpty());
    update();
}

void StanceBar::paintEvent(QPaintEvent*)
{
    const int total = std::accumulate(m_counts.begin(), m_counts.end(), 0);
    if (total == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath round;
    round.addRoundedRect(rect(), 3.5, 3.5);
    painter.setClipPath(round);
    constexpr double gap = 2;
    const auto parts = std::count_if(m_counts.begin(), m_counts.end(), [](int n) { return n > 0; });
    const double room = width() - gap * double(parts - 1);
    double x = 0;
    for (size_t i = 0; i < m_counts.size(); ++i) {
        if (m_counts[i] == 0)
            continue;
        const double share = room * m_counts[i] / total;
        QRectF part(x, 0, share, height());
        if (layoutDirection() == Qt::RightToLeft)
            part.moveRight(width() - x);
        painter.fillRect(part, stanceTints(Stance(i), palette()).bar);
        x += share + gap;
    }
}

WordButton::WordButton(const QString& text, Tone tone, QWidget* parent)
    : QAbstractButton(parent), m_tone(tone)
{
    setText(text);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize WordButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(text()) + 8, metrics.height() + 4};
}

void WordButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool strong = underMouse() || isChecked();
    QColor colour = m_tone == Tone::Link ? linkColour(palette())
                    : strong             ? palette().color(QPalette::Text)
                                         : quietText(palette());
    if (!isEnabled())
        colour = blend(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.3);
    QFont shown = font();
    shown.setUnderline(underMouse() && isEnabled());
    shown.setBold(isChecked());
    painter.setFont(shown);
    painter.setPen(colour);
    painter.drawText(rect(), Qt::AlignCenter, text());
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
}

} // namespace redthread
