// EntityModel lists the entities that live: not withdrawn and not merged into
// another. Tables read it through data(); the graph, the filters and the
// accessible tree through the typed columns below, which cost nothing. It is
// filled by Network alone. GUI thread.
#pragma once

#include "models/network/rows_model.h"
#include "models/records/records.h"

namespace redthread {

struct EntityRow {
    Entity entity;
    int degree = 0;
    int weight = 0;
    quint32 place = 0; // its own for good, among all there are or were: to keep something of each in a vector
    mutable quint32 nameRank = 0; // among the names of the model: rankByName(); 0: not known
    mutable QString key;          // nameKey() of name and other names, made when first asked for
};

// Numbers rows from 1 by the alphabet of their keys, those alike by their ids.
// Rows that have a rank keep their order; the others are sorted in.
void rankByName(const std::vector<const EntityRow*>& rows);

class EntityModel : public RowsModel<EntityRow, EntityId> {
    Q_OBJECT
public:
    enum Column { NameColumn, KindColumn, RelationshipsColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1, SortRole };

    using RowsModel<EntityRow, EntityId>::RowsModel;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    const Entity& entity(int row) const { return at(row).entity; }
    // Relationships that are drawn at this entity.
    int degree(int row) const { return at(row).degree; }
    // Sum of the voices of those relationships: the size in the picture.
    int weight(int row) const { return at(row).weight; }
    quint32 place(int row) const { return at(row).place; }
    // What filters search and sorting compares: see name_key.h.
    const QString& searchKey(int row) const { return searchKey(at(row)); }
    static const QString& searchKey(const EntityRow& row);
    // Its place in the alphabet, once rankNames() was called after the last change.
    quint32 nameRank(int row) const { return at(row).nameRank; }
    void rankNames() const { rankByName(rows()); }
    // Whether degrees and weights speak of some claims only: Network::filter().
    bool isFiltered() const { return m_isFiltered; }

private:
    friend class Network;
    bool m_isFiltered = false;
};

} // namespace redthread
