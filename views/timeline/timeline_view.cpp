#include "views/timeline/timeline_view.h"

#include "views/filters/filter_words.h"
#include "views/graph/style.h"
#include "views/graph/wording.h"
#include "views/lists/shown_text.h"
#include "views/lists/tints.h"

#include <QComboBox>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>

#include <cmath>

namespace redthread {

namespace {

constexpr int playPause = 700; // milliseconds a step
constexpr double widestColumn = 90; // a single date is no wall
constexpr double left = 150, right = 14, top = 8, bottom = 20;

} // namespace

TimelineView::TimelineView(Network* network, QWidget* parent)
    : QWidget(parent),
      m_network(network),
      m_which(new QComboBox(this)),
      m_play(new QToolButton(this)),
      m_timer(new QTimer(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_which->addItems({tr("said on"), tr("happened on")});
    m_which->setAccessibleName(tr("Which date"));
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_play->setText(QStringLiteral("▶"));
    m_play->setCheckable(true);
    m_play->setToolTip(tr("Let the picture grow from the first date to the last"));
    m_play->setAccessibleName(tr("Play"));
    m_timer->setInterval(playPause);
    connect(m_which, &QComboBox::currentIndexChanged, this, [this] {
        clearDates();
        follow();
    });
    connect(m_play, &QToolButton::toggled, this, &TimelineView::play);
    connect(m_timer, &QTimer::timeout, this, [this] {
        int next = chosen().second + 1; // the next date at which anything was said
        while (next < int(m_bins.bins.size()) && m_bins.bins[size_t(next)].total() == 0)
            ++next;
        if (next >= int(m_bins.bins.size()))
            m_play->setChecked(false);
        else
            filter(0, next);
    });
    connect(network, &Network::changed, this, &TimelineView::follow);
    follow();
}

QRectF TimelineView::plot() const { return QRectF(rect()).adjusted(left, top, -right, -bottom); }

QRectF TimelineView::columnAt(int index) const
{
    const QRectF area = plot();
    const double width =
        std::min(widestColumn, area.width() / double(std::max<size_t>(1, m_bins.bins.size())));
    return {area.left() + index * width, area.top(), width, area.height()};
}

int TimelineView::indexAt(double x) const
{
    const int count = int(m_bins.bins.size());
    if (count == 0)
        return -1;
    return std::clamp(int(std::floor((x - plot().left()) / columnAt(0).width())), 0, count - 1);
}

void TimelineView::follow()
{
    if (!isVisible())
        return;
    m_bins = binsOf(*m_network, ClaimFilter::DateOf(m_which->currentIndex()));
    m_play->setEnabled(m_bins.bins.size() > 1);
    if (m_from >= int(m_bins.bins.size()))
        m_from = m_to = -1;
    const int n = int(m_bins.bins.size());
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(
        n == 0 ? tr("No dated claims.")
               : tr("Claims from %1 to %2").arg(m_bins.bins.front().date, m_bins.bins.back().date));
    update();
}

void TimelineView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    follow();
}

void TimelineView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_which->setGeometry(10, height() - 34, int(left) - 56, 26);
    m_play->setGeometry(int(left) - 40, height() - 34, 30, 26);
}

std::pair<int, int> TimelineView::chosen() const
{
    const ClaimFilter& now = m_network->filter();
    if (!now.limitsDates() || int(now.dateOf) != m_which->currentIndex())
        return {0, -1};
    int first = int(m_bins.bins.size()), last = -1;
    for (int i = 0; i < int(m_bins.bins.size()); ++i)
        if (isWithin(m_bins.bins[size_t(i)].date, now.from, now.until)) {
            first = std::min(first, i);
            last = i;
        }
    return {first, last};
}

void TimelineView::filter(int first, int last)
{
    if (first < 0 || last >= int(m_bins.bins.size()))
        return;
    ClaimFilter next = m_network->filter();
    next.from = first == 0 ? QString() : m_bins.bins[size_t(first)].date;
    next.until = m_bins.bins[size_t(last)].date;
    next.dateOf = ClaimFilter::DateOf(m_which->currentIndex());
    m_network->setFilter(next);
}

void TimelineView::clearDates()
{
    m_from = m_to = -1;
    m_network->setFilter(without(m_network->filter(), FilterPart::Dates));
    update();
}

void TimelineView::play(bool plays)
{
    m_play->setChecked(plays);
    if (plays) {
        filter(0, 0);
        m_timer->start();
    } else {
        m_timer->stop();
    }
}

QString TimelineView::wordsOf(const DateBin& bin) const
{
    QStringList parts;
    for (const Stance stance : {Stance::Stated, Stance::Alleged, Stance::Hypothetical, Stance::Denied})
        if (const int n = bin.claims[size_t(stance)])
            parts << QStringLiteral("%1 ×%2").arg(stanceWord(stance)).arg(n);
    return parts.isEmpty() ? tr("%1: no claims").arg(bin.date)
                           : QStringLiteral("%1: %2").arg(bin.date, parts.join(QStringLiteral(", ")));
}

