#include "models/network/selection.h"

#include "models/network/network.h"

namespace redthread {

struct Selection::State {
    QSet<EntityId> entities;
    QSet<RelationshipId> relationships;
    QSet<DocumentId> documents;
    EntityId currentEntity;
    RelationshipId currentRelationship;
    DocumentId currentDocument;

    bool operator==(const State&) const = default;
    bool hasCurrent() const { return currentEntity || currentRelationship || currentDocument; }
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

template <class Id>
Id only(const QSet<Id>& ids)
{
    return ids.isEmpty() ? Id{} : *ids.cbegin();
}

} // namespace

Selection::State Selection::state() const
{
    return {m_entities,      m_relationships,       m_documents,
            m_currentEntity, m_currentRelationship, m_currentDocument};
}

void Selection::become(State next)
{
    if (!next.entities.contains(next.currentEntity))
        next.currentEntity = {};
    if (!next.relationships.contains(next.currentRelationship) || next.currentEntity)
        next.currentRelationship = {};
    if (!next.documents.contains(next.currentDocument) || next.currentEntity || next.currentRelationship)
        next.currentDocument = {};
    if (!next.hasCurrent() && next.entities.size() + next.relationships.size() + next.documents.size() == 1) {
        next.currentEntity = only(next.entities);
        next.currentRelationship = only(next.relationships);
        next.currentDocument = only(next.documents);
    }
    if (next == state())
        return;
    m_entities = std::move(next.entities);
    m_relationships = std::move(next.relationships);
    m_documents = std::move(next.documents);
    m_currentEntity = next.currentEntity;
    m_currentRelationship = next.currentRelationship;
    m_currentDocument = next.currentDocument;
    emit changed();
}

void Selection::selectOnly(EntityId id) { become(id ? State{.entities = {id}} : State()); }
void Selection::selectOnly(RelationshipId id) { become(id ? State{.relationships = {id}} : State()); }
void Selection::selectOnly(DocumentId id) { become(id ? State{.documents = {id}} : State()); }

void Selection::toggle(EntityId id)
{
    if (!id)
        return;
    State next = state();
    if (toggled(next.entities, id)) {
        next.currentEntity = id;
        next.currentRelationship = {};
    }
    become(std::move(next));
}

void Selection::toggle(RelationshipId id)
{
    if (!id)
        return;
    State next = state();
    if (toggled(next.relationships, id)) {
        next.currentRelationship = id;
        next.currentEntity = {};
    }
    become(std::move(next));
}

void Selection::set(QSet<EntityId> entities, QSet<RelationshipId> relationships, QSet<DocumentId> documents)
{
    State next = state();
    next.entities = std::move(entities);
    next.relationships = std::move(relationships);
    next.documents = std::move(documents);
    become(std::move(next));
}

void Selection::clear() { become({}); }

void Selection::retain(const std::function<bool(EntityId)>& keepEntity,
                       const std::function<bool(RelationshipId)>& keepRelationship)
{
    State next = state();
    next.entities.removeIf([&](EntityId id) { return !keepEntity(id); });
    next.relationships.removeIf([&](RelationshipId id) { return !keepRelationship(id); });
    become(std::move(next));
}

void Selection::follow(const Network* network)
{
    connect(network, &Network::changed, this, [this, network] {
        State next;
        for (const EntityId id : std::as_const(m_entities))
            if (const EntityId root = network->rootOf(id))
                next.entities.insert(root);
        const RelationshipModel* rows = network->relationships();
        const auto shownAs = [rows](RelationshipId id) {
            const int row = rows->rowOf(id);
            return row < 0 ? RelationshipId{} : rows->idAt(row);
        };
        for (const RelationshipId id : std::as_const(m_relationships))
            if (const RelationshipId shown = shownAs(id))
                next.relationships.insert(shown);
        for (const DocumentId id : std::as_const(m_documents))
            if (network->documents()->rowOf(id) >= 0)
                next.documents.insert(id);
        next.currentEntity = network->rootOf(m_currentEntity);
        next.currentRelationship = shownAs(m_currentRelationship);
        next.currentDocument = m_currentDocument;
        become(std::move(next));
    });
}

} // namespace redthread
