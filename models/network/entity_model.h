// EntityModel lists the entities that live: not withdrawn and not merged into
// another. Tables read it through data(); the graph, the filters and the
// accessible tree through the typed columns below, which cost nothing. It is
// filled by Network alone. GUI thread.
#pragma once

#include "models/records/records.h"

#include <QAbstractTableModel>
#include <QHash>

#include <vector>

namespace redthread {

class EntityModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, KindColumn, RelationshipsColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1, SortRole };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    // -1 when the entity is not here.
    int rowOf(EntityId id) const;
    EntityId idAt(int row) const { return m_rows[size_t(row)].id; }
    const Entity& entity(int row) const { return m_rows[size_t(row)]; }
    // Relationships that are drawn at this entity.
    int degree(int row) const { return m_degrees[size_t(row)]; }
    // Sum of the voices of those relationships: the size in the picture.
    int weight(int row) const { return m_weights[size_t(row)]; }

private:
    friend class Network;
    struct Change;

    std::vector<Entity> m_rows;
    std::vector<int> m_degrees;
    std::vector<int> m_weights;
    QHash<EntityId, int> m_rowOf;
};

} // namespace redthread
