#include "models/network/network.h"

#include "models/network/network_data.h"

namespace redthread {

Network::Data::Data()
{
    relationshipModel.m_standsFor = [this](RelationshipId id) {
        const RelationshipNode* node = relationships.find(id);
        return node && node->group ? node->group->shown : RelationshipId{};
    };
}

void Network::Data::apply(const ChangeSet& changes)
{
    Touched touched;
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
        put(annotation);
    follow(touched);
    revision = changes.revision;
}

void Network::Data::follow(Touched& touched)
{
    resolveRoots(touched);
    if (!touched.rerooted.isEmpty() && !filter.accordingTo.isEmpty()) {
        QSet<Voice> voices; // who was merged speaks as whom it was merged into
        for (const Voice& voice : std::as_const(filter.accordingTo))
            voices.insert(voice.claimant && rootOf(voice.claimant) ? Voice{rootOf(voice.claimant), {}}
                                                                   : voice);
        filter.accordingTo = voices;
    }
    resolveOwnVoices(touched);
    regroup(touched);
    for (const EntityId id : std::as_const(touched.renamed))
        for (Group* group : groupsAt.of(id))
            touched.groups.insert(group);
    spreadDenials(touched);
    std::vector<Group*> changed;
    const std::vector<Group*> groupsToCount = inOrder(touched.groups);
    for (Group* group : groupsToCount)
        if (refresh(*group, touched))
            changed.push_back(group);

    tellModels(touched, changed);
    for (Group* group : groupsToCount)
        if (group->stored.empty())
            freeGroup(group);
}

void Network::Data::setPossibleShown(bool shown)
{
    if (shown == std::exchange(possibleShown, shown))
        return;
    Touched touched;
    for (const ClaimNode& claim : claims.rows)
        if (claim.isPossibleLink())
            touched.reclaimed.insert(claim.relationship);
    follow(touched);
}

// Only what turns is counted anew: a claim that passes one and not the other,
// and all lines when the voices they need are others.
void Network::Data::setFilter(const ClaimFilter& next)
{
    const ClaimFilter last = std::exchange(filter, next);
    const bool wasOpen = std::exchange(isOpen, next.isEmpty());
    Touched touched;
    Group* before = nullptr; // claims of one line often lie together
    for (const ClaimNode& claim : claims.rows) {
        if ((wasOpen || passes(claim, last)) == (isOpen || passes(claim, next)))
            continue;
        const RelationshipNode* node = relationshipOf(claim);
        if (node && node->group && node->group != before)
            touched.groups.insert(before = node->group);
    }
    if (last.leastVoices != next.leastVoices)
        for (Group& group : groups)
            if (!group.stored.empty())
                touched.groups.insert(&group);
    follow(touched);
}

void Network::Data::tellModels(const Touched& touched, const std::vector<Group*>& changedGroups)
{
    EntityModel::Delta e;
    for (const EntityId id : inOrder(touched.entities)) {
        EntityNode& node = *entities.find(id);
        const bool wanted = !node.entity.withdrawn && node.root == id;
        const bool wasHidden = std::exchange(node.countsAsHidden, wanted && node.entity.hidden);
        hidden += int(node.countsAsHidden) - int(wasHidden);
        if (wanted && node.inModel)
            e.changed.push_back(id);
        else if (wanted)
            e.inserted.emplace_back(id, &node);
        else if (node.inModel)
            e.removed.push_back(id);
        node.inModel = wanted;
    }
    RelationshipModel::Delta r;
    for (Group* group : changedGroups) {
        if (group->shown && group->shown == group->drawnAs) {
            r.changed.push_back(group->shown);
            continue;
        }
        if (group->shown)
            r.removed.push_back(group->shown);
        if (group->drawnAs)
            r.inserted.emplace_back(group->drawnAs, &group->row);
        group->shown = group->drawnAs;
    }
    DocumentModel::Delta d;
    for (const DocumentId id : inOrder(touched.documents + touched.recount)) {
        DocumentNode* node = documents.find(id);
        if (!node)
            continue;
        node->claims =
            int(std::count_if(claimsIn.of(id).begin(), claimsIn.of(id).end(), [&](const ClaimNode* node) {
                const ClaimNode& claim = *node;
                return isLive(claim) && claim.verdict != Verdict::Rejected && !claim.isPossibleLink();
            }));
        const bool wanted = !node->document.withdrawn;
        if (wanted && node->inModel)
            d.changed.push_back(id);
        else if (wanted)
            d.inserted.emplace_back(id, node);
        else if (node->inModel)
            d.removed.push_back(id);
        node->inModel = wanted;
    }

    const bool resetEntities = entityModel.wantsReset(e);
    if (resetEntities) {
        std::vector<EntityModel::Entry> entries;
        for (const EntityNode& node : entities.rows)
            if (node.inModel)
                entries.emplace_back(node.entity.id, &node);
        entityModel.reset(std::move(entries));
    } else {
        entityModel.tellChanged(e.changed);
        entityModel.insert(std::move(e.inserted));
    }
    if (relationshipModel.wantsReset(r)) {
        std::vector<RelationshipModel::Entry> entries;
        for (const Group& group : groups)
            if (group.shown)
                entries.emplace_back(group.shown, &group.row);
        relationshipModel.reset(std::move(entries));
    } else {
        relationshipModel.tellChanged(r.changed);
        relationshipModel.remove(std::move(r.removed));
        relationshipModel.insert(std::move(r.inserted));
    }
    if (!resetEntities)
        entityModel.remove(std::move(e.removed));
    if (documentModel.wantsReset(d)) {
        std::vector<DocumentModel::Entry> entries;
        for (const DocumentNode& node : documents.rows)
            if (node.inModel)
                entries.emplace_back(node.document.id, &node);
        documentModel.reset(std::move(entries));
    } else {
        documentModel.tellChanged(d.changed);
        documentModel.remove(std::move(d.removed));
        documentModel.insert(std::move(d.inserted));
    }
}

Network::Network(QObject* parent) : QObject(parent), m_data(std::make_unique<Data>()) {}
Network::~Network() = default;

void Network::apply(const ChangeSet& changes)
{
    m_data->apply(changes);
    emit changed();
}

// The models live on, empty: views hold pointers to them.
void Network::clear()
{
    m_data->relationshipModel.reset({});
    m_data->entityModel.reset({});
    m_data->documentModel.reset({});
    m_data->forget();
    emit changed();
}

qint64 Network::revision() const { return m_data->revision; }
EntityModel* Network::entities() const { return &m_data->entityModel; }
RelationshipModel* Network::relationships() const { return &m_data->relationshipModel; }
DocumentModel* Network::documents() const { return &m_data->documentModel; }

EntityId Network::rootOf(EntityId id) const { return m_data->rootOf(id); }
QString Network::nameOf(EntityId id) const { return m_data->nameOf(id); }
Voice Network::voiceOf(const Claim& claim) const
{
    if (claim.claimant)
        return {rootOf(claim.claimant), {}};
    const DocumentNode* document = m_data->documents.find(claim.document);
    return document ? document->ownVoice : Voice{};
}
int Network::claimCount() const { return m_data->counting; }
int Network::notReviewedCount() const { return m_data->notReviewed; }
int Network::hiddenCount() const { return m_data->hidden; }
int Network::possibleCount() const { return m_data->possible; }
const ClaimFilter& Network::filter() const { return m_data->filter; }

void Network::setFilter(const ClaimFilter& filter)
{
    if (filter == m_data->filter)
        return;
    m_data->setFilter(filter);
    emit changed();
}

bool Network::possibleShown() const { return m_data->possibleShown; }

void Network::setPossibleShown(bool shown)
{
    m_data->setPossibleShown(shown);
    emit changed();
}

} // namespace redthread
