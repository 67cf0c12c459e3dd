#include "models/network/document_model.h"

namespace redthread {

int DocumentModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant DocumentModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DocumentRow& row = at(index.row());
    if (role == IdRole)
        return row.document.id.value;
    if (role == Qt::TextAlignmentRole && index.column() == ClaimsColumn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (index.column()) {
    case TitleColumn:
        return row.document.title.isEmpty() && role == Qt::DisplayRole ? tr("Untitled") : row.document.title;
    case PublisherColumn:
        return row.document.publisher;
    case DateColumn:
        return row.document.date;
    case ClaimsColumn:
        return row.claims;
    }
    return {};
}

QVariant DocumentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn:
        return tr("Title");
    case PublisherColumn:
        return tr("Publisher");
    case DateColumn:
        return tr("Date");
    case ClaimsColumn:
        return tr("Claims");
    }
    return {};
}

} // namespace redthread
