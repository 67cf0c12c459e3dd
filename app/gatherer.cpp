#include "app/gatherer.h"

#include "models/records/kinds.h"

#include <algorithm>
#include <map>

namespace redthread {

namespace {

// So that the number behind it is not cut off in the picture.
QString shortened(const QString& name)
{
    constexpr qsizetype most = 26;
    return name.size() <= most ? name : name.left(most - 1).trimmed() + QStringLiteral("…");
}

} // namespace

Gatherer::Gatherer(Network& network, QObject* parent) : QObject(parent), m_network(network)
{
    connect(&network, &Network::changed, this, &Gatherer::gather);
}

void Gatherer::setBy(By by)
{
    m_by = by;
    m_opened.clear();
    gather();
}

void Gatherer::setCommunities(const QHash<EntityId, int>& communities)
{
    m_communities = communities;
    gather();
}

QString Gatherer::groupOf(EntityId entity, const QString& kind) const
{
    if (m_by == By::Kind)
        return kind;
    const int community = m_by == By::Community ? m_communities.value(entity, -1) : -1;
    return community < 0 ? QString() : QString::number(community);
}

QString Gatherer::groupOf(EntityId entity) const
{
    const int row = m_network.entities()->rowOf(entity);
    return row < 0 ? QString() : groupOf(entity, m_network.entities()->entity(row).kind);
}

void Gatherer::open(EntityId entity)
{
    m_opened.insert(entity);
    gather();
}

void Gatherer::close(EntityId entity)
{
    const QString group = groupOf(entity);
    m_opened.removeIf([&](EntityId opened) { return groupOf(opened) == group; });
    gather();
}

bool Gatherer::canClose(EntityId entity) const
{
    return m_by != By::Nothing && !groupOf(entity).isEmpty() && !m_gathering.groupOf.contains(entity) &&
           std::any_of(m_opened.begin(), m_opened.end(),
                       [&, group = groupOf(entity)](EntityId opened) { return groupOf(opened) == group; });
}

void Gatherer::gather()
{
    Gathering next;
    if (m_by != By::Nothing) {
        QSet<QString> open;
        for (const EntityId id : std::as_const(m_opened))
            open.insert(groupOf(id));
        struct Group {
            int lead = -1; // row of the one most is said of
            std::vector<EntityId> members;
        };
        const EntityModel& entities = *m_network.entities();
        std::map<QString, Group> groups;
        for (int row = 0; row < entities.rowCount(); ++row) {
            const Entity& entity = entities.entity(row);
            if (entity.hidden || entities.degree(row) == 0)
                continue;
            const QString key = groupOf(entity.id, entity.kind);
            if (key.isEmpty() || open.contains(key))
                continue;
            Group& group = groups[key];
            group.members.push_back(entity.id);
            if (group.lead < 0 || entities.weight(row) > entities.weight(group.lead))
                group.lead = row;
        }
        for (const auto& [key, group] : groups) {
            if (group.members.size() < 2)
                continue;
            const Entity& lead = entities.entity(group.lead);
            const int number = int(next.groups.size());
            const QString name = m_by == By::Kind
                                     ? tr("%1 ×%2").arg(entityKind(key).label).arg(group.members.size())
                                     : tr("%1 +%2").arg(shortened(lead.name)).arg(group.members.size() - 1);
            next.groups.push_back({lead.id, name, lead.kind});
            for (const EntityId id : group.members)
                next.groupOf.insert(id, number);
        }
    }
    if (next == m_gathering)
        return;
    m_gathering = std::move(next);
    emit changed(m_gathering);
}

} // namespace redthread
