#include "models/store/rows.h"

#include "models/store/codes.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace redthread {

namespace {

[[noreturn]] void damaged(const char* table, qint64 id)
{
    fail(tr("The project is damaged: the row %1 of “%2” cannot be read.").arg(id).arg(QLatin1String(table)),
         Error::Kind::Damaged);
}

// The row being read, for what may be wrong in it.
struct Row {
    const Rows& rows;
    const char* table;

    [[noreturn]] void bad() const { damaged(table, rows.number(0)); }

    template <class E, size_t N>
    E code(const std::array<E, N>& codes, int column) const
    {
        const auto value = fromCode(codes, rows.number(column));
        if (!value)
            bad();
        return *value;
    }

    QJsonArray list(int column) const
    {
        const QString text = rows.text(column);
        if (text.isEmpty() || text == u"[]")
            return {};
        const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
        if (!document.isArray())
            bad();
        return document.array();
    }

    QJsonArray pair(const QJsonValue& value) const
    {
        const QJsonArray both = value.toArray();
        if (both.size() != 2)
            bad();
        return both;
    }

    TextRange range(int start) const
    {
        return {qsizetype(rows.number(start)), qsizetype(rows.number(start + 1))};
    }
};

// A column list stands once for each record and is read by the function below it.
#define REDTHREAD_SELECTS(name, columns, table)                                                              \
    constexpr const char* name##All = "SELECT " columns " FROM " table " ORDER BY id";                       \
    constexpr const char* name##Newer =                                                                      \
        "SELECT " columns " FROM " table " WHERE revision > ? ORDER BY revision, id";                        \
    constexpr const char* name##One = "SELECT " columns " FROM " table " WHERE id = ?";

REDTHREAD_SELECTS(
    entity, "id, kind, name, NULLIF(other_names, '[]'), NULLIF(notes, ''), NULLIF(identifiers, '[]'), merged_into, hidden, pinned, x, y, withdrawn",
    "entities")

Entity readEntity(const Rows& rows)
{
    const Row row{rows, "entities"};
    Entity e{.id = rows.id<EntityId>(0), .kind = rows.text(1), .name = rows.text(2)};
    for (const QJsonValue& name : row.list(3))
        e.otherNames << name.toString();
    e.notes = rows.text(4);
    for (const QJsonValue& identifier : row.list(5)) {
        const QJsonArray pair = row.pair(identifier);
        e.identifiers.append({pair[0].toString(), pair[1].toString()});
    }
    e.mergedInto = rows.id<EntityId>(6);
    e.hidden = rows.flag(7);
    e.pinned = rows.flag(8);
    if (!rows.isNull(9) && !rows.isNull(10))
        e.position = QPointF(rows.real(9), rows.real(10));
    e.withdrawn = rows.flag(11);
    return e;
}

REDTHREAD_SELECTS(document,
                  "id, title, publisher, author, date, address, language, file_hash, text_hash, likeness, withdrawn",
                  "documents")

Document readDocument(const Rows& rows)
{
    return {.id = rows.id<DocumentId>(0),
            .title = rows.text(1),
            .publisher = rows.text(2),
            .author = rows.text(3),
            .date = rows.text(4),
            .address = rows.text(5),
            .language = rows.text(6),
            .fileHash = rows.text(7),
            .textHash = rows.text(8),
            .likeness = rows.text(9),
            .withdrawn = rows.flag(10)};
}

REDTHREAD_SELECTS(passage, "id, document, range_start, range_end, quote, text_before, text_after, withdrawn",
                  "passages")

Passage readPassage(const Rows& rows)
{
    const Row row{rows, "passages"};
    return {.id = rows.id<PassageId>(0),
            .document = rows.id<DocumentId>(1),
            .range = row.range(2),
            .quote = rows.text(4),
            .before = rows.text(5),
            .after = rows.text(6),
            .withdrawn = rows.flag(7)};
}

// Those that annotations are on: few, whatever the number of passages.
constexpr const char* notedPassageAll =
    "SELECT id, document, range_start, range_end, quote, text_before, text_after, withdrawn FROM passages "
    "WHERE revision > ? AND id IN (SELECT target FROM annotations WHERE target_type = ?) ORDER BY id";

REDTHREAD_SELECTS(mention, "id, document, entity, range_start, range_end, type, confidence, withdrawn",
                  "mentions")

Mention readMention(const Rows& rows)
{
    const Row row{rows, "mentions"};
    return {.id = rows.id<MentionId>(0),
            .document = rows.id<DocumentId>(1),
            .entity = rows.id<EntityId>(2),
            .range = row.range(3),
            .type = row.code(mentionTypeCodes, 5),
            .confidence = rows.real(6),
            .withdrawn = rows.flag(7)};
}

REDTHREAD_SELECTS(relationship, "id, subject, kind, object, withdrawn", "relationships")

Relationship readRelationship(const Rows& rows)
{
    return {.id = rows.id<RelationshipId>(0),
            .subject = rows.id<EntityId>(1),
            .kind = rows.text(2),
            .object = rows.id<EntityId>(3),
            .withdrawn = rows.flag(4)};
}

// Most claims lack most of it, and NULL comes five times as quickly as a text.
REDTHREAD_SELECTS(
    claim,
    "id, relationship, document, passage, claimant, NULLIF(via, '[]'), stance, NULLIF(event_date, ''), "
    "NULLIF(claim_date, ''), origin, subject_mention, object_mention, NULLIF(hedges, '[]'), confidence, "
    "NULLIF(suggested_by, ''), NULLIF(may_be, '[]'), verdict, NULLIF(verdict_by, ''), "
    "NULLIF(verdict_at, ''), withdrawn",
    "claims")

Claim readClaim(const Rows& rows)
{
    const Row row{rows, "claims"};
    Claim c{.id = rows.id<ClaimId>(0),
            .relationship = rows.id<RelationshipId>(1),
            .document = rows.id<DocumentId>(2),
            .passage = rows.id<PassageId>(3),
            .claimant = rows.id<EntityId>(4)};
    for (const QJsonValue& id : row.list(5))
        c.via.append(EntityId{id.toString().toLongLong()});
    c.stance = row.code(stanceCodes, 6);
    c.eventDate = rows.text(7);
    c.claimDate = rows.text(8);
    c.origin = row.code(originCodes, 9);
    c.subjectMention = rows.id<MentionId>(10);
    c.objectMention = rows.id<MentionId>(11);
    for (const QJsonValue& hedge : row.list(12)) {
        const QJsonArray pair = row.pair(hedge);
        c.hedges.append({qsizetype(pair[0].toInteger()), qsizetype(pair[1].toInteger())});
    }
    c.confidence = rows.real(13);
    c.suggestedBy = rows.text(14);
    for (const QJsonValue& kind : row.list(15))
        c.mayBe.append(kind.toString());
    c.verdict = row.code(verdictCodes, 16);
    c.verdictBy = rows.text(17);
    c.verdictAt = rows.text(18);
    c.withdrawn = rows.flag(19);
    return c;
}

REDTHREAD_SELECTS(annotation, "id, target_type, target, purpose, content, by_name, at, withdrawn",
                  "annotations")

Annotation readAnnotation(const Rows& rows)
{
    const Row row{rows, "annotations"};
    return {.id = rows.id<AnnotationId>(0),
            .target = {row.code(recordTypeCodes, 1), rows.number(2)},
            .purpose = row.code(purposeCodes, 3),
            .text = rows.text(4),
            .by = rows.text(5),
            .at = rows.text(6),
            .withdrawn = rows.flag(7)};
}

#undef REDTHREAD_SELECTS

// Everything is read in the order of the table; the index serves what is newer.
template <class Read>
auto readSince(Database& database, qint64 since, const char* all, const char* newer, Read read)
{
    std::vector<std::invoke_result_t<Read, const Rows&>> values;
    for (Rows rows = since <= 0 ? database.ask(all) : database.ask(newer, since); rows.next();)
        values.push_back(read(rows));
    return values;
}

template <class Value, class Read>
void readPart(Database& database, const char* all, Read read, std::vector<Value> ChangeSet::*list,
              const std::function<void(ChangeSet)>& take)
{
    constexpr size_t most = 20'000;
    ChangeSet part;
    for (Rows rows = database.ask(all); rows.next();) {
        (part.*list).push_back(read(rows));
        if ((part.*list).size() == most)
            take(std::exchange(part, {}));
    }
    if (!part.isEmpty())
        take(std::move(part));
}

template <class IdType, class Read>
auto readOne(Database& database, IdType id, const char* one, Read read)
{
    Rows rows = database.ask(one, id.value);
    return rows.next() ? std::optional(read(rows)) : std::nullopt;
}

} // namespace