void TimelineView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool dark = isDark(QWidget::palette());
    const Palette& look = redthread::palette(dark);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(look.text);
    painter.drawText(QPointF(12, 22), tr("Timeline"));
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.82);
    painter.setFont(small);
    painter.setPen(look.quietText);
    QStringList hints;
    if (m_bins.undated)
        hints << tr("%1 without a date").arg(m_bins.undated);
    if (m_bins.outside)
        hints << tr("%1 earlier").arg(m_bins.outside);
    painter.drawText(QRectF(12, 28, left - 24, height() - 66), Qt::TextWordWrap,
                     hints.isEmpty() ? tr("claims by date · drag to filter")
                                     : hints.join(QStringLiteral(" · ")));
    const QRectF area = plot();
    if (m_bins.bins.empty()) {
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap,
                         !without(m_network->filter(), FilterPart::Dates).isEmpty()
                             ? tr("Nothing that passes the filters has a date.")
                         : m_which->currentIndex() == 0
                             ? tr("No claim has a date. Give the document a date to see its claims here.")
                             : tr("No claim says when it happened."));
        return;
    }
    int most = 1;
    for (const DateBin& bin : m_bins.bins)
        most = std::max(most, bin.total());
    // What is chosen, by the filter or under the mouse.
    const auto [first, last] = m_drags || m_from >= 0 ? std::minmax({m_from, m_to}) : chosen();
    if (last >= first && first >= 0) {
        const QRectF span = columnAt(first).united(columnAt(last));
        painter.fillRect(span, look.selectionWash);
        painter.setPen(QPen(look.selection, 2));
        painter.drawLine(span.topLeft(), span.bottomLeft());
        painter.drawLine(span.topRight(), span.bottomRight());
    }
    painter.setPen(look.panelLine);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    for (int i = 0; i < int(m_bins.bins.size()); ++i) {
        const DateBin& bin = m_bins.bins[size_t(i)];
        const QRectF column = columnAt(i);
        const double gap = std::min(4.0, column.width() * 0.2);
        double y = column.bottom();
        for (const Stance stance : {Stance::Stated, Stance::Alleged, Stance::Hypothetical, Stance::Denied}) {
            const int n = bin.claims[size_t(stance)];
            if (n == 0)
                continue;
            const double height = column.height() * n / most;
            y -= height;
            painter.fillRect(QRectF(column.left() + gap / 2, y, column.width() - gap, height),
                             stanceColour(look, stance));
        }
        if (hasFocus() && i == m_to) {
            painter.setPen(QPen(look.selection, 1, Qt::DotLine));
            painter.drawRect(column);
        }
    }
    // As many dates as have room, the first and the last among them.
    painter.setPen(look.quietText);
    const QFontMetricsF metrics(small);
    const double wide = metrics.horizontalAdvance(m_bins.bins.front().date) + 14;
    const int every = std::max(1, int(std::ceil(wide / columnAt(0).width())));
    for (int i = 0; i < int(m_bins.bins.size()); i += every) {
        const QRectF column = columnAt(i);
        painter.drawText(QPointF(column.left(), area.bottom() + metrics.ascent() + 3),
                         m_bins.bins[size_t(i)].date);
    }
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_bins.bins.empty() || event->position().x() < left - 8)
        return;
    m_drags = true;
    m_from = m_to = indexAt(event->position().x());
    update();
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_drags)
        return;
    m_to = indexAt(event->position().x());
    update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_drags || event->button() != Qt::LeftButton)
        return;
    m_drags = false;
    const auto [first, last] = std::minmax({m_from, m_to});
    m_from = m_to = -1;
    m_play->setChecked(false);
    filter(first, last);
    update();
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent*)
{
    m_drags = false;
    clearDates();
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    const int count = int(m_bins.bins.size());
    const auto walk = [&](int step) {
        m_to = std::clamp(m_to < 0 ? (step > 0 ? 0 : count - 1) : m_to + step, 0, count - 1);
        if (!(event->modifiers() & Qt::ShiftModifier) || m_from < 0)
            m_from = m_to;
        setAccessibleDescription(wordsOf(m_bins.bins[size_t(m_to)]));
        QToolTip::showText(mapToGlobal(columnAt(m_to).center().toPoint()),
                           plainToolTip(wordsOf(m_bins.bins[size_t(m_to)])), this);
        update();
    };
    switch (count > 0 ? event->key() : 0) {
    case Qt::Key_Left:
        return walk(-1);
    case Qt::Key_Right:
        return walk(+1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_from >= 0) {
            const auto [first, last] = std::minmax({m_from, m_to});
            filter(first, last);
        }
        return;
    case Qt::Key_Escape:
        return clearDates();
    default:
        QWidget::keyPressEvent(event);
    }
}

bool TimelineView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = help->pos().x() < left ? -1 : indexAt(help->pos().x());
        if (index >= 0)
            QToolTip::showText(help->globalPos(), plainToolTip(wordsOf(m_bins.bins[size_t(index)])), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace redthread
