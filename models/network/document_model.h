// DocumentModel lists the documents of the project that live, without their
// texts. Filled by Network alone. GUI thread.
#pragma once

#include "models/records/records.h"

#include <QAbstractTableModel>
#include <QHash>

#include <vector>

namespace redthread {

class DocumentModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TitleColumn, PublisherColumn, DateColumn, ClaimsColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1, SortRole };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    int rowOf(DocumentId id) const;
    DocumentId idAt(int row) const { return m_rows[size_t(row)].id; }
    const Document& document(int row) const { return m_rows[size_t(row)]; }

private:
    friend class Network;

    std::vector<Document> m_rows;
    std::vector<int> m_claims;
    QHash<DocumentId, int> m_rowOf;
};

} // namespace redthread
