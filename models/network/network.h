// Network is the project in memory: every live record but quotes and texts,
// with what follows from them (merges resolved, standings, degrees). It is
// changed by apply(ChangeSet) and by nothing else: not by an import, not by
// undo, not by a colleague. It owns the item models, which the tables and the
// graph observe. GUI thread.
//
// What hangs on a withdrawn record is out of sight with it, and comes back with
// it: the relationships of an entity and what it claims, the mentions and
// claims of a document. Records may arrive in any order, also before what they
// refer to.
//
// The models tell a change in this order, so that a relationship always finds
// its two ends: entities changed and inserted, relationships changed, removed
// and inserted, entities removed, documents.
#pragma once

#include "models/network/claim_filter.h"
#include "models/network/document_model.h"
#include "models/network/entity_model.h"
#include "models/network/relationship_model.h"
#include "models/records/change_set.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace redthread {

// A project put together from parts, on any one thread at a time; a Network then
// takes it over at once. So a large one is loaded while the window goes on.
class NetworkDraft {
public:
    explicit NetworkDraft(bool possibleShown = false);
    ~NetworkDraft();
    void add(const ChangeSet& part); // the parts of one project, in any order
    void finish();                   // the long part of taking it over; nothing is added afterwards

private:
    friend class Network;
    struct Data;
    std::unique_ptr<Data> m_data;
};

struct CountedRow; // claim_table.h

struct DrawnLine {
    const RelationshipRow& row;
    const EntityRow& subject; // of the drawn line's key: a symmetric one may have them the other way round
    const EntityRow& object;
};

// Valid until the network changes.
struct Lines {
    struct Line {
        const RelationshipRow* row;
        int subject; // numbers of entities
        int object;
    };
    std::vector<EntityId> entities; // by number; some are not drawn
    std::vector<Line> lines;        // without order
};

class Network : public QObject {
    Q_OBJECT
public:
    explicit Network(QObject* parent = nullptr);
    ~Network() override;

    void apply(const ChangeSet& changes);
    void clear();
    // In place of all that was there, the filter too.
    void take(NetworkDraft& draft);
    qint64 revision() const;

    EntityModel* entities() const;
    RelationshipModel* relationships() const;
    DocumentModel* documents() const;

    // The entity that stands for `id` after merges; null when it is unknown or
    // withdrawn.
    EntityId rootOf(EntityId id) const;
    // The record as stored, merged ones too; nothing when it is unknown or
    // withdrawn.
    std::optional<Entity> entity(EntityId id) const;
    std::optional<Mention> mention(MentionId id) const;
    std::optional<Claim> claim(ClaimId id) const;
    // All stored ones that the row of this one stands for, ascending; itself when there is no row.
    std::vector<RelationshipId> storedAs(RelationshipId id) const;
    // The relationship as stored, with the ends it was made with, drawn or not.
    std::optional<Relationship> relationship(RelationshipId id) const;
    // All live ones as stored, by id: what an import may land its claims on.
    std::vector<Relationship> storedRelationships() const;
    // Live ones that have these two as ends, as stored, in either direction.
    std::vector<RelationshipId> storedBetween(EntityId one, EntityId other) const;
    // Name of the entity that stands for `id`; empty when there is none.
    QString nameOf(EntityId id) const;

    // Claims of a drawn relationship (any of its stored ids): not withdrawn,
    // rejected ones included, by claim date, then id. Possible links only while they are shown.
    std::vector<Claim> claimsOf(RelationshipId id) const;
    // `denies` claims by which this relationship is denied as a whole.
    std::vector<Claim> denialsAsWhole(RelationshipId id) const;
    // Drawn relationships at an entity, in the order of the model.
    std::vector<RelationshipId> relationshipsOf(EntityId id) const;
    std::vector<Mention> mentionsIn(DocumentId id) const;       // live, by start
    std::vector<Mention> mentionsOf(EntityId id) const;         // of all that are merged into it
    std::vector<Claim> claimsIn(DocumentId id) const;           // possible links too
    std::vector<Entity> mergedInto(EntityId id) const;          // directly or through others
    std::vector<Annotation> annotationsOf(RecordRef ref,
                                          AnnotationPurpose purpose = AnnotationPurpose::Note) const; // by id
    // Words of a document that a person's note is on, by start; null: in all documents, by id.
    std::vector<Passage> notedPassages(DocumentId id) const;
    QStringList tagsOf(RecordRef ref) const; // as they were written, by id
    QStringList tags() const;                // all that are in use, as written first, sorted
    // A person said that they are never the same. Of what is merged into the two, too.
    bool areKeptApart(EntityId one, EntityId other) const;
    // The others of which this document is a near-copy or which are near-copies of it, by date; they have one
    // voice of their own.
    std::vector<DocumentId> nearCopiesOf(DocumentId id) const;

    std::vector<Claim> possibleLinks() const; // live, that pass the filter, by id

    // The name a claim's voice is shown by: the claimant's, else the
    // document's publisher, else author, else "this article".
    QString claimantName(const Claim& claim) const;
    // Empty when there is no such voice.
    QString nameOf(const Voice& voice) const;
    // The same claim's voice as standings count it.
    Voice voiceOf(const Claim& claim) const;

    // For "n of m claims not reviewed" and the status line.
    int claimCount() const;       // those that count for what is drawn
    int notReviewedCount() const; // of these, still suggested
    int rejectedCount() const;    // that pass the filter, possible links among them
    int hiddenCount() const;      // entities hidden
    int possibleCount() const;    // possible links, drawn or not

    // Whether relationships that are only possible are drawn; at first they are not. Stays for the next
    // project.
    bool possibleShown() const;
    void setPossibleShown(bool shown);

    // Which claims the picture is drawn from; at first all. Ends with the project.
    // Standings, degrees, claimsOf() and the counts above speak of these alone;
    // claimsIn() and what an import may land on speak of all.
    const ClaimFilter& filter() const;
    void setFilter(const ClaimFilter& filter);
    bool passesFilter(const Claim& claim) const;
    // How many counting claims have a date and stance and pass all of the filter but its dates; each date and
    // stance once, an empty date for those without.
    void visitDates(ClaimFilter::DateOf which,
                    const std::function<void(const QString&, Stance, int)>& visit) const;
    // Each claim that counts for a drawn relationship, those of one relationship after each other; otherwise
    // without order. No possible links.
    void visitCounted(const std::function<void(const DrawnLine&, const CountedRow&)>& visit) const;
    qint32 voiceNumber(const Voice& voice) const;               // CountedRow::voice
    std::optional<quint32> documentNumber(DocumentId id) const; // CountedRow::document
    // What is drawn between entities that are not hidden, for walking through it: ends are numbers, not ids.
    Lines lines() const;
    int numberOf(EntityId id) const; // of the entity that stands for it, in lines(); -1: none
    // Live claims that pass the filter, by id: made by a voice; passed on by an entity.
    std::vector<Claim> claimsBy(const Voice& voice) const;
    std::vector<Claim> claimsThrough(EntityId entity) const;
    // Claims and relationships the filter keeps back; work grows with the claims.
    struct KeptBack {
        int claims = 0;
        int relationships = 0;
        int undated = 0; // of the claims: kept back for having no date
    };
    KeptBack keptBack() const;

    // Who claims anything, the filter aside, with the number of claims, most first; at most `most`.
    struct VoiceCount {
        Voice voice;
        QString name;
        int claims = 0;
    };
    std::vector<VoiceCount> voices(size_t most = 1000) const;

signals:
    // Once per apply(), after the models have told theirs.
    void changed();

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace redthread
