// RowsModel is what the three item models share: rows in the order of their
// ids, so that the same project has the same rows however it came to be. The
// rows themselves are Network's; the model keeps pointers, so that inserting or
// taking out a row among 100,000 moves 16 bytes each and no strings. Looking up
// a row is a binary search. GUI thread.
#pragma once

#include <QAbstractTableModel>

#include <algorithm>
#include <utility>
#include <vector>

namespace redthread {

// What a change does to the rows; each list without repeats.
template <class Row, class IdType>
struct RowsDelta {
    std::vector<IdType> changed;
    std::vector<IdType> removed;
    std::vector<std::pair<IdType, const Row*>> inserted;
};

template <class Row, class IdType>
class RowsModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    IdType idAt(int row) const { return m_ids[size_t(row)]; }
    // -1 when it is not here.
    int rowOf(IdType id) const
    {
        const auto it = std::lower_bound(m_ids.begin(), m_ids.end(), id);
        return it != m_ids.end() && *it == id ? int(it - m_ids.begin()) : -1;
    }

protected:
    const Row& at(int row) const { return *m_rows[size_t(row)]; }
    const std::vector<const Row*>& rows() const { return m_rows; }

private:
    friend class Network;
    using Entry = std::pair<IdType, const Row*>;

    using Delta = RowsDelta<Row, IdType>;

    // A reset tells a first load, a change of more than half of a long list, and
    // so many rows scattered over so long a list that telling each would hang
    // the window: a sorting proxy walks its whole map for every run that leaves.
    bool wantsReset(const Delta& delta) const
    {
        constexpr size_t longList = 256;
        constexpr size_t mostSteps = 50'000'000;
        const size_t moved = delta.removed.size() + delta.inserted.size();
        if (m_rows.empty())
            return moved > 0;
        const size_t length = m_rows.size() + delta.inserted.size();
        return length > longList && (moved * 2 > m_rows.size() || moved * length > mostSteps);
    }

    void reset(std::vector<Entry> rows)
    {
        if (!std::is_sorted(rows.begin(), rows.end())) // they mostly are
            std::sort(rows.begin(), rows.end());
        beginResetModel();
        m_ids.clear();
        m_rows.clear();
        for (const Entry& entry : rows) {
            m_ids.push_back(entry.first);
            m_rows.push_back(entry.second);
        }
        endResetModel();
    }

    void tellChanged(const std::vector<IdType>& ids)
    {
        constexpr size_t manySignals = 2000;
        if (ids.size() > manySignals) { // from the first to the last of them, without looking up each
            const auto [first, last] = std::minmax_element(ids.begin(), ids.end());
            const int from = RowsModel::rowOf(*first), to = RowsModel::rowOf(*last);
            if (from >= 0 && to >= 0) {
                emitChanged(from, to);
                return;
            }
        }
        std::vector<int> rows;
        for (const IdType id : ids)
            if (const int row = RowsModel::rowOf(id); row >= 0)
                rows.push_back(row);
        std::sort(rows.begin(), rows.end());
        if (rows.size() > manySignals) {
            emitChanged(rows.front(), rows.back());
            return;
        }
        for (size_t i = 0; i < rows.size();) {
            const size_t first = i;
            while (i + 1 < rows.size() && rows[i + 1] == rows[i] + 1)
                ++i;
            emitChanged(rows[first], rows[i]);
            ++i;
        }
    }

    void remove(std::vector<IdType> ids)
    {
        std::sort(ids.begin(), ids.end());
        while (!ids.empty()) {
            const int last = RowsModel::rowOf(ids.back());
            ids.pop_back();
            if (last < 0)
                continue;
            int first = last;
            while (!ids.empty() && first > 0 && m_ids[size_t(first - 1)] == ids.back()) {
                --first;
                ids.pop_back();
            }
            beginRemoveRows({}, first, last);
            m_ids.erase(m_ids.begin() + first, m_ids.begin() + last + 1);
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
            endRemoveRows();
        }
    }

    void insert(std::vector<Entry> entries)
    {
        std::sort(entries.begin(), entries.end());
        for (size_t i = 0; i < entries.size();) {
            const auto place = std::lower_bound(m_ids.begin(), m_ids.end(), entries[i].first);
            const auto at = place - m_ids.begin();
            size_t end = i + 1;
            while (end < entries.size() && (place == m_ids.end() || entries[end].first < *place))
                ++end;
            std::vector<IdType> ids;
            std::vector<const Row*> rows;
            for (; i < end; ++i) {
                ids.push_back(entries[i].first);
                rows.push_back(entries[i].second);
            }
            beginInsertRows({}, int(at), int(at + std::ptrdiff_t(ids.size())) - 1);
            m_ids.insert(m_ids.begin() + at, ids.begin(), ids.end());
            m_rows.insert(m_rows.begin() + at, rows.begin(), rows.end());
            endInsertRows();
        }
    }

    void emitChanged(int first, int last)
    {
        emit dataChanged(index(first, 0), index(last, columnCount() - 1));
    }

    std::vector<IdType> m_ids; // ascending
    std::vector<const Row*> m_rows;
};

} // namespace redthread
