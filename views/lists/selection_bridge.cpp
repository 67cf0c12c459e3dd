#include "views/lists/selection_bridge.h"

#include "views/lists/rows_view.h"

#include <QScopedValueRollback>

namespace redthread {

SelectionBridge::SelectionBridge(RowsView* view, QAbstractProxyModel* proxy, Selection* selection,
                                 Record record)
    : QObject(view), m_view(view), m_proxy(proxy), m_record(std::move(record))
{
    // Connected before the view's own selection model is: a row that leaves is
    // deselected there, which is not the person's wish.
    connect(proxy, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { ++m_guard; });
    connect(proxy, &QAbstractItemModel::rowsRemoved, this, [this] { --m_guard; });
    view->setModel(proxy);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SelectionBridge::onSelectionChanged);
    connect(selection, &Selection::changed, this, &SelectionBridge::mirror);
    connect(proxy, &QAbstractItemModel::rowsInserted, this, [this, selection] {
        if (!selection->isEmpty())
            mirror();
    });
    connect(proxy, &QAbstractItemModel::modelReset, this, &SelectionBridge::mirror);
    mirror();
}

bool SelectionBridge::isSelected(const QModelIndex& proxyIndex) const
{
    return m_record.isSelected(m_proxy->mapToSource(proxyIndex).row());
}

void SelectionBridge::mirror()
{
    if (m_guard)
        return;
    const QScopedValueRollback guard(m_guard, m_guard + 1);
    const QAbstractItemModel* source = m_proxy->sourceModel();
    const auto proxyIndex = [&](int row) { return m_proxy->mapFromSource(source->index(row, 0)); };

    std::vector<int> rows;
    for (const int row : m_record.selectedRows())
        if (const QModelIndex index = proxyIndex(row); index.isValid())
            rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    QItemSelection runs;
    constexpr int mostRuns = 1000;
    for (size_t i = 0; i < rows.size() && runs.size() <= mostRuns;) {
        size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1)
            ++end;
        runs.append(QItemSelectionRange(m_proxy->index(rows[i], 0), m_proxy->index(rows[end - 1], 0)));
        i = end;
    }
    if (runs.size() > mostRuns)
        runs.clear();
    m_view->selectionModel()->select(runs, QItemSelectionModel::ClearAndSelect);

    if (const int current = m_record.currentRow(); current >= 0)
        if (const QModelIndex index = proxyIndex(current);
            index.isValid() && index != m_view->currentIndex()) {
            m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
            m_view->scrollTo(index);
        }
    m_view->viewport()->update();
}

std::vector<int> SelectionBridge::sourceRows(const QItemSelection& selection) const
{
    std::vector<int> rows;
    for (const QItemSelectionRange& range : selection)
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(m_proxy->mapToSource(m_proxy->index(row, 0)).row());
    return rows;
}

void SelectionBridge::onSelectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    if (m_guard)
        return;
    {
        const QScopedValueRollback guard(m_guard, m_guard + 1);
        if (m_view->replacesSelection())
            m_record.selectOnly(sourceRows(m_view->selectionModel()->selection()));
        else
            m_record.change(sourceRows(selected), sourceRows(deselected));
    }
    m_view->viewport()->update();
}

} // namespace redthread
