// Rows as records; row_writer.h is the way back. The two alone know the columns. Reading does
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
QString textOf(Database& database, DocumentId id);

} // namespace redthread
