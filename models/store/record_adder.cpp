#include "models/store/edit_writer.h"
#include "models/store/row_writer.h"
#include "models/store/rows.h"

#include <QSet>

#include <cmath>

namespace redthread {

namespace {

// Adds the records of one AddRecords, in an order in which each finds what it
// refers to. Ids that were seen are remembered: an article refers to the same
// few records many times.
class RecordAdder {
public:
    RecordAdder(Database& database, const AddRecords& edit, qint64 revision)
        : m_database(database), m_edit(edit), m_revision(revision)
    {
    }

    void add()
    {
        addAll(m_edit.documents);
        addAll(m_edit.entities);
        for (const Entity& entity : m_edit.entities)
            checkMerge(entity);
        addAll(m_edit.relationships);
        addAll(m_edit.passages);
        addAll(m_edit.mentions);
        addAll(m_edit.claims);
        addAll(m_edit.annotations);
    }

private:
    template <class Records>
    void addAll(const Records& records)
    {
        for (const auto& record : records) {
            if (record.id.value <= 0)
                refuse(tr("A new record has no id; nothing was added."));
            if (record.withdrawn)
                refuse(tr("A new record cannot be withdrawn already; nothing was added."));
            check(record);
            insert(m_database, record, m_revision);
            m_live.insert(keyOf(refOf(record.id)));
        }
    }

    void check(const Document& document) { m_texts.insert(document.id.value, document.text); }

    void check(const Entity& entity)
    {
        if (entity.position && !(std::isfinite(entity.position->x()) && std::isfinite(entity.position->y())))
            refuse(tr("“%1” cannot stand outside of the plane.").arg(shown(entity.name)));
    }

    // After all entities are in: one may be merged into the next.
    void checkMerge(const Entity& entity)
    {
        if (!entity.mergedInto)
            return;
        require(refOf(entity.mergedInto));
        int steps = 0;
        for (EntityId at = entity.mergedInto; at; at = find(m_database, at).value_or(Entity{}).mergedInto)
            if (at == entity.id || ++steps > 10000)
                refuse(tr("“%1” cannot be merged in a circle.").arg(shown(entity.name)));
    }

    void check(const Relationship& relationship)
    {
        require(refOf(relationship.subject));
        require(refOf(relationship.object));
    }

    void check(const Passage& passage)
    {
        require(refOf(passage.document));
        const QStringView text = textIn(passage.document);
        checkRange(passage.range, text);
        if (passage.quote != text.mid(passage.range.start, passage.range.length()))
            refuse(tr("The passage “%1” is not what the document says there; nothing was added.")
                       .arg(shown(passage.quote)));
        m_passageDocuments.insert(passage.id.value, passage.document);
    }

    void check(const Mention& mention)
    {
        require(refOf(mention.document));
        require(refOf(mention.entity));
        checkRange(mention.range, textIn(mention.document));
    }

    void check(const Claim& claim)
    {
        require(refOf(claim.relationship));
        require(refOf(claim.document));
        require(refOf(claim.passage));
        if (documentOf(claim.passage) != claim.document)
            refuse(tr("A claim and its passage are of different documents; nothing was added."));
        if (claim.claimant)
            require(refOf(claim.claimant));
        for (const EntityId id : claim.via)
            require(refOf(id));
        for (const MentionId id : {claim.subjectMention, claim.objectMention})
            if (id)
                require(refOf(id));
    }

    void check(const Annotation& annotation) { require(annotation.target); }

    static std::pair<int, qint64> keyOf(const RecordRef& ref) { return {int(ref.type), ref.id}; }

    void require(const RecordRef& ref)
    {
        if (m_live.contains(keyOf(ref)))
            return;
        requireLive(m_database, ref);
        m_live.insert(keyOf(ref));
    }

    QStringView textIn(DocumentId id)
    {
        auto text = m_texts.find(id.value);
        if (text == m_texts.end())
            text = m_texts.insert(id.value, textOf(m_database, id));
        return *text;
    }

    DocumentId documentOf(PassageId id)
    {
        auto document = m_passageDocuments.find(id.value);
        if (document == m_passageDocuments.end())
            document = m_passageDocuments.insert(id.value, find(m_database, id).value_or(Passage{}).document);
        return *document;
    }

    static void checkRange(TextRange range, QStringView text)
    {
        if (range.start < 0 || range.end < range.start || range.end > text.size())
            refuse(tr("A passage or mention lies outside of its document; nothing was added."));
    }

    Database& m_database;
    const AddRecords& m_edit;
    const qint64 m_revision;
    QSet<std::pair<int, qint64>> m_live;
    QHash<qint64, QString> m_texts;
    QHash<qint64, DocumentId> m_passageDocuments;
};

// Whether the row is there and lives; nothing when it is not there.
std::optional<bool> lives(Database& database, const RecordRef& ref)
{
    const auto ask = [&](const char* sql) -> std::optional<bool> {
        Rows rows = database.ask(sql, ref.id);
        return rows.next() ? std::optional(!rows.flag(0)) : std::nullopt;
    };
    switch (ref.type) {
    case RecordType::Entity:
        return ask("SELECT withdrawn FROM entities WHERE id = ?");
    case RecordType::Relationship:
        return ask("SELECT withdrawn FROM relationships WHERE id = ?");
    case RecordType::Document:
        return ask("SELECT withdrawn FROM documents WHERE id = ?");
    case RecordType::Passage:
        return ask("SELECT withdrawn FROM passages WHERE id = ?");
    case RecordType::Mention:
        return ask("SELECT withdrawn FROM mentions WHERE id = ?");
    case RecordType::Claim:
        return ask("SELECT withdrawn FROM claims WHERE id = ?");
    case RecordType::Annotation:
        return ask("SELECT withdrawn FROM annotations WHERE id = ?");
    }
    return std::nullopt;
}

QString typeName(RecordType type)
{
    switch (type) {
    case RecordType::Entity:
        return tr("An entity");
    case RecordType::Relationship:
        return tr("A relationship");
    case RecordType::Document:
        return tr("A document");
    case RecordType::Passage:
        return tr("A passage");
    case RecordType::Mention:
        return tr("A mention");
    case RecordType::Claim:
        return tr("A claim");
    case RecordType::Annotation:
        return tr("A note");
    }
    return {};
}

} // namespace

void addRecords(Database& database, const AddRecords& edit, qint64 revision)
{
    RecordAdder(database, edit, revision).add();
}

void requireLive(Database& database, const RecordRef& ref)
{
    const auto live = lives(database, ref);
    if (!live)
        refuse(tr("%1 that is referred to is not in this project (%2).").arg(typeName(ref.type)).arg(ref.id));
    if (!*live)
        refuse(tr("%1 that is referred to has been withdrawn (%2).").arg(typeName(ref.type)).arg(ref.id));
}

} // namespace redthread
