#include "models/network/merge_edits.h"

#include <QCoreApplication>

namespace redthread {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Edit", text); }

QString shown(const Network& network, EntityId id)
{
    const QString name = network.nameOf(id).simplified();
    return name.size() <= 40 ? name : name.left(39) + u'…';
}

} // namespace

std::optional<Edit> mergeEdit(const Network& network, const std::vector<EntityId>& entities, EntityId into)
{
    Batch batch;
    for (const EntityId id : entities)
        if (id != into)
            batch.edits.push_back(Merge{id, into});
    if (batch.edits.empty())
        return std::nullopt;
    batch.what = batch.edits.size() == 1
                     ? tr("Merge “%1” into “%2”")
                           .arg(shown(network, std::get<Merge>(batch.edits.front()).from), shown(network, into))
                     : tr("Merge %1 entities into “%2”").arg(batch.edits.size()).arg(shown(network, into));
    return batch;
}

std::optional<Edit> unmergeEdit(const Network& network, EntityId into)
{
    Batch batch{tr("Take merges into “%1” back").arg(shown(network, into)), {}};
    for (const Entity& merged : network.mergedInto(into))
        if (merged.mergedInto == into)
            batch.edits.push_back(Unmerge{merged.id, into});
    if (batch.edits.empty())
        return std::nullopt;
    return batch;
}

} // namespace redthread
