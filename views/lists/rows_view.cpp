#include "views/lists/rows_view.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

namespace redthread {

RowsView::RowsView(QWidget* parent) : QListView(parent)
{
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
}

QItemSelectionModel::SelectionFlags RowsView::selectionCommand(const QModelIndex& index,
                                                               const QEvent* event) const
{
    const auto flags = QListView::selectionCommand(index, event);
    if (flags != QItemSelectionModel::NoUpdate)
        m_replaces = flags.testFlag(QItemSelectionModel::Clear);
    return flags;
}

// By key the menu belongs to the current row, by mouse to the row under it.
void RowsView::contextMenuEvent(QContextMenuEvent* event)
{
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid())
        at = viewport()->mapToGlobal(visualRect(currentIndex()).center());
    emit contextMenuRequested(at);
    event->accept();
}

void RowsView::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter || !currentIndex().isValid())
        return QListView::keyPressEvent(event);
    event->accept();
    emit opened(currentIndex());
}

} // namespace redthread
