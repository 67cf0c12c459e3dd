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

} // namespace

void NetworkContent::put(const ChangeSet& changes, Touched& touched)
{
    entities.reserve(changes.entities.size());
    mentions.reserve(changes.mentions.size());
    relationships.reserve(changes.relationships.size());
    claims.reserve(changes.claims.size());
    for (const Entity& entity : changes.entities)
        put(entity, touched);
    for (const Document& document : changes.documents)
        put(document, touched);
    for (const Mention& mention : changes.mentions)
        put(mention);
    for (const Relationship& relationship : changes.relationships)
        put(relationship, touched);
    for (const Claim& claim : changes.claims)
        put(claim, touched);
    for (const Annotation& annotation : changes.annotations)
        put(annotation, touched);
    for (const Passage& passage : changes.notedPassages) {
        if (passage.withdrawn)
            notedPassages.erase(passage.id);
        else
            notedPassages.insert_or_assign(passage.id, passage);
    }
    revision = changes.revision;
}

void NetworkContent::put(const Entity& entity, Touched& touched)
{
    EntityNode& node = *entities.row(entity.id);
    const bool isNew = !std::exchange(node.isKnown, true);
    const Entity old = std::exchange(node.entity, entity);
    node.entity.kind = words.shared(entity.kind);
    if (old.name != entity.name || old.otherNames != entity.otherNames) {
        node.key.clear();
        node.nameRank = 0;
    }
    touched.entities.add(&node);
    if (isNew || old.mergedInto != entity.mergedInto || old.withdrawn != entity.withdrawn) {
        touched.reroot.add(&node);
        if (EntityNode* target = entities.row(old.mergedInto))
            takeOut(target->children, &node);
        if (EntityNode* target = entities.row(entity.mergedInto))
            target->children.push_back(&node);
    }
    if (isNew || old.name != entity.name)
        touched.renamed.add(&node);
    if (isNew || old.kind != entity.kind)
        touched.rekinded.add(&node);

    const QStringList keys = voiceKeysOf(entity);
    if (keys == node.voiceKeys)
        return;
    for (const QString& key : std::as_const(node.voiceKeys)) {
        entitiesByVoiceKey.remove(key, &node);
        touched.voiceKeys.insert(key);
    }
    for (const QString& key : keys) {
        entitiesByVoiceKey.add(key, &node);
        touched.voiceKeys.insert(key);
    }
    node.voiceKeys = keys;
}

void NetworkContent::put(const Document& document, Touched& touched)
{
    DocumentNode& node = *documents.row(document.id);
    const bool isNew = !std::exchange(node.isKnown, true);
    const bool isOther =
        isNew || node.document.withdrawn != document.withdrawn || node.document.date != document.date;
    touched.recopied |= isOther || node.document.likeness != document.likeness;
    const QString key = nameKey(document.publisher);
    if (key != node.publisherKey) {
        documentsByPublisher.remove(node.publisherKey, &node);
        if (!key.isEmpty())
            documentsByPublisher.add(key, &node);
        node.publisherKey = key;
    }
    node.document = document;
    node.document.text.clear();
    node.date = dates.numberOf(document.date);
    touched.documents.add(&node);
    touched.revoice.add(&node);
    if (isOther)
        for (const ClaimRow* claim : node.claimRows)
            touched.reclaimed.add(claim->of);
}

void NetworkContent::put(const Relationship& relationship, Touched& touched)
{
    RelationshipNode& node = *relationships.row(relationship.id);
    const bool isNew = !std::exchange(node.isKnown, true);
    const Relationship old = std::exchange(node.record, relationship);
    node.kind = words.numberOf(relationship.kind);
    node.record.kind = words.text(node.kind);
    touched.regroup.add(&node);
    if (!isNew && old.subject == relationship.subject && old.object == relationship.object)
        return;
    for (EntityNode* end : {node.subject, node.object})
        if (end)
            takeOut(end->relationships, &node);
    node.subject = entities.row(relationship.subject);
    node.object = entities.row(relationship.object);
    for (EntityNode* end : {node.subject, node.object})
        if (end)
            end->relationships.push_back(&node);
}

