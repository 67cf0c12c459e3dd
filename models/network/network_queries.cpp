// What views ask of a Network.
#include "models/network/network_data.h"

namespace redthread {

namespace {

bool byStart(const Mention& a, const Mention& b)
{
    return std::tie(a.document, a.range.start, a.range.end, a.id) <
           std::tie(b.document, b.range.start, b.range.end, b.id);
}

// In order and without repeats.
std::vector<Claim> byId(std::vector<Claim> claims)
{
    std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.id < b.id; });
    claims.erase(std::unique(claims.begin(), claims.end(),
                             [](const Claim& a, const Claim& b) { return a.id == b.id; }),
                 claims.end());
    return claims;
}

// The entity and all that are merged into it.
template <class Data>
std::vector<EntityId> family(const Data& data, EntityId id)
{
    std::vector<EntityId> ids = {id};
    QSet<EntityId> seen = {id};
    for (size_t i = 0; i < ids.size(); ++i)
        for (const EntityId child : data.mergedInto.of(ids[i]))
            if (!seen.contains(child) && data.rootOf(child)) {
                seen.insert(child);
                ids.push_back(child);
            }
    return ids;
}

} // namespace

std::optional<Entity> Network::entity(EntityId id) const
{
    const EntityNode* node = m_data->entities.find(id);
    return node && !node->entity.withdrawn ? std::optional(node->entity) : std::nullopt;
}

std::optional<Mention> Network::mention(MentionId id) const
{
    const Mention* mention = m_data->mentions.find(id);
    return mention && !mention->withdrawn ? std::optional(*mention) : std::nullopt;
}

std::optional<Claim> Network::claim(ClaimId id) const
{
    const Claim* claim = m_data->claims.find(id);
    return claim && !claim->withdrawn ? std::optional(*claim) : std::nullopt;
}

std::optional<Relationship> Network::relationship(RelationshipId id) const
{
    const RelationshipNode* node = m_data->relationships.find(id);
    return node && !node->record.withdrawn ? std::optional(node->record) : std::nullopt;
}

std::vector<Relationship> Network::storedRelationships() const
{
    std::vector<Relationship> found;
    for (const RelationshipNode& node : m_data->relationships.rows)
        if (!node.record.withdrawn)
            found.push_back(node.record);
    std::sort(found.begin(), found.end(),
              [](const Relationship& a, const Relationship& b) { return a.id < b.id; });
    return found;
}

