#include "views/lists/relationship_list.h"

#include "models/records/kinds.h"
#include "views/lists/shown_text.h"

namespace redthread {

RelationshipList::RelationshipList(Network* network, Selection* selection, QWidget* parent)
    : ListPane(new RelationshipProxy(network), selection,
               {.name = tr("Relationships"),
                .filterHint = tr("Filter relationships…"),
                .nothingYet = tr("No relationships yet. Import an article, or drop one here.")},
               {{tr("Most voices first"), RelationshipModel::VoicesColumn, Qt::DescendingOrder},
                {tr("Contested first"), RelationshipModel::StanceColumn, Qt::DescendingOrder},
                {tr("Subject"), RelationshipModel::SubjectColumn, Qt::AscendingOrder},
                {tr("Kind of relationship"), RelationshipModel::KindColumn, Qt::AscendingOrder},
                {tr("Object"), RelationshipModel::ObjectColumn, Qt::AscendingOrder}},
               parent),
      m_network(network)
{
    const RelationshipModel* model = network->relationships();
    fill(bridgeRecord(model, selection, &Selection::relationships, &Selection::currentRelationship), true,
         [this, model](const QModelIndex& index) {
             const RelationshipRow& row = model->relationship(sourceRow(index));
             const RelationshipKind kind = relationshipKind(row.kind);
             const QString arrow = kind.symmetric ? QStringLiteral("↔") : QStringLiteral("→");
             return RowText{.first = QStringLiteral("%1 %2 %3")
                                         .arg(inSentence(row.subjectName()), arrow, inSentence(row.objectName())),
                            .second =
                                tr("%1 · %2").arg(kind.label, RelationshipModel::standingWord(row.standing)),
                            .number = locale().toString(row.standing.voices),
                            .standing = row.standing};
         });
}

void RelationshipList::activate(int sourceRow)
{
    emit activated(m_network->relationships()->idAt(sourceRow));
}

} // namespace redthread
