#include "models/store/schema.h"

#include <QSqlError>

namespace redthread {

namespace {

// KEY is the type of a record's key (Dialect). Booleans are SMALLINT 0 or 1;
// stance, verdict, origin and mention type are the numbers of codes.h; lists are JSON
// text, read in C++; times are ISO 8601 text in UTC. `revision` is the project's
// revision at which the row was last written, so that "what changed since N?"
// is a range of an index.
const Migration first{1,
                      {
                          R"(CREATE TABLE project (
             id KEY CHECK (id = 1),
             revision BIGINT NOT NULL))",
                          "INSERT INTO project (id, revision) VALUES (1, 0)",
                          R"(CREATE TABLE settings (
             name TEXT NOT NULL PRIMARY KEY,
             value TEXT NOT NULL))",
                          R"(CREATE TABLE history (
             revision KEY NOT NULL,
             at TEXT NOT NULL,
             by_name TEXT NOT NULL,
             title TEXT NOT NULL,
             edit TEXT NOT NULL,
             inverse TEXT NOT NULL))",
                          R"(CREATE TABLE documents (
             id KEY NOT NULL,
             revision BIGINT NOT NULL,
             title TEXT NOT NULL,
             publisher TEXT NOT NULL,
             author TEXT NOT NULL,
             date TEXT NOT NULL,
             address TEXT NOT NULL,
             language TEXT NOT NULL,
             file_hash TEXT NOT NULL,
             text_hash TEXT NOT NULL,
             withdrawn SMALLINT NOT NULL CHECK (withdrawn IN (0, 1))))",
                          R"(CREATE TABLE document_texts (
             document KEY NOT NULL REFERENCES documents (id),
             content TEXT NOT NULL))",
                          R"(CREATE TABLE entities (
             id KEY NOT NULL,
             revision BIGINT NOT NULL,
             kind TEXT NOT NULL,
             name TEXT NOT NULL,
             other_names TEXT NOT NULL,
             notes TEXT NOT NULL,
             identifiers TEXT NOT NULL,
             merged_into BIGINT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
             hidden SMALLINT NOT NULL CHECK (hidden IN (0, 1)),
             pinned SMALLINT NOT NULL CHECK (pinned IN (0, 1)),
             x DOUBLE PRECISION,
             y DOUBLE PRECISION,
             withdrawn SMALLINT NOT NULL CHECK (withdrawn IN (0, 1))))",
                          R"(CREATE TABLE passages (
             id KEY NOT NULL,
             revision BIGINT NOT NULL,
             document BIGINT NOT NULL REFERENCES documents (id),
             range_start BIGINT NOT NULL,
             range_end BIGINT NOT NULL,
             quote TEXT NOT NULL,
             text_before TEXT NOT NULL,
             text_after TEXT NOT NULL,
             withdrawn SMALLINT NOT NULL CHECK (withdrawn IN (0, 1))))",
                          R"(CREATE TABLE mentions (
             id KEY NOT NULL,
             revision BIGINT NOT NULL,
             document BIGINT NOT NULL REFERENCES documents (id),
             entity BIGINT NOT NULL REFERENCES entities (id),
             range_start BIGINT NOT NULL,
             range_end BIGINT NOT NULL,
             type SMALLINT NOT NULL,
             confidence DOUBLE PRECISION NOT NULL,
             withdrawn SMALLINT NOT NULL CHECK (withdrawn IN (0, 1))))",
                          R"(CREATE TABLE relationships (
             id KEY NOT NULL,
             revision BIGINT NOT NULL,
             subject BIGINT NOT NULL REFERENCES entities (id),
             kind TEXT NOT NULL,
             object BIGINT NOT NULL REFERENCES entities (id),
             withdrawn SMALLINT NOT NULL CHECK (withdrawn IN (0, 1))))",
                          R"(CREATE TABLE claims (
             id KEY NOT NULL,
             revision BIGINT NOT NULL,
             relationship BIGINT NOT NULL REFERENCES relationships (id),
             document BIGINT NOT NULL REFERENCES documents (id),
             passage BIGINT NOT NULL REFERENCES passages (id),
             claimant BIGINT REFERENCES entities (id),
             via TEXT NOT NULL,
             stance SMALLINT NOT NULL,
             event_date TEXT NOT NULL,
             claim_date TEXT NOT NULL,
             origin SMALLINT NOT NULL,
             subject_mention BIGINT REFERENCES mentions (id),
             object_mention BIGINT REFERENCES mentions (id),
             hedges TEXT NOT NULL,
             confidence DOUBLE PRECISION NOT NULL,
             verdict SMALLINT NOT NULL,
             verdict_by TEXT NOT NULL,
             verdict_at TEXT NOT NULL,
             withdrawn SMALLINT NOT NULL CHECK (withdrawn IN (0, 1))))",
                          R"(CREATE TABLE annotations (
             id KEY NOT NULL,
             revision BIGINT NOT NULL,
             target_type SMALLINT NOT NULL,
             target BIGINT NOT NULL,
             content TEXT NOT NULL,
             by_name TEXT NOT NULL,
             at TEXT NOT NULL,
             withdrawn SMALLINT NOT NULL CHECK (withdrawn IN (0, 1))))",
                          "CREATE INDEX documents_by_revision ON documents (revision)",
                          "CREATE INDEX documents_by_text_hash ON documents (text_hash)",
                          "CREATE INDEX entities_by_revision ON entities (revision)",
                          "CREATE INDEX mentions_by_revision ON mentions (revision)",
                          "CREATE INDEX relationships_by_revision ON relationships (revision)",
                          "CREATE INDEX claims_by_revision ON claims (revision)",
                          "CREATE INDEX annotations_by_revision ON annotations (revision)",
                      }};

