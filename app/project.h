// Project is one open store with what follows from it: the network in memory,
// the editor, the selection. It opens, saves elsewhere and closes, and answers
// the views' questions for passages and texts. GUI thread; the store itself
// lives on its own.
#pragma once

#include "app/editor.h"
#include "models/network/network.h"
#include "models/network/passage_source.h"
#include "models/network/selection.h"
#include "models/store/store_thread.h"

#include <QObject>

#include <stop_token>

namespace redthread {

class Project : public QObject, public PassageSource {
    Q_OBJECT
public:
    explicit Project(QObject* parent = nullptr);
    ~Project() override;

    // Opens or makes the file; what was open before stays when it fails, or is
    // cancelled. `done` hears of it on the GUI thread.
    void open(const QString& path, std::function<void(Result<Done>)> done);
    void cancelOpening();
    void cancelSaving(); // the work goes on in the file it was in
    // Writes the project to another file and goes on there.
    void saveAs(const QString& path, std::function<void(Result<Done>)> done);

    // To be called when a file dialog, or anything else, may have opened and closed the project's file
    // (Store::reconnect()).
    void reconnect();

    QString path() const { return m_path; }
    bool isOpen() const { return !m_path.isEmpty(); }
    bool isReadOnly() const { return m_readOnly; }

    Network& network() { return m_network; }
    const Network& network() const { return m_network; }
    Selection& selection() { return m_selection; }
    const Selection& selection() const { return m_selection; }
    Editor& editor() { return m_editor; }
    StoreThread& store() { return m_store; }

    QFuture<Result<std::vector<Passage>>> passages(std::vector<PassageId> ids) override;
    QFuture<Result<Document>> document(DocumentId id) override;

signals:
    void opened();
    void openProgress(int done, int total); // records; told of large projects
    void saveProgress(int done, int total);

private:
    StoreThread m_store;
    Network m_network;
    Selection m_selection;
    Editor m_editor;
    QString m_path;
    bool m_readOnly = false;
    std::stop_source m_opening, m_saving;
    quint64 m_question = 0; // opens asked for; late answers are dropped
};

} // namespace redthread
