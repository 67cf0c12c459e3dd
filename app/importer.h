// Importer brings articles into the open project: several are read at once in
// the pool, each is joined and stored as one edit, in the order given. It tells
// its progress, can be cancelled, and names every article it could not read;
// the others come in all the same. GUI thread.
#pragma once

#include "app/prepared_article.h"
#include "app/project.h"
#include "models/reading/new_version.h"

#include <QObject>
#include <QThreadPool>

#include <deque>
#include <stop_token>

namespace redthread {

class Importer : public QObject {
    Q_OBJECT
public:
    explicit Importer(Project& project, QObject* parent = nullptr);
    ~Importer() override; // cancels and waits

    // Who reads from now on; no command: Redthread itself.
    void setReader(const ExternalReader& reader) { m_reader = reader; }
    void importFiles(const QStringList& paths, const GivenDetails& details = {});
    void importText(const QString& text, const GivenDetails& details);
    // A document's text as it is now: its passages are found again, new sentences are read.
    void importNewVersion(DocumentId document, const QString& path, const GivenDetails& details = {});
    // The same when the later text was imported beside the older one.
    void takeAsNewVersion(DocumentId older, DocumentId newer);
    bool isBusy() const { return m_storing || !m_queue.empty(); }
    void cancel();

signals:
    void started();
    // `name` is the article that is awaited, `part` how much of it was read, 0 … 1, told when it is long.
    void progress(int done, int total, const QString& name, double part = 0);
    void imported(const QString& sentence); // "“Title”: 12 entities, …" or "… is here already."
    void failed(const QString& sentence);   // names the article and the reason
    void finished(int imported, int failed);
    void documentAdded(DocumentId id);
    // What was imported as `newer` seems a later text of `older`; a person decides.
    void versionFound(DocumentId older, DocumentId newer);
    // `lost`: passages that the new text does not have, as they were; `claims`: new ones.
    void replaced(DocumentId id, const std::vector<redthread::Passage>& lost, int claims);
    // Entities of the article that may be known already; a person decides.
    void proposed(const std::vector<redthread::Proposal>& proposals);

private:
    struct Job {
        int number;
        QString name;
        QFuture<Result<PreparedArticle>> reading;
        DocumentId replaces; // null: a document of its own
    };
    using Read = std::function<Result<PreparedArticle>(std::stop_token, const ReadingProgress&)>;
    void enqueue(const QString& name, Read read, DocumentId replaces = {});
    void next();
    void store(Result<PreparedArticle> prepared);
    void submit(DocumentId document, Result<NewVersion> version, std::function<void(bool)> done);
    void conclude(bool good);

    Project& m_project;
    QThreadPool m_pool;
    std::stop_source m_stop;
    std::deque<Job> m_queue;
    ExternalReader m_reader;
    int m_total = 0;
    int m_done = 0;
    int m_failed = 0;
    bool m_storing = false;
};

} // namespace redthread