namespace {

// Who speaks in it or passes it on, each once.
std::vector<EntityNode*> voicesIn(const ClaimRow& claim, Table<EntityId, EntityNode>& entities)
{
    std::vector<EntityNode*> voices;
    const auto add = [&](EntityNode* node) {
        if (node && std::find(voices.begin(), voices.end(), node) == voices.end())
            voices.push_back(node);
    };
    add(claim.claimant);
    for (const EntityId id : claim.via())
        add(entities.row(id));
    return voices;
}

} // namespace

void NetworkContent::put(const Claim& claim, Touched& touched)
{
    RelationshipNode* of = relationships.row(claim.relationship);
    DocumentNode* document = documents.row(claim.document);
    EntityNode* claimant = entities.row(claim.claimant);
    if (!of || !document)
        return; // of nothing: only a damaged file has one
    ClaimNode& row = *claims.row(claim.id);
    const bool isNew = !std::exchange(row.isKnown, true);
    if (isDraft && !isNew)
        return; // there twice: only a damaged file has it
    if (!isNew) {
        touched.reclaimed.add(row.of);
        touched.recount.add(row.inDocument);
        if (row.of != of) {
            CountedList& list = row.of->claims;
            list[list.size() - 1].row->place = row.place;
            list.takeOut(row.place);
        }
        if (row.inDocument != document)
            takeOut(row.inDocument->claimRows, &row);
        if (row.claimant != claimant || row.via() != claim.via)
            for (EntityNode* voice : voicesIn(row, entities))
                takeOut(voice->claims, &row);
    }
    const bool isElsewhere = row.of != of;
    const bool isInAnother = row.inDocument != document;
    const bool hasOtherVoices = isNew || row.claimant != claimant || row.via() != claim.via;
    if (isElsewhere) {
        row.place = isDraft ? CountedPool::promise(of->claims) : of->claims.size();
    }
    if (isElsewhere && !isDraft) {
        CountedRow fresh; // filled by recount()
        fresh.row = &row;
        counted.add(of->claims, fresh);
    }
    row.of = of;
    row.inDocument = document;
    row.claimant = claimant;
    row.passage = claim.passage;
    row.subjectMention = claim.subjectMention;
    row.objectMention = claim.objectMention;
    row.confidence = claim.confidence;
    if (claim.via.isEmpty() && claim.hedges.isEmpty() && claim.mayBe.isEmpty())
        row.more.reset();
    else
        row.more.reset(new ClaimRow::More{claim.via, claim.hedges, claim.mayBe});
    row.eventDate = dates.numberOf(claim.eventDate);
    row.claimDate = dates.numberOf(claim.claimDate);
    row.suggestedBy = words.numberOf(claim.suggestedBy);
    row.verdictBy = words.numberOf(claim.verdictBy);
    row.verdictAt = words.numberOf(claim.verdictAt);
    row.origin = claim.origin;
    row.stance = claim.stance;
    row.verdict = claim.verdict;
    row.withdrawn = claim.withdrawn;
    if (isInAnother)
        document->claimRows.push_back(&row);
    if (hasOtherVoices)
        for (EntityNode* voice : voicesIn(row, entities))
            voice->claims.push_back(&row);
    touched.reclaimed.add(of);
    touched.recount.add(document);
}

void NetworkContent::endDraft()
{
    for (RelationshipNode& node : relationships.rows)
        counted.lay(node.claims);
    for (ClaimNode& row : claims.rows)
        row.of->claims[row.place].row = &row;
    isDraft = false;
}

