#include "app/importer.h"

#include "app/version_edits.h"

#include <QFileInfo>
#include <QtConcurrent>

namespace redthread {

Importer::Importer(Project& project, QObject* parent) : QObject(parent), m_project(project) {}

Importer::~Importer()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void Importer::enqueue(const QString& name, Read read, DocumentId replaces)
{
    if (m_queue.empty()) {
        m_stop = {};
        m_total = m_done = m_failed = 0;
        emit started();
    }
    const int number = m_total++;
    // From the reading thread; only of the article everybody waits for.
    const ReadingProgress tell = [this, number, name](double part) {
        QMetaObject::invokeMethod(
            this,
            [this, number, name, part] {
                if (!m_queue.empty() && m_queue.front().number == number)
                    emit progress(m_done, m_total, name, part);
            },
            Qt::QueuedConnection);
    };
    const auto job = [read = std::move(read), tell, stop = m_stop.get_token()]() -> Result<PreparedArticle> {
        if (stop.stop_requested())
            return Error{QString(), Error::Kind::Cancelled};
        return read(stop, tell);
    };
    m_queue.push_back({number, name, QtConcurrent::run(&m_pool, job), replaces});
    next();
}

void Importer::importFiles(const QStringList& paths, const GivenDetails& details)
{
    for (const QString& path : paths)
        enqueue(QFileInfo(path).fileName(),
                [path, details, reader = m_reader](std::stop_token stop, const ReadingProgress& progress) {
                    return prepareArticle(path, details, stop, reader, progress);
                });
}

void Importer::importText(const QString& text, const GivenDetails& details)
{
    const QString name = details.title.isEmpty() ? tr("Pasted text") : details.title;
    enqueue(name,
            [text, details, name, reader = m_reader](
                std::stop_token stop, const ReadingProgress& progress) -> Result<PreparedArticle> {
                Result<Article> article = articleFromText(text, name);
                if (!article)
                    return article.error();
                return prepareArticle(*std::move(article), details, stop, reader, progress);
            });
}

void Importer::importNewVersion(DocumentId document, const QString& path, const GivenDetails& details)
{
    enqueue(
        QFileInfo(path).fileName(),
        [path, details, reader = m_reader](std::stop_token stop, const ReadingProgress& progress) {
            return prepareArticle(path, details, stop, reader, progress);
        },
        document);
}

void Importer::takeAsNewVersion(DocumentId older, DocumentId newer)
{
    newVersionOf(m_project, older, newer).then(this, [this, older](Result<NewVersion> version) {
        submit(older, std::move(version), [](bool) {});
    });
}

void Importer::cancel() { m_stop.request_stop(); }

// Takes the head of the queue to the store; one at a time, so that each joins
// what the one before it brought.
void Importer::next()
{
    if (m_queue.empty() || m_storing)
        return;
    m_storing = true;
    emit progress(m_done, m_total, m_queue.front().name);
    // The continuation may run inside then() when the answer is there already, and takes the head off the
    // queue: hence the copy, and the way through the event loop.
    QFuture<Result<PreparedArticle>> reading = m_queue.front().reading;
    reading.then(this, [this](Result<PreparedArticle> prepared) {
        QMetaObject::invokeMethod(
            this, [this, prepared = std::move(prepared)]() mutable { store(std::move(prepared)); },
            Qt::QueuedConnection);
    });
}

void Importer::store(Result<PreparedArticle> prepared)
{
    const QString name = m_queue.front().name;
    if (m_stop.stop_requested())
        prepared = Error{tr("“%1” was not imported: cancelled.").arg(name), Error::Kind::Cancelled};
    if (!prepared) {
        emit failed(prepared.error().text);
        conclude(false);
        return;
    }
    Network& network = m_project.network();
    const DocumentModel& documents = *network.documents();
    const DocumentId replaces = m_queue.front().replaces;
    if (const int row = documents.rowOf(replaces); row >= 0) {
        if (documents.document(row).textHash == prepared->document.textHash) {
            emit imported(tr("The text is the same as before."));
            conclude(true);
            return;
        }
        newVersionOf(m_project, replaces, *std::move(prepared)).then(this, [this, replaces](Result<NewVersion> version) {
            submit(replaces, std::move(version), [this](bool good) { conclude(good); });
        });
        return;
    }
    for (int row = 0; row < documents.rowCount(); ++row) {
        if (documents.document(row).textHash == prepared->document.textHash) {
            emit imported(tr("“%1” is in the project already; nothing was added.").arg(name));
            emit documentAdded(documents.idAt(row));
            conclude(true);
            return;
        }
    }
    const QString note = prepared->note;
    const DocumentId older = olderVersion(network, prepared->document);
    ArticleEdit article = addArticle(*std::move(prepared), network);
    const DocumentId id = article.edit.documents.front().id;
    QString sentence = tr("“%1”: %2 entities, %3 joined, %4 claims, all to be reviewed.")
                           .arg(article.edit.what)
                           .arg(article.edit.entities.size() + article.joins.size())
                           .arg(article.joins.size())
                           .arg(article.claims);
    if (!note.isEmpty())
        sentence += u' ' + note;
    m_project.editor().submit(article.edit, [this, id, older, sentence, proposals = article.proposals](bool good) {
        if (good) {
            emit imported(sentence);
            emit documentAdded(id);
            if (older)
                emit versionFound(older, id);
            if (!proposals.empty())
                emit proposed(proposals);
        }
        conclude(good);
    });
}

void Importer::submit(DocumentId document, Result<NewVersion> version, std::function<void(bool)> done)
{
    if (!version) {
        emit failed(version.error().text);
        done(false);
        return;
    }
    m_project.editor().submit(version->edit, [this, document, done = std::move(done), lost = version->lost,
                                              claims = version->claims](bool good) {
        if (good)
            emit replaced(document, lost, int(claims));
        done(good);
    });
}

void Importer::conclude(bool good)
{
    m_queue.pop_front();
    ++m_done;
    m_failed += good ? 0 : 1;
    m_storing = false;
    emit progress(m_done, m_total, QString());
    if (m_queue.empty())
        emit finished(m_done - m_failed, m_failed);
    else
        next();
}

} // namespace redthread
