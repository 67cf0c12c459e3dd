#include "models/network/entity_model.h"

#include "models/records/kinds.h"
#include "models/records/name_key.h"

#include <algorithm>

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

const QString& EntityModel::searchKey(const EntityRow& r)
{
    if (r.key.isNull()) {
        r.key = nameKey(r.entity.name);
        for (const QString& name : r.entity.otherNames)
            r.key += u'\n' + nameKey(name);
        if (r.key.isNull())
            r.key = QStringLiteral("");
    }
    return r.key;
}

void rankByName(const std::vector<const EntityRow*>& rows)
{
    std::vector<const EntityRow*> unranked, ranked;
    for (const EntityRow* row : rows)
        if (row->nameRank == 0)
            unranked.push_back(row);
        else
            ranked.push_back(row);
    if (unranked.empty())
        return;
    std::sort(ranked.begin(), ranked.end(),
              [](const EntityRow* a, const EntityRow* b) { return a->nameRank < b->nameRank; });
    const auto before = [](const EntityRow* a, const EntityRow* b) {
        const int order = EntityModel::searchKey(*a).compare(EntityModel::searchKey(*b));
        return order ? order < 0 : a->entity.id < b->entity.id;
    };
    std::sort(unranked.begin(), unranked.end(), before);
    std::vector<const EntityRow*> all;
    all.reserve(rows.size());
    auto next = ranked.begin(); // a few among many are each sought by halves
    for (const EntityRow* row : unranked) {
        const auto at = std::upper_bound(next, ranked.end(), row, before);
        all.insert(all.end(), next, at);
        all.push_back(row);
        next = at;
    }
    all.insert(all.end(), next, ranked.end());
    for (size_t i = 0; i < all.size(); ++i)
        all[i]->nameRank = quint32(i + 1);
}

} // namespace redthread