Claim NetworkContent::claimOf(const ClaimRow& row) const
{
    Claim claim;
    claim.id = row.id;
    claim.relationship = row.of->id();
    claim.document = row.inDocument->id();
    claim.passage = row.passage;
    claim.claimant = row.claimant ? row.claimant->id() : EntityId{};
    if (row.more) {
        claim.via = row.more->via;
        claim.hedges = row.more->hedges;
        claim.mayBe = row.more->mayBe;
    }
    claim.stance = row.stance;
    claim.eventDate = dates.text(row.eventDate);
    claim.claimDate = dates.text(row.claimDate);
    claim.origin = row.origin;
    claim.subjectMention = row.subjectMention;
    claim.objectMention = row.objectMention;
    claim.confidence = row.confidence;
    claim.suggestedBy = words.text(row.suggestedBy);
    claim.verdict = row.verdict;
    claim.verdictBy = words.text(row.verdictBy);
    claim.verdictAt = words.text(row.verdictAt);
    claim.withdrawn = row.withdrawn;
    return claim;
}

void NetworkContent::put(const Mention& mention)
{
    MentionNode& kept = *mentions.row(mention.id);
    const bool isNew = !std::exchange(kept.isKnown, true);
    const Mention old = std::exchange(static_cast<Mention&>(kept), mention);
    Mention* row = &kept;
    if (isNew || old.document != mention.document) {
        if (DocumentNode* document = isNew ? nullptr : documents.row(old.document))
            takeOut(document->mentions, row);
        if (DocumentNode* document = documents.row(mention.document))
            document->mentions.push_back(row);
    }
    if (isNew || old.entity != mention.entity) {
        if (EntityNode* entity = isNew ? nullptr : entities.row(old.entity))
            takeOut(entity->mentions, row);
        if (EntityNode* entity = entities.row(mention.entity))
            entity->mentions.push_back(row);
    }
}

namespace {

std::pair<EntityId, EntityId> apart(const Annotation& annotation)
{
    const EntityId one{annotation.target.id}, other{annotation.text.toLongLong()};
    return {std::min(one, other), std::max(one, other)};
}

} // namespace

void NetworkContent::put(const Annotation& annotation, Touched& touched)
{
    // What it was before is looked for where it is now: an annotation never moves.
    std::map<AnnotationId, Annotation>& list = annotations[annotation.target];
    const auto old = list.find(annotation.id);
    const auto forget = [&](const Annotation& last) {
        if (last.purpose == AnnotationPurpose::NotSame)
            keptApart.remove(apart(last));
        if (last.purpose == AnnotationPurpose::Tag) {
            const bool again = std::any_of(list.begin(), list.end(), [&](const auto& other) {
                return other.first != last.id && other.second.purpose == AnnotationPurpose::Tag &&
                       tagKey(other.second.text) == tagKey(last.text);
            });
            if (!again)
                tagged[tagKey(last.text)].remove(last.target);
            if (tagged[tagKey(last.text)].isEmpty())
                tagged.remove(tagKey(last.text));
            touched.retagged = true;
        }
    };
    if (old != list.end())
        forget(old->second);
    if (annotation.withdrawn) {
        if (old != list.end())
            list.erase(old);
        return;
    }
    list[annotation.id] = annotation;
    if (annotation.purpose == AnnotationPurpose::NotSame)
        keptApart.insert(apart(annotation));
    if (annotation.purpose == AnnotationPurpose::Tag) {
        tagged[tagKey(annotation.text)].insert(annotation.target);
        tagNames.insert(tagKey(annotation.text), annotation.text.simplified());
        touched.retagged = true;
    }
}

bool NetworkContent::isTagged(const ClaimRow& claim, const QSet<RecordRef>& with) const
{
    const auto has = [&](RecordRef ref) { return with.contains(ref); };
    if (has(refOf(claim.id)) || has(refOf(claim.inDocument->id())) || has(refOf(claim.of->id())))
        return true;
    for (const EntityNode* end : {claim.of->subject, claim.of->object})
        if (end && (has(refOf(end->id())) || (end->root && has(refOf(end->root->id())))))
            return true;
    return false;
}

} // namespace redthread
