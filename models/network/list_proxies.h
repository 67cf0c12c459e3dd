// The proxies that sort and filter the lists, made for hundreds of thousands of
// rows: each row is sorted by two whole numbers, and what one change of the
// network brings is sorted in at once, when the network has told all of it
// (Network::changed; a reset of the source lasts until then). With
// QSortFilterProxyModel a filter of 300,000 lines held the window up for 2.9 s,
// so for 0.3 (tests/benchmarks/bench_window).
//
// The filter is words in any order; each must occur in the row, compared as
// names are (name_key.h). Rows that sort alike stand in alphabetical order,
// whichever way the column is sorted. GUI thread.
#pragma once

#include "models/network/network.h"

#include <QAbstractProxyModel>
#include <QStringList>

#include <array>
#include <vector>

namespace redthread {

class ListProxy : public QAbstractProxyModel {
    Q_OBJECT
public:
    ListProxy(QAbstractItemModel* source, const Network* network, QObject* parent);

    QString filterText() const { return m_filter; }
    void setFilterText(const QString& text);
    // By a column of the source; -1: in the order of the source, as at first.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    QModelIndex mapToSource(const QModelIndex& proxyIndex) const override;
    QModelIndex mapFromSource(const QModelIndex& sourceIndex) const override;
    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    QModelIndex sibling(int row, int column, const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void sortedAnew(); // after a change of so many rows that what stood on top may be anywhere

protected:
    // The first is sorted the way that is asked for, the second always ascending.
    struct Key {
        quint64 first = 0;
        quint64 second = 0;
    };
    // Makes what keyOf() needs; called before its calls after every change.
    virtual void prepare(int column) = 0;
    virtual Key keyOf(int row, int column) const = 0; // of the source
    virtual bool contains(int row, const QString& word) const = 0; // after prepare(), too
    const QStringList& words() const { return m_words; }

private:
    QStringList m_words;
    struct Entry {
        Key key;
        int row = 0;
        bool operator<(const Entry& other) const;
    };

    Entry entryOf(int row) const;
    bool passes(int row) const;
    std::vector<int> sorted(const std::vector<int>& rows) const;
    int placeFor(const Entry& entry) const;
    void fill();
    void reorder(std::vector<int> rows);
    void removeShown(std::vector<int> places);
    void insertSorted(const std::vector<int>& rows);
    void number();

    void sourceChanged(int from, int to);
    void sourceInserted(int first, int last);
    void sourceRemoved(int first, int last);
    void settle();

    QString m_filter;
    int m_column = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    std::vector<int> m_rows;      // of the source, as they are shown
    std::vector<int> m_places;    // by row of the source; -1: not shown
    std::vector<int> m_touched;   // rows of the source told since the network last changed
    bool m_areAllTouched = false; // so many that they were not counted
    bool m_isResetting = false;
};

class EntityProxy : public ListProxy {
    Q_OBJECT
public:
    explicit EntityProxy(const Network* network, QObject* parent = nullptr);

private:
    void prepare(int column) override;
    Key keyOf(int row, int column) const override;
    bool contains(int row, const QString& word) const override;
    const EntityModel* m_entities;
    QHash<QString, quint64> m_kinds; // places in their order
};

class RelationshipProxy : public ListProxy {
    Q_OBJECT
public:
    explicit RelationshipProxy(const Network* network, QObject* parent = nullptr);

private:
    void prepare(int column) override;
    Key keyOf(int row, int column) const override;
    bool contains(int row, const QString& word) const override;
    const RelationshipModel* m_relationships;
    const EntityModel* m_entities;
    QHash<QString, quint64> m_kinds;
    QHash<QString, std::vector<char>> m_named; // of each word: which ends have it, by their rank
    mutable QHash<QString, QString> m_kindWords; // as they are searched, made when first needed
    mutable std::array<QString, 6> m_standingWords;
};

class DocumentProxy : public ListProxy {
    Q_OBJECT
public:
    explicit DocumentProxy(const Network* network, QObject* parent = nullptr);

private:
    void prepare(int column) override;
    Key keyOf(int row, int column) const override;
    bool contains(int row, const QString& word) const override;
    const DocumentModel* m_documents;
    QHash<QString, quint64> m_titles, m_texts; // of the column sorted by
};

} // namespace redthread
