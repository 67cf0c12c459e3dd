// How surely each group is known, and who denies it.
//
// Denying a report as a whole: a group D —denies→ V "speaks" when a counting
// claim states or alleges it. It then weighs on every group, but `denies`
// itself, that has D as an end and that the voice V claims. The voice of a
// document V is also that of whoever authored it, and of all whose claims come
// through it.
#include "models/network/network_data.h"

#include <algorithm>
#include <cmath>

namespace redthread {

// What is counted of each claim, from the rows it stands on.
void NetworkContent::recount(RelationshipNode& node)
{
    for (CountedRow& claim : node.claims) {
        const ClaimRow& row = *claim.row;
        claim.live = isLive(row);
        claim.voice = row.claimant ? voiceNumber(row.claimant->root) : row.inDocument->voice;
        claim.said = row.claimDate ? row.claimDate : row.inDocument->date;
        claim.event = row.eventDate;
        claim.document = row.inDocument->number;
        claim.stance = row.stance;
        claim.verdict = row.verdict;
        claim.possible = row.isPossibleLink();
        claim.sureness = quint32(std::lround(std::clamp(row.confidence, 0.0, 1.0) * 255)) & 0xff;
    }
}

bool NetworkContent::isLive(const ClaimRow& claim) const
{
    return !claim.withdrawn && claim.inDocument->isKnown && !claim.inDocument->document.withdrawn &&
           (!claim.claimant || claim.claimant->root);
}

bool NetworkContent::counts(const ClaimRow& claim) const
{
    return counts(claim.of->claims[claim.place], claim.of->kind) && !(claim.of->group && claim.of->group->isOut);
}

ClaimSieve NetworkContent::sieveOf(const ClaimFilter& by)
{
    if (by.isEmpty())
        return {};
    return ClaimSieve(by, dates,
                      {[this](const Voice& voice) { return voiceNumber(voice); },
                       [this](DocumentId id) {
                           const DocumentNode* node = documents.find(id);
                           return node ? std::optional(node->number) : std::nullopt;
                       },
                       [this](const QString& kind) { return words.numberOf(kind); },
                       [this](EntityId id) { return rootOf(id); },
                       [this, with = withTags(by.tags)](const ClaimRow& claim) {
                           return isTagged(claim, with);
                       }});
}

QSet<RecordRef> NetworkContent::withTags(const QStringList& tags) const
{
    QSet<RecordRef> with;
    for (const QString& tag : tags)
        with += tagged.value(tagKey(tag));
    return with;
}

// What hangs together with an entity, and ends of enough lines, are told from
// the lines that the claims let through; a change of a few may turn many.
void NetworkContent::sieveLines(Touched& touched)
{
    const bool limits = filter.limitsLines();
    if (!limits && !limitsLines)
        return;
    limitsLines = limits;
    std::vector<char> isNear(entities.rows.size(), !filter.connectedTo);
    std::vector<int> degree(entities.rows.size(), 0);
    for (const Group& group : groups)
        if (limits && group.first && group.key.subject && anyClaim(group, [&](const CountedRow& claim) {
                return (claim.counts() || (possibleShown && claim.possible)) && counts(claim, group.key.kind);
            })) {
            ++degree[leads[group.number].subject];
            ++degree[leads[group.number].object];
        }
    if (const EntityNode* start = entities.find(filter.connectedTo); start && start->root) {
        std::vector<EntityNode*> reached = {start->root};
        isNear[start->root->number] = 1;
        size_t end = 1; // of those at the last distance
        for (size_t i = 0, step = 0; i < reached.size(); ++i) {
            if (i == end) {
                ++step;
                end = reached.size();
            }
            if (filter.steps > 0 && step >= size_t(filter.steps))
                break;
            for (const Group* group : reached[i]->groups) {
                EntityNode* other = group->key.subject == reached[i] ? group->key.object : group->key.subject;
                if (!isNear[other->number] && anyClaim(*group, [&](const CountedRow& claim) {
                        return claim.counts() && counts(claim, group->key.kind);
                    })) {
                    isNear[other->number] = 1;
                    reached.push_back(other);
                }
            }
        }
    }
    for (Group& group : groups) {
        const GroupLead& lead = leads[group.number];
        const bool isOut = limits && group.first &&
                           (!isNear[lead.subject] || !isNear[lead.object] ||
                            degree[lead.subject] < filter.leastDegree ||
                            degree[lead.object] < filter.leastDegree);
        if (isOut != std::exchange(group.isOut, isOut))
            touched.add(&group);
    }
}

qint32 NetworkContent::voiceNumber(const Voice& voice)
{
    if (voice.claimant)
        return voiceNumber(entities.find(voice.claimant));
    return -qint32(words.numberOf(voice.ownVoice));
}

Voice NetworkContent::voiceOf(const ClaimRow& claim) const
{
    if (claim.claimant)
        return {claim.claimant->root ? claim.claimant->root->id() : EntityId{}, {}};
    return claim.inDocument->ownVoice;
}

QString NetworkContent::nameOf(EntityId id) const
{
    const EntityNode* node = entities.find(id);
    return node && node->root ? node->root->entity.name : QString();
}

bool NetworkContent::speaks(const Group& group) const
{
    return anyClaim(group, [&](const CountedRow& claim) {
        return counts(claim, group.key.kind) && claim.counts() &&
               (claim.stance == Stance::Stated || claim.stance == Stance::Alleged);
    });
}

bool NetworkContent::isDeniedBy(const Group& denial, const Group& group) const
{
    const EntityNode* denied = denial.key.object;
    QSet<qint32> voices = {voiceNumber(denied)};
    for (const Group* authored : authoredOf.of(denial.key.object))
        if (authored->speaks)
            voices.insert(voiceNumber(authored->key.subject));
    const bool isDocument = denied->entity.kind == u"document";
    return anyClaim(group, [&](const CountedRow& claim) {
        if (!counts(claim, group.key.kind) || !claim.counts() || claim.stance == Stance::Denied)
            return false;
        if (voices.contains(claim.voice))
            return true;
        if (!isDocument)
            return false;
        const QList<EntityId>& via = claim.row->via();
        return std::any_of(via.begin(), via.end(), [&](EntityId id) { return rootOf(id) == denied->id(); });
    });
}

std::vector<const Group*> NetworkContent::denialsAsWhole(const Group& group) const
{
    std::vector<const Group*> found;
    const GroupLead& lead = leads[group.number];
    const auto denies = [this](quint32 entity) { return entity < isDenier.size() && isDenier[entity]; };
    if (group.isDenial || (!denies(lead.subject) && !denies(lead.object)))
        return found;
    for (EntityNode* denier : {group.key.subject, group.key.object})
        for (const Group* denial : deniesBy.of(denier))
            if (denial->speaks && isDeniedBy(*denial, group))
                found.push_back(denial);
    return found;
}

// A denial that begins or ends to speak, or whose denied voice is another now,
// weighs on all groups of the denier.
void NetworkContent::spreadDenials(Touched& touched)
{
    QSet<Group*> turned;
    for (Group* group : touched.reports) {
        const bool now = speaks(*group);
        if (now == std::exchange(group->speaks, now))
            continue;
        if (group->isDenial)
            turned.insert(group);
        else
            for (Group* denial : deniesOf.of(group->key.object))
                turned.insert(denial);
    }
    for (EntityNode* node : touched.rekinded.nodes())
        for (Group* denial : deniesOf.of(node))
            turned.insert(denial);
    for (const Group* denial : std::as_const(turned))
        for (Group* group : denial->key.subject->groups)
            touched.add(group);
}

// What a line gives to the counts and to its two ends: `lines` of it more, and
// what its standing has more than the last.
void NetworkContent::account(const Group& group, int lines, const Standing& from, const Standing& to,
                             Touched& touched)
{
    counting += to.claims - from.claims;
    notReviewed += to.notReviewed - from.notReviewed;
    if (lines == 0 && to.voices == from.voices)
        return;
    const Touched::Gain gain{lines, to.voices - from.voices};
    if (!touched.gains.empty()) {
        const GroupLead& lead = leads[group.number];
        for (const quint32 end : {lead.subject, lead.object}) {
            touched.gains[end].lines += gain.lines;
            touched.gains[end].voices += gain.voices;
        }
        return;
    }
    for (EntityNode* node : {group.key.subject, group.key.object}) {
        give(*node, gain);
        touched.entities.add(node);
    }
}

bool NetworkContent::isKeptBack(const Group& group) const
{
    return !group.drawnAs &&
           anyClaim(group, [](const CountedRow& claim) { return claim.live && claim.counts(); });
}

// Counts the group anew; true when its row is to be told. A row that is no
// longer drawn keeps what it showed until the model has let it go.
bool NetworkContent::refresh(Group& group, Touched& touched)
{
    Standing standing;
    if (group.first && !group.isOut) {
        static thread_local std::vector<CountedClaim> counted; // its memory is used again
        counted.clear();
        visitClaims(group, [&](const CountedRow& claim) {
            if (counts(claim, group.key.kind))
                counted.push_back({claim.voice, claim.stance, claim.verdict, claim.possible});
        });
        std::vector<qint32> deniers;
        for (const Group* denial : denialsAsWhole(group))
            deniers.push_back(voiceNumber(denial->key.subject));
        standing = standingOf(counted, deniers);
        if (standing.isOnlyPossible()) {
            standing.drawn = possibleShown;
            standing.stance = Stance::Hypothetical;
        }
        if (filter.leastVoices > 1 && standing.voices + standing.denyingVoices < filter.leastVoices)
            standing.drawn = false;
    }
    possible += standing.possible - std::exchange(group.possible, standing.possible);
    rejected += standing.rejected - std::exchange(group.rejected, standing.rejected);
    const bool wasDrawn = bool(group.drawnAs);
    if (!standing.drawn) {
        if (wasDrawn)
            account(group, -1, group.row.standing, {}, touched);
        group.drawnAs = {};
        return wasDrawn;
    }
    if (wasDrawn && !group.isStale && standing == group.row.standing)
        return false;
    account(group, wasDrawn ? 0 : 1, wasDrawn ? group.row.standing : Standing(), standing, touched);
    group.row.standing = standing;
    if (!std::exchange(group.isStale, false)) {
        group.drawnAs = group.row.id;
        return true;
    }
    const RelationshipNode& first = *group.first;
    RelationshipRow& row = group.row;
    row.id = first.id();
    row.kind = first.record.kind;
    // The key of a symmetric kind may have them the other way round.
    const EntityNode *subject = group.key.subject, *object = group.key.object;
    if (first.subject != subject && first.subject->root != subject)
        std::swap(subject, object);
    row.subject = subject->id();
    row.object = object->id();
    row.subjectRow = subject;
    row.objectRow = object;
    row.subjectPlace = subject->place;
    row.objectPlace = object->place;
    group.drawnAs = row.id;
    return true;
}

} // namespace redthread
