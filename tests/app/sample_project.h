// A small made-up article as an edit, for tests that need a project with
// something in it: two entities, one relationship stated by one voice and
// denied by another.
#pragma once

#include "models/records/edit.h"

namespace redthread {

struct Sample {
    AddRecords edit;
    DocumentId document;
    EntityId kestrel, ferry, tervala;
    RelationshipId owns;
    ClaimId stated, denied;
};

inline Sample sample()
{
    const QString first = QStringLiteral("Kestrel owns Ferry.");
    const QString second = QStringLiteral("Kestrel owns no Ferry, said Tervala.");
    Sample s;
    Document document;
    document.id = s.document = mintId<DocumentId>();
    document.title = QStringLiteral("Ferry sold");
    document.publisher = QStringLiteral("Harbour Post");
    document.date = QStringLiteral("2024-03-14");
    document.text = first + u' ' + second;
    document.textHash = QStringLiteral("hash-of-sample");
    s.edit.what = document.title;
    s.edit.documents = {document};

    const auto entity = [&](const char* name, const char* kind) {
        Entity e;
        e.id = mintId<EntityId>();
        e.name = QString::fromLatin1(name);
        e.kind = QString::fromLatin1(kind);
        s.edit.entities.push_back(e);
        return e.id;
    };
    s.kestrel = entity("Kestrel", "company");
    s.ferry = entity("Ferry", "company");
    s.tervala = entity("Tervala", "person");

    s.owns = mintId<RelationshipId>();
    s.edit.relationships = {
        {.id = s.owns, .subject = s.kestrel, .kind = QStringLiteral("owns"), .object = s.ferry}};

    const auto passage = [&](const QString& quote) {
        const qsizetype start = document.text.indexOf(quote);
        s.edit.passages.push_back({.id = mintId<PassageId>(),
                                   .document = document.id,
                                   .range = {start, start + quote.size()},
                                   .quote = quote});
        return s.edit.passages.back().id;
    };
    const auto mention = [&](EntityId id, qsizetype start, qsizetype length) {
        s.edit.mentions.push_back({.id = mintId<MentionId>(),
                                   .document = document.id,
                                   .entity = id,
                                   .range = {start, start + length}});
        return s.edit.mentions.back().id;
    };
    const auto claim = [&](PassageId where, Stance stance, EntityId who, MentionId subject,
                           MentionId object) {
        Claim c;
        c.id = mintId<ClaimId>();
        c.relationship = s.owns;
        c.document = document.id;
        c.passage = where;
        c.claimant = who;
        c.stance = stance;
        c.subjectMention = subject;
        c.objectMention = object;
        s.edit.claims.push_back(c);
        return c.id;
    };
    const qsizetype offset = first.size() + 1;
    s.stated = claim(passage(first), Stance::Stated, {}, mention(s.kestrel, 0, 7), mention(s.ferry, 13, 5));
    s.denied = claim(passage(second), Stance::Denied, s.tervala, mention(s.kestrel, offset, 7),
                     mention(s.ferry, offset + 16, 5));
    mention(s.tervala, offset + 28, 7);
    return s;
}

} // namespace redthread
