// Selection is the one truth about what is selected: sets of ids, shared by
// graph, tables, evidence and reader. Selecting one kind of record alone
// deselects the others. A view changes it and hears of changes
// made by the others; ids that leave the network leave the selection. GUI thread.
#pragma once

#include "models/records/ids.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace redthread {

class Network;

class Selection : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    const QSet<EntityId>& entities() const { return m_entities; }
    const QSet<RelationshipId>& relationships() const { return m_relationships; }
    const QSet<DocumentId>& documents() const { return m_documents; }
    // The last one selected alone or added; null when there is none. At most
    // one of the three is set.
    EntityId currentEntity() const { return m_currentEntity; }
    RelationshipId currentRelationship() const { return m_currentRelationship; }
    DocumentId currentDocument() const { return m_currentDocument; }
    bool isEmpty() const
    {
        return m_entities.isEmpty() && m_relationships.isEmpty() && m_documents.isEmpty();
    }

    void selectOnly(EntityId id);
    void selectOnly(RelationshipId id);
    void selectOnly(DocumentId id);
    void toggle(EntityId id);
    void toggle(RelationshipId id);
    // The current one stays when it is in the sets; a set of one element alone
    // becomes current.
    void set(QSet<EntityId> entities, QSet<RelationshipId> relationships, QSet<DocumentId> documents = {});
    void clear();
    // Drops what `keepEntity` and `keepRelationship` refuse; documents stay.
    void retain(const std::function<bool(EntityId)>& keepEntity,
                const std::function<bool(RelationshipId)>& keepRelationship);
    // From now on, whenever the network changes: what was merged becomes what
    // stands for it, what is gone is dropped.
    void follow(const Network* network);

signals:
    // Only when something really changed, and once per call.
    void changed();

private:
    struct State;
    State state() const;
    void become(State state);

    QSet<EntityId> m_entities;
    QSet<RelationshipId> m_relationships;
    QSet<DocumentId> m_documents;
    EntityId m_currentEntity;
    RelationshipId m_currentRelationship;
    DocumentId m_currentDocument;
};

} // namespace redthread
