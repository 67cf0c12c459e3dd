// RelationshipModel lists what is drawn: one row for all stored relationships
// that have the same ends (after merges) and kind and at least one counting
// claim. A row carries the smallest of the stored ids; rowOf() finds it by any
// of them. A relationship whose ends have been merged into one entity has no
// row. Filled by Network alone. GUI thread.
#pragma once

#include "models/network/entity_model.h"
#include "models/network/rows_model.h"
#include "models/network/standing.h"

#include <functional>

namespace redthread {

struct RelationshipRow {
    Standing standing; // first, for it alone changes with every filter
    RelationshipId id;
    EntityId subject; // after merges: rows of EntityModel
    QString kind;
    EntityId object;
    const EntityRow* subjectRow = nullptr; // of the two ends, as long as the row is there
    const EntityRow* objectRow = nullptr;
    quint32 subjectPlace = 0, objectPlace = 0; // EntityRow::place of both

    const QString& subjectName() const { return subjectRow->entity.name; }
    const QString& objectName() const { return objectRow->entity.name; }
};

class RelationshipModel : public RowsModel<RelationshipRow, RelationshipId> {
    Q_OBJECT
public:
    enum Column { SubjectColumn, KindColumn, ObjectColumn, StanceColumn, VoicesColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1, SortRole };

    using RowsModel<RelationshipRow, RelationshipId>::RowsModel;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    int rowOf(RelationshipId id) const;
    const RelationshipRow& relationship(int row) const { return at(row); }

    // "alleged", "contested": the word for a standing, translated.
    static QString standingWord(const Standing& standing);

private:
    friend class Network;

    std::function<RelationshipId(RelationshipId)> m_standsFor; // stored id → id of its row
};

} // namespace redthread
