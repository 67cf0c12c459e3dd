#include "models/store/edit_writer.h"

#include "models/records/edit_json.h"
#include "models/store/codes.h"
#include "models/store/row_writer.h"
#include "models/store/rows.h"

#include <cmath>

namespace redthread {

namespace {

[[noreturn]] void unknown() { refuse(tr("The record is not in this project.")); }

bool sameDetails(const Document& a, const Document& b)
{
    return a.title == b.title && a.publisher == b.publisher && a.author == b.author && a.date == b.date &&
           a.address == b.address && a.language == b.language;
}

// What SetDocumentDetails speaks of, without text and hashes.
Document detailsOf(const Document& d)
{
    return {.id = d.id,
            .title = d.title,
            .publisher = d.publisher,
            .author = d.author,
            .date = d.date,
            .address = d.address,
            .language = d.language,
            .withdrawn = d.withdrawn};
}

} // namespace

void requireGoingOn(const std::stop_token& stop)
{
    if (stop.stop_requested())
        fail(tr("Cancelled: nothing was changed."), Error::Kind::Cancelled);
}

Edit EditWriter::apply(const Edit& edit)
{
    requireGoingOn(m_stop);
    return std::visit([this](const auto& e) { return write(e); }, edit);
}

Edit EditWriter::write(const AddRecords& edit)
{
    addRecords(m_database, edit, m_revision);
    return SetWithdrawn{edit.what, refsOf(edit), true};
}

Edit EditWriter::write(const SetWithdrawn& edit)
{
    for (const RecordRef& ref : edit.records) {
        requireGoingOn(m_stop);
        const auto write = [&](const char* sql) {
            return m_database.change(sql, m_revision, edit.withdrawn, ref.id, !edit.withdrawn);
        };
        int changed = 0;
        switch (ref.type) {
        case RecordType::Entity:
            changed = write("UPDATE entities SET revision = ?, withdrawn = ? WHERE id = ? AND withdrawn = ?");
            break;
        case RecordType::Relationship:
            changed =
                write("UPDATE relationships SET revision = ?, withdrawn = ? WHERE id = ? AND withdrawn = ?");
            break;
        case RecordType::Document:
            changed =
                write("UPDATE documents SET revision = ?, withdrawn = ? WHERE id = ? AND withdrawn = ?");
            break;
        case RecordType::Passage:
            changed = write("UPDATE passages SET revision = ?, withdrawn = ? WHERE id = ? AND withdrawn = ?");
            break;
        case RecordType::Mention:
            changed = write("UPDATE mentions SET revision = ?, withdrawn = ? WHERE id = ? AND withdrawn = ?");
            break;
        case RecordType::Claim:
            changed = write("UPDATE claims SET revision = ?, withdrawn = ? WHERE id = ? AND withdrawn = ?");
            break;
        case RecordType::Annotation:
            changed =
                write("UPDATE annotations SET revision = ?, withdrawn = ? WHERE id = ? AND withdrawn = ?");
            break;
        }
        if (changed == 1)
            continue;
        const QString name = nameOf(ref); // refuses when there is no such record
        refuse(
            (edit.withdrawn ? tr("%1 has been withdrawn already.") : tr("%1 has been brought back already."))
                .arg(name));
    }
    return SetWithdrawn{edit.what, edit.records, !edit.withdrawn};
}

Edit EditWriter::write(const Rename& edit)
{
    const Entity entity = liveEntity(edit.entity);
    if (entity.name != edit.from)
        refuse(tr("“%1” was changed meanwhile: it is now called “%2”.")
                   .arg(shown(edit.from), shown(entity.name)));
    m_database.change("UPDATE entities SET revision = ?, name = ? WHERE id = ?", m_revision, edit.to,
                      edit.entity);
    return Rename{edit.entity, edit.to, edit.from};
}

Edit EditWriter::write(const SetKind& edit)
{
    const Entity entity = liveEntity(edit.entity);
    if (entity.kind != edit.from)
        refuse(tr("The kind of “%1” was changed meanwhile: it is now “%2”.")
                   .arg(shown(entity.name), shown(entity.kind)));
    m_database.change("UPDATE entities SET revision = ?, kind = ? WHERE id = ?", m_revision, edit.to,
                      edit.entity);
    return SetKind{edit.entity, edit.to, edit.from};
}

Edit EditWriter::write(const SetOtherNames& edit)
{
    const Entity entity = liveEntity(edit.entity);
    if (entity.otherNames != edit.from)
        refuse(tr("The other names of “%1” were changed meanwhile.").arg(shown(entity.name)));
    m_database.change("UPDATE entities SET revision = ?, other_names = ? WHERE id = ?", m_revision,
                      listText(edit.to), edit.entity);
    return SetOtherNames{edit.entity, edit.to, edit.from};
}

Edit EditWriter::write(const SetIdentifiers& edit)
{
    const Entity entity = liveEntity(edit.entity);
    if (entity.identifiers != edit.from)
        refuse(tr("The identifiers of “%1” were changed meanwhile.").arg(shown(entity.name)));
    m_database.change("UPDATE entities SET revision = ?, identifiers = ? WHERE id = ?", m_revision,
                      listText(edit.to), edit.entity);
    return SetIdentifiers{edit.entity, edit.to, edit.from};
}

Edit EditWriter::write(const ReplaceText& edit)
{
    const auto document = find(m_database, edit.from.id);
    if (!document || edit.to.id != edit.from.id || edit.passagesFrom.size() != edit.passagesTo.size())
        unknown();
    const auto changed = [&] {
        refuse(tr("The text of “%1” was changed meanwhile.").arg(shown(document->title)));
    };
    if (document->withdrawn || document->textHash != edit.from.textHash)
        changed();
    const qsizetype size = edit.to.text.size();
    const auto fits = [size](TextRange r) { return r.start >= 0 && r.start <= r.end && r.end <= size; };
    ReplaceText inverse{edit.to, edit.from, edit.passagesTo, edit.passagesFrom, {}, {}};
    inverse.to.text = textOf(m_database, document->id);
    inverse.to.fileHash = document->fileHash;
    inverse.to.likeness = document->likeness;
    inverse.from.text.clear(); // it is in the store
    replaceText(m_database, edit.to, m_revision);
    for (size_t i = 0; i < edit.passagesTo.size(); ++i) {
        const auto passage = find(m_database, edit.passagesFrom[i].id);
        const Passage& to = edit.passagesTo[i];
        if (!passage || *passage != edit.passagesFrom[i] || to.id != passage->id ||
            to.document != document->id || !fits(to.range) ||
            (!to.range.isEmpty() && edit.to.text.mid(to.range.start, to.range.length()) != to.quote))
            changed();
        update(m_database, to, m_revision);
    }
    for (const auto& move : edit.mentions) {
        requireGoingOn(m_stop);
        const auto mention = find(m_database, move.mention);
        if (!mention || mention->document != document->id || mention->range != move.from || !fits(move.to))
            changed();
        m_database.change("UPDATE mentions SET revision = ?, range_start = ?, range_end = ? WHERE id = ?",
                          m_revision, qint64(move.to.start), qint64(move.to.end), move.mention);
        inverse.mentions.push_back({move.mention, move.to, move.from});
    }
    for (const auto& move : edit.hedges) {
        const auto claim = find(m_database, move.claim);
        if (!claim || claim->document != document->id || claim->hedges != move.from ||
            !std::all_of(move.to.begin(), move.to.end(), fits))
            changed();
        m_database.change("UPDATE claims SET revision = ?, hedges = ? WHERE id = ?", m_revision,
                          listText(move.to), move.claim);
        inverse.hedges.push_back({move.claim, move.to, move.from});
    }
    return inverse;
}

Edit EditWriter::write(const SetNotes& edit)
{
    const Entity entity = liveEntity(edit.entity);
    if (entity.notes != edit.from)
        refuse(tr("The notes on “%1” were changed meanwhile.").arg(shown(entity.name)));
    m_database.change("UPDATE entities SET revision = ?, notes = ? WHERE id = ?", m_revision, edit.to,
                      edit.entity);
    return SetNotes{edit.entity, edit.to, edit.from};
}

Edit EditWriter::write(const SetHidden& edit)
{
    for (const EntityId id : edit.entities) {
        requireGoingOn(m_stop);
        const int changed =
            m_database.change("UPDATE entities SET revision = ?, hidden = ? WHERE id = ? AND hidden = ?",
                              m_revision, edit.hidden, id, !edit.hidden);
        if (changed == 1)
            continue;
        refuse(
            (edit.hidden ? tr("%1 is hidden already.") : tr("%1 is shown already.")).arg(nameOf(refOf(id))));
    }
    return SetHidden{edit.entities, !edit.hidden};
}

Edit EditWriter::write(const Arrange& edit)
{
    Arrange inverse;
    for (const Placement& p : edit.placements) {
        requireGoingOn(m_stop);
        const auto entity = find(m_database, p.entity);
        if (!entity)
            unknown();
        if (p.position && !(std::isfinite(p.position->x()) && std::isfinite(p.position->y())))
            refuse(tr("“%1” cannot stand outside of the plane.").arg(shown(entity->name)));
        inverse.placements.push_back({p.entity, entity->position, entity->pinned});
        m_database.change("UPDATE entities SET revision = ?, x = ?, y = ?, pinned = ? WHERE id = ?",
                          m_revision, xOf(p.position), yOf(p.position), p.pinned, p.entity);
    }
    // Backwards, so that an entity placed twice ends where it began.
    std::reverse(inverse.placements.begin(), inverse.placements.end());
    return inverse;
}

Edit EditWriter::write(const Merge& edit)
{
    const Entity from = liveEntity(edit.from);
    const QString into = nameOf(refOf(edit.into));
    if (from.mergedInto)
        refuse(tr("“%1” is merged into %2 already.").arg(shown(from.name), nameOf(refOf(from.mergedInto))));
    // `from` is merged into nothing yet, so a chain that comes to it ends there;
    // it is bounded for a file whose chains run in a circle already.
    int steps = 0;
    for (EntityId at = edit.into; at; at = find(m_database, at).value_or(Entity{}).mergedInto)
        if (at == from.id || ++steps > 10000)
            refuse(
                tr("“%1” cannot be merged into %2: that would go in a circle.").arg(shown(from.name), into));
    m_database.change("UPDATE entities SET revision = ?, merged_into = ? WHERE id = ?", m_revision, edit.into,
                      from.id);
    return Unmerge{edit.from, edit.into};
}

Edit EditWriter::write(const Unmerge& edit)
{
    const Entity from = liveEntity(edit.from);
    if (from.mergedInto != edit.into || !edit.into)
        refuse(tr("The merge of “%1” was changed meanwhile.").arg(shown(from.name)));
    m_database.change("UPDATE entities SET revision = ?, merged_into = ? WHERE id = ?", m_revision,
                      EntityId{}, from.id);
    return Merge{edit.from, edit.into};
}

Edit EditWriter::write(const MoveMentions& edit)
{
    MoveMentions inverse;
    for (const auto& move : edit.mentions) {
        requireGoingOn(m_stop);
        requireThere(refOf(move.to));
        const int changed =
            m_database.change("UPDATE mentions SET revision = ?, entity = ? WHERE id = ? AND entity = ?",
                              m_revision, move.to, move.mention, move.from);
        if (changed != 1)
            refuse(tr("%1 was moved to another entity meanwhile.").arg(nameOf(refOf(move.mention))));
        inverse.mentions.push_back({move.mention, move.to, move.from});
    }
    for (const auto& move : edit.claims) {
        requireGoingOn(m_stop);
        requireThere(refOf(move.to));
        const int changed = m_database.change(
            "UPDATE claims SET revision = ?, relationship = ? WHERE id = ? AND relationship = ?", m_revision,
            move.to, move.claim, move.from);
        if (changed != 1)
            refuse(tr("%1 was moved to another relationship meanwhile.").arg(nameOf(refOf(move.claim))));
        inverse.claims.push_back({move.claim, move.to, move.from});
    }
    std::reverse(inverse.mentions.begin(), inverse.mentions.end());
    std::reverse(inverse.claims.begin(), inverse.claims.end());
    return inverse;
}

Edit EditWriter::write(const GiveVerdict& edit)
{
    GiveVerdict inverse;
    for (const auto& change : edit.changes) {
        requireGoingOn(m_stop);
        const Claim claim = liveClaim(change.claim);
        if (claim.verdict != change.from || claim.verdictBy != change.fromBy ||
            claim.verdictAt != change.fromAt)
            refuse(tr("%1 was reviewed by somebody else meanwhile.").arg(claimName(claim)));
        m_database.change(
            "UPDATE claims SET revision = ?, verdict = ?, verdict_by = ?, verdict_at = ? WHERE id = ?",
            m_revision, codeOf(verdictCodes, change.to), change.by, change.at, change.claim);
        inverse.changes.push_back(
            {change.claim, change.to, change.from, change.fromBy, change.fromAt, change.by, change.at});
    }
    std::reverse(inverse.changes.begin(), inverse.changes.end());
    return inverse;
}

Edit EditWriter::write(const ChangeClaim& edit)
{
    const Claim& to = edit.to;
    const Claim claim = liveClaim(edit.from.id);
    if (claim != edit.from)
        refuse(tr("%1 was changed meanwhile.").arg(claimName(claim)));
    if (to.id != claim.id || to.document != claim.document || to.passage != claim.passage ||
        to.withdrawn != claim.withdrawn)
        refuse(tr("%1 stays the claim of its passage; only what it says can be corrected.")
                   .arg(claimName(claim)));
    requireThere(refOf(to.relationship));
    if (to.claimant && to.claimant != claim.claimant)
        requireThere(refOf(to.claimant));
    for (const EntityId id : to.via)
        if (!claim.via.contains(id))
            requireThere(refOf(id));
    for (const auto& [now, before] : {std::pair{to.subjectMention, claim.subjectMention},
                                      std::pair{to.objectMention, claim.objectMention}})
        if (now && now != before)
            requireThere(refOf(now));
    update(m_database, to, m_revision);
    return ChangeClaim{to, edit.from};
}

Edit EditWriter::write(const SetDocumentDetails& edit)
{
    const auto document = find(m_database, edit.from.id);
    if (!document || edit.to.id != edit.from.id)
        unknown();
    if (document->withdrawn || !sameDetails(*document, edit.from))
        refuse(tr("The details of “%1” were changed meanwhile.").arg(shown(document->title)));
    const Document& to = edit.to;
    m_database.change("UPDATE documents SET revision = ?, title = ?, publisher = ?, author = ?, date = ?, "
                      "address = ?, language = ? WHERE id = ?",
                      m_revision, to.title, to.publisher, to.author, to.date, to.address, to.language, to.id);
    return SetDocumentDetails{detailsOf(edit.to), detailsOf(edit.from)};
}

Edit EditWriter::write(const Batch& edit)
{
    Batch inverse{.what = edit.what};
    for (const Edit& inner : edit.edits)
        inverse.edits.push_back(apply(inner));
    std::reverse(inverse.edits.begin(), inverse.edits.end());
    return inverse;
}

Entity EditWriter::liveEntity(EntityId id)
{
    auto entity = find(m_database, id);
    if (!entity)
        unknown();
    if (entity->withdrawn)
        refuse(tr("“%1” has been withdrawn.").arg(shown(entity->name)));
    return std::move(*entity);
}

Claim EditWriter::liveClaim(ClaimId id)
{
    auto claim = find(m_database, id);
    if (!claim)
        unknown();
    if (claim->withdrawn)
        refuse(tr("%1 has been withdrawn.").arg(claimName(*claim)));
    return std::move(*claim);
}

QString EditWriter::claimName(const Claim& claim)
{
    const auto passage = find(m_database, claim.passage);
    return tr("The claim in “%1”").arg(shown(passage ? passage->quote : QString()));
}

QString EditWriter::nameOf(const RecordRef& ref)
{
    switch (ref.type) {
    case RecordType::Entity:
        if (const auto entity = find(m_database, EntityId{ref.id}))
            return tr("“%1”").arg(shown(entity->name));
        break;
    case RecordType::Relationship:
        if (const auto r = find(m_database, RelationshipId{ref.id}))
            return tr("The relationship of “%1” and “%2”")
                .arg(shown(find(m_database, r->subject).value_or(Entity{}).name),
                     shown(find(m_database, r->object).value_or(Entity{}).name));
        break;
    case RecordType::Document:
        if (const auto document = find(m_database, DocumentId{ref.id}))
            return tr("The document “%1”").arg(shown(document->title));
        break;
    case RecordType::Passage:
        if (const auto passage = find(m_database, PassageId{ref.id}))
            return tr("The passage “%1”").arg(shown(passage->quote));
        break;
    case RecordType::Mention:
        if (const auto mention = find(m_database, MentionId{ref.id}))
            return tr("A mention of “%1”")
                .arg(shown(find(m_database, mention->entity).value_or(Entity{}).name));
        break;
    case RecordType::Claim:
        if (const auto claim = find(m_database, ClaimId{ref.id}))
            return claimName(*claim);
        break;
    case RecordType::Annotation:
        if (const auto annotation = find(m_database, AnnotationId{ref.id}))
            return tr("The note “%1”").arg(shown(annotation->text));
        break;
    }
    unknown();
}

} // namespace redthread
