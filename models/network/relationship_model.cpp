#include "models/network/relationship_model.h"

#include "models/records/kinds.h"

namespace redthread {

int RelationshipModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RelationshipModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RelationshipRow& row = at(index.row());
    if (role == IdRole)
        return row.id.value;
    if (role == Qt::TextAlignmentRole && index.column() == VoicesColumn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole && index.column() == SubjectColumn)
        return tr("%1 %2 %3, %4")
            .arg(row.subjectName(), relationshipKind(row.kind).label, row.objectName(),
                 standingWord(row.standing));
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (index.column()) {
    case SubjectColumn:
        return row.subjectName();
    case KindColumn:
        return relationshipKind(row.kind).label;
    case ObjectColumn:
        return row.objectName();
    case StanceColumn:
        return standingWord(row.standing);
    case VoicesColumn:
        return row.standing.voices;
    }
    return {};
}

QVariant RelationshipModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SubjectColumn:
        return tr("Subject");
    case KindColumn:
        return tr("Relationship");
    case ObjectColumn:
        return tr("Object");
    case StanceColumn:
        return tr("Stance");
    case VoicesColumn:
        return tr("Voices");
    }
    return {};
}

int RelationshipModel::rowOf(RelationshipId id) const
{
    return RowsModel::rowOf(m_standsFor ? m_standsFor(id) : id);
}

QString RelationshipModel::standingWord(const Standing& standing)
{
    if (standing.isOnlyPossible())
        return tr("possible link");
    if (standing.contested)
        return tr("contested");
    switch (standing.stance) {
    case Stance::Stated:
        return tr("stated");
    case Stance::Alleged:
        return tr("alleged");
    case Stance::Hypothetical:
        return tr("hypothetical");
    case Stance::Denied:
        return tr("denied");
    }
    return {};
}

} // namespace redthread
