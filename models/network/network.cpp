#include "models/network/network.h"

#include "models/network/network_data.h"

namespace redthread {

namespace {

// Lines lie in order in memory, what they point at does not: it is asked for some lines ahead.
constexpr size_t ahead = 8, farAhead = 16;

void bringNear(const Group& group)
{
    __builtin_prefetch(&group, 1);
    __builtin_prefetch(&group.row.standing, 1);
}

void bringClaimsNear(const Group& group)
{
    if (group.claims)
        __builtin_prefetch(group.claims);
}

} // namespace

Network::Data::Data()
{
    relationshipModel.m_standsFor = [this](RelationshipId id) {
        const RelationshipNode* node = relationships.find(id);
        return node && node->group ? leads[node->group->number].shown : RelationshipId{};
    };
}

ModelDeltas NetworkContent::follow(Touched& touched)
{
    resolveRoots(touched);
    if (!touched.rerooted.isEmpty() && !filter.accordingTo.isEmpty()) {
        QSet<Voice> voices; // who was merged speaks as whom it was merged into
        for (const Voice& voice : std::as_const(filter.accordingTo))
            voices.insert(voice.claimant && rootOf(voice.claimant) ? Voice{rootOf(voice.claimant), {}}
                                                                   : voice);
        filter.accordingTo = voices;
    }
    resolveCopies(touched);
    resolveOwnVoices(touched);
    sieve = sieveOf(filter);
    regroup(touched);
    if (touched.retagged && !filter.tags.isEmpty())
        for (Group& group : groups)
            touched.add(&group);
    sieveLines(touched);
    for (const EntityNode* node : touched.renamed.nodes())
        for (Group* group : node->groups) {
            group->isStale = true;
            touched.add(group);
        }
    spreadDenials(touched);
    ModelDeltas deltas;
    const std::vector<Group*> counted = touched.groups.take();
    if (counted.size() > entities.rows.size() / 4)
        touched.gains.resize(entities.rows.size());
    for (size_t i = 0; i < counted.size(); ++i) { // what is counted adds none to them
        if (i + farAhead < counted.size())
            bringNear(*counted[i + farAhead]);
        if (i + ahead < counted.size())
            bringClaimsNear(*counted[i + ahead]);
        touched.groups.unmark(counted[i]);
        if (refresh(*counted[i], touched))
            settle(*counted[i], deltas);
        if (!counted[i]->first)
            emptied.push_back(counted[i]);
    }
    for (size_t i = 0; i < touched.gains.size(); ++i) {
        const Touched::Gain& gain = touched.gains[i];
        if (gain.lines == 0 && gain.voices == 0)
            continue;
        EntityNode& node = entities.rows[i];
        give(node, gain);
        if (node.inModel && !touched.entities.has(&node)) // nothing of it but these changed
            deltas.entities.changed.push_back(node.id());
        else
            touched.entities.add(&node);
    }
    settle(touched, deltas);
    return deltas;
}

void NetworkContent::freeEmptied()
{
    for (Group* group : emptied)
        if (!group->first)
            freeGroup(group);
    emptied.clear();
}

// Only what turns is counted anew: a claim that passes one and not the other,
// and all lines when the voices they need are others.
ModelDeltas NetworkContent::setFilter(const ClaimFilter& next)
{
    const ClaimSieve last = sieve;
    const int leastVoices = filter.leastVoices;
    filter = next;
    sieve = sieveOf(filter);
    Touched touched;
    for (size_t i = 0; i < leads.size(); ++i) {
        if (i + farAhead < leads.size())
            __builtin_prefetch(leads[i + farAhead].claims);
        if (leastVoices != next.leastVoices || anyClaimOf(i, [&](const CountedRow& claim) {
                return claim.live && (last.isOpen() || last.passes(claim, leads[i].kind)) !=
                                         (sieve.isOpen() || sieve.passes(claim, leads[i].kind));
            }))
            touched.add(&groups[i]);
    }
    return follow(touched);
}

ModelDeltas NetworkContent::setPossibleShown(bool shown)
{
    Touched touched;
    if (shown != std::exchange(possibleShown, shown))
        for (Group& group : groups)
            if (anyClaim(group, [](const CountedRow& claim) { return claim.possible; }))
                touched.add(&group);
    return follow(touched);
}

// What the rows of the models show now, and how that differs from what they
// were told last.
void NetworkContent::settle(Touched& touched, ModelDeltas& deltas)
{
    for (EntityNode* node : touched.entities.nodes()) { // the models put them in order
        const EntityId id = node->id();
        const bool wanted = node->isKnown && !node->entity.withdrawn && node->root == node;
        const bool wasHidden = std::exchange(node->countsAsHidden, wanted && node->entity.hidden);
        hidden += int(node->countsAsHidden) - int(wasHidden);
        if (wanted && node->inModel)
            deltas.entities.changed.push_back(id);
        else if (wanted)
            deltas.entities.inserted.emplace_back(id, node);
        else if (node->inModel)
            deltas.entities.removed.push_back(id);
        node->inModel = wanted;
    }
    for (DocumentNode* node : touched.documents.nodes())
        touched.recount.add(node);
    for (DocumentNode* node : touched.recount.inOrder()) {
        if (!node->isKnown)
            continue;
        node->claims = int(std::count_if(node->claimRows.begin(), node->claimRows.end(), [&](const ClaimRow* claim) {
            const CountedRow& counted = claim->of->claims[claim->place];
            return counted.live && counted.counts();
        }));
        const bool wanted = !node->document.withdrawn;
        if (wanted && node->inModel)
            deltas.documents.changed.push_back(node->id());
        else if (wanted)
            deltas.documents.inserted.emplace_back(node->id(), node);
        else if (node->inModel)
            deltas.documents.removed.push_back(node->id());
        node->inModel = wanted;
    }
}

void NetworkContent::settle(const Group& group, ModelDeltas& deltas)
{
    auto& delta = deltas.relationships;
    RelationshipId& shown = leads[group.number].shown;
    if (shown && shown == group.drawnAs) {
        delta.changed.push_back(shown);
        return;
    }
    if (shown)
        delta.removed.push_back(shown);
    if (group.drawnAs)
        delta.inserted.emplace_back(group.drawnAs, &group.row);
    shown = group.drawnAs;
}

namespace {

template <class Nodes>
auto entriesOf(const Nodes& nodes)
{
    std::vector<std::pair<decltype(nodes.begin()->id()), const typename Nodes::value_type*>> entries;
    for (const auto& node : nodes)
        if (node.inModel)
            entries.emplace_back(node.id(), &node);
    return entries;
}

std::vector<std::pair<RelationshipId, const RelationshipRow*>> shownOf(const NetworkContent& content)
{
    std::vector<std::pair<RelationshipId, const RelationshipRow*>> entries;
    for (size_t i = 0; i < content.leads.size(); ++i)
        if (const RelationshipId shown = content.leads[i].shown)
            entries.emplace_back(shown, &content.groups[i].row);
    return entries;
}

} // namespace

void Network::Data::tell(ModelDeltas deltas)
{
    for (const auto& [id, row] : deltas.entities.inserted)
        row->nameRank = 0; // from before it left, others may have it now
    const bool resetEntities = entityModel.wantsReset(deltas.entities);
    if (resetEntities) {
        const auto entries = entriesOf(entities.rows);
        entityModel.reset({entries.begin(), entries.end()});
    } else {
        entityModel.tellChanged(deltas.entities.changed);
        entityModel.insert(std::move(deltas.entities.inserted));
    }
    if (relationshipModel.wantsReset(deltas.relationships)) {
        relationshipModel.reset(shownOf(*this));
    } else {
        relationshipModel.tellChanged(deltas.relationships.changed);
        relationshipModel.remove(std::move(deltas.relationships.removed));
        relationshipModel.insert(std::move(deltas.relationships.inserted));
    }
    if (!resetEntities)
        entityModel.remove(std::move(deltas.entities.removed));
    if (documentModel.wantsReset(deltas.documents)) {
        const auto entries = entriesOf(documents.rows);
        documentModel.reset({entries.begin(), entries.end()});
    } else {
        documentModel.tellChanged(deltas.documents.changed);
        documentModel.remove(std::move(deltas.documents.removed));
        documentModel.insert(std::move(deltas.documents.inserted));
    }
    freeEmptied();
}

void Network::Data::take(NetworkContent&& content)
{
    relationshipModel.reset({});
    entityModel.reset({});
    documentModel.reset({});
    static_cast<NetworkContent&>(*this) = std::move(content);
    entityModel.m_isFiltered = !filter.isEmpty();
    const auto entityEntries = entriesOf(entities.rows);
    entityModel.reset({entityEntries.begin(), entityEntries.end()});
    relationshipModel.reset(shownOf(*this));
    const auto documentEntries = entriesOf(documents.rows);
    documentModel.reset({documentEntries.begin(), documentEntries.end()});
}

Network::Network(QObject* parent) : QObject(parent), m_data(std::make_unique<Data>()) {}
Network::~Network() = default;

void Network::apply(const ChangeSet& changes)
{
    {
        Touched touched;
        m_data->put(changes, touched);
        m_data->tell(m_data->follow(touched));
    }
    emit changed();
}

// The models live on, empty: views hold pointers to them.
void Network::clear()
{
    NetworkContent nothing;
    nothing.possibleShown = possibleShown();
    m_data->take(std::move(nothing));
    emit changed();
}

struct NetworkDraft::Data {
    NetworkContent content;
    std::optional<Touched> touched = Touched(); // nothing: finished
};

NetworkDraft::NetworkDraft(bool possibleShown) : m_data(std::make_unique<Data>())
{
    m_data->content.possibleShown = possibleShown;
    m_data->content.isDraft = true;
}
NetworkDraft::~NetworkDraft() = default;

void NetworkDraft::add(const ChangeSet& part)
{
    Q_ASSERT(m_data->touched);
    m_data->content.put(part, *m_data->touched);
}

void NetworkDraft::finish()
{
    if (!m_data->touched)
        return;
    m_data->content.endDraft();
    m_data->content.follow(*m_data->touched);
    m_data->touched.reset();
    m_data->content.freeEmptied();
    std::vector<const EntityRow*> named; // in the background, what the lists sort by
    for (const auto& [id, row] : entriesOf(m_data->content.entities.rows))
        named.push_back(row);
    rankByName(named);
}

void Network::take(NetworkDraft& draft)
{
    draft.finish();
    m_data->take(std::move(draft.m_data->content));
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
int Network::rejectedCount() const { return m_data->rejected; }
int Network::hiddenCount() const { return m_data->hidden; }
int Network::possibleCount() const { return m_data->possible; }
const ClaimFilter& Network::filter() const { return m_data->filter; }

void Network::setFilter(const ClaimFilter& filter)
{
    if (filter == m_data->filter)
        return;
    m_data->entityModel.m_isFiltered = !filter.isEmpty();
    m_data->tell(m_data->setFilter(filter));
    emit changed();
}

bool Network::possibleShown() const { return m_data->possibleShown; }

void Network::setPossibleShown(bool shown)
{
    m_data->tell(m_data->setPossibleShown(shown));
    emit changed();
}

} // namespace redthread
