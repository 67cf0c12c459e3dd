// Importer brings articles into the open project: several are read at once in
// the pool, each is joined and stored as one edit, in the order given. It tells
// its progress, can be cancelled, and names every article it could not read;
// the others come in all the same. GUI thread.
#pragma once

#include "app/prepared_article.h"
#include "app/project.h"

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
    void cancel();

signals:
    void started();
    // `name` is the article that is awaited, with how much of it was read when it is long.
    void progress(int done, int total, const QString& name);
    void imported(const QString& sentence); // "“Title”: 12 entities, …" or "… is here already."
    void failed(const QString& sentence);   // names the article and the reason
    void finished(int imported, int failed);
    void documentAdded(DocumentId id);
    // Entities of the article that may be known already; a person decides.
    void proposed(const std::vector<redthread::Proposal>& proposals);

private:
    struct Job {
        int number;
        QString name;
        QFuture<Result<PreparedArticle>> reading;
    };
    using Read = std::function<Result<PreparedArticle>(std::stop_token, const ReadingProgress&)>;
    void enqueue(const QString& name, Read read);
    void next();
    void store(Result<PreparedArticle> prepared);
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