std::vector<RelationshipId> Network::storedBetween(EntityId one, EntityId other) const
{
    std::vector<RelationshipId> found;
    for (const RelationshipId id : m_data->relationshipsAt.of(one)) {
        const Relationship& r = m_data->relationships.find(id)->record;
        if (!r.withdrawn &&
            ((r.subject == one && r.object == other) || (r.subject == other && r.object == one)))
            found.push_back(id);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::vector<Claim> Network::Data::claimsOfGroup(const Group& group) const
{
    std::vector<Claim> found;
    for (const RelationshipId id : group.stored)
        for (const ClaimNode* node : claimsOf.of(id))
            if (const ClaimNode& claim = *node; counts(claim) && (possibleShown || !claim.isPossibleLink()))
                found.push_back(claim);
    const auto date = [this](const Claim& claim) {
        return claim.claimDate.isEmpty() ? documents.find(claim.document)->document.date : claim.claimDate;
    };
    std::sort(found.begin(), found.end(), [&](const Claim& a, const Claim& b) {
        const QString dateA = date(a);
        const QString dateB = date(b);
        return std::tie(dateA, a.id) < std::tie(dateB, b.id);
    });
    return found;
}

std::vector<Claim> Network::claimsOf(RelationshipId id) const
{
    const RelationshipNode* node = m_data->relationships.find(id);
    return node && node->group ? m_data->claimsOfGroup(*node->group) : std::vector<Claim>();
}

std::vector<Claim> Network::denialsAsWhole(RelationshipId id) const
{
    std::vector<Claim> found;
    const RelationshipNode* node = m_data->relationships.find(id);
    if (!node || !node->group)
        return found;
    for (const Group* denial : m_data->denialsAsWhole(*node->group))
        for (const Claim& claim : m_data->claimsOfGroup(*denial))
            if (claim.verdict != Verdict::Rejected &&
                (claim.stance == Stance::Stated || claim.stance == Stance::Alleged))
                found.push_back(claim);
    return found;
}

std::vector<RelationshipId> Network::relationshipsOf(EntityId id) const
{
    std::vector<RelationshipId> ids;
    for (const Group* group : m_data->groupsAt.of(rootOf(id)))
        if (group->shown)
            ids.push_back(group->shown);
    std::sort(ids.begin(), ids.end());
    return ids;
}

bool Network::passesFilter(const Claim& claim) const
{
    const ClaimNode* node = m_data->claims.find(claim.id);
    return node && m_data->passes(*node, m_data->filter);
}

void Network::visitDates(ClaimFilter::DateOf which,
                         const std::function<void(const QString&, Stance)>& visit) const
{
    ClaimFilter others = m_data->filter;
    others.from.clear();
    others.until.clear();
    for (const ClaimNode& claim : m_data->claims.rows) {
        if (claim.verdict == Verdict::Rejected || claim.isPossibleLink() || !m_data->isLive(claim) ||
            !m_data->passes(claim, others))
            continue;
        const DocumentNode* document = m_data->documentOf(claim);
        visit(which == ClaimFilter::DateOf::Event ? claim.eventDate
              : claim.claimDate.isEmpty()         ? document->document.date
                                                  : claim.claimDate,
              claim.stance);
    }
}

std::vector<Claim> Network::claimsBy(const Voice& voice) const
{
    std::vector<Claim> found;
    const auto take = [&](const std::vector<const ClaimNode*>& nodes) {
        for (const ClaimNode* node : nodes)
            if (const ClaimNode& claim = *node; m_data->counts(claim) && m_data->voiceOf(claim) == voice)
                found.push_back(claim);
    };
    if (voice.claimant)
        for (const EntityId member : family(*m_data, voice.claimant))
            take(m_data->claimsBy.of(member));
    // An article's own voice may be an entity's: its publisher's.
    for (const DocumentNode& node : m_data->documents.rows)
        if (node.ownVoice == voice)
            take(m_data->claimsIn.of(node.document.id));
    return byId(std::move(found));
}

std::vector<Claim> Network::claimsThrough(EntityId entity) const
{
    std::vector<Claim> found;
    const EntityId root = rootOf(entity);
    if (!root)
        return found;
    for (const EntityId member : family(*m_data, root))
        for (const ClaimNode* node : m_data->claimsBy.of(member))
            if (const ClaimNode& claim = *node; m_data->counts(claim) && claim.via.contains(member))
                found.push_back(claim);
    return byId(std::move(found));
}

Network::KeptBack Network::keptBack() const
{
    KeptBack kept;
    if (m_data->filter.isEmpty())
        return kept;
    for (const ClaimNode& claim : m_data->claims.rows)
        kept.claims += m_data->isLive(claim) && claim.verdict != Verdict::Rejected &&
                       !claim.isPossibleLink() && !m_data->passes(claim, m_data->filter);
    for (const Group& group : m_data->groups)
        kept.relationships += m_data->isKeptBack(group);
    return kept;
}

std::vector<Network::VoiceCount> Network::voices() const
{
    QHash<Voice, VoiceCount> found;
    for (const ClaimNode& claim : m_data->claims.rows) {
        if (!m_data->isLive(claim) || claim.verdict == Verdict::Rejected || claim.isPossibleLink())
            continue;
        VoiceCount& count = found[m_data->voiceOf(claim)];
        if (count.claims++ == 0) {
            count.voice = m_data->voiceOf(claim);
            count.name = count.voice.claimant ? nameOf(count.voice.claimant) : claimantName(claim);
            // An article of nobody's: there may be several, so by its title.
            const DocumentNode* document = m_data->documentOf(claim);
            if (count.voice.ownVoice.startsWith(u"document:") && document &&
                !document->document.title.isEmpty())
                count.name = tr("the article “%1”").arg(document->document.title);
        }
    }
    std::vector<VoiceCount> list(found.begin(), found.end());
    std::sort(list.begin(), list.end(), [](const VoiceCount& a, const VoiceCount& b) {
        return a.claims != b.claims ? a.claims > b.claims
                                    : std::tie(a.name, a.voice) < std::tie(b.name, b.voice);
    });
    return list;
}

std::vector<Mention> Network::mentionsIn(DocumentId id) const
{
    std::vector<Mention> found;
    const DocumentNode* document = m_data->documents.find(id);
    if (!document || document->document.withdrawn)
        return found;
    for (const MentionId mentionId : m_data->mentionsIn.of(id))
        if (const Mention& mention = *m_data->mentions.find(mentionId);
            !mention.withdrawn && rootOf(mention.entity))
            found.push_back(mention);
    std::sort(found.begin(), found.end(), byStart);
    return found;
}

std::vector<Mention> Network::mentionsOf(EntityId id) const
{
    std::vector<Mention> found;
    const EntityId root = rootOf(id);
    if (!root)
        return found;
    for (const EntityId member : family(*m_data, root))
        for (const MentionId mentionId : m_data->mentionsOf.of(member)) {
            const Mention& mention = *m_data->mentions.find(mentionId);
            const DocumentNode* document = m_data->documents.find(mention.document);
            if (!mention.withdrawn && document && !document->document.withdrawn)
                found.push_back(mention);
        }
    std::sort(found.begin(), found.end(), byStart);
    return found;
}

std::vector<Claim> Network::claimsIn(DocumentId id) const
{
    std::vector<Claim> found;
    for (const ClaimNode* node : m_data->claimsIn.of(id))
        if (const ClaimNode& claim = *node; m_data->isLive(claim))
            found.push_back(claim);
    return byId(std::move(found));
}

std::vector<Claim> Network::possibleLinks() const
{
    std::vector<Claim> found;
    for (const ClaimNode& claim : m_data->claims.rows)
        if (claim.isPossibleLink() && m_data->counts(claim))
            if (const RelationshipNode* node = m_data->relationships.find(claim.relationship);
                node && node->group)
                found.push_back(claim);
    return byId(std::move(found));
}

std::vector<Entity> Network::mergedInto(EntityId id) const
{
    std::vector<Entity> found;
    for (const EntityId member : family(*m_data, id))
        if (member != id)
            found.push_back(m_data->entities.find(member)->entity);
    return found;
}

std::vector<Annotation> Network::annotationsOf(RecordRef ref) const
{
    std::vector<Annotation> found;
    if (const auto it = m_data->annotations.find(ref); it != m_data->annotations.end())
        for (const auto& [id, annotation] : it->second)
            found.push_back(annotation);
    return found;
}

QString Network::claimantName(const Claim& claim) const
{
    if (claim.claimant)
        return nameOf(claim.claimant);
    if (const DocumentNode* node = m_data->documents.find(claim.document)) {
        if (!node->document.publisher.isEmpty())
            return node->document.publisher;
        if (!node->document.author.isEmpty())
            return node->document.author;
    }
    return tr("this article");
}

} // namespace redthread
