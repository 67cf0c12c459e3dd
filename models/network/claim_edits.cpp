#include "models/network/claim_edits.h"

#include "models/records/kinds.h"

#include <QCoreApplication>
#include <QDateTime>

namespace redthread {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Edit", text); }

// Accepted, as nothing but what it says now.
Claim corrected(Claim claim, const QString& by)
{
    claim.mayBe.clear();
    claim.verdict = Verdict::Accepted;
    claim.verdictBy = by;
    claim.verdictAt = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    return claim;
}

// The claim on a relationship with these ends and that kind: one that is there,
// else a new one in the same step.
std::optional<Edit> onRelationship(const Network& network, const Claim& claim, Claim to,
                                   const Relationship& wanted, const QString& what)
{
    const bool symmetric = relationshipKind(wanted.kind).symmetric;
    for (const RelationshipId id : network.storedBetween(wanted.subject, wanted.object)) {
        const Relationship there = *network.relationship(id);
        if (there.kind != wanted.kind ||
            (there.subject != wanted.subject && !(symmetric && there.subject == wanted.object)))
            continue;
        if (id == claim.relationship && to.mayBe == claim.mayBe && to.stance == claim.stance)
            return std::nullopt;
        to.relationship = id;
        return ChangeClaim{claim, to};
    }
    Relationship fresh = wanted;
    fresh.id = mintId<RelationshipId>();
    fresh.withdrawn = false;
    to.relationship = fresh.id;
    AddRecords add{.what = what};
    add.relationships = {fresh};
    return Batch{what, {Edit(add), Edit(ChangeClaim{claim, to})}};
}

} // namespace

GiveVerdict verdictEdit(const std::vector<Claim>& claims, Verdict verdict, const QString& by)
{
    GiveVerdict edit;
    for (const Claim& claim : claims) {
        if (claim.verdict == verdict)
            continue;
        GiveVerdict::Change change{.claim = claim.id,
                                   .from = claim.verdict,
                                   .to = verdict,
                                   .by = {},
                                   .at = {},
                                   .fromBy = claim.verdictBy,
                                   .fromAt = claim.verdictAt};
        if (verdict != Verdict::Suggested) {
            change.by = by;
            change.at = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
        }
        edit.changes.push_back(change);
    }
    return edit;
}

std::optional<Edit> correctKind(const Network& network, ClaimId id, const QString& kind, const QString& by)
{
    const auto claim = network.claim(id);
    const auto relationship = claim ? network.relationship(claim->relationship) : std::nullopt;
    if (!relationship || (relationship->kind == kind && claim->mayBe.isEmpty()))
        return std::nullopt;
    Relationship wanted = *relationship;
    wanted.kind = kind;
    return onRelationship(network, *claim, corrected(*claim, by), wanted,
                          tr("Correct to “%1”").arg(relationshipKind(kind).label));
}

std::optional<Edit> swapDirection(const Network& network, ClaimId id, const QString& by)
{
    const auto claim = network.claim(id);
    const auto relationship = claim ? network.relationship(claim->relationship) : std::nullopt;
    if (!relationship || relationshipKind(relationship->kind).symmetric)
        return std::nullopt;
    Relationship wanted = *relationship;
    std::swap(wanted.subject, wanted.object);
    Claim to = corrected(*claim, by);
    std::swap(to.subjectMention, to.objectMention);
    return onRelationship(network, *claim, to, wanted, tr("Swap direction"));
}

std::optional<Edit> correctStance(const Network& network, ClaimId id, Stance stance, const QString& by)
{
    const auto claim = network.claim(id);
    if (!claim || (claim->stance == stance && claim->verdict == Verdict::Accepted))
        return std::nullopt;
    Claim to = corrected(*claim, by);
    if (claim->stance != stance)
        to.hedges.clear(); // the words that told the other
    to.stance = stance;
    return ChangeClaim{*claim, to};
}

std::optional<Edit> correctClaimant(const Network& network, ClaimId id, EntityId claimant, const QString& by)
{
    const auto claim = network.claim(id);
    if (!claim || claim->claimant == claimant || (claimant && !network.rootOf(claimant)))
        return std::nullopt;
    Claim to = corrected(*claim, by);
    to.claimant = claimant;
    to.via.removeAll(claimant);
    return ChangeClaim{*claim, to};
}

} // namespace redthread
