// How surely each group is known, and who denies it.
//
// Denying a report as a whole: a group D —denies→ V "speaks" when a counting
// claim states or alleges it. It then weighs on every group, but `denies`
// itself, that has D as an end and that the voice V claims. The voice of a
// document V is also that of whoever authored it, and of all whose claims come
// through it.
#include "models/network/network_data.h"

#include <QCoreApplication>

namespace redthread {

const DocumentNode* Network::Data::documentOf(const ClaimNode& claim) const
{
    if (!claim.inDocument)
        claim.inDocument = documents.find(claim.document);
    return claim.inDocument;
}

const EntityNode* Network::Data::claimantOf(const ClaimNode& claim) const
{
    if (!claim.saidBy && claim.claimant)
        claim.saidBy = entities.find(claim.claimant);
    return claim.saidBy;
}

const RelationshipNode* Network::Data::relationshipOf(const ClaimNode& claim) const
{
    if (!claim.of)
        claim.of = relationships.find(claim.relationship);
    return claim.of;
}

bool Network::Data::isLive(const ClaimNode& claim) const
{
    if (claim.withdrawn)
        return false;
    const DocumentNode* document = documentOf(claim);
    if (!document || document->document.withdrawn)
        return false;
    if (!claim.claimant)
        return true;
    const EntityNode* claimant = claimantOf(claim);
    return claimant && claimant->root;
}

bool Network::Data::passes(const ClaimNode& claim, const ClaimFilter& by) const
{
    if (!by.stances[size_t(claim.stance)] || (by.acceptedOnly && claim.verdict != Verdict::Accepted))
        return false;
    if (!by.documents.isEmpty() && !by.documents.contains(claim.document))
        return false;
    if (!by.relationships.isEmpty()) {
        const RelationshipNode* node = relationshipOf(claim);
        if (!node || !by.relationships.contains(node->record.kind))
            return false;
    }
    if (by.limitsDates()) {
        const DocumentNode* document = documentOf(claim);
        const QString& date = by.dateOf == ClaimFilter::DateOf::Event ? claim.eventDate
                              : claim.claimDate.isEmpty() && document ? document->document.date
                                                                      : claim.claimDate;
        if (!isWithin(date, by.from, by.until))
            return false;
    }
    if (by.accordingTo.isEmpty() || by.accordingTo.contains(voiceOf(claim)))
        return true;
    return by.passedOn && std::any_of(claim.via.begin(), claim.via.end(), [&](EntityId via) {
               return by.accordingTo.contains({rootOf(via), {}});
           });
}

Voice Network::Data::voiceOf(const ClaimNode& claim) const
{
    if (claim.claimant) {
        const EntityNode* claimant = claimantOf(claim);
        return {claimant ? claimant->root : EntityId{}, {}};
    }
    const DocumentNode* document = documentOf(claim);
    return document ? document->ownVoice : Voice{};
}

QString Network::Data::nameOf(EntityId id) const
{
    const EntityNode* node = entities.find(rootOf(id));
    return node ? node->entity.name : QString();
}

bool Network::Data::speaks(const Group& group) const
{
    for (const RelationshipId id : group.stored)
        for (const ClaimNode* node : claimsOf.of(id)) {
            const ClaimNode& claim = *node;
            if (counts(claim) && claim.verdict != Verdict::Rejected && !claim.isPossibleLink() &&
                (claim.stance == Stance::Stated || claim.stance == Stance::Alleged))
                return true;
        }
    return false;
}

bool Network::Data::isDeniedBy(const Group& denial, const Group& group) const
{
    const EntityId denied = denial.key.object;
    QSet<EntityId> voices = {denied};
    for (const Group* authored : authoredOf.of(denied))
        if (authored->speaks)
            voices.insert(authored->key.subject);
    const EntityNode* node = entities.find(denied);
    const bool isDocument = node && node->entity.kind == u"document";
    for (const RelationshipId id : group.stored)
        for (const ClaimNode* node : claimsOf.of(id)) {
            const ClaimNode& claim = *node;
            if (!counts(claim) || claim.verdict == Verdict::Rejected || claim.stance == Stance::Denied ||
                claim.isPossibleLink())
                continue;
            if (const Voice voice = voiceOf(claim); voice.claimant && voices.contains(voice.claimant))
                return true;
            if (isDocument && std::any_of(claim.via.begin(), claim.via.end(),
                                          [&](EntityId via) { return rootOf(via) == denied; }))
                return true;
        }
    return false;
}

std::vector<const Group*> Network::Data::denialsAsWhole(const Group& group) const
{
    std::vector<const Group*> found;
    if (group.key.kind == u"denies")
        return found;
    for (const EntityId denier : {group.key.subject, group.key.object})
        for (const Group* denial : deniesBy.of(denier))
            if (denial->speaks && isDeniedBy(*denial, group))
                found.push_back(denial);
    return found;
}

// A denial that begins or ends to speak, or whose denied voice is another now,
// weighs on all groups of the denier.
void Network::Data::spreadDenials(Touched& touched)
{
    QSet<Group*> turned;
    for (Group* group : inOrder(touched.groups)) {
        const bool isDenial = group->key.kind == u"denies";
        if (!isDenial && group->key.kind != u"authored")
            continue;
        const bool now = speaks(*group);
        if (now == std::exchange(group->speaks, now))
            continue;
        if (isDenial)
            turned.insert(group);
        else
            for (Group* denial : deniesOf.of(group->key.object))
                turned.insert(denial);
    }
    for (const EntityId id : std::as_const(touched.rekinded))
        for (Group* denial : deniesOf.of(id))
            turned.insert(denial);
    for (const Group* denial : std::as_const(turned))
        for (Group* group : groupsAt.of(denial->key.subject))
            touched.groups.insert(group);
}

// What a line gives to the counts and to its two ends: `lines` of it more, and
// what its standing has more than the last.
void Network::Data::account(const Group& group, int lines, const Standing& from, const Standing& to,
                            Touched& touched)
{
    counting += to.claims - from.claims;
    notReviewed += to.notReviewed - from.notReviewed;
    if (lines == 0 && to.voices == from.voices)
        return;
    for (EntityNode* node : {group.subject, group.object}) {
        node->degree += lines;
        node->weight += to.voices - from.voices;
        touched.entities.insert(node->entity.id);
    }
}

bool Network::Data::isKeptBack(const Group& group) const
{
    return !group.drawnAs && std::any_of(group.stored.begin(), group.stored.end(), [&](RelationshipId id) {
        const std::vector<const ClaimNode*>& list = claimsOf.of(id);
        return std::any_of(list.begin(), list.end(), [&](const ClaimNode* node) {
            const ClaimNode& claim = *node;
            return isLive(claim) && claim.verdict != Verdict::Rejected && !claim.isPossibleLink();
        });
    });
}

// Counts the group anew; true when its row is to be told. A row that is no
// longer drawn keeps what it showed until the model has let it go.
bool Network::Data::refresh(Group& group, Touched& touched)
{
    RelationshipRow row;
    if (!group.stored.empty()) {
        static thread_local std::vector<CountedClaim> counted; // its memory is used again
        counted.clear();
        for (const RelationshipId id : group.stored)
            for (const ClaimNode* node : claimsOf.of(id))
                if (const ClaimNode& claim = *node; counts(claim))
                    counted.push_back({voiceOf(claim), claim.stance, claim.verdict, claim.withdrawn,
                                       claim.isPossibleLink()});
        std::vector<Voice> deniers;
        for (const Group* denial : denialsAsWhole(group))
            deniers.push_back({denial->key.subject, {}});
        const Relationship& first = relationships.find(group.stored.front())->record;
        row.id = first.id;
        row.kind = group.key.kind;
        // The key of a symmetric kind may have them the other way round.
        const EntityNode *subject = group.subject, *object = group.object;
        if (group.key.subject != first.subject && rootOf(first.subject) != group.key.subject)
            std::swap(subject, object);
        row.subject = subject->entity.id;
        row.object = object->entity.id;
        row.standing = standingOf(counted, deniers);
        if (row.standing.isOnlyPossible()) {
            row.standing.drawn = possibleShown;
            row.standing.stance = Stance::Hypothetical;
        }
        if (filter.leastVoices > 1 && row.standing.voices + row.standing.denyingVoices < filter.leastVoices)
            row.standing.drawn = false;
        row.stored = group.stored;
        row.subjectName = subject->entity.name;
        row.objectName = object->entity.name;
    }
    possible += row.standing.possible - std::exchange(group.possible, row.standing.possible);
    const bool wasDrawn = bool(group.drawnAs);
    if (!row.standing.drawn) {
        if (wasDrawn)
            account(group, -1, group.row.standing, {}, touched);
        group.drawnAs = {};
        return wasDrawn;
    }
    if (wasDrawn && row == group.row)
        return false;
    account(group, wasDrawn ? 0 : 1, wasDrawn ? group.row.standing : Standing(), row.standing, touched);
    group.drawnAs = row.id;
    group.row = std::move(row);
    return true;
}

} // namespace redthread
