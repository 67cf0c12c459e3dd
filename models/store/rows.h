// Records to rows and back: the one place that knows the columns. Reading does
// not trust the file: a code or list that cannot be read throws a Failure
// (Damaged) naming the record.
#pragma once

#include "models/records/change_set.h"
#include "models/store/database.h"

#include <functional>
#include <vector>

namespace redthread {

QString tableOf(RecordType type);

// All of one kind written after `since`; 0 reads everything, by id. The order of
// the rest is that of the index: ordered by id alone, SQLite reads all rows instead.
std::vector<Entity> entitiesSince(Database& database, qint64 since);
std::vector<Document> documentsSince(Database& database, qint64 since); // without text
std::vector<Mention> mentionsSince(Database& database, qint64 since);
std::vector<Relationship> relationshipsSince(Database& database, qint64 since);
std::vector<Claim> claimsSince(Database& database, qint64 since);
std::vector<Annotation> annotationsSince(Database& database, qint64 since);
std::vector<Passage> notedPassagesSince(Database& database, qint64 since);
std::vector<Passage> passagesSince(Database& database, qint64 since);

// Everything a ChangeSet has, in parts, entities and documents first.
void readInParts(Database& database, const std::function<void(ChangeSet)>& take);
int recordCount(Database& database);

// One of them; nothing when there is no such row.
std::optional<Entity> find(Database& database, EntityId id);
std::optional<Document> find(Database& database, DocumentId id); // without text
std::optional<Mention> find(Database& database, MentionId id);
std::optional<Relationship> find(Database& database, RelationshipId id);
std::optional<Claim> find(Database& database, ClaimId id);
std::optional<Annotation> find(Database& database, AnnotationId id);
std::optional<Passage> find(Database& database, PassageId id);
std::vector<Passage> passagesIn(Database& database, DocumentId id); // live, by start
// Makes the index of words and the likeness for texts that have none yet, in one transaction: after a migration.
void indexTexts(Database& database);
QString textOf(Database& database, DocumentId id);

void insert(Database& database, const Entity& entity, qint64 revision);
void insert(Database& database, const Document& document, qint64 revision); // with its text
void insert(Database& database, const Mention& mention, qint64 revision);
void insert(Database& database, const Relationship& relationship, qint64 revision);
void insert(Database& database, const Claim& claim, qint64 revision);
void insert(Database& database, const Annotation& annotation, qint64 revision);
void insert(Database& database, const Passage& passage, qint64 revision);

// Another text with its hashes, its index and likeness with it.
void replaceText(Database& database, const Document& document, qint64 revision);
// Writes range, quote and what stands around it anew.
void update(Database& database, const Passage& passage, qint64 revision);
// Writes all columns of a claim anew.
void update(Database& database, const Claim& claim, qint64 revision);

// A coordinate as it stands in its column: NULL without a position.
QVariant xOf(const std::optional<QPointF>& position);
QVariant yOf(const std::optional<QPointF>& position);
// Lists as they stand in their columns.
QString listText(const QStringList& values);
QString listText(const QList<Identifier>& values);
QString listText(const QList<EntityId>& values);
QString listText(const QList<TextRange>& values);

} // namespace redthread
