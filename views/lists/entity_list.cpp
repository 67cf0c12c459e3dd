#include "views/lists/entity_list.h"

#include "views/lists/shown_text.h"

namespace redthread {

EntityList::EntityList(Network* network, Selection* selection, QWidget* parent)
    : ListPane(new EntityProxy(network), selection,
               {.name = tr("Entities"),
                .filterHint = tr("Filter entities…"),
                .nothingYet = tr("No entities yet. Import an article, or drop one here.")},
               {{tr("Most relationships first"), EntityModel::RelationshipsColumn, Qt::DescendingOrder},
                {tr("Name"), EntityModel::NameColumn, Qt::AscendingOrder},
                {tr("Kind"), EntityModel::KindColumn, Qt::AscendingOrder}},
               parent),
      m_network(network)
{
    const EntityModel* model = network->entities();
    fill(bridgeRecord(model, selection, &Selection::entities, &Selection::currentEntity), false,
         [this, model](const QModelIndex& index) {
             const int row = sourceRow(index);
             const Entity& entity = model->entity(row);
             return RowText{.first = entity.name.isEmpty() ? tr("unnamed") : oneLine(entity.name),
                            .number = locale().toString(model->degree(row)),
                            .kind = entity.kind,
                            .faded = entity.hidden};
         });
}

void EntityList::activate(int sourceRow) { emit activated(m_network->entities()->idAt(sourceRow)); }

} // namespace redthread