// Who suggests a claim stood in verdict_by until somebody gave a verdict; now it stays. may_be: a possible link.
const Migration second{2,
                       {
                           "ALTER TABLE claims ADD COLUMN suggested_by TEXT NOT NULL DEFAULT ''",
                           "ALTER TABLE claims ADD COLUMN may_be TEXT NOT NULL DEFAULT '[]'",
                           "UPDATE claims SET suggested_by = verdict_by, verdict_by = '' "
                           "WHERE verdict = 0 AND verdict_by <> ''",
                       }};

// The texts by their words, folded (folded_find.h), for "where does it say …?". Holds no text itself: what is found
// is read from document_texts. Kept up by whoever writes there (rows.h), older texts by the next opening: a file's
// own triggers are not trusted.
const Migration third{3,
                      {
                          "CREATE VIRTUAL TABLE text_words USING fts5(words, content='', "
                          "tokenize='unicode61 remove_diacritics 0')",
                      }};

// Tags and "never the same" beside notes. likeness: of the text (likeness.h); the next opening fills it for older
// ones.
const Migration fourth{4,
                       {
                           "ALTER TABLE annotations ADD COLUMN purpose SMALLINT NOT NULL DEFAULT 0",
                           "ALTER TABLE documents ADD COLUMN likeness TEXT NOT NULL DEFAULT ''",
                       }};

int singleNumber(Database& database, const QString& sql)
{
    QSqlQuery query(database.connection());
    if (!query.exec(sql) || !query.next())
        database.failed(query.lastError());
    return query.value(0).toInt();
}

} // namespace

const std::vector<Migration>& migrations()
{
    static const std::vector<Migration> all{first, second, third, fourth};
    return all;
}

int schemaNumber(Database& database) { return singleNumber(database, Dialect::schemaNumberQuery()); }

bool isMarkedAsProject(Database& database)
{
    return singleNumber(database, Dialect::projectMarkQuery()) == Dialect::applicationId;
}

void migrate(Database& database, const std::vector<Migration>& steps)
{
    const int number = schemaNumber(database);
    for (const Migration& step : steps) {
        if (step.number <= number)
            continue;
        Transaction transaction(database);
        for (const char* statement : step.statements)
            database.run(Dialect::definition(QString::fromUtf8(statement)));
        database.run(Dialect::setSchemaNumber(step.number));
        transaction.commit();
    }
}

QStringList definitions(Database& database)
{
    QSqlQuery query(database.connection());
    if (!query.exec(Dialect::definitionsQuery()))
        database.failed(query.lastError());
    QStringList list;
    while (query.next())
        list << QStringList{query.value(0).toString(), query.value(1).toString(), query.value(2).toString(),
                            query.value(3).toString()}
                    .join(u'\t');
    if (const QSqlError error = query.lastError(); error.isValid())
        database.failed(error);
    return list;
}

QStringList definitionsOf(const std::vector<Migration>& steps, int number)
{
    Database scratch(QString(), Dialect(Dialect::Use::Scratch));
    std::vector<Migration> had;
    for (const Migration& step : steps)
        if (step.number <= number)
            had.push_back(step);
    migrate(scratch, had);
    return definitions(scratch);
}

} // namespace redthread
