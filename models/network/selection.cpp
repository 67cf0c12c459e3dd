#include "models/network/selection.h"

#include "models/network/network.h"

namespace redthread {

struct Selection::State {
    QSet<EntityId> entities;
    QSet<RelationshipId> relationships;
    EntityId currentEntity;
    RelationshipId currentRelationship;
};

namespace {

template <class Id>
bool toggled(QSet<Id>& ids, Id id) // true: it is in now
{
    if (ids.remove(id))
        return false;
    ids.insert(id);
    return true;
}

} // namespace

void Selection::become(State state)
{
    if (!state.entities.contains(state.currentEntity))
        state.currentEntity = {};
    if (!state.relationships.contains(state.currentRelationship) || state.currentEntity)
        state.currentRelationship = {};
    if (!state.currentEntity && !state.currentRelationship &&
        state.entities.size() + state.relationships.size() == 1) {
        if (!state.entities.isEmpty())
            state.currentEntity = *state.entities.cbegin();
        else
            state.currentRelationship = *state.relationships.cbegin();
    }
    if (state.entities == m_entities && state.relationships == m_relationships &&
        state.currentEntity == m_currentEntity && state.currentRelationship == m_currentRelationship)
        return;
    m_entities = std::move(state.entities);
    m_relationships = std::move(state.relationships);
    m_currentEntity = state.currentEntity;
    m_currentRelationship = state.currentRelationship;
    emit changed();
}

void Selection::selectOnly(EntityId id)
{
    if (id)
        become({{id}, {}, id, {}});
    else
        clear();
}

void Selection::selectOnly(RelationshipId id)
{
    if (id)
        become({{}, {id}, {}, id});
    else
        clear();
}

void Selection::toggle(EntityId id)
{
    if (!id)
        return;
    State state{m_entities, m_relationships, m_currentEntity, m_currentRelationship};
    if (toggled(state.entities, id))
        state.currentEntity = id;
    become(std::move(state));
}

void Selection::toggle(RelationshipId id)
{
    if (!id)
        return;
    State state{m_entities, m_relationships, m_currentEntity, m_currentRelationship};
    if (toggled(state.relationships, id)) {
        state.currentRelationship = id;
        state.currentEntity = {};
    }
    become(std::move(state));
}

void Selection::set(QSet<EntityId> entities, QSet<RelationshipId> relationships)
{
    become({std::move(entities), std::move(relationships), m_currentEntity, m_currentRelationship});
}

void Selection::clear() { become({}); }

void Selection::retain(const std::function<bool(EntityId)>& keepEntity,
                       const std::function<bool(RelationshipId)>& keepRelationship)
{
    State state{m_entities, m_relationships, m_currentEntity, m_currentRelationship};
    state.entities.removeIf([&](EntityId id) { return !keepEntity(id); });
    state.relationships.removeIf([&](RelationshipId id) { return !keepRelationship(id); });
    become(std::move(state));
}

void Selection::follow(const Network* network)
{
    connect(network, &Network::changed, this, [this, network] {
        State state;
        for (const EntityId id : std::as_const(m_entities))
            if (const EntityId root = network->rootOf(id))
                state.entities.insert(root);
        const RelationshipModel* rows = network->relationships();
        const auto rowId = [rows](RelationshipId id) {
            const int row = rows->rowOf(id);
            return row < 0 ? RelationshipId{} : rows->idAt(row);
        };
        for (const RelationshipId id : std::as_const(m_relationships))
            if (const RelationshipId shown = rowId(id))
                state.relationships.insert(shown);
        state.currentEntity = network->rootOf(m_currentEntity);
        state.currentRelationship = rowId(m_currentRelationship);
        become(std::move(state));
    });
}

} // namespace redthread
