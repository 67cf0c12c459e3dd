// ListPane is the frame of the three lists: a field to filter, a button to
// sort, the rows, and a sentence where there are none.
#pragma once

#include "models/network/list_proxies.h"
#include "views/lists/row_delegate.h"
#include "views/lists/selection_bridge.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QStackedLayout;
class QToolButton;

namespace redthread {

class RowsView;

class ListPane : public QWidget {
    Q_OBJECT
public:
    struct Order {
        QString label;
        int column = 0;
        Qt::SortOrder order = Qt::AscendingOrder;
    };
    struct Words {
        QString name;       // for assistive tools: "Entities"
        QString filterHint; // in the empty field
        QString nothingYet; // when the project has none
    };

    RowsView* rows() const { return m_rows; }
    QLineEdit* filterField() const { return m_filter; } // for Ctrl+F
    // Until it is known whether there is anything, nothing is said of it.
    void setIsOpening(bool isOpening);
    // Sorts by the n-th of the orders offered.
    void sortBy(int order);

signals:
    void contextMenuRequested(QPoint globalPosition);

protected:
    ListPane(ListProxy* proxy, Selection* selection, Words words, QList<Order> orders, QWidget* parent);
    // Once, from the constructor of the list.
    void fill(SelectionBridge::Record record, bool twoLines, RowDelegate::Texts texts);
    int sourceRow(const QModelIndex& proxyIndex) const;

    // Enter or double click on a row of the source.
    virtual void activate(int sourceRow) = 0;

private:
    void tellWhenEmpty();

    ListProxy* m_proxy;
    Selection* m_selection;
    Words m_words;
    QList<Order> m_orders;
    bool m_isOpening = false;
    QLineEdit* m_filter;
    QToolButton* m_sort;
    QMenu* m_sortMenu = nullptr;
    RowsView* m_rows;
    QLabel* m_nothing;
    QStackedLayout* m_stack;
};

} // namespace redthread
