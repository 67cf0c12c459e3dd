// Edit is a value: everything a person or an import may do to a project. The
// store applies an Edit in one transaction and answers with its inverse, which
// is an Edit too; undo is nothing but that pair.
//
// An edit that changes a value carries what it found (`from`) and what it
// leaves (`to`). The store refuses it when the record no longer holds `from`:
// somebody changed it meanwhile, and nobody's work is overwritten unseen.
#pragma once

#include "models/records/records.h"

#include <variant>
#include <vector>

namespace redthread {

// Adds new records. What they refer to is either in the batch or in the store
// already (an entity that an import joined). One article is one AddRecords.
// Inverse: SetWithdrawn of all of them.
struct AddRecords {
    QString what; // for the undo menu: the title of the article, the name of the entity
    std::vector<Document> documents;
    std::vector<Entity> entities;
    std::vector<Passage> passages;
    std::vector<Mention> mentions;
    std::vector<Relationship> relationships;
    std::vector<Claim> claims;
    std::vector<Annotation> annotations;
    bool operator==(const AddRecords&) const = default;
};

// Withdraws records or brings them back, all or none. A record that is already
// so is refused. Inverse: the same refs with the flag turned.
struct SetWithdrawn {
    QString what;
    std::vector<RecordRef> records;
    bool withdrawn = true;
    bool operator==(const SetWithdrawn&) const = default;
};

struct Rename {
    EntityId entity;
    QString from;
    QString to;
    bool operator==(const Rename&) const = default;
};

struct SetKind {
    EntityId entity;
    QString from;
    QString to;
    bool operator==(const SetKind&) const = default;
};

struct SetOtherNames {
    EntityId entity;
    QStringList from;
    QStringList to;
    bool operator==(const SetOtherNames&) const = default;
};

struct SetIdentifiers {
    EntityId entity;
    QList<Identifier> from;
    QList<Identifier> to;
    bool operator==(const SetIdentifiers&) const = default;
};

struct SetNotes {
    EntityId entity;
    QString from;
    QString to;
    bool operator==(const SetNotes&) const = default;
};

// Hides or shows entities; each must be the other way before.
struct SetHidden {
    std::vector<EntityId> entities;
    bool hidden = true;
    bool operator==(const SetHidden&) const = default;
};

// Where an entity stands and whether the layout must leave it there.
struct Placement {
    EntityId entity;
    std::optional<QPointF> position; // scene units
    bool pinned = false;
    bool operator==(const Placement&) const = default;
};

// Places, pins and unpins. It asks for no `from`: where a dot stands is nobody's
// statement, the last one wins. Inverse: the placements it replaced.
struct Arrange {
    std::vector<Placement> placements;
    bool operator==(const Arrange&) const = default;
};

// Merges `from` into `into`: sets from.mergedInto. Mentions, relationships and
// claims stay where they are, so that Unmerge gives everything back. Refused
// for an entity with itself, in a circle, or already merged.
struct Merge {
    EntityId from;
    EntityId into;
    bool operator==(const Merge&) const = default;
};

struct Unmerge {
    EntityId from;
    EntityId into; // what it is merged into now
    bool operator==(const Unmerge&) const = default;
};

// Moves mentions to another entity, and with them the ends of the claims that
// were read from them: each claim is laid on the relationship that its
// mentions' entities then form (`claims` says which). This takes back a join
// made at import ("not the same in this document"). New entities and
// relationships come first in an AddRecords inside the same Batch.
struct MoveMentions {
    struct MentionMove {
        MentionId mention;
        EntityId from;
        EntityId to;
        bool operator==(const MentionMove&) const = default;
    };
    struct ClaimMove {
        ClaimId claim;
        RelationshipId from;
        RelationshipId to;
        bool operator==(const ClaimMove&) const = default;
    };
    std::vector<MentionMove> mentions;
    std::vector<ClaimMove> claims;
    bool operator==(const MoveMentions&) const = default;
};

struct GiveVerdict {
    struct Change {
        ClaimId claim;
        Verdict from = Verdict::Suggested;
        Verdict to = Verdict::Suggested;
        QString by; // a name the person chose, never a login
        QString at; // ISO 8601, UTC
        QString fromBy;
        QString fromAt;
        bool operator==(const Change&) const = default;
    };
    std::vector<Change> changes;
    bool operator==(const GiveVerdict&) const = default;
};

// What a person may correct in a claim: the whole record, by value. Ids,
// document and passage must be the same in both.
struct ChangeClaim {
    Claim from;
    Claim to;
    bool operator==(const ChangeClaim&) const = default;
};

// Title, publisher, author, date, address and language; `text` and hashes of
// both are ignored and left.
struct SetDocumentDetails {
    Document from;
    Document to;
    bool operator==(const SetDocumentDetails&) const = default;
};

// Another version of an article's text: what its passages, mentions and hedges
// are in the new one. Whole values; what is not named stays as it is. `to`
// carries the text with its hashes (and its likeness, unless it is to be found);
// of `from` the hash of the text is compared, its text is not asked for.
struct ReplaceText {
    struct MentionMove {
        MentionId mention;
        TextRange from;
        TextRange to; // empty: the new text does not have it
        bool operator==(const MentionMove&) const = default;
    };
    struct HedgeMove {
        ClaimId claim;
        QList<TextRange> from;
        QList<TextRange> to;
        bool operator==(const HedgeMove&) const = default;
    };
    Document from;
    Document to;
    std::vector<Passage> passagesFrom; // as many, in the same order, as passagesTo
    std::vector<Passage> passagesTo;
    std::vector<MentionMove> mentions;
    std::vector<HedgeMove> hedges;
    bool operator==(const ReplaceText&) const = default;
};

struct Batch; // several edits that make one step of undo

using Edit = std::variant<AddRecords, SetWithdrawn, Rename, SetKind, SetOtherNames, SetIdentifiers, SetNotes,
                          SetHidden, Arrange, Merge, Unmerge, MoveMentions, GiveVerdict, ChangeClaim,
                          SetDocumentDetails, ReplaceText, Batch>;

struct Batch {
    QString what;
    std::vector<Edit> edits; // applied first to last, all or none
    bool operator==(const Batch& other) const;
};

inline bool Batch::operator==(const Batch& other) const
{
    return what == other.what && edits == other.edits;
}

// The line for the undo menu and the history: "Rename “NGO Group” to “NSO Group”".
QString title(const Edit& edit);

} // namespace redthread
