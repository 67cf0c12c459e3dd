#include "app/project.h"

#include <QFileInfo>

namespace redthread {

namespace {

struct Loaded {
    ChangeSet all;
    QString path;
    bool readOnly = false;
};

Result<Loaded> loadAll(Store& store)
{
    Result<ChangeSet> all = store.changesSince(0);
    if (!all)
        return all.error();
    return Loaded{*std::move(all), store.path(), store.access() == Store::Access::ReadOnly};
}

} // namespace

Project::Project(QObject* parent) : QObject(parent), m_editor(m_store, m_network)
{
    m_selection.follow(&m_network);
}

Project::~Project() = default;

void Project::open(const QString& path, std::function<void(Result<Done>)> done)
{
    const quint64 question = ++m_question;
    m_store.open(path).then(this, [this, question, path, done = std::move(done)](const Result<Done>& opened) {
        if (question != m_question)
            return;
        if (!opened) {
            done(opened);
            return;
        }
        load(path, done);
    });
}

void Project::load(const QString& path, std::function<void(Result<Done>)> done)
{
    const quint64 question = m_question;
    m_store.ask(loadAll).then(this,
                              [this, question, path, done = std::move(done)](const Result<Loaded>& loaded) {
                                  if (question != m_question)
                                      return;
                                  if (!loaded) {
                                      done(loaded.error());
                                      return;
                                  }
                                  m_path = QFileInfo(path).absoluteFilePath();
                                  m_readOnly = loaded->readOnly;
                                  m_editor.reset();
                                  m_selection.clear();
                                  m_network.clear();
                                  m_network.apply(loaded->all);
                                  emit opened();
                                  done(Done{});
                              });
}

void Project::saveAs(const QString& path, std::function<void(Result<Done>)> done)
{
    const auto report = [this](int copied, int total) {
        QMetaObject::invokeMethod(this, [this, copied, total] { emit saveProgress(copied, total); });
    };
    m_store.ask([path, report](Store& store) { return store.saveCopyAs(path, {}, report); })
        .then(this, [this, path, done = std::move(done)](const Result<Done>& saved) {
            if (!saved)
                done(saved);
            else
                open(path, done);
        });
}

QFuture<Result<std::vector<Passage>>> Project::passages(std::vector<PassageId> ids)
{
    return m_store.ask([ids = std::move(ids)](Store& store) { return store.passages(ids); });
}

QFuture<Result<Document>> Project::document(DocumentId id)
{
    return m_store.ask([id](Store& store) { return store.document(id); });
}

} // namespace redthread
