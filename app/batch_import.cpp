#include "app/batch_import.h"

#include "app/version_edits.h"

#include "app/prepared_article.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QThreadPool>
#include <QtConcurrent>

#include <deque>

namespace redthread {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Import", text); }

// What the store holds, kept up to date by the change sets of our own edits.
class Known {
public:
    void apply(const ChangeSet& changes)
    {
        for (const Entity& e : changes.entities)
            put(m_entities, e, !e.withdrawn && !e.mergedInto);
        for (const Relationship& r : changes.relationships)
            put(m_relationships, r, !r.withdrawn);
        for (const Document& d : changes.documents)
            put(m_documents, d, !d.withdrawn);
        m_revision = changes.revision;
    }
    std::vector<Entity> entities() const { return sorted(m_entities); }
    std::vector<Document> documents() const { return sorted(m_documents); }
    std::vector<Relationship> relationships() const { return sorted(m_relationships); }
    qint64 revision() const { return m_revision; }

private:
    template <class Map, class Record>
    static void put(Map& map, const Record& record, bool lives)
    {
        if (lives)
            map.insert(record.id, record);
        else
            map.remove(record.id);
    }
    template <class IdType, class Record>
    static std::vector<Record> sorted(const QHash<IdType, Record>& map)
    {
        std::vector<Record> list(map.begin(), map.end());
        std::sort(list.begin(), list.end(), [](const Record& a, const Record& b) { return a.id < b.id; });
        return list;
    }

    QHash<EntityId, Entity> m_entities;
    QHash<RelationshipId, Relationship> m_relationships;
    QHash<DocumentId, Document> m_documents;
    qint64 m_revision = 0;
};

// Stores one article that was read; says what came of it.
Result<Done> storeOne(Store& store, Known& known, PreparedArticle prepared, const QString& name,
                      BatchOutcome& outcome, const std::function<void(const QString&)>& say)
{
    const Result<DocumentId> twin = store.documentWithTextHash(prepared.document.textHash);
    if (!twin)
        return twin.error();
    if (*twin) {
        ++outcome.known;
        say(tr("%1: in the project already; nothing was added.").arg(name));
        return Done{};
    }
    const std::vector<Document> documents = known.documents();
    const DocumentId older = olderVersion(documents, prepared.document);
    ArticleEdit article = addArticle(std::move(prepared), known.entities(), known.relationships());
    const size_t entities = article.edit.entities.size() + article.joins.size();
    {
        const Edit edit = std::move(article.edit); // a book is long: one copy of it is enough
        const Result<Applied> applied = store.apply(edit, known.revision());
        if (!applied)
            return applied.error();
        known.apply(applied->changes);
    }
    ++outcome.imported;
    say(tr("%1: %2 entities (%3 known already), %4 relationships, %5 claims.")
            .arg(name)
            .arg(entities)
            .arg(article.joins.size())
            .arg(article.relationships)
            .arg(article.claims));
    for (const Document& document : documents)
        if (document.id == older)
            say(tr("%1: this seems a new version of “%2”, which it stands beside now. In the window, Evidence ▸ New "
                   "version of the text (Ctrl+Alt+V) puts it in its place instead.")
                    .arg(name, document.title.left(80)));
    return Done{};
}

} // namespace

Result<BatchOutcome> importArticles(Store& store, const QStringList& paths, const GivenDetails& details,
                                    const std::function<void(const QString&)>& say, std::stop_token stop,
                                    const ExternalReader& reader)
{
    Result<ChangeSet> all = store.changesSince(0);
    if (!all)
        return all.error();
    Known known;
    known.apply(*all);

    BatchOutcome outcome;
    QThreadPool pool;
    // A few articles ahead of the store, so that a thousand do not wait in memory.
    const qsizetype ahead = pool.maxThreadCount() + 1;
    std::deque<QFuture<Result<PreparedArticle>>> reading;
    qsizetype started = 0;
    for (qsizetype i = 0; i < paths.size(); ++i) {
        for (; started < paths.size() && started < i + ahead; ++started)
            reading.push_back(QtConcurrent::run(&pool, [path = paths[started], details, stop, reader] {
                return prepareArticle(path, details, stop, reader);
            }));
        Result<PreparedArticle> prepared = reading.front().takeResult();
        reading.pop_front();
        if (stop.stop_requested()) {
            outcome.cancelled = true;
            break;
        }
        if (!prepared) {
            ++outcome.failed;
            say(prepared.error().text);
            continue;
        }
        if (!prepared->note.isEmpty())
            say(prepared->note);
        const Result<Done> stored =
            storeOne(store, known, *std::move(prepared), QFileInfo(paths[i]).fileName(), outcome, say);
        if (!stored)
            return stored.error();
    }
    pool.waitForDone();
    return outcome;
}

} // namespace redthread
