#include "models/store/store.h"

#include "models/records/edit_json.h"
#include "models/records/folded_find.h"
#include "models/store/edit_writer.h"
#include "models/store/project_file.h"
#include "models/store/reports.h"
#include "models/store/row_writer.h"
#include "models/store/rows.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>

namespace redthread {

struct Store::Data {
    ProjectFile file;

    Database& database() { return file.connected(); }

    void requireWritable() const
    {
        if (file.access == Access::ReadOnly)
            fail(tr("“%1” is open for reading only; the change was not made.").arg(QFileInfo(file.path).fileName()),
                 Error::Kind::ReadOnly);
    }
};

namespace {

// Raises the revision; others who want to write wait for the end of this
// transaction.
qint64 raiseRevision(Database& database)
{
    Rows rows = database.ask("UPDATE project SET revision = revision + 1 WHERE id = 1 RETURNING revision");
    if (!rows.next())
        fail(tr("The project is damaged: it has lost count of its revisions."), Error::Kind::Damaged);
    return rows.number(0);
}

qint64 currentRevision(Database& database)
{
    Rows rows = database.ask("SELECT revision FROM project WHERE id = 1");
    if (!rows.next())
        fail(tr("The project is damaged: it has lost count of its revisions."), Error::Kind::Damaged);
    return rows.number(0);
}

ChangeSet readChanges(Database& database, qint64 since)
{
    ChangeSet changes;
    changes.revision = currentRevision(database);
    changes.documents = documentsSince(database, since);
    changes.entities = entitiesSince(database, since);
    changes.mentions = mentionsSince(database, since);
    changes.relationships = relationshipsSince(database, since);
    changes.claims = claimsSince(database, since);
    changes.annotations = annotationsSince(database, since);
    changes.notedPassages = notedPassagesSince(database, since);
    return changes;
}

QString jsonText(const Edit& edit)
{
    return QString::fromUtf8(QJsonDocument(toJson(edit, EditDetail::Brief)).toJson(QJsonDocument::Compact));
}

void writeHistory(Database& database, qint64 revision, const QString& by, const Edit& edit,
                  const Edit& inverse)
{
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    database.change(
        "INSERT INTO history (revision, at, by_name, title, edit, inverse) VALUES (?, ?, ?, ?, ?, ?)",
        revision, now, by, title(edit), jsonText(edit), jsonText(inverse));
}

HistoryEntry readHistory(const Rows& rows)
{
    HistoryEntry entry{
        .revision = rows.number(0), .at = rows.text(1), .by = rows.text(2), .title = rows.text(3)};
    const auto inverse = editFromJson(QJsonDocument::fromJson(rows.text(4).toUtf8()).object());
    entry.canUndo = inverse.ok();
    if (inverse)
        entry.inverse = *inverse;
    return entry;
}

} // namespace

Store::Store() : m_data(std::make_unique<Data>()) {}

Store::~Store()
{
    if (!m_data->file.database)
        return;
    // So that the one file can be sent by mail. What cannot be folded back now is
    // read from the log at the next opening.
    for (const QString& statement : m_data->database().dialect().beforeClosing()) {
        const auto folded = guarded([&] {
            m_data->database().run(statement);
            return Done{};
        });
        Q_UNUSED(folded);
    }
}

Result<std::unique_ptr<Store>> Store::open(const QString& path, Access access)
{
    return guarded([&] {
        std::unique_ptr<Store> store(new Store);
        store->m_data->file = openProjectFile(path, access);
        if (store->m_data->file.access == Access::ReadWrite)
            indexTexts(store->m_data->database());
        return store;
    });
}

QString Store::path() const { return m_data->file.path; }
Store::Access Store::access() const { return m_data->file.access; }

qint64 Store::revision() const
{
    const auto revision = guarded([&] { return currentRevision(m_data->database()); });
    return revision ? *revision : 0;
}

Result<Applied> Store::apply(const Edit& edit, qint64 since, const QString& by, std::stop_token stop)
{
    return guarded([&] {
        m_data->requireWritable();
        if (m_data->file.isLogGone())
            m_data->file.reconnect();
        Database& database = m_data->database();
        Transaction transaction(database);
        const qint64 revision = raiseRevision(database);
        Applied applied;
        applied.inverse = EditWriter(database, revision, stop).apply(edit);
        writeHistory(database, revision, by, edit, applied.inverse);
        // Read before the end: when this fails, the edit has not happened.
        applied.changes = readChanges(database, since);
        requireGoingOn(stop);
        transaction.commit();
        m_data->file.noteLog();
        return applied;
    });
}

Result<Done> Store::reconnect()
{
    return guarded([&] {
        m_data->file.reconnect();
        return Done{};
    });
}

Result<ChangeSet> Store::changesSince(qint64 revision)
{
    return guarded([&] {
        Transaction transaction(m_data->database(), Transaction::For::Read);
        return readChanges(m_data->database(), revision);
    });
}

Result<Done> Store::readAll(const std::function<void(ChangeSet part)>& take, std::stop_token stop,
                            const std::function<void(int done, int total)>& progress)
{
    return guarded([&] {
        Database& database = m_data->database();
        Transaction transaction(database, Transaction::For::Read);
        const qint64 revision = currentRevision(database);
        const int total = recordCount(database);
        int done = 0;
        readInParts(database, [&](ChangeSet part) {
            if (stop.stop_requested())
                fail(tr("Opening was cancelled."), Error::Kind::Cancelled);
            done += int(part.entities.size() + part.documents.size() + part.mentions.size() +
                        part.relationships.size() + part.claims.size() + part.annotations.size());
            part.revision = revision;
            take(std::move(part));
            if (progress)
                progress(std::min(done, total), total);
        });
        return Done{};
    });
}

Result<std::vector<Passage>> Store::passages(const std::vector<PassageId>& ids)
{
    return guarded([&] {
        std::vector<Passage> passages;
        for (const PassageId id : ids)
            if (auto passage = find(m_data->database(), id))
                passages.push_back(std::move(*passage));
        return passages;
    });
}

Result<std::vector<Passage>> Store::passagesIn(DocumentId id)
{
    return guarded([&] { return redthread::passagesIn(m_data->database(), id); });
}

Result<Document> Store::document(DocumentId id)
{
    return guarded([&] {
        auto document = find(m_data->database(), id);
        if (!document)
            fail(tr("The document is not in this project."));
        document->text = textOf(m_data->database(), id);
        return std::move(*document);
    });
}

Result<std::vector<Store::Place>> Store::placesOf(const QString& words, int most)
{
    constexpr qsizetype around = 40;
    return guarded([&] {
        std::vector<Place> places;
        // As one phrase of the index's language: nothing in it is an operator.
        const QString phrase = folded(words).words.trimmed();
        if (phrase.isEmpty())
            return places;
        Rows rows =
            m_data->database().ask(Dialect::textSearchQuery(), QStringLiteral("\"%1\" *").arg(phrase), most);
        std::vector<DocumentId> documents;
        while (rows.next())
            documents.push_back(rows.id<DocumentId>(0));
        const int placesEach = documents.empty() ? 0 : std::max(3, most / int(documents.size()));
        for (const DocumentId id : documents) {
            const QString text = textOf(m_data->database(), id);
            for (const TextRange range : findFolded(text, words, placesEach)) {
                qsizetype from = std::max<qsizetype>(0, range.start - around);
                qsizetype to = std::min(text.size(), range.end + around);
                while (from > 0 && from < range.start && !text[from - 1].isSpace()) // whole words
                    ++from;
                while (to < text.size() && to > range.end && !text[to].isSpace())
                    --to;
                places.push_back({id, range, text.mid(from, to - from).simplified()});
            }
        }
        return places;
    });
}

Result<DocumentId> Store::documentWithTextHash(const QString& textHash)
{
    return guarded([&] {
        Rows rows = m_data->database().ask(
            "SELECT id FROM documents WHERE text_hash = ? AND withdrawn = 0 ORDER BY id", textHash);
        return rows.next() ? rows.id<DocumentId>(0) : DocumentId{};
    });
}

Result<std::vector<HistoryEntry>> Store::history(int most, qint64 before, const QSet<RecordRef>& about,
                                                 bool arranged)
{
    const auto concerns = [&about](const HistoryEntry& entry) {
        const std::vector<RecordRef> refs = refsOf(entry.inverse);
        return std::any_of(refs.begin(), refs.end(), [&](const RecordRef& ref) { return about.contains(ref); });
    };
    return guarded([&] {
        std::vector<HistoryEntry> entries;
        Rows rows = m_data->database().ask(
            "SELECT revision, at, by_name, title, inverse FROM history WHERE revision < ? ORDER BY revision DESC",
            before);
        while (qsizetype(entries.size()) < most && rows.next()) {
            HistoryEntry entry = readHistory(rows);
            if ((arranged || !std::holds_alternative<Arrange>(entry.inverse)) &&
                (about.isEmpty() || concerns(entry)))
                entries.push_back(std::move(entry));
        }
        return entries;
    });
}

Result<Done> Store::setSetting(const QString& name, const QString& value)
{
    return guarded([&] {
        m_data->requireWritable();
        // No part of the content: the revision stays.
        Transaction transaction(m_data->database());
        m_data->database().change("INSERT INTO settings (name, value) VALUES (?, ?) "
                                  "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                                  name, value);
        transaction.commit();
        return Done{};
    });
}

Result<QString> Store::setting(const QString& name)
{
    return guarded([&] {
        Rows rows = m_data->database().ask("SELECT value FROM settings WHERE name = ?", name);
        return rows.next() ? rows.text(0) : QString();
    });
}

Result<Done> Store::saveCopyAs(const QString& path, std::stop_token stop,
                               const std::function<void(int done, int total)>& progress)
{
    return guarded([&] {
        saveCopy(m_data->database(), m_data->file.path, path, stop, progress);
        return Done{};
    });
}

Result<QString> Store::dump()
{
    return guarded([&] {
        Transaction transaction(m_data->database(), Transaction::For::Read);
        return dumpText(m_data->database());
    });
}

Result<QJsonObject> Store::stats()
{
    return guarded([&] {
        Transaction transaction(m_data->database(), Transaction::For::Read);
        return statsJson(m_data->database());
    });
}

} // namespace redthread