QString tableOf(RecordType type)
{
    switch (type) {
    case RecordType::Entity:
        return QStringLiteral("entities");
    case RecordType::Relationship:
        return QStringLiteral("relationships");
    case RecordType::Document:
        return QStringLiteral("documents");
    case RecordType::Passage:
        return QStringLiteral("passages");
    case RecordType::Mention:
        return QStringLiteral("mentions");
    case RecordType::Claim:
        return QStringLiteral("claims");
    case RecordType::Annotation:
        return QStringLiteral("annotations");
    }
    Q_UNREACHABLE();
}

void readInParts(Database& database, const std::function<void(ChangeSet)>& take)
{
    readPart(database, documentAll, readDocument, &ChangeSet::documents, take);
    readPart(database, entityAll, readEntity, &ChangeSet::entities, take);
    readPart(database, mentionAll, readMention, &ChangeSet::mentions, take);
    readPart(database, relationshipAll, readRelationship, &ChangeSet::relationships, take);
    readPart(database, claimAll, readClaim, &ChangeSet::claims, take);
    readPart(database, annotationAll, readAnnotation, &ChangeSet::annotations, take);
    ChangeSet noted;
    noted.notedPassages = notedPassagesSince(database, 0);
    if (!noted.isEmpty())
        take(std::move(noted));
}

