#include "app/selection_edits.h"

#include <QCoreApplication>
#include <QHash>

namespace redthread {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Edit", text); }

std::optional<Edit> asEdit(SetWithdrawn edit)
{
    if (edit.records.empty())
        return std::nullopt;
    return edit;
}

// Takes an entity apart by document: what stays out of the new one's way.
class Split {
public:
    Split(const Network& network, const Entity& old, DocumentId document)
        : m_network(network), m_old(old), m_document(document)
    {
        m_new = old;
        m_new.id = mintId<EntityId>();
        m_new.position.reset();
        m_new.pinned = false;
        m_new.mergedInto = {};
        m_add.what = old.name;
    }

    std::optional<Edit> edit()
    {
        MoveMentions move;
        for (const Mention& mention : m_network.mentionsIn(m_document))
            if (mention.entity == m_old.id)
                move.mentions.push_back({mention.id, m_old.id, m_new.id});
        std::vector<Edit> corrections;
        for (const Claim& claim : m_network.claimsIn(m_document)) {
            if (const auto to = relationshipFor(claim.relationship))
                move.claims.push_back({claim.id, claim.relationship, *to});
            if (auto correction = voiceCorrection(claim, move))
                corrections.push_back(*std::move(correction));
        }
        if (move.mentions.empty() && move.claims.empty())
            return std::nullopt;
        m_add.entities.push_back(m_new);
        Batch batch{tr("“%1” is another one here").arg(m_old.name.left(40)), {Edit(m_add), Edit(move)}};
        batch.edits.insert(batch.edits.end(), corrections.begin(), corrections.end());
        return batch;
    }

private:
    // The relationship with the new entity in the old one's place; made once.
    std::optional<RelationshipId> relationshipFor(RelationshipId id)
    {
        if (const auto made = m_made.constFind(id); made != m_made.constEnd())
            return *made;
        std::optional<Relationship> relationship = m_network.relationship(id);
        if (!relationship || (relationship->subject != m_old.id && relationship->object != m_old.id))
            return std::nullopt;
        if (relationship->subject == m_old.id)
            relationship->subject = m_new.id;
        if (relationship->object == m_old.id)
            relationship->object = m_new.id;
        relationship->id = mintId<RelationshipId>();
        m_add.relationships.push_back(*relationship);
        m_made.insert(id, relationship->id);
        return relationship->id;
    }

    std::optional<Edit> voiceCorrection(const Claim& claim, const MoveMentions& move) const
    {
        if (claim.claimant != m_old.id && !claim.via.contains(m_old.id))
            return std::nullopt;
        ChangeClaim change{claim, claim};
        if (!move.claims.empty() && move.claims.back().claim == claim.id)
            change.from.relationship = change.to.relationship = move.claims.back().to;
        if (claim.claimant == m_old.id)
            change.to.claimant = m_new.id;
        for (EntityId& via : change.to.via)
            if (via == m_old.id)
                via = m_new.id;
        return change;
    }

    const Network& m_network;
    const Entity& m_old;
    DocumentId m_document;
    Entity m_new;
    AddRecords m_add;
    QHash<RelationshipId, RelationshipId> m_made;
};

} // namespace

Edit renameEdit(const Entity& entity, const QString& name)
{
    const Rename rename{entity.id, entity.name, name};
    if (entity.otherNames.contains(entity.name))
        return rename;
    const SetOtherNames names{entity.id, entity.otherNames, entity.otherNames + QStringList{entity.name}};
    return Batch{title(Edit(rename)), {Edit(rename), Edit(names)}};
}

Edit kindEdit(const Entity& entity, const QString& kind) { return SetKind{entity.id, entity.kind, kind}; }

std::optional<Edit> hideEdit(const Network& network, const std::vector<EntityId>& entities, bool hidden)
{
    SetHidden edit{{}, hidden};
    for (const EntityId id : entities)
        if (const auto entity = network.entity(id); entity && entity->hidden != hidden)
            edit.entities.push_back(id);
    if (edit.entities.empty())
        return std::nullopt;
    return edit;
}

std::optional<Edit> withdrawEdit(const Network& network, const std::vector<RelationshipId>& relationships)
{
    SetWithdrawn edit;
    for (const RelationshipId id : relationships) {
        for (const Claim& claim : network.claimsOf(id))
            edit.records.push_back(refOf(claim.id));
        const int row = network.relationships()->rowOf(id);
        if (row >= 0 && edit.what.isEmpty()) {
            const RelationshipRow& r = network.relationships()->relationship(row);
            edit.what = network.nameOf(r.subject) + QStringLiteral(" → ") + network.nameOf(r.object);
        }
    }
    return asEdit(std::move(edit));
}

std::optional<Edit> withdrawEdit(const Network& network, ClaimId id)
{
    const auto claim = network.claim(id);
    if (!claim || claim->withdrawn)
        return std::nullopt;
    return SetWithdrawn{tr("claim"), {refOf(id)}, true};
}

std::optional<Edit> splitEdit(const Network& network, EntityId entity, DocumentId document)
{
    const auto old = network.entity(entity);
    if (!old)
        return std::nullopt;
    return Split(network, *old, document).edit();
}

namespace {

// Those at the other end of its relationships, hidden or not, with the voices that speak of the two.
QHash<EntityId, int> neighboursOf(const Network& network, EntityId entity)
{
    QHash<EntityId, int> voices;
    const EntityId root = network.rootOf(entity);
    const RelationshipModel& rows = *network.relationships();
    for (const RelationshipId id : network.relationshipsOf(root)) {
        const RelationshipRow& row = rows.relationship(rows.rowOf(id));
        voices[row.subject == root ? row.object : row.subject] +=
            row.standing.voices + row.standing.denyingVoices;
    }
    return voices;
}

std::vector<EntityId> thoseHidden(const Network& network, const QHash<EntityId, int>& entities, bool hidden)
{
    std::vector<EntityId> found;
    for (auto it = entities.keyBegin(); it != entities.keyEnd(); ++it)
        if (const auto entity = network.entity(*it); entity && entity->hidden == hidden)
            found.push_back(*it);
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

std::optional<Edit> expandEdit(const Network& network, EntityId entity, size_t most)
{
    const QHash<EntityId, int> voices = neighboursOf(network, entity);
    std::vector<EntityId> hidden = thoseHidden(network, voices, true);
    std::stable_sort(hidden.begin(), hidden.end(),
                     [&](EntityId a, EntityId b) { return voices[a] > voices[b]; });
    hidden.resize(std::min(hidden.size(), most));
    return hideEdit(network, hidden, false);
}

std::optional<Edit> collapseEdit(const Network& network, EntityId entity)
{
    const std::vector<EntityId> only = {network.rootOf(entity)};
    std::vector<EntityId> leaves = thoseHidden(network, neighboursOf(network, entity), false);
    std::erase_if(leaves, [&](EntityId id) {
        return thoseHidden(network, neighboursOf(network, id), false) != only;
    });
    return hideEdit(network, leaves, true);
}

std::vector<EntityId> hiddenEntities(const Network& network)
{
    std::vector<EntityId> hidden;
    for (int row = 0; row < network.entities()->rowCount(); ++row)
        if (network.entities()->entity(row).hidden)
            hidden.push_back(network.entities()->idAt(row));
    return hidden;
}

} // namespace redthread
