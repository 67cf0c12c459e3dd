// RelationshipModel lists what is drawn: one row for all stored relationships
// that have the same ends (after merges) and kind and at least one counting
// claim. A row carries the smallest of the stored ids; rowOf() finds it by any
// of them. Filled by Network alone. GUI thread.
#pragma once

#include "models/network/standing.h"

#include <QAbstractTableModel>
#include <QHash>

#include <vector>

namespace redthread {

struct RelationshipRow {
    RelationshipId id;
    EntityId subject; // after merges: rows of EntityModel
    QString kind;
    EntityId object;
    Standing standing;
    std::vector<RelationshipId> stored; // all ids that this row stands for, ascending

    bool operator==(const RelationshipRow&) const = default;
};

class RelationshipModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { SubjectColumn, KindColumn, ObjectColumn, StanceColumn, VoicesColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1, SortRole };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    int rowOf(RelationshipId id) const;
    RelationshipId idAt(int row) const { return m_rows[size_t(row)].id; }
    const RelationshipRow& relationship(int row) const { return m_rows[size_t(row)]; }

private:
    friend class Network;

    std::vector<RelationshipRow> m_rows;
    std::vector<std::pair<QString, QString>> m_names; // of the two ends
    QHash<RelationshipId, int> m_rowOf;
};

} // namespace redthread