int recordCount(Database& database)
{
    Rows rows = database.ask("SELECT (SELECT count(*) FROM entities) + (SELECT count(*) FROM mentions) + "
                             "(SELECT count(*) FROM relationships) + (SELECT count(*) FROM claims)");
    return rows.next() ? int(rows.number(0)) : 0;
}

std::vector<Entity> entitiesSince(Database& database, qint64 since)
{
    return readSince(database, since, entityAll, entityNewer, readEntity);
}
std::vector<Document> documentsSince(Database& database, qint64 since)
{
    return readSince(database, since, documentAll, documentNewer, readDocument);
}
std::vector<Mention> mentionsSince(Database& database, qint64 since)
{
    return readSince(database, since, mentionAll, mentionNewer, readMention);
}
std::vector<Relationship> relationshipsSince(Database& database, qint64 since)
{
    return readSince(database, since, relationshipAll, relationshipNewer, readRelationship);
}
std::vector<Claim> claimsSince(Database& database, qint64 since)
{
    return readSince(database, since, claimAll, claimNewer, readClaim);
}
std::vector<Annotation> annotationsSince(Database& database, qint64 since)
{
    return readSince(database, since, annotationAll, annotationNewer, readAnnotation);
}
std::vector<Passage> notedPassagesSince(Database& database, qint64 since)
{
    std::vector<Passage> passages;
    for (Rows rows = database.ask(notedPassageAll, since, codeOf(recordTypeCodes, RecordType::Passage)); rows.next();)
        passages.push_back(readPassage(rows));
    return passages;
}
std::vector<Passage> passagesSince(Database& database, qint64 since)
{
    return readSince(database, since, passageAll, passageNewer, readPassage);
}

std::optional<Entity> find(Database& database, EntityId id)
{
    return readOne(database, id, entityOne, readEntity);
}
std::optional<Document> find(Database& database, DocumentId id)
{
    return readOne(database, id, documentOne, readDocument);
}
std::optional<Mention> find(Database& database, MentionId id)
{
    return readOne(database, id, mentionOne, readMention);
}
std::optional<Relationship> find(Database& database, RelationshipId id)
{
    return readOne(database, id, relationshipOne, readRelationship);
}
std::optional<Claim> find(Database& database, ClaimId id)
{
    return readOne(database, id, claimOne, readClaim);
}
std::optional<Annotation> find(Database& database, AnnotationId id)
{
    return readOne(database, id, annotationOne, readAnnotation);
}
std::optional<Passage> find(Database& database, PassageId id)
{
    return readOne(database, id, passageOne, readPassage);
}

std::vector<Passage> passagesIn(Database& database, DocumentId id)
{
    std::vector<Passage> passages;
    Rows rows = database.ask(
        "SELECT id, document, range_start, range_end, quote, text_before, text_after, withdrawn FROM passages "
        "WHERE document = ? AND withdrawn = 0 ORDER BY range_start, id",
        id);
    while (rows.next())
        passages.push_back(readPassage(rows));
    return passages;
}

QString textOf(Database& database, DocumentId id)
{
    Rows rows = database.ask("SELECT content FROM document_texts WHERE document = ?", id.value);
    return rows.next() ? rows.text(0) : QString();
}

} // namespace redthread
