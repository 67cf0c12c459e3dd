// Which entity stands for which, whose voice a document speaks with, and which
// stored relationships make one row.
#include "models/network/network_data.h"

#include "models/records/kinds.h"
#include "models/records/likeness.h"
#include "models/records/name_key.h"

namespace redthread {

EntityId NetworkContent::rootOf(EntityId id) const
{
    const EntityNode* node = entities.find(id);
    return node && node->root ? node->root->id() : EntityId{};
}

// Roots of all that were touched and of all that are merged into them. A chain
// that runs in a circle (only a damaged file has one) has no root.
void NetworkContent::resolveRoots(Touched& touched)
{
    Marked<EntityNode> open(7);
    std::vector<EntityNode*> affected = touched.reroot.inOrder();
    for (EntityNode* node : affected)
        open.add(node);
    for (size_t i = 0; i < affected.size(); ++i)
        for (EntityNode* child : affected[i]->children)
            if (!open.has(child)) {
                open.add(child);
                affected.push_back(child);
            }

    std::vector<EntityNode*> path;
    std::vector<char> isResolved(entities.rows.size(), 0);
    for (EntityNode* start : affected) {
        path.clear();
        EntityNode* root = nullptr;
        for (EntityNode* at = start;;) {
            if (!at || !at->isKnown || at->entity.withdrawn)
                break;
            if (!open.has(at) || isResolved[at->number]) {
                root = at->root;
                break;
            }
            if (path.size() > affected.size())
                break; // a circle
            path.push_back(at);
            if (!at->entity.mergedInto) {
                root = at;
                break;
            }
            at = entities.row(at->entity.mergedInto);
        }
        path.push_back(start); // one that is withdrawn is on no path
        for (EntityNode* node : path) {
            EntityNode* resolved = node->entity.withdrawn ? nullptr : root;
            if (node->root != resolved)
                touched.rerooted.add(node);
            node->root = resolved;
            isResolved[node->number] = 1;
        }
    }

    for (EntityNode* node : touched.rerooted.inOrder()) {
        touched.entities.add(node);
        for (RelationshipNode* relationship : node->relationships)
            touched.regroup.add(relationship);
        for (const ClaimRow* claim : node->claims) {
            touched.reclaimed.add(claim->of);
            touched.recount.add(claim->inDocument);
        }
        for (const QString& key : std::as_const(node->voiceKeys))
            touched.voiceKeys.insert(key);
    }
}

Voice NetworkContent::ownVoiceOf(const DocumentNode& node) const
{
    const Document& document = node.document;
    if (!node.publisherKey.isEmpty()) {
        EntityId publisher;
        for (const EntityNode* entity : entitiesByVoiceKey.of(node.publisherKey))
            if (entity->root && (!publisher || entity->root->id() < publisher))
                publisher = entity->root->id();
        if (publisher)
            return {publisher, {}};
        return {{}, QStringLiteral("publisher:") + node.publisherKey};
    }
    if (const QString author = nameKey(document.author); !author.isEmpty())
        return {{}, QStringLiteral("author:") + author};
    return {{}, QStringLiteral("document:") + document.id.toString()};
}

// An article that ten papers print is one voice: that of the earliest.
void NetworkContent::resolveCopies(Touched& touched)
{
    if (!touched.recopied)
        return;
    std::vector<DocumentNode*> nodes;
    for (DocumentNode& node : documents.rows)
        if (node.isKnown && !node.document.withdrawn)
            nodes.push_back(&node);
    std::sort(nodes.begin(), nodes.end(), [](const DocumentNode* a, const DocumentNode* b) {
        const QString &x = a->document.date, &y = b->document.date;
        if (x.isEmpty() != y.isEmpty())
            return y.isEmpty(); // one without a date is nobody's original
        return x != y ? x < y : a->id() < b->id();
    });
    std::vector<QString> likenesses;
    for (const DocumentNode* node : nodes)
        likenesses.push_back(node->document.likeness);
    const std::vector<size_t> first = firstOfCopies(likenesses);
    for (size_t i = 0; i < nodes.size(); ++i) {
        DocumentNode* original = first[i] == i ? nullptr : nodes[first[i]];
        if (original == std::exchange(nodes[i]->copyOf, original))
            continue;
        touched.revoice.add(nodes[i]);
        touched.documents.add(nodes[i]);
    }
}

void NetworkContent::resolveOwnVoices(Touched& touched)
{
    for (const QString& key : std::as_const(touched.voiceKeys))
        for (DocumentNode* node : documentsByPublisher.of(key))
            touched.revoice.add(node);
    // A copy speaks with its original's voice.
    for (DocumentNode& node : documents.rows)
        if (node.copyOf && touched.revoice.has(node.copyOf))
            touched.revoice.add(&node);
    for (DocumentNode* node : touched.revoice.inOrder()) {
        const Voice voice = ownVoiceOf(node->copyOf ? *node->copyOf : *node);
        if (voice == node->ownVoice)
            continue;
        node->ownVoice = voice;
        node->voice = voiceNumber(voice);
        for (const ClaimRow* claim : node->claimRows)
            if (!claim->claimant)
                touched.reclaimed.add(claim->of);
    }
}

std::optional<GroupKey> NetworkContent::keyOf(const RelationshipNode& node) const
{
    if (!node.isKnown || node.record.withdrawn || !node.subject || !node.object)
        return std::nullopt;
    GroupKey key{node.subject->root, node.object->root, node.kind};
    if (!key.subject || !key.object || key.subject == key.object)
        return std::nullopt;
    if (key.object->id() < key.subject->id() && relationshipKind(node.record.kind).symmetric)
        std::swap(key.subject, key.object);
    return key;
}

void NetworkContent::leaveGroup(RelationshipNode& node, Touched& touched)
{
    Group* group = std::exchange(node.group, nullptr);
    if (!group)
        return;
    RelationshipNode** at = &group->first;
    while (*at != &node)
        at = &(*at)->next;
    *at = std::exchange(node.next, nullptr);
    group->isStale = true;
    touched.add(group);
}

void NetworkContent::enterGroup(RelationshipNode& node, const GroupKey& key, Touched& touched)
{
    Group*& group = groupOf[key];
    if (!group) {
        if (freeGroups.empty()) {
            group = &groups.emplace_back();
            group->number = quint32(leads.size());
            leads.emplace_back();
        } else {
            group = freeGroups.back();
            freeGroups.pop_back();
        }
        group->key = key;
        GroupLead& lead = leads[group->number];
        lead.kind = key.kind;
        lead.subject = key.subject->number;
        lead.object = key.object->number;
        key.subject->groups.push_back(group);
        key.object->groups.push_back(group);
        group->isDenial = node.record.kind == u"denies";
        group->isAuthored = node.record.kind == u"authored";
        if (group->isDenial) {
            deniesBy.add(key.subject, group);
            isDenier.resize(std::max(isDenier.size(), size_t(lead.subject) + 1));
            isDenier[lead.subject] = 1;
            deniesOf.add(key.object, group);
        } else if (group->isAuthored) {
            authoredOf.add(key.object, group);
        }
    }
    node.group = group;
    RelationshipNode** at = &group->first;
    while (*at && (*at)->id() < node.id())
        at = &(*at)->next;
    node.next = std::exchange(*at, &node);
    group->isStale = true;
    touched.add(group);
}

void NetworkContent::regroup(Touched& touched)
{
    for (RelationshipNode* node : touched.regroup.inOrder()) {
        const std::optional<GroupKey> key = keyOf(*node);
        if (key && node->group && node->group->key == *key) {
            node->group->isStale = true; // the record itself may have changed
            touched.add(node->group);
            continue;
        }
        leaveGroup(*node, touched);
        if (key)
            enterGroup(*node, *key, touched);
    }
    for (RelationshipNode* node : touched.reclaimed.inOrder()) {
        recount(*node);
        if (node->group)
            touched.add(node->group);
    }
    if (!touched.regroup.isEmpty() || !touched.reclaimed.isEmpty())
        for (Group* group : touched.groups.nodes())
            findClaims(*group);
}

void NetworkContent::findClaims(Group& group)
{
    const bool isOne = group.first && !group.first->next;
    GroupLead& lead = leads[group.number];
    lead.claims = group.claims = isOne ? group.first->claims.begin() : nullptr;
    lead.claimCount = group.claimCount = isOne ? group.first->claims.size() : 0;
}

void NetworkContent::freeGroup(Group* group)
{
    const GroupKey key = group->key;
    groupOf.remove(key);
    takeOut(key.subject->groups, group);
    takeOut(key.object->groups, group);
    if (group->isDenial) {
        deniesBy.remove(key.subject, group);
        isDenier[key.subject->number] = !deniesBy.of(key.subject).empty();
        deniesOf.remove(key.object, group);
    } else if (group->isAuthored) {
        authoredOf.remove(key.object, group);
    }
    const quint8 marks = group->marks; // a list may hold it still
    const quint32 number = group->number;
    *group = {};
    group->marks = marks;
    group->number = number;
    leads[number] = {};
    freeGroups.push_back(group);
}

} // namespace redthread
