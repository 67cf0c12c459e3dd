#include "models/store/row_writer.h"

#include "models/records/folded_find.h"
#include "models/records/likeness.h"
#include "models/store/codes.h"
#include "models/store/rows.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace redthread {

namespace {

template <class Values, class Show>
QString jsonText(const Values& values, Show show)
{
    // Nearly all lists are empty.
    if (values.isEmpty())
        return QStringLiteral("[]");
    QJsonArray list;
    for (const auto& value : values)
        list.append(show(value));
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

} // namespace

QVariant xOf(const std::optional<QPointF>& position)
{
    return position ? QVariant(position->x()) : QVariant(QMetaType::fromType<double>());
}
QVariant yOf(const std::optional<QPointF>& position)
{
    return position ? QVariant(position->y()) : QVariant(QMetaType::fromType<double>());
}

QString listText(const QStringList& values)
{
    return jsonText(values, [](const QString& value) {
        Database::requireStorable(value);
        return value;
    });
}
QString listText(const QList<Identifier>& values)
{
    return jsonText(values, [](const Identifier& i) {
        Database::requireStorable(i.scheme);
        Database::requireStorable(i.value);
        return QJsonArray{i.scheme, i.value};
    });
}
QString listText(const QList<EntityId>& values)
{
    return jsonText(values, [](EntityId id) { return id.toString(); });
}
QString listText(const QList<TextRange>& values)
{
    return jsonText(values, [](TextRange r) { return QJsonArray{qint64(r.start), qint64(r.end)}; });
}

void indexTexts(Database& database)
{
    std::vector<DocumentId> missing;
    {
        Rows rows = database.ask(Dialect::textsNotIndexedQuery());
        while (rows.next())
            missing.push_back(rows.id<DocumentId>(0));
    }
    std::vector<DocumentId> unlike;
    {
        Rows rows = database.ask("SELECT id FROM documents WHERE likeness = ''");
        while (rows.next())
            unlike.push_back(rows.id<DocumentId>(0));
    }
    if (missing.empty() && unlike.empty())
        return;
    Transaction transaction(database);
    for (const DocumentId id : missing)
        database.change(Dialect::indexTextStatement(), id, folded(textOf(database, id)).words);
    for (const DocumentId id : unlike)
        database.change("UPDATE documents SET likeness = ? WHERE id = ?", likenessOf(textOf(database, id)), id);
    transaction.commit();
}

void replaceText(Database& database, const Document& d, qint64 revision)
{
    database.change(Dialect::unindexTextStatement(), d.id, folded(textOf(database, d.id)).words);
    database.change("UPDATE document_texts SET content = ? WHERE document = ?", d.text, d.id);
    database.change(Dialect::indexTextStatement(), d.id, folded(d.text).words);
    database.change("UPDATE documents SET revision = ?, file_hash = ?, text_hash = ?, likeness = ? WHERE id = ?",
                    revision, d.fileHash, d.textHash, d.likeness.isEmpty() ? likenessOf(d.text) : d.likeness, d.id);
}

void update(Database& database, const Passage& p, qint64 revision)
{
    database.change("UPDATE passages SET revision = ?, range_start = ?, range_end = ?, quote = ?, "
                    "text_before = ?, text_after = ? WHERE id = ?",
                    revision, qint64(p.range.start), qint64(p.range.end), p.quote, p.before, p.after, p.id);
}

void insert(Database& database, const Entity& e, qint64 revision)
{
    database.change(
        "INSERT INTO entities (id, revision, kind, name, other_names, notes, identifiers, "
        "merged_into, hidden, pinned, x, y, withdrawn) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        e.id, revision, e.kind, e.name, listText(e.otherNames), e.notes, listText(e.identifiers),
        e.mergedInto, e.hidden, e.pinned, xOf(e.position), yOf(e.position), e.withdrawn);
}

void insert(Database& database, const Document& d, qint64 revision)
{
    database.change("INSERT INTO documents (id, revision, title, publisher, author, date, address, language, "
                    "file_hash, text_hash, likeness, withdrawn) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    d.id, revision, d.title, d.publisher, d.author, d.date, d.address, d.language, d.fileHash,
                    d.textHash, d.likeness, d.withdrawn);
    database.change("INSERT INTO document_texts (document, content) VALUES (?, ?)", d.id, d.text);
    database.change(Dialect::indexTextStatement(), d.id, folded(d.text).words);
}

void insert(Database& database, const Passage& p, qint64 revision)
{
    database.change(
        "INSERT INTO passages (id, revision, document, range_start, range_end, quote, text_before, "
        "text_after, withdrawn) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        p.id, revision, p.document, qint64(p.range.start), qint64(p.range.end), p.quote, p.before, p.after,
        p.withdrawn);
}

void insert(Database& database, const Mention& m, qint64 revision)
{
    database.change("INSERT INTO mentions (id, revision, document, entity, range_start, range_end, type, "
                    "confidence, withdrawn) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    m.id, revision, m.document, m.entity, qint64(m.range.start), qint64(m.range.end),
                    codeOf(mentionTypeCodes, m.type), m.confidence, m.withdrawn);
}

void insert(Database& database, const Relationship& r, qint64 revision)
{
    database.change("INSERT INTO relationships (id, revision, subject, kind, object, withdrawn) "
                    "VALUES (?, ?, ?, ?, ?, ?)",
                    r.id, revision, r.subject, r.kind, r.object, r.withdrawn);
}

void insert(Database& database, const Claim& c, qint64 revision)
{
    database.change(
        "INSERT INTO claims (id, revision, relationship, document, passage, claimant, via, stance, "
        "event_date, claim_date, origin, subject_mention, object_mention, hedges, confidence, suggested_by, "
        "may_be, verdict, verdict_by, verdict_at, withdrawn) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        c.id, revision, c.relationship, c.document, c.passage, c.claimant, listText(c.via),
        codeOf(stanceCodes, c.stance), c.eventDate, c.claimDate, codeOf(originCodes, c.origin),
        c.subjectMention, c.objectMention, listText(c.hedges), c.confidence, c.suggestedBy, listText(c.mayBe),
        codeOf(verdictCodes, c.verdict), c.verdictBy, c.verdictAt, c.withdrawn);
}

void insert(Database& database, const Annotation& a, qint64 revision)
{
    database.change(
        "INSERT INTO annotations (id, revision, target_type, target, purpose, content, by_name, at, withdrawn) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        a.id, revision, codeOf(recordTypeCodes, a.target.type), a.target.id, codeOf(purposeCodes, a.purpose),
        a.text, a.by, a.at, a.withdrawn);
}

void update(Database& database, const Claim& c, qint64 revision)
{
    database.change("UPDATE claims SET revision = ?, relationship = ?, claimant = ?, via = ?, stance = ?, "
                    "event_date = ?, claim_date = ?, origin = ?, subject_mention = ?, object_mention = ?, "
                    "hedges = ?, confidence = ?, suggested_by = ?, may_be = ?, verdict = ?, verdict_by = ?, "
                    "verdict_at = ? WHERE id = ?",
                    revision, c.relationship, c.claimant, listText(c.via), codeOf(stanceCodes, c.stance),
                    c.eventDate, c.claimDate, codeOf(originCodes, c.origin), c.subjectMention,
                    c.objectMention, listText(c.hedges), c.confidence, c.suggestedBy, listText(c.mayBe),
                    codeOf(verdictCodes, c.verdict), c.verdictBy, c.verdictAt, c.id);
}

} // namespace redthread
