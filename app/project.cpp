#include "app/project.h"

#include <QFileInfo>

#include <future>

namespace redthread {

namespace {

// What is read of a project on the store's thread.
struct Loaded {
    NetworkDraft draft;
    QString path;
    bool readOnly = false;

    explicit Loaded(bool possibleShown) : draft(possibleShown) {}
};

// One part is put in place while the next is read.
Result<Done> load(Store& store, Loaded& loaded, std::stop_token stop,
                  const std::function<void(int, int)>& progress)
{
    std::future<void> adding;
    const auto join = [&] {
        if (adding.valid())
            adding.get();
    };
    const Result<Done> read = store.readAll(
        [&](ChangeSet part) {
            join();
            adding = std::async(std::launch::async, [&loaded, part = std::move(part)] { loaded.draft.add(part); });
        },
        stop, progress);
    join();
    if (!read)
        return read;
    loaded.draft.finish();
    if (stop.stop_requested())
        return Error{Project::tr("Opening was cancelled."), Error::Kind::Cancelled};
    loaded.path = store.path();
    loaded.readOnly = store.access() == Store::Access::ReadOnly;
    return Done{};
}

} // namespace

Project::Project(QObject* parent) : QObject(parent), m_editor(m_store, m_network)
{
    m_selection.follow(&m_network);
}

Project::~Project()
{
    cancelOpening();
    m_store.finish();
}

void Project::open(const QString& path, std::function<void(Result<Done>)> done)
{
    cancelOpening();
    m_opening = {};
    const quint64 question = ++m_question;
    const auto loaded = std::make_shared<Loaded>(m_network.possibleShown());
    const auto progress = [this, question](int read, int total) {
        constexpr int large = 50'000;
        if (total >= large)
            QMetaObject::invokeMethod(this, [this, question, read, total] {
                if (question == m_question)
                    emit openProgress(read, total);
            });
    };
    const auto read = [loaded, progress, stop = m_opening.get_token()](Store& store) {
        return load(store, *loaded, stop, progress);
    };
    m_store.open(path, Store::Access::ReadWrite, read)
        .then(this, [this, question, path, loaded, done = std::move(done)](const Result<Done>& opened) {
            if (question != m_question)
                return;
            if (!opened) {
                done(opened);
                return;
            }
            m_path = QFileInfo(path).absoluteFilePath();
            m_readOnly = loaded->readOnly;
            m_editor.reset();
            m_selection.clear();
            m_network.take(loaded->draft);
            emit this->opened();
            done(Done{});
        });
}

void Project::cancelOpening() { m_opening.request_stop(); }
void Project::cancelSaving() { m_saving.request_stop(); }

void Project::saveAs(const QString& path, std::function<void(Result<Done>)> done)
{
    const auto report = [this](int copied, int total) {
        QMetaObject::invokeMethod(this, [this, copied, total] { emit saveProgress(copied, total); });
    };
    m_saving = {};
    m_store.ask([path, report, stop = m_saving.get_token()](Store& store) { return store.saveCopyAs(path, stop, report); })
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

void Project::reconnect()
{
    if (isOpen() && !m_readOnly)
        m_store.ask([](Store& store) { return store.reconnect(); });
}

} // namespace redthread
