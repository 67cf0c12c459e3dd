// SelectionBridge mirrors the one Selection into a list and tells it what the
// person selects there. The list's own selection model is never asked for the
// truth: mirroring 10,000 scattered rows into one takes seconds, so above a
// thousand runs of rows it is left empty and the delegate paints what the
// Selection says. GUI thread.
#pragma once

#include "models/network/selection.h"

#include <QAbstractProxyModel>
#include <QItemSelectionModel>

#include <functional>
#include <vector>

namespace redthread {

class RowsView;

class SelectionBridge : public QObject {
    Q_OBJECT
public:
    // How one kind of record stands in the Selection. Rows are of the source.
    struct Record {
        std::function<std::vector<int>()> selectedRows;
        std::function<int()> currentRow; // -1: none
        std::function<bool(int row)> isSelected;
        // Replaces what is selected by these rows.
        std::function<void(const std::vector<int>& rows)> selectOnly;
        // Adds and takes away, and leaves everything else.
        std::function<void(const std::vector<int>& add, const std::vector<int>& remove)> change;
    };

    // Gives the view its model. The view owns the bridge.
    SelectionBridge(RowsView* view, QAbstractProxyModel* proxy, Selection* selection, Record record);

    bool isSelected(const QModelIndex& proxyIndex) const;
    void mirror();

private:
    void onSelectionChanged(const QItemSelection& selected, const QItemSelection& deselected);
    std::vector<int> sourceRows(const QItemSelection& selection) const;

    RowsView* m_view;
    QAbstractProxyModel* m_proxy;
    Record m_record;
    int m_guard = 0; // > 0: the change is ours or the model's, not the person's
};

// The Record for ids of a RowsModel (models/network/rows_model.h).
template <class Model, class IdType>
SelectionBridge::Record bridgeRecord(const Model* model, Selection* selection,
                                     const QSet<IdType>& (Selection::*selected)() const,
                                     IdType (Selection::*current)() const)
{
    const auto become = [selection](QSet<IdType> ids, bool keepRest) {
        QSet<EntityId> entities = keepRest ? selection->entities() : QSet<EntityId>();
        QSet<RelationshipId> relationships = keepRest ? selection->relationships() : QSet<RelationshipId>();
        QSet<DocumentId> documents = keepRest ? selection->documents() : QSet<DocumentId>();
        if constexpr (std::is_same_v<IdType, EntityId>)
            entities = std::move(ids);
        else if constexpr (std::is_same_v<IdType, RelationshipId>)
            relationships = std::move(ids);
        else
            documents = std::move(ids);
        selection->set(std::move(entities), std::move(relationships), std::move(documents));
    };
    SelectionBridge::Record record;
    record.selectedRows = [=] {
        std::vector<int> rows;
        for (const IdType id : (selection->*selected)())
            if (const int row = model->rowOf(id); row >= 0)
                rows.push_back(row);
        return rows;
    };
    record.currentRow = [=] {
        const IdType id = (selection->*current)();
        return id ? model->rowOf(id) : -1;
    };
    record.isSelected = [=](int row) { return (selection->*selected)().contains(model->idAt(row)); };
    record.selectOnly = [=](const std::vector<int>& rows) {
        if (rows.size() == 1)
            return selection->selectOnly(model->idAt(rows.front()));
        QSet<IdType> ids;
        for (const int row : rows)
            ids.insert(model->idAt(row));
        become(std::move(ids), false);
    };
    record.change = [=](const std::vector<int>& add, const std::vector<int>& remove) {
        QSet<IdType> ids = (selection->*selected)();
        if constexpr (!std::is_same_v<IdType, DocumentId>)
            if (add.size() == 1 && remove.empty() && !ids.contains(model->idAt(add.front())))
                return selection->toggle(model->idAt(add.front())); // becomes the current one
        for (const int row : add)
            ids.insert(model->idAt(row));
        for (const int row : remove)
            ids.remove(model->idAt(row));
        become(std::move(ids), true);
    };
    return record;
}

} // namespace redthread
