// What the evidence pane shows for a selection, as a value: computed from the
// network, compared to see what changed, tested without pixels. Quotes are not
// in it; they are fetched when their card is shown.
#pragma once

#include "models/network/network.h"
#include "models/network/selection.h"

namespace redthread {

// One passage that says, or denies, the relationship of its section.
struct EvidenceCard {
    Claim claim;
    bool asWhole = false; // a `denies` that weighs on the relationship as a whole
    QString claimant;
    QString chain;    // "article → Le Desk → Amnesty International"; empty when the article itself speaks
    QString date;     // ISO; of the claim, else of the document
    QString source;   // title, outlet; the document's date when the claim has one of its own
    QString about;    // what it says, when that is not what the section is about
    EntityId subject; // of the claim, after merges: the colours of the marks
    EntityId object;
    QString subjectKind;
    QString objectKind;

    bool operator==(const EvidenceCard&) const = default;
};

// "22 Jun 2020", the document's; "said 22 Jun 2020" when the claim has a date of its own; or nothing.
QString saidOn(const EvidenceCard& card);

struct EvidenceSection {
    RelationshipId relationship;
    QString title; // empty: the heading of the pane says it
    QString standing;
    std::vector<EvidenceCard> cards; // counting ones by date, then rejected ones

    bool operator==(const EvidenceSection&) const = default;
};

struct EvidenceContent {
    enum class Subject { Nothing, Relationship, Relationships, Entity, Document };

    Subject subject = Subject::Nothing;
    RelationshipId relationship;
    EntityId entity;
    DocumentId document;

    QString heading;
    QString kind;  // of the entity
    QString names; // other names, merged names
    QString notes;
    QString counts; // "6 passages · 2 claimants · 1 document"
    bool contested = false;
    std::array<int, 4> bar{}; // claims by stance, denials as a whole among the denied
    QString standing;         // "alleged by Amnesty International ×4 · denied as a whole by Morocco ×1"
    int alsoSelected = 0;
    std::vector<EvidenceSection> sections;

    bool sameSubject(const EvidenceContent& other) const
    {
        return subject == other.subject && relationship == other.relationship && entity == other.entity &&
               document == other.document;
    }
    bool operator==(const EvidenceContent&) const = default;
};

EvidenceCard evidenceCard(const Network& network, const Claim& claim, bool asWhole = false);
EvidenceContent evidenceFor(const Network& network, const Selection& selection);

} // namespace redthread
