// Editor is the way every edit goes: to the store, and what the store answers
// into the network. It keeps the undo stack: a command is pushed when the
// answer is there, and undo and redo rest while one runs. A refused edit
// changes nothing and says why. GUI thread.
#pragma once

#include "models/network/network.h"
#include "models/records/edit.h"
#include "models/store/store_thread.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <stop_token>
#include <vector>

namespace redthread {

class Editor : public QObject {
    Q_OBJECT
public:
    Editor(StoreThread& store, Network& network, QObject* parent = nullptr);

    // The name under which edits and verdicts are recorded; chosen by the
    // person, empty at first, never the login.
    void setBy(const QString& name) { m_by = name; }

    // Applies an edit as one step of undo. `done` is called with success when
    // the answer has come.
    void submit(const Edit& edit, std::function<void(bool)> done = {});
    // Applies an edit that is nobody's step: where the layout left the dots.
    void record(const Edit& edit);
    // While an edit runs they wait for its answer; nothing typed is lost.
    void undo();
    void redo();

    bool isBusy() const { return m_running > 0; }
    // What a person asked for and what still runs has not happened, if it can be stopped; undo and redo that
    // wait are dropped.
    void cancel();
    // The number of the step that was done last; see walked().
    quint64 lastStep() const { return m_steps; }
    QUndoStack& stack() { return m_stack; }
    // Forgets the steps, e.g. when another project is opened.
    void reset();

signals:
    void refused(const QString& sentence);
    void busyChanged(bool busy);
    void submitting(const QString& title); // by a person, undo and redo too; busyChanged(false) tells of its end
    void applied(const QString& title);
    void cancelled(const QString& sentence);
    void walked(quint64 step, bool back); // undone, or done again

private:
    class Step;
    friend class Step;
    void walk(void (QUndoStack::*step)()); // now, or after what is under way
    void take(void (QUndoStack::*step)());
    void receive(quint64 session, Result<Applied> result, const std::function<void(Result<Applied>)>& answer);
    std::stop_token stopToken();
    void send(const Edit& edit, std::stop_token stop, std::function<void(Result<Applied>)> answer);

    StoreThread& m_store;
    Network& m_network;
    QUndoStack m_stack;
    QString m_by;
    int m_running = 0;
    quint64 m_steps = 0;
    std::stop_source m_stop; // of what runs
    std::vector<void (QUndoStack::*)()> m_waiting; // undo and redo asked for meanwhile
    quint64 m_session = 0;                         // answers of an earlier project are dropped
};

} // namespace redthread
