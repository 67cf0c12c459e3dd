// DocumentModel lists the documents of the project that live, without their
// texts. Filled by Network alone. GUI thread.
#pragma once

#include "models/network/rows_model.h"
#include "models/records/records.h"

namespace redthread {

struct DocumentRow {
    Document document;
    int claims = 0;
};

class DocumentModel : public RowsModel<DocumentRow, DocumentId> {
    Q_OBJECT
public:
    enum Column { TitleColumn, PublisherColumn, DateColumn, ClaimsColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1, SortRole };

    using RowsModel<DocumentRow, DocumentId>::RowsModel;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    const Document& document(int row) const { return at(row).document; }
    // Claims read from it that count: neither rejected nor withdrawn.
    int claims(int row) const { return at(row).claims; }
};

} // namespace redthread
