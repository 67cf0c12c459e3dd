#include "models/network/entity_model.h"

#include "models/records/kinds.h"
#include "models/records/name_key.h"

namespace redthread {

int EntityModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant EntityModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const EntityRow& row = at(index.row());
    if (role == IdRole)
        return row.entity.id.value;
    if (role == Qt::TextAlignmentRole && index.column() == RelationshipsColumn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole && index.column() == NameColumn)
        return tr("%1, %2").arg(row.entity.name, entityKind(row.entity.kind).label);
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (index.column()) {
    case NameColumn:
        return row.entity.name;
    case KindColumn:
        return entityKind(row.entity.kind).label;
    case RelationshipsColumn:
        return row.degree;
    }
    return {};
}

QVariant EntityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case KindColumn:
        return tr("Kind");
    case RelationshipsColumn:
        return tr("Relationships");
    }
    return {};
}

const QString& EntityModel::searchKey(int row) const
{
    const EntityRow& r = at(row);
    if (r.key.isNull()) {
        r.key = nameKey(r.entity.name);
        for (const QString& name : r.entity.otherNames)
            r.key += u'\n' + nameKey(name);
        if (r.key.isNull())
            r.key = QStringLiteral("");
    }
    return r.key;
}

} // namespace redthread
