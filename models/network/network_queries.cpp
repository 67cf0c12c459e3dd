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
std::vector<const EntityNode*> family(const EntityNode* node)
{
    std::vector<const EntityNode*> nodes;
    if (!node)
        return nodes;
    nodes.push_back(node);
    QSet<const EntityNode*> seen = {node};
    for (size_t i = 0; i < nodes.size(); ++i)
        for (const EntityNode* child : nodes[i]->children)
            if (!seen.contains(child) && child->root) {
                seen.insert(child);
                nodes.push_back(child);
            }
    return nodes;
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
    const ClaimRow* row = m_data->claims.find(id);
    return row && !row->withdrawn ? std::optional(m_data->claimOf(*row)) : std::nullopt;
}

std::optional<Relationship> Network::relationship(RelationshipId id) const
{
    const RelationshipNode* node = m_data->relationships.find(id);
    return node && !node->record.withdrawn ? std::optional(node->record) : std::nullopt;
}

std::vector<RelationshipId> Network::storedAs(RelationshipId id) const
{
    const RelationshipNode* node = m_data->relationships.find(id);
    if (!node || !node->group)
        return {id};
    std::vector<RelationshipId> ids;
    for (const RelationshipNode* other = node->group->first; other; other = other->next)
        ids.push_back(other->id());
    return ids;
}

std::vector<Relationship> Network::storedRelationships() const
{
    std::vector<Relationship> found;
    for (const RelationshipNode& node : m_data->relationships.rows)
        if (node.isKnown && !node.record.withdrawn)
            found.push_back(node.record);
    std::sort(found.begin(), found.end(),
              [](const Relationship& a, const Relationship& b) { return a.id < b.id; });
    return found;
}

