// RowsView is the list of a ListPane: one painted row an item, all of one
// height, so that 100,000 of them scroll like ten. It remembers how the person
// last selected (alone, added, as a range), which the bridge asks.
#pragma once

#include <QListView>

namespace redthread {

class RowsView : public QListView {
    Q_OBJECT
public:
    explicit RowsView(QWidget* parent = nullptr);

    // The last change of selection by mouse or keyboard replaced what was
    // selected before.
    bool replacesSelection() const { return m_replaces; }

signals:
    void contextMenuRequested(QPoint globalPosition);
    void opened(const QModelIndex& index); // Enter or double click, on every desktop

protected:
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index,
                                                         const QEvent* event) const override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    mutable bool m_replaces = true;
};

} // namespace redthread
