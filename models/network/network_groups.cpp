// Which entity stands for which, whose voice a document speaks with, and which
// stored relationships make one row.
#include "models/network/network_data.h"

#include "models/records/kinds.h"
#include "models/records/name_key.h"

namespace redthread {

namespace {

template <class Id>
void insertSorted(std::vector<Id>& ids, Id id)
{
    ids.insert(std::lower_bound(ids.begin(), ids.end(), id), id);
}

} // namespace

EntityId Network::Data::rootOf(EntityId id) const
{
    const EntityNode* node = entities.find(id);
    return node ? node->root : EntityId{};
}

// Roots of all that were touched and of all that are merged into them. A chain
// that runs in a circle (only a damaged file has one) has no root.
void Network::Data::resolveRoots(Touched& touched)
{
    std::vector<EntityId> affected = inOrder(touched.reroot);
    QSet<EntityId> open = touched.reroot;
    for (size_t i = 0; i < affected.size(); ++i)
        for (const EntityId child : mergedInto.of(affected[i]))
            if (!open.contains(child)) {
                open.insert(child);
                affected.push_back(child);
            }

    for (const EntityId start : affected) {
        std::vector<EntityNode*> path;
        EntityId root;
        for (EntityId at = start;;) {
            EntityNode* node = entities.find(at);
            if (!node || node->entity.withdrawn)
                break;
            if (!open.contains(at)) {
                root = node->root;
                break;
            }
            if (path.size() > affected.size())
                break; // a circle
            path.push_back(node);
            if (!node->entity.mergedInto) {
                root = at;
                break;
            }
            at = node->entity.mergedInto;
        }
        EntityNode* first = entities.find(start);
        path.push_back(first); // one that is withdrawn is on no path
        for (EntityNode* node : path) {
            const EntityId resolved = node->entity.withdrawn ? EntityId{} : root;
            if (node->root != resolved)
                touched.rerooted.insert(node->entity.id);
            node->root = resolved;
            open.remove(node->entity.id);
        }
    }

    for (const EntityId id : inOrder(touched.rerooted)) {
        touched.entities.insert(id);
        for (const RelationshipId relationship : relationshipsAt.of(id))
            touched.regroup.insert(relationship);
        for (const ClaimNode* node : claimsBy.of(id)) {
            const Claim& claim = *node;
            touched.reclaimed.insert(claim.relationship);
            touched.recount.insert(claim.document);
        }
        for (const QString& key : entities.find(id)->voiceKeys)
            touched.voiceKeys.insert(key);
    }
}

Voice Network::Data::ownVoiceOf(const DocumentNode& node) const
{
    const Document& document = node.document;
    if (!node.publisherKey.isEmpty()) {
        EntityId publisher;
        for (const EntityId id : entitiesByVoiceKey.of(node.publisherKey))
            if (const EntityId root = rootOf(id); root && (!publisher || root < publisher))
                publisher = root;
        if (publisher)
            return {publisher, {}};
        return {{}, QStringLiteral("publisher:") + node.publisherKey};
    }
    if (const QString author = nameKey(document.author); !author.isEmpty())
        return {{}, QStringLiteral("author:") + author};
    return {{}, QStringLiteral("document:") + document.id.toString()};
}

void Network::Data::resolveOwnVoices(Touched& touched)
{
    for (const QString& key : std::as_const(touched.voiceKeys))
        for (const DocumentId id : documentsByPublisher.of(key))
            touched.revoice.insert(id);
    for (const DocumentId id : std::as_const(touched.revoice)) {
        DocumentNode* node = documents.find(id);
        const Voice voice = ownVoiceOf(*node);
        if (voice == node->ownVoice)
            continue;
        node->ownVoice = voice;
        for (const ClaimNode* claim : claimsIn.of(id))
            if (!claim->claimant)
                touched.reclaimed.insert(claim->relationship);
    }
}

std::optional<GroupKey> Network::Data::keyOf(const Relationship& relationship) const
{
    if (relationship.withdrawn)
        return std::nullopt;
    GroupKey key{rootOf(relationship.subject), relationship.kind, rootOf(relationship.object)};
    if (!key.subject || !key.object || key.subject == key.object)
        return std::nullopt;
    if (key.object < key.subject && relationshipKind(key.kind).symmetric)
        std::swap(key.subject, key.object);
    return key;
}

void Network::Data::leaveGroup(RelationshipNode& node, Touched& touched)
{
    Group* group = std::exchange(node.group, nullptr);
    if (!group)
        return;
    std::erase(group->stored, node.record.id);
    touched.groups.insert(group);
}

void Network::Data::enterGroup(RelationshipNode& node, const GroupKey& key, Touched& touched)
{
    Group*& group = groupOf[key];
    if (!group) {
        if (freeGroups.empty()) {
            group = &groups.emplace_back();
        } else {
            group = freeGroups.back();
            freeGroups.pop_back();
        }
        group->key = key;
        group->subject = entities.find(key.subject);
        group->object = entities.find(key.object);
        groupsAt.add(key.subject, group);
        groupsAt.add(key.object, group);
        if (key.kind == u"denies") {
            deniesBy.add(key.subject, group);
            deniesOf.add(key.object, group);
        } else if (key.kind == u"authored") {
            authoredOf.add(key.object, group);
        }
    }
    node.group = group;
    insertSorted(group->stored, node.record.id);
    touched.groups.insert(group);
}

void Network::Data::regroup(Touched& touched)
{
    for (const RelationshipId id : inOrder(touched.regroup)) {
        RelationshipNode& node = *relationships.find(id);
        const std::optional<GroupKey> key = keyOf(node.record);
        if (key && node.group && node.group->key == *key) {
            touched.groups.insert(node.group); // the record itself may have changed
            continue;
        }
        leaveGroup(node, touched);
        if (key)
            enterGroup(node, *key, touched);
    }
    for (const RelationshipId id : inOrder(touched.reclaimed))
        if (const RelationshipNode* node = relationships.find(id); node && node->group)
            touched.groups.insert(node->group);
}

void Network::Data::freeGroup(Group* group)
{
    const GroupKey key = group->key;
    groupOf.remove(key);
    groupsAt.remove(key.subject, group);
    groupsAt.remove(key.object, group);
    if (key.kind == u"denies") {
        deniesBy.remove(key.subject, group);
        deniesOf.remove(key.object, group);
    } else if (key.kind == u"authored") {
        authoredOf.remove(key.object, group);
    }
    *group = {};
    freeGroups.push_back(group);
}

} // namespace redthread