std::vector<RelationshipId> Network::storedBetween(EntityId one, EntityId other) const
{
    std::vector<RelationshipId> found;
    const EntityNode* node = m_data->entities.find(one);
    if (!node)
        return found;
    for (const RelationshipNode* relationship : node->relationships) {
        const Relationship& r = relationship->record;
        if (!r.withdrawn &&
            ((r.subject == one && r.object == other) || (r.subject == other && r.object == one)))
            found.push_back(r.id);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::vector<Claim> NetworkContent::claimsOfGroup(const Group& group) const
{
    std::vector<std::pair<quint32, const ClaimRow*>> rows; // date said
    visitClaims(group, [&](const CountedRow& claim) {
        if (counts(claim, group.key.kind) && (possibleShown || !claim.possible))
            rows.emplace_back(claim.said, claim.row);
    });
    std::sort(rows.begin(), rows.end(), [this](const auto& a, const auto& b) {
        if (a.first != b.first)
            if (const int order = dates.text(a.first).compare(dates.text(b.first)); order != 0)
                return order < 0;
        return a.second->id < b.second->id;
    });
    std::vector<Claim> found;
    found.reserve(rows.size());
    for (const auto& [said, row] : rows)
        found.push_back(claimOf(*row));
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
    const EntityNode* node = m_data->entities.find(id);
    if (!node || !node->root)
        return ids;
    for (const Group* group : node->root->groups)
        if (const RelationshipId shown = m_data->leads[group->number].shown)
            ids.push_back(shown);
    std::sort(ids.begin(), ids.end());
    return ids;
}

bool Network::passesFilter(const Claim& claim) const
{
    const ClaimRow* row = m_data->claims.find(claim.id);
    return row && (m_data->sieve.isOpen() ||
                   m_data->sieve.passes(row->of->claims[row->place], row->of->kind));
}

void Network::visitDates(ClaimFilter::DateOf which,
                         const std::function<void(const QString&, Stance, int)>& visit) const
{
    ClaimFilter others = m_data->filter;
    others.from.clear();
    others.until.clear();
    const ClaimSieve sieve = m_data->sieveOf(others);
    std::vector<std::array<int, 4>> counts(m_data->dates.count());
    m_data->visitLive([&](const CountedRow& claim, quint32 kind) {
        if (claim.counts() && (sieve.isOpen() || sieve.passes(claim, kind)))
            ++counts[which == ClaimFilter::DateOf::Event ? claim.event : claim.said][size_t(claim.stance)];
    });
    for (quint32 date = 0; date < counts.size(); ++date)
        for (size_t stance = 0; stance < 4; ++stance)
            if (const int count = counts[date][stance])
                visit(m_data->dates.text(date), Stance(stance), count);
}

std::vector<Claim> Network::claimsBy(const Voice& voice) const
{
    std::vector<Claim> found;
    const auto take = [&](const std::vector<ClaimRow*>& rows) {
        for (const ClaimRow* row : rows)
            if (m_data->counts(*row) && m_data->voiceOf(*row) == voice)
                found.push_back(m_data->claimOf(*row));
    };
    for (const EntityNode* member : family(m_data->entities.find(voice.claimant)))
        take(member->claims);
    // An article's own voice may be an entity's: its publisher's.
    for (const DocumentNode& node : m_data->documents.rows)
        if (node.ownVoice == voice)
            take(node.claimRows);
    return byId(std::move(found));
}

std::vector<Claim> Network::claimsThrough(EntityId entity) const
{
    std::vector<Claim> found;
    const EntityNode* node = m_data->entities.find(entity);
    for (const EntityNode* member : family(node ? node->root : nullptr))
        for (const ClaimRow* row : member->claims)
            if (m_data->counts(*row) && row->via().contains(member->id()))
                found.push_back(m_data->claimOf(*row));
    return byId(std::move(found));
}

Network::KeptBack Network::keptBack() const
{
    KeptBack kept;
    if (m_data->filter.isEmpty())
        return kept;
    const ClaimFilter& filter = m_data->filter;
    const bool asksDates = filter.limitsDates() && !filter.undated;
    const bool byEvent = filter.dateOf == ClaimFilter::DateOf::Event;
    std::vector<char> isNoDate(m_data->dates.count());
    for (quint32 date = 0; date < isNoDate.size(); ++date)
        isNoDate[date] = asksDates && m_data->dates.text(date).isEmpty();
    m_data->visitLive([&](const CountedRow& claim, quint32 kind) {
        if (!claim.counts() || m_data->counts(claim, kind))
            return;
        ++kept.claims;
        kept.undated += isNoDate[byEvent ? claim.event : claim.said];
    });
    for (const Group& group : m_data->groups)
        if (group.isOut)
            visitClaims(group, [&](const CountedRow& claim) {
                kept.claims += claim.counts() && m_data->counts(claim, group.key.kind);
            });
    for (const Group& group : m_data->groups)
        kept.relationships += m_data->isKeptBack(group);
    return kept;
}

namespace {

// The one an article speaks with.
QString ownVoiceName(const DocumentNode& node)
{
    const Document& document = node.document;
    // An article of nobody's: there may be several, so by its title.
    if (node.ownVoice.ownVoice.startsWith(u"document:") && !document.title.isEmpty())
        return Network::tr("the article “%1”").arg(document.title);
    return !document.publisher.isEmpty() ? document.publisher
           : !document.author.isEmpty()  ? document.author
                                         : Network::tr("this article");
}

} // namespace

QString Network::nameOf(const Voice& voice) const
{
    if (voice.claimant)
        return nameOf(voice.claimant);
    for (const DocumentNode& node : m_data->documents.rows)
        if (node.ownVoice == voice)
            return ownVoiceName(node);
    return {};
}

std::vector<Network::VoiceCount> Network::voices(size_t most) const
{
    struct Count {
        int claims = 0;
        const ClaimRow* first = nullptr; // any will do: they have the voice's name alike
    };
    std::vector<Count> said(m_data->entities.rows.size() + 1), own(m_data->words.count());
    m_data->visitLive([&](const CountedRow& claim, quint32) {
        if (!claim.counts())
            return;
        Count& count = claim.voice >= 0 ? said[size_t(claim.voice)] : own[size_t(-claim.voice)];
        if (count.claims++ == 0)
            count.first = claim.row;
    });
    std::vector<Count> counts;
    for (const std::vector<Count>* list : {&said, &own})
        std::copy_if(list->begin(), list->end(), std::back_inserter(counts),
                     [](const Count& count) { return count.claims > 0; });
    const size_t wanted = std::min(most, counts.size());
    std::partial_sort(counts.begin(), counts.begin() + std::ptrdiff_t(wanted), counts.end(),
                      [](const Count& a, const Count& b) {
                          return a.claims != b.claims ? a.claims > b.claims : a.first->id < b.first->id;
                      });
    counts.resize(wanted);
    std::vector<VoiceCount> list;
    for (const Count& count : counts) {
        const ClaimRow& claim = *count.first;
        const Voice voice = m_data->voiceOf(claim);
        list.push_back({voice, voice.claimant ? nameOf(voice.claimant) : ownVoiceName(*claim.inDocument),
                        count.claims});
    }
    std::sort(list.begin(), list.end(), [](const VoiceCount& a, const VoiceCount& b) {
        return a.claims != b.claims ? a.claims > b.claims
                                    : std::tie(a.name, a.voice) < std::tie(b.name, b.voice);
    });
    return list;
}

void Network::visitCounted(const std::function<void(const DrawnLine&, const CountedRow&)>& visit) const
{
    for (const Group& group : m_data->groups) {
        if (!m_data->leads[group.number].shown || group.row.standing.claims == 0)
            continue;
        const DrawnLine line{group.row, *group.key.subject, *group.key.object};
        visitClaims(group, [&](const CountedRow& claim) {
            if (claim.counts() && m_data->counts(claim, group.key.kind))
                visit(line, claim);
        });
    }
}

qint32 Network::voiceNumber(const Voice& voice) const { return m_data->voiceNumber(voice); }

std::optional<quint32> Network::documentNumber(DocumentId id) const
{
    const DocumentNode* node = m_data->documents.find(id);
    return node ? std::optional(node->number) : std::nullopt;
}

Lines Network::lines() const
{
    Lines lines;
    const size_t count = m_data->entities.rows.size();
    lines.entities.reserve(count);
    std::vector<char> isOpen;
    isOpen.reserve(count);
    for (const EntityNode& node : m_data->entities.rows) {
        lines.entities.push_back(node.id());
        isOpen.push_back(node.inModel && !node.entity.hidden);
    }
    lines.lines.reserve(size_t(m_data->relationshipModel.rowCount()));
    for (size_t i = 0; i < m_data->leads.size(); ++i)
        if (const GroupLead& lead = m_data->leads[i]; lead.shown && isOpen[lead.subject] && isOpen[lead.object])
            lines.lines.push_back({&m_data->groups[i].row, int(lead.subject), int(lead.object)});
    return lines;
}

int Network::numberOf(EntityId id) const
{
    const EntityNode* node = m_data->entities.find(id);
    return node && node->root ? int(node->root->number) : -1;
}

std::vector<Mention> Network::mentionsIn(DocumentId id) const
{
    std::vector<Mention> found;
    const DocumentNode* document = m_data->documents.find(id);
    if (!document || document->document.withdrawn)
        return found;
    for (const Mention* mention : document->mentions)
        if (!mention->withdrawn && rootOf(mention->entity))
            found.push_back(*mention);
    std::sort(found.begin(), found.end(), byStart);
    return found;
}

std::vector<Mention> Network::mentionsOf(EntityId id) const
{
    std::vector<Mention> found;
    const EntityNode* node = m_data->entities.find(id);
    for (const EntityNode* member : family(node ? node->root : nullptr))
        for (const Mention* mention : member->mentions) {
            const DocumentNode* document = m_data->documents.find(mention->document);
            if (!mention->withdrawn && document && !document->document.withdrawn)
                found.push_back(*mention);
        }
    std::sort(found.begin(), found.end(), byStart);
    return found;
}

std::vector<Claim> Network::claimsIn(DocumentId id) const
{
    std::vector<Claim> found;
    const DocumentNode* document = m_data->documents.find(id);
    if (!document)
        return found;
    for (const ClaimRow* row : document->claimRows)
        if (m_data->isLive(*row))
            found.push_back(m_data->claimOf(*row));
    return byId(std::move(found));
}

std::vector<Claim> Network::possibleLinks() const
{
    std::vector<Claim> found;
    for (const Group& group : m_data->groups)
        visitClaims(group, [&](const CountedRow& claim) {
            if (claim.possible && m_data->counts(claim, group.key.kind))
                found.push_back(m_data->claimOf(*claim.row));
        });
    return byId(std::move(found));
}

std::vector<Entity> Network::mergedInto(EntityId id) const
{
    std::vector<Entity> found;
    for (const EntityNode* member : family(m_data->entities.find(id)))
        if (member->id() != id)
            found.push_back(member->entity);
    return found;
}

std::vector<Annotation> Network::annotationsOf(RecordRef ref, AnnotationPurpose purpose) const
{
    std::vector<Annotation> found;
    if (const auto it = m_data->annotations.find(ref); it != m_data->annotations.end())
        for (const auto& [id, annotation] : it->second)
            if (annotation.purpose == purpose)
                found.push_back(annotation);
    return found;
}

std::vector<Passage> Network::notedPassages(DocumentId id) const
{
    std::vector<Passage> found;
    for (const auto& [passageId, passage] : m_data->notedPassages)
        if ((!id || passage.document == id) && !annotationsOf(refOf(passageId)).empty())
            found.push_back(passage);
    if (id)
        std::stable_sort(found.begin(), found.end(),
                         [](const Passage& a, const Passage& b) { return a.range.start < b.range.start; });
    return found;
}

QStringList Network::tagsOf(RecordRef ref) const
{
    QStringList tags;
    for (const Annotation& annotation : annotationsOf(ref, AnnotationPurpose::Tag))
        tags << annotation.text;
    return tags;
}

QStringList Network::tags() const
{
    QStringList tags;
    for (auto it = m_data->tagged.cbegin(); it != m_data->tagged.cend(); ++it)
        tags << m_data->tagNames.value(it.key());
    tags.sort(Qt::CaseInsensitive);
    return tags;
}

bool Network::areKeptApart(EntityId one, EntityId other) const
{
    if (m_data->keptApart.isEmpty())
        return false;
    for (const EntityNode* a : family(m_data->entities.find(one)))
        for (const EntityNode* b : family(m_data->entities.find(other)))
            if (m_data->keptApart.contains({std::min(a->id(), b->id()), std::max(a->id(), b->id())}))
                return true;
    return false;
}

std::vector<DocumentId> Network::nearCopiesOf(DocumentId id) const
{
    const DocumentNode* node = m_data->documents.find(id);
    if (!node)
        return {};
    const DocumentNode* first = node->copyOf ? node->copyOf : node;
    std::vector<const DocumentNode*> copies;
    for (const DocumentNode& other : m_data->documents.rows)
        if (&other != node && other.isKnown && !other.document.withdrawn &&
            (&other == first || other.copyOf == first))
            copies.push_back(&other);
    std::sort(copies.begin(), copies.end(), [](const DocumentNode* a, const DocumentNode* b) {
        return std::tie(a->document.date, a->document.id) < std::tie(b->document.date, b->document.id);
    });
    std::vector<DocumentId> ids;
    for (const DocumentNode* copy : copies)
        ids.push_back(copy->id());
    return ids;
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
