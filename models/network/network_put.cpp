// Records into tables and indexes, and marks on what they touch.
#include "models/network/network_data.h"

#include "models/records/name_key.h"

namespace redthread {

namespace {

// Kinds that publish: only these can be the own voice of a document.
bool publishes(const QString& kind)
{
    static const QSet<QString> kinds = {"media", "ngo", "company", "government", "country", "organisation"};
    return kinds.contains(kind);
}

QStringList voiceKeysOf(const Entity& entity)
{
    QStringList keys;
    if (entity.withdrawn || !publishes(entity.kind))
        return keys;
    for (const QString& name : QStringList(entity.name) + entity.otherNames)
        if (const QString key = nameKey(name); !key.isEmpty() && !keys.contains(key))
            keys << key;
    return keys;
}

QSet<EntityId> voicesIn(const Claim& claim)
{
    QSet<EntityId> voices(claim.via.begin(), claim.via.end());
    voices.insert(claim.claimant);
    voices.remove(EntityId{});
    return voices;
}

} // namespace

void Network::Data::put(const Entity& entity, Touched& touched)
{
    bool isNew = false;
    EntityNode& node = entities.row(entity.id, &isNew);
    const Entity old = isNew ? Entity{} : std::exchange(node.entity, entity);
    node.entity = entity;
    node.key.clear();
    touched.entities.insert(entity.id);
    if (isNew || old.mergedInto != entity.mergedInto || old.withdrawn != entity.withdrawn) {
        touched.reroot.insert(entity.id);
        if (old.mergedInto)
            mergedInto.remove(old.mergedInto, entity.id);
        if (entity.mergedInto)
            mergedInto.add(entity.mergedInto, entity.id);
    }
    if (old.name != entity.name)
        touched.renamed.insert(entity.id);
    if (old.kind != entity.kind)
        touched.rekinded.insert(entity.id);

    const QStringList keys = voiceKeysOf(entity);
    if (keys == node.voiceKeys)
        return;
    for (const QString& key : std::as_const(node.voiceKeys)) {
        entitiesByVoiceKey.remove(key, entity.id);
        touched.voiceKeys.insert(key);
    }
    for (const QString& key : keys) {
        entitiesByVoiceKey.add(key, entity.id);
        touched.voiceKeys.insert(key);
    }
    node.voiceKeys = keys;
}

void Network::Data::put(const Document& document, Touched& touched)
{
    bool isNew = false;
    DocumentNode& node = documents.row(document.id, &isNew);
    const bool flagTurned = isNew || node.document.withdrawn != document.withdrawn;
    const QString key = nameKey(document.publisher);
    if (key != node.publisherKey) {
        documentsByPublisher.remove(node.publisherKey, document.id);
        if (!key.isEmpty())
            documentsByPublisher.add(key, document.id);
        node.publisherKey = key;
    }
    node.document = document;
    node.document.text.clear();
    touched.documents.insert(document.id);
    touched.revoice.insert(document.id);
    if (flagTurned)
        for (const ClaimNode* claim : claimsIn.of(document.id))
            touched.reclaimed.insert(claim->relationship);
}

void Network::Data::put(const Relationship& relationship, Touched& touched)
{
    bool isNew = false;
    RelationshipNode& node = relationships.row(relationship.id, &isNew);
    const Relationship old = node.record;
    node.record = relationship;
    touched.regroup.insert(relationship.id);
    if (!isNew && old.subject == relationship.subject && old.object == relationship.object)
        return;
    if (!isNew) {
        relationshipsAt.remove(old.subject, old.id);
        relationshipsAt.remove(old.object, old.id);
    }
    relationshipsAt.add(relationship.subject, relationship.id);
    relationshipsAt.add(relationship.object, relationship.id);
}

void Network::Data::put(const Claim& claim, Touched& touched)
{
    bool isNew = false;
    ClaimNode& kept = claims.row(claim.id, &isNew);
    const Claim old = std::exchange(static_cast<Claim&>(kept), claim);
    touched.reclaimed.insert(claim.relationship);
    touched.recount.insert(claim.document);
    if (!isNew) {
        touched.reclaimed.insert(old.relationship);
        touched.recount.insert(old.document);
    }
    const bool moved = isNew || old.relationship != claim.relationship || old.document != claim.document ||
                       old.claimant != claim.claimant || old.via != claim.via;
    if (!moved)
        return;
    kept.inDocument = nullptr;
    kept.saidBy = nullptr;
    kept.of = nullptr;
    if (!isNew) {
        claimsOf.remove(old.relationship, &kept);
        claimsIn.remove(old.document, &kept);
        for (const EntityId voice : voicesIn(old))
            claimsBy.remove(voice, &kept);
    }
    claimsOf.add(claim.relationship, &kept);
    claimsIn.add(claim.document, &kept);
    for (const EntityId voice : voicesIn(claim))
        claimsBy.add(voice, &kept);
}

void Network::Data::put(const Mention& mention)
{
    bool isNew = false;
    Mention& kept = mentions.row(mention.id, &isNew);
    const Mention old = std::exchange(kept, mention);
    if (!isNew && old.document == mention.document && old.entity == mention.entity)
        return;
    if (!isNew) {
        mentionsIn.remove(old.document, old.id);
        mentionsOf.remove(old.entity, old.id);
    }
    mentionsIn.add(mention.document, mention.id);
    mentionsOf.add(mention.entity, mention.id);
}

void Network::Data::put(const Annotation& annotation)
{
    for (auto it = annotations.begin(); it != annotations.end(); ++it)
        if (it->first == annotation.target || it->second.contains(annotation.id))
            it->second.erase(annotation.id);
    if (!annotation.withdrawn)
        annotations[annotation.target][annotation.id] = annotation;
}

} // namespace redthread
