#include "views/lists/document_list.h"

#include "views/lists/shown_text.h"

namespace redthread {

DocumentList::DocumentList(Network* network, Selection* selection, QWidget* parent)
    : ListPane(new DocumentProxy(network), selection,
               {.name = tr("Documents"),
                .filterHint = tr("Filter documents…"),
                .nothingYet = tr("No documents yet. Import an article, or drop one here.")},
               {{tr("Newest first"), DocumentModel::DateColumn, Qt::DescendingOrder},
                {tr("Title"), DocumentModel::TitleColumn, Qt::AscendingOrder},
                {tr("Publisher"), DocumentModel::PublisherColumn, Qt::AscendingOrder},
                {tr("Most claims first"), DocumentModel::ClaimsColumn, Qt::DescendingOrder}},
               parent),
      m_network(network)
{
    const DocumentModel* model = network->documents();
    fill(bridgeRecord(model, selection, &Selection::documents, &Selection::currentDocument), true,
         [this, model](const QModelIndex& index) {
             const int row = sourceRow(index);
             const Document& document = model->document(row);
             QStringList second;
             if (const QString by = document.publisher.isEmpty() ? document.author : document.publisher;
                 !by.isEmpty())
                 second << inSentence(by, 60);
             if (!document.date.isEmpty())
                 second << shownDate(document.date);
             second << (model->claims(row) == 1 ? tr("1 claim") : tr("%1 claims").arg(model->claims(row)));
             return RowText{.first = document.title.isEmpty() ? tr("Untitled") : oneLine(document.title),
                            .second = second.join(QStringLiteral(" · ")),
                            .kind = QStringLiteral("document")};
         });
}

void DocumentList::activate(int sourceRow) { emit activated(m_network->documents()->idAt(sourceRow)); }

} // namespace redthread
