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

    void importFiles(const QStringList& paths, const GivenDetails& details = {});
    void importText(const QString& text, const GivenDetails& details);
    void cancel();

signals:
    void started();
    void progress(int done, int total, const QString& name);
    void imported(const QString& sentence); // "“Title”: 12 entities, …" or "… is here already."
    void failed(const QString& sentence);   // names the article and the reason
    void finished(int imported, int failed);
    void documentAdded(DocumentId id);
    // Entities of the article that may be known already; a person decides.
    void proposed(const std::vector<redthread::Proposal>& proposals);

private:
    struct Job {
        QString name;
        QFuture<Result<PreparedArticle>> reading;
    };
    void enqueue(const QString& name, std::function<Result<PreparedArticle>(std::stop_token)> read);
    void next();
    void store(Result<PreparedArticle> prepared);
    void conclude(bool good);

    Project& m_project;
    QThreadPool m_pool;
    std::stop_source m_stop;
    std::deque<Job> m_queue;
    int m_total = 0;
    int m_done = 0;
    int m_failed = 0;
    bool m_storing = false;
};

} // namespace redthread
