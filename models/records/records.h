// The records of a project, as values. They know nothing of SQL, of models or
// of windows; every wing speaks of them and of nothing else.
//
// Offsets are UTF-16 code units into the document's stored text (QString
// indices), half open. `withdrawn` records stay in the store and out of sight.
#pragma once

#include "models/records/ids.h"
#include "models/records/stance.h"

#include <QList>
#include <QPointF>
#include <QString>
#include <QStringList>

#include <optional>

namespace redthread {

struct TextRange {
    qsizetype start = 0;
    qsizetype end = 0;

    qsizetype length() const { return end - start; }
    bool isEmpty() const { return end <= start; }
    bool contains(qsizetype position) const { return start <= position && position < end; }
    bool overlaps(TextRange other) const { return start < other.end && other.start < end; }
    bool operator==(const TextRange&) const = default;
};

// A number or code by which others know the entity: {"wikidata", "Q128748"}.
struct Identifier {
    QString scheme;
    QString value;
    bool operator==(const Identifier&) const = default;
};

// Somebody or something. `kind` is a key of the table of entity kinds (kinds.h).
struct Entity {
    EntityId id;
    QString kind;
    QString name;
    QStringList otherNames;
    QString notes;
    QList<Identifier> identifiers;
    EntityId mergedInto;   // null unless a person merged it into another
    bool hidden = false;   // taken out of the picture, kept in the tables
    bool pinned = false;   // the layout leaves it where it is
    std::optional<QPointF> position; // scene units; where the layout last had it
    bool withdrawn = false;

    bool operator==(const Entity&) const = default;
};

// An article, report or data set. `date` is ISO 8601, whole or cut ("2020",
// "2020-06", "2020-06-22"), empty when unknown. `text` is what passages point
// into; it is empty in a ChangeSet, where only the store has it.
struct Document {
    DocumentId id;
    QString title;
    QString publisher;
    QString author;
    QString date;
    QString address;
    QString language;   // ISO 639-1, empty when unknown
    QString fileHash;   // SHA-256 of the original file, hex
    QString textHash;   // SHA-256 of the text with line ends and spaces folded: finds the same article twice
    QString likeness;   // by which near-copies are told: see likeness.h; empty: not looked at yet
    QString text;
    bool withdrawn = false;

    bool operator==(const Document&) const = default;
};

// A range of a document with its own words and a little around it, so that it
// is found again when the text changes. An empty range: the text of today does
// not say it any more; the quote stays.
struct Passage {
    PassageId id;
    DocumentId document;
    TextRange range;
    QString quote;   // exactly the text of range
    QString before;  // up to 32 code units in front of it
    QString after;   // up to 32 code units behind it
    bool withdrawn = false;

    bool operator==(const Passage&) const = default;
};

// A place in a document where an entity is meant.
struct Mention {
    MentionId id;
    DocumentId document;
    EntityId entity;
    TextRange range;
    MentionType type = MentionType::Name;
    double confidence = 1; // 0 … 1, that this is a mention of an entity worth linking
    bool withdrawn = false;

    bool operator==(const Mention&) const = default;
};

// subject — kind → object. `kind` is a key of the table of relationship kinds
// (kinds.h). It is drawn only while claims support it.
struct Relationship {
    RelationshipId id;
    EntityId subject;
    QString kind;
    EntityId object;
    bool withdrawn = false;

    bool operator==(const Relationship&) const = default;
};

// One voice stating, alleging, supposing or denying one relationship in one
// passage.
struct Claim {
    ClaimId id;
    RelationshipId relationship;
    DocumentId document;
    PassageId passage;
    EntityId claimant;      // the innermost voice; null: the article's own
    QList<EntityId> via;    // who passes it on, outermost first, without the article itself
    Stance stance = Stance::Stated;
    QString eventDate;      // ISO 8601, whole or cut; when the related thing happened
    QString claimDate;      // when the claimant said it; empty: the document's date
    Origin origin = Origin::Reader;
    MentionId subjectMention; // what it was read from; null when said otherwise
    MentionId objectMention;
    QList<TextRange> hedges;  // the words that carry the stance, in the document's text
    double confidence = 1;    // 0 … 1, of the reader
    QString suggestedBy;      // the reader of the person's own that made it; empty: Redthread's, or a person
    QStringList mayBe;        // not empty: a possible link. The two seem related, nobody knows how; these
                              // kinds are likeliest, likeliest first
    Verdict verdict = Verdict::Suggested;
    QString verdictBy;        // a name the person chose, never a login
    QString verdictAt;        // ISO 8601, UTC
    bool withdrawn = false;

    // Offered only: it counts for nothing until a person accepts it.
    bool isPossibleLink() const { return !mayBe.isEmpty() && verdict == Verdict::Suggested; }

    bool operator==(const Claim&) const = default;
};

enum class RecordType { Entity, Relationship, Document, Passage, Mention, Claim, Annotation };

// Points at any record.
struct RecordRef {
    RecordType type = RecordType::Entity;
    qint64 id = 0;
    auto operator<=>(const RecordRef&) const = default;
};
inline size_t qHash(const RecordRef& ref, size_t seed = 0) { return qHashMulti(seed, int(ref.type), ref.id); }

inline RecordRef refOf(EntityId id) { return {RecordType::Entity, id.value}; }
inline RecordRef refOf(RelationshipId id) { return {RecordType::Relationship, id.value}; }
inline RecordRef refOf(DocumentId id) { return {RecordType::Document, id.value}; }
inline RecordRef refOf(PassageId id) { return {RecordType::Passage, id.value}; }
inline RecordRef refOf(MentionId id) { return {RecordType::Mention, id.value}; }
inline RecordRef refOf(ClaimId id) { return {RecordType::Claim, id.value}; }
inline RecordRef refOf(AnnotationId id) { return {RecordType::Annotation, id.value}; }

// What a person adds to any record: a note, a tag (one word or a few), or that
// an entity is never the same as another (`text` is the other's id).
struct Annotation {
    AnnotationId id;
    RecordRef target;
    AnnotationPurpose purpose = AnnotationPurpose::Note;
    QString text;
    QString by;
    QString at; // ISO 8601, UTC
    bool withdrawn = false;

    bool operator==(const Annotation&) const = default;
};

} // namespace redthread
