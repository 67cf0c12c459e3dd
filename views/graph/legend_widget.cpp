#include "views/graph/legend_widget.h"

#include "views/graph/painter_pen.h"
#include "views/graph/safe_text.h"
#include "views/graph/style.h"

#include <QAbstractButton>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <span>

namespace redthread {

namespace {

constexpr int rowHeight = 20, textGap = 8, countGap = 16;

bool isDark(const QWidget* widget) { return widget->palette().color(QPalette::Window).lightness() < 128; }

QFont rowFont() { return qtFont({.size = 12}); }

QSize rowSize(const QString& label, int count, int sign)
{
    const QFontMetrics metrics(rowFont());
    return {sign + textGap + metrics.horizontalAdvance(label) + countGap +
                metrics.horizontalAdvance(QString::number(count)),
            rowHeight};
}

// A sign, its label and how many there are.
void paintRow(QWidget* widget, std::vector<DisplayItem> sign, int signWidth, const QString& label, int count,
              bool off)
{
    const bool dark = isDark(widget);
    const Palette& colours = palette(dark);
    QPainter painter(widget);
    if (off)
        painter.setOpacity(0.45);
    DisplayList list;
    list.size = widget->size();
    list.groups.push_back({{}, {}, {}, {}, std::move(sign)});
    paint(painter, list);
    QFont font = rowFont();
    font.setStrikeOut(off);
    painter.setFont(font);
    painter.setPen(colours.text);
    const QRect room = widget->rect().adjusted(signWidth + textGap, 0, 0, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, label);
    painter.setPen(colours.quietText);
    font.setStrikeOut(false);
    painter.setFont(font);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, QString::number(count));
}

class KindRow : public QAbstractButton {
public:
    KindRow(const LegendKind& kind, bool shown, QWidget* parent) : QAbstractButton(parent), m_kind(kind)
    {
        m_kind.label = labelText(kind.label, 24);
        setCheckable(true);
        setChecked(shown);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
        setObjectName(QStringLiteral("kind-") + kind.key);
        setAccessibleName(
            LegendWidget::tr("%1, %2 shown in the graph").arg(m_kind.label, QString::number(kind.count)));
        setToolTip(LegendWidget::tr("Show or hide this kind"));
    }
    QSize sizeHint() const override { return rowSize(m_kind.label, m_kind.count, signWidth); }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        paintRow(this, legendIcon(m_kind, {0, 0, signWidth, double(height())}, isDark(this)), signWidth,
                 m_kind.label, m_kind.count, !isChecked());
        if (!hasFocus() && !underMouse())
            return;
        QPainter painter(this);
        painter.setPen(hasFocus() ? palette().color(QPalette::Highlight) : palette().color(QPalette::Mid));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

private:
    static constexpr int signWidth = 18;
    LegendKind m_kind;
};

class LineRow : public QWidget {
public:
    LineRow(const LegendLine& line, QWidget* parent) : QWidget(parent), m_line(line)
    {
        setAccessibleName(QStringLiteral("%1, %2").arg(line.label, QString::number(line.count)));
    }
    QSize sizeHint() const override { return rowSize(m_line.label, m_line.count, signWidth); }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        paintRow(this, legendSample(m_line, {0, 0, signWidth, double(height())}, isDark(this)), signWidth,
                 m_line.label, m_line.count, false);
    }

private:
    static constexpr int signWidth = 38;
    LegendLine m_line;
};

} // namespace

LegendWidget::LegendWidget(QWidget* parent) : QFrame(parent), m_rows(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("legend"));
    setAccessibleName(tr("Legend"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_rows->setContentsMargins(10, 8, 10, 8);
    m_rows->setSpacing(0);
    setCursor(Qt::ArrowCursor);
}

void LegendWidget::setContent(const LegendContent& content)
{
    if (content == m_content)
        return;
    m_content = content;
    rebuild();
}

void LegendWidget::setKindsOff(const QSet<QString>& kinds)
{
    if (kinds == m_off)
        return;
    m_off = kinds;
    // The rows stay, and with them the keyboard focus.
    for (const LegendKind& kind : m_content.kinds)
        if (auto* row = findChild<QAbstractButton*>(QStringLiteral("kind-") + kind.key))
            row->setChecked(!m_off.contains(kind.key));
}

void LegendWidget::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
        update();
}

void LegendWidget::rebuild()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        // Later, because this may be the answer to a click on the row.
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->setObjectName({});
            item->widget()->deleteLater();
        }
        delete item;
    }
    const size_t shown = std::min(m_content.kinds.size(), mostLegendKinds);
    for (const LegendKind& kind : std::span(m_content.kinds).first(shown)) {
        auto* row = new KindRow(kind, !m_off.contains(kind.key), this);
        m_rows->addWidget(row);
        // clicked, not toggled: setKindsOff() must not answer itself.
        connect(row, &QAbstractButton::clicked, this, [this, key = kind.key](bool shown) {
            if (shown)
                m_off.remove(key);
            else
                m_off.insert(key);
            emit kindToggled(key, shown);
        });
    }
    if (shown < m_content.kinds.size())
        m_rows->addWidget(new QLabel(tr("%1 more kinds").arg(m_content.kinds.size() - shown), this));
    if (!m_content.kinds.empty() && !m_content.lines.empty()) {
        auto* rule = new QFrame(this);
        rule->setFrameShape(QFrame::HLine);
        rule->setEnabled(false);
        m_rows->addSpacing(4);
        m_rows->addWidget(rule);
        m_rows->addSpacing(4);
    }
    for (const LegendLine& line : m_content.lines)
        m_rows->addWidget(new LineRow(line, this));
    for (QWidget* row : findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
        row->setVisible(m_rows->indexOf(row) >= 0);
    adjustSize();
}

} // namespace redthread
