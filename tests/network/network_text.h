// A network as text, for tests: what one reads is what one gets.
//
//     Ada [journalist] --works for--> Post [media]
//     Report [document] --reports on, alleged by Amnesty--> Ada
//     Ada --denies, rejected--> Report
//
// A line is one claim. The kind of an entity stands where it is named first; without one it is a
// person. After the kind of relationship, separated by commas and in any order: a stance; "by" and a
// claimant (an organisation when not named elsewhere); "via" and who passes it on; "accepted" or
// "rejected"; "on" and a date. Lines with the same ends and kind are claims of one relationship.
//
//     document: Title | publisher | author | date
//
// begins a document; what follows is claimed in it. Without one there is one, "Article", of nobody.
// A line with a name and a kind alone is an entity without relationships.
#pragma once

#include "models/network/network.h"

#include <memory>

namespace redthread {

struct NetworkText {
    explicit NetworkText(const QString& text);

    ChangeSet records;

    EntityId entity(const QString& name) const;
    DocumentId document(const QString& title) const;
    // By "Ada --works for--> Post".
    RelationshipId relationship(const QString& line) const;

    Entity& entityRecord(const QString& name);
    Document& documentRecord(const QString& title);
    Relationship& relationshipRecord(const QString& line);
    // The claims of that relationship, in the order of the text.
    std::vector<Claim*> claimsOf(const QString& line);

private:
    EntityId named(const QString& text, const QString& kind);
    void addClaim(const QString& subject, const QString& words, const QString& object);
    qint64 m_next = 0;
};

std::unique_ptr<Network> networkFrom(const QString& text);

// "Ada --works for--> Post: stated ×1", a line a row, in alphabetical order. After the stance: voices that do
// not deny, then "≠" and the denying voices when contested, "whole" when denied as a whole.
QStringList printed(const Network& network);
QString printed(const Network& network, int relationshipRow);

// By name: those at the other end of what is drawn at an entity, in alphabetical order.
QStringList neighbours(const Network& network, const QString& name);
EntityId entityNamed(const Network& network, const QString& name);

} // namespace redthread
