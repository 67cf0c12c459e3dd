#include "views/same/same_pane.h"

#include "models/network/merge_edits.h"
#include "models/network/tag_edits.h"
#include "models/records/kinds.h"
#include "views/evidence/plain_text.h"
#include "views/lists/shown_text.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace redthread {

namespace {

constexpr qsizetype longestName = 60;
constexpr size_t mostShared = 8;

} // namespace

SamePane::SamePane(Network* network, Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_network(network),
      m_selection(selection),
      m_count(new QLabel),
      m_list(new QListWidget),
      m_reason(new PlainText),
      m_one(new PlainText),
      m_other(new PlainText),
      m_shared(new PlainText),
      m_empty(new PlainText),
      m_merge(new QPushButton(tr("&Merge"))),
      m_apart(new QPushButton(tr("&Never the same"))),
      m_skip(new QPushButton(tr("Later"))),
      m_swap(new QPushButton(tr("S&wap")))
{
    setAccessibleName(tr("Same or not"));
    setFocusPolicy(Qt::StrongFocus);
    m_list->setAccessibleName(tr("Pairs that may be the same"));
    m_merge->setToolTip(tr("They are one; the second name stays, claims keep their mentions (M)"));
    m_apart->setToolTip(tr("They are two; this is remembered (N)"));
    m_skip->setToolTip(tr("Decide another time (S)"));
    m_swap->setToolTip(tr("Let the other name stay (W)"));
    QFont strong = font();
    strong.setBold(true);
    m_reason->setFont(strong);

    auto* buttons = new QGridLayout; // two rows: the pane may be narrow
    for (QPushButton* button : {m_merge, m_apart, m_skip, m_swap}) {
        button->setAutoDefault(false);
        button->setFocusPolicy(Qt::TabFocus);
        buttons->addWidget(button, buttons->count() / 2, buttons->count() % 2);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->addWidget(m_count);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty);
    for (PlainText* text : {m_reason, m_one, m_other, m_shared})
        layout->addWidget(text);
    layout->addLayout(buttons);

    connect(m_list, &QListWidget::currentRowChanged, this, &SamePane::showPair);
    connect(m_merge, &QPushButton::clicked, this, &SamePane::merge);
    connect(m_apart, &QPushButton::clicked, this, &SamePane::keepApart);
    connect(m_skip, &QPushButton::clicked, this, &SamePane::later);
    connect(m_swap, &QPushButton::clicked, this, &SamePane::swap);
    connect(network, &Network::changed, this, &SamePane::followNetwork);
}

int SamePane::current() const { return m_pairs.empty() ? -1 : m_list->currentRow(); }

void SamePane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        fill();
    setFocus();
}

void SamePane::followNetwork()
{
    m_isStale = true;
    if (isVisible())
        fill();
}

void SamePane::fill()
{
    m_isStale = false;
    const int row = std::max(0, m_list->currentRow());
    const auto kept = current() >= 0 ? std::optional(m_pairs[size_t(current())]) : std::nullopt;
    m_pairs = possibleDuplicates(*m_network);
    std::erase_if(m_pairs, [this](const Duplicate& pair) {
        return m_later.contains({std::min(pair.one, pair.other), std::max(pair.one, pair.other)});
    });
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int at = std::min(row, int(m_pairs.size()) - 1);
    for (size_t i = 0; i < m_pairs.size(); ++i) {
        const Duplicate& pair = m_pairs[i];
        m_list->addItem(tr("%1 = %2?").arg(oneLine(m_network->nameOf(pair.one), longestName),
                                           oneLine(m_network->nameOf(pair.other), longestName)));
        if (kept && kept->one == pair.one && kept->other == pair.other)
            at = int(i);
    }
    m_list->setCurrentRow(at);
    showPair();
}

QString SamePane::described(EntityId id) const
{
    const int row = m_network->entities()->rowOf(id);
    if (row < 0)
        return {};
    const Entity& entity = m_network->entities()->entity(row);
    QStringList parts = {entityKind(entity.kind).label,
                         tr("relationships: %1").arg(m_network->entities()->degree(row))};
    QStringList names;
    for (const QString& name : entity.otherNames)
        names << oneLine(name, longestName);
    if (!names.isEmpty())
        parts << tr("also %1").arg(names.mid(0, 4).join(QStringLiteral(", ")));
    return QStringLiteral("%1 (%2)").arg(oneLine(entity.name, longestName), parts.join(QStringLiteral(" · ")));
}

void SamePane::showPair()
{
    const int row = current();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_reason, m_one, m_other, m_shared, m_merge, m_apart,
                                                           m_skip, m_swap, m_list})
        widget->setVisible(row >= 0);
    m_empty->setVisible(row < 0);
    m_count->setText(m_pairs.size() == 1 ? tr("One pair may be the same")
                                         : tr("%1 pairs may be the same").arg(m_pairs.size()));
    m_count->setVisible(row >= 0);
    if (row < 0) {
        m_empty->setText(m_network->entities()->rowCount() == 0
                             ? tr("Here you decide who is the same. Add an article to begin.")
                             : tr("Nothing is left that seems to be the same."));
        return;
    }
    const Duplicate& pair = m_pairs[size_t(row)];
    m_reason->setText(oneLine(pair.reason, 300));
    m_one->setText(tr("Goes: %1").arg(described(pair.one)));
    m_other->setText(tr("Stays: %1").arg(described(pair.other)));
    QStringList names;
    for (size_t i = 0; i < std::min(pair.sharedNeighbours.size(), mostShared); ++i)
        names << oneLine(m_network->nameOf(pair.sharedNeighbours[i]), longestName);
    if (pair.sharedNeighbours.size() > mostShared)
        names << tr("%1 more").arg(pair.sharedNeighbours.size() - mostShared);
    m_shared->setText(names.isEmpty() ? tr("Nobody is related to both.")
                                      : tr("Related to both: %1").arg(names.join(QStringLiteral(", "))));
    m_selection->clear();
    m_selection->toggle(pair.one);
    m_selection->toggle(pair.other);
}

void SamePane::merge()
{
    if (current() >= 0)
        emit editRequested(
            *mergeEdit(*m_network, {m_pairs[size_t(current())].one}, m_pairs[size_t(current())].other));
}

void SamePane::keepApart()
{
    if (current() < 0)
        return;
    const Duplicate& pair = m_pairs[size_t(current())];
    if (const auto edit = redthread::keepApart(*m_network, pair.one, pair.other, m_reviewer))
        emit editRequested(*edit);
}

void SamePane::later()
{
    if (current() < 0)
        return;
    const Duplicate& pair = m_pairs[size_t(current())];
    m_later.insert({std::min(pair.one, pair.other), std::max(pair.one, pair.other)});
    fill();
}

void SamePane::swap()
{
    if (current() < 0)
        return;
    Duplicate& pair = m_pairs[size_t(current())];
    std::swap(pair.one, pair.other);
    showPair();
}

void SamePane::keyPressEvent(QKeyEvent* event)
{
    switch (event->modifiers() == Qt::NoModifier ? event->key() : 0) {
    case Qt::Key_M:
        return merge();
    case Qt::Key_N:
        return keepApart();
    case Qt::Key_S:
        return later();
    case Qt::Key_W:
        return swap();
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + (event->key() == Qt::Key_Up ? -1 : 1), 0,
                                         std::max(0, m_list->count() - 1)));
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace redthread
