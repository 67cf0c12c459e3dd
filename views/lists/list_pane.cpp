#include "views/lists/list_pane.h"

#include "views/lists/rows_view.h"
#include "views/lists/shown_text.h"

#include <QActionGroup>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace redthread {

ListPane::ListPane(ListProxy* proxy, Selection* selection, Words words, QList<Order> orders, QWidget* parent)
    : QWidget(parent),
      m_proxy(proxy),
      m_selection(selection),
      m_words(std::move(words)),
      m_orders(std::move(orders)),
      m_filter(new QLineEdit(this)),
      m_sort(new QToolButton(this)),
      m_rows(new RowsView(this)),
      m_nothing(new QLabel(this)),
      m_stack(new QStackedLayout)
{
    m_proxy->setParent(this);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);

    m_filter->setPlaceholderText(m_words.filterHint);
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(m_words.filterHint);
    m_filter->setToolTip(tr("Words in any order; accents do not matter"));
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_proxy->setFilterText(text);
        tellWhenEmpty();
    });
    auto* toRows = new QShortcut(QKeySequence(Qt::Key_Down), m_filter, nullptr, nullptr, Qt::WidgetShortcut);
    connect(toRows, &QShortcut::activated, m_rows, qOverload<>(&QWidget::setFocus));

    auto* menu = new QMenu(m_sort);
    m_sortMenu = menu;
    auto* group = new QActionGroup(menu);
    for (int i = 0; i < m_orders.size(); ++i) {
        QAction* action = menu->addAction(m_orders[i].label);
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, i] { sortBy(i); });
    }
    m_sort->setText(QStringLiteral("⇅"));
    // Not setMenu(): its arrow takes more room than the sign.
    connect(m_sort, &QToolButton::clicked, menu,
            [this, menu] { menu->popup(m_sort->mapToGlobal(m_sort->rect().bottomLeft())); });
    m_sort->setAutoRaise(true);
    m_sort->setAccessibleName(tr("Sort"));
    m_sort->setToolTip(tr("Sort the list"));

    m_rows->setAccessibleName(m_words.name);
    connect(m_rows, &RowsView::contextMenuRequested, this, &ListPane::contextMenuRequested);
    // Not activated(): some desktops send it for a single click, which only selects here.
    connect(m_rows, &QAbstractItemView::doubleClicked, m_rows, &RowsView::opened);
    connect(m_rows, &RowsView::opened, this,
            [this](const QModelIndex& index) { activate(sourceRow(index)); });

    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setContentsMargins(20, 20, 20, 20);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(8, 8, 4, 8);
    top->setSpacing(2);
    top->addWidget(m_filter);
    top->addWidget(m_sort);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addLayout(m_stack);
    m_stack->addWidget(m_rows);
    m_stack->addWidget(m_nothing);
    setFocusProxy(m_rows);
}

void ListPane::fill(SelectionBridge::Record record, bool twoLines, RowDelegate::Texts texts)
{
    sortBy(0);
    auto* bridge = new SelectionBridge(m_rows, m_proxy, m_selection, std::move(record));
    m_rows->setItemDelegate(new RowDelegate(
        twoLines, std::move(texts), [bridge](const QModelIndex& index) { return bridge->isSelected(index); },
        m_rows));
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_proxy, signal, this, &ListPane::tellWhenEmpty);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &ListPane::tellWhenEmpty);
    connect(m_proxy, &QAbstractItemModel::layoutChanged, this, &ListPane::tellWhenEmpty);
    connect(m_proxy, &ListProxy::sortedAnew, m_rows, [this] {
        if (m_selection->isEmpty())
            m_rows->scrollToTop();
        else
            m_rows->scrollTo(m_rows->currentIndex());
    });
    tellWhenEmpty();
}

void ListPane::sortBy(int order)
{
    if (order < 0 || order >= m_orders.size())
        return;
    m_proxy->sort(m_orders[order].column, m_orders[order].order);
    m_sortMenu->actions().at(order)->setChecked(true);
    m_sort->setAccessibleDescription(m_orders[order].label);
}

int ListPane::sourceRow(const QModelIndex& proxyIndex) const
{
    return m_proxy->mapToSource(proxyIndex).row();
}

void ListPane::setIsOpening(bool isOpening)
{
    m_isOpening = isOpening;
    tellWhenEmpty();
}

void ListPane::tellWhenEmpty()
{
    const bool empty = m_proxy->rowCount() == 0;
    if (empty)
        m_nothing->setText(m_isOpening ? tr("Opening…")
                           : m_proxy->sourceModel()->rowCount() == 0
                               ? m_words.nothingYet
                               : tr("Nothing here matches “%1”.").arg(inSentence(m_proxy->filterText(), 60)));
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_nothing) : m_rows);
}

} // namespace redthread
