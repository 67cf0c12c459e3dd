// Gathering says which entities are drawn as one: those of a community, or of a
// kind. A group stands in the scene as one node under the id of one of its
// entities, and all lines between it and another node as one line that knows
// the relationships it stands for. It is a way of looking: nothing is stored.
// Values and pure functions.
#pragma once

#include "views/graph/scene.h"

#include <QHash>

#include <span>

namespace redthread {

struct Gathering {
    struct Group {
        EntityId id; // one of its entities: the group's node has it
        QString name; // "NSO Group +22"
        QString kind; // whose shape it has
        bool operator==(const Group&) const = default;
    };
    std::vector<Group> groups;
    QHash<EntityId, int> groupOf; // index of groups; who is not here is drawn alone

    bool isEmpty() const { return groups.empty(); }
    bool operator==(const Gathering&) const = default;
    // Under whose id it is drawn: the group's, or its own.
    EntityId standIn(EntityId id) const
    {
        const auto group = groupOf.constFind(id);
        return group == groupOf.constEnd() ? id : groups[size_t(*group)].id;
    }
    bool isGroup(EntityId node) const
    {
        const auto group = groupOf.constFind(node);
        return group != groupOf.constEnd() && groups[size_t(*group)].id == node;
    }
};

// The nodes of the entities, in the order of the first of each.
std::vector<EntityId> gathered(std::span<const EntityId> entities, const Gathering& gathering);
// The same scene with groups as nodes; these stand in the middle of their entities.
GraphScene gathered(const GraphScene& scene, const Gathering& gathering);

} // namespace redthread
