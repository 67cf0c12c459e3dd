// A small project for the tests of the store: two documents, five entities,
// claims of several voices, hostile names among them.
#pragma once

#include "models/records/edit.h"
#include "models/records/likeness.h"

namespace redthread::sample {

inline const QString text =
    QStringLiteral("Ada works for the Post. The Ministry denies it owns the Post 🧵 at all.");

inline Passage passage(DocumentId document, const QString& text, qsizetype start, qsizetype length)
{
    return {.id = mintId<PassageId>(),
            .document = document,
            .range = {start, start + length},
            .quote = text.mid(start, length),
            .before = text.left(start).right(32),
            .after = text.mid(start + length, 32)};
}

// An article as an import adds it.
inline AddRecords article(const QString& title = "First", const QString& text = sample::text)
{
    AddRecords add{.what = title};
    Document document{.id = mintId<DocumentId>(),
                      .title = title,
                      .publisher = "The Post",
                      .author = "Ada O'Neil \"<b>\"",
                      .date = "2020-06",
                      .address = "https://example.org/?a=1&b=2",
                      .language = "en",
                      .fileHash = "f" + title,
                      .textHash = "t" + title,
                      .likeness = likenessOf(text),
                      .text = text};
    const auto entity = [&add](const char* kind, const QString& name) {
        add.entities.push_back({.id = mintId<EntityId>(), .kind = kind, .name = name});
        return add.entities.back().id;
    };
    const EntityId ada = entity("journalist", "Ada");
    const EntityId post = entity("media", "Post");
    const EntityId ministry = entity("government", "Ministry");
    add.entities[0].otherNames = {"Ada'; DROP TABLE entities; --", "آدا", "a\nb"};
    add.entities[1].identifiers = {{"wikidata", "Q1"}, {"lei", "[\"x\"]"}};
    add.entities[2].position = QPointF(0.1, -1e300);
    add.documents.push_back(document);

    const auto mention = [&](EntityId entity, TextRange range, MentionType type) {
        add.mentions.push_back({.id = mintId<MentionId>(),
                                .document = document.id,
                                .entity = entity,
                                .range = range,
                                .type = type,
                                .confidence = 1.0 / 3});
        return add.mentions.back().id;
    };
    const MentionId adaMention = mention(ada, {0, 3}, MentionType::Name);
    const MentionId postMention = mention(post, {18, 22}, MentionType::Name);
    const MentionId ministryMention = mention(ministry, {24, 36}, MentionType::Description);

    add.passages.push_back(passage(document.id, text, 0, 23));
    add.passages.push_back(passage(document.id, text, 24, 46));
    add.relationships.push_back(
        {.id = mintId<RelationshipId>(), .subject = ada, .kind = "works_for", .object = post});
    add.relationships.push_back(
        {.id = mintId<RelationshipId>(), .subject = ministry, .kind = "owns", .object = post});

    add.claims.push_back({.id = mintId<ClaimId>(),
                          .relationship = add.relationships[0].id,
                          .document = document.id,
                          .passage = add.passages[0].id,
                          .eventDate = "2019",
                          .subjectMention = adaMention,
                          .objectMention = postMention});
    add.claims.push_back({.id = mintId<ClaimId>(),
                          .relationship = add.relationships[1].id,
                          .document = document.id,
                          .passage = add.passages[1].id,
                          .claimant = ministry,
                          .via = {post, ada},
                          .stance = Stance::Denied,
                          .claimDate = "2020-06-22",
                          .origin = Origin::Import,
                          .subjectMention = ministryMention,
                          .hedges = {{37, 43}, {60, 62}},
                          .confidence = 0.25});
    add.annotations.push_back({.id = mintId<AnnotationId>(),
                               .target = refOf(ada),
                               .text = "ask her",
                               .by = "me",
                               .at = "2020-01-01T00:00:00Z"});
    return add;
}

} // namespace redthread::sample
