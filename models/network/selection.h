// Selection is the one truth about what is selected: sets of ids, shared by
// graph, tables, evidence and reader. A view changes it and hears of changes
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
    // The last one selected alone or added; null when there is none. At most
    // one of the two is set.
    EntityId currentEntity() const { return m_currentEntity; }
    RelationshipId currentRelationship() const { return m_currentRelationship; }
    bool isEmpty() const { return m_entities.isEmpty() && m_relationships.isEmpty(); }

    void selectOnly(EntityId id);
    void selectOnly(RelationshipId id);
    void toggle(EntityId id);
    void toggle(RelationshipId id);
    // The current one stays when it is in the sets; a set of one element alone
    // becomes current.
    void set(QSet<EntityId> entities, QSet<RelationshipId> relationships);
    void clear();
    // Drops what `keepEntity` and `keepRelationship` refuse.
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
    void become(State state);

    QSet<EntityId> m_entities;
    QSet<RelationshipId> m_relationships;
    EntityId m_currentEntity;
    RelationshipId m_currentRelationship;
};

} // namespace redthread
