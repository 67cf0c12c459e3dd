// Records as rows: what rows.h reads, written. Each within the transaction of the caller, with the
// revision it makes; what SQLite refuses throws a Failure.
#pragma once

#include "models/records/records.h"
#include "models/store/database.h"

namespace redthread {

// Makes the index of words and the likeness for texts that have none yet, in one transaction: after a migration.
void indexTexts(Database& database);

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
