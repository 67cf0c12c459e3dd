// The kinds of entity and of relationship. They are data: the tables stand in
// resources/kinds/*.tsv, one row a kind, and a person may add rows in
// <data folder>/kinds/ of the same form. A key that no table knows is shown as
// itself, in grey, and is kept.
#pragma once

#include <QString>

#include <vector>

namespace redthread {

struct EntityKind {
    QString key;     // "ngo"
    QString label;   // "NGO"
    QString colour;  // "#RRGGBB" of the fill
    QString shape;   // circle square hexagon pill diamond page triangle flat pentagon
    QString glyph;   // one or two letters or a sign drawn inside
    QString goldKey; // how the annotated corpora write it: "other_org"
    QString ftm;     // schema of FollowTheMoney
};

struct RelationshipKind {
    QString key;   // "works_for"
    QString label; // "works for"
    bool symmetric = false;
    QString ftm;
    bool charges = false; // the one who does it, with something: wrong, it does harm
};

// In the order of the tables. Loaded once; safe from every thread.
const std::vector<EntityKind>& entityKinds();
const std::vector<RelationshipKind>& relationshipKinds();

// The row of a key; for an unknown key a grey stand-in labelled with the key.
EntityKind entityKind(const QString& key);
RelationshipKind relationshipKind(const QString& key);

bool isRelationshipKind(const QString& key);

// "person" and "public_body" of the corpora; `kind` itself when there is no row.
QString goldKeyOf(const QString& kind);
// The kind that is written so, in the corpora or here: the first row of several; empty when there is none.
QString entityKindFrom(const QString& written);

} // namespace redthread
