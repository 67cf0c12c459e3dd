#include "app/editor.h"

#include <QUndoCommand>

namespace redthread {

// Two edits, one for each direction. QUndoStack wants undo() and redo() to have
// worked when they return; the store answers later. So a step that is refused
// is marked dead and walked over once more, which makes the stack drop it; one
// that is cancelled is walked over once more and stays.
class Editor::Step : public QUndoCommand {
public:
    Step(Editor& editor, const QString& text, Edit forward, Edit backward)
        : QUndoCommand(text), m_editor(editor), m_number(++editor.m_steps), m_forward(std::move(forward)),
          m_backward(std::move(backward))
    {
    }

    void redo() override
    {
        if (std::exchange(m_fresh, false))
            return; // it was applied before it was pushed
        run(m_forward, m_backward, false);
    }

    void undo() override
    {
        run(m_backward, m_forward, true);
    }

private:
    void run(const Edit& edit, Edit& opposite, bool isBack)
    {
        if (std::exchange(m_isWalkingBack, false))
            return;
        if (m_dead) {
            setObsolete(true);
            return;
        }
        m_editor.send(edit, m_editor.stopToken(), [this, &opposite, isBack](const Result<Applied>& answer) {
            if (answer) {
                opposite = answer->inverse;
                emit m_editor.walked(m_number, isBack);
                return;
            }
            // What was cancelled can be asked for again; what was refused cannot.
            (answer.error().kind == Error::Kind::Cancelled ? m_isWalkingBack : m_dead) = true;
            isBack ? m_editor.m_stack.redo() : m_editor.m_stack.undo();
        });
    }

    Editor& m_editor;
    quint64 m_number;
    Edit m_forward;
    Edit m_backward;
    bool m_fresh = true;
    bool m_dead = false;
    bool m_isWalkingBack = false;
};

Editor::Editor(StoreThread& store, Network& network, QObject* parent)
    : QObject(parent), m_store(store), m_network(network)
{
}

void Editor::send(const Edit& edit, std::stop_token stop, std::function<void(Result<Applied>)> answer)
{
    if (++m_running == 1)
        emit busyChanged(true);
    const quint64 session = m_session;
    m_store
        .ask([edit, since = m_network.revision(), by = m_by, stop = std::move(stop)](Store& store) {
            return store.apply(edit, since, by, stop);
        })
        .then(this, [this, session, answer = std::move(answer)](Result<Applied> result) {
            // An answer that is there already would come inside the asking, before the stack has made
            // its step; it always comes after.
            QMetaObject::invokeMethod(
                this,
                [this, session, answer, result = std::move(result)]() mutable {
                    receive(session, std::move(result), answer);
                },
                Qt::QueuedConnection);
        });
}

void Editor::receive(quint64 session, Result<Applied> result,
                     const std::function<void(Result<Applied>)>& answer)
{
    if (session == m_session) {
        if (result)
            m_network.apply(result->changes);
        else if (result.error().kind == Error::Kind::Cancelled)
            emit cancelled(result.error().text);
        else
            emit refused(result.error().text);
        answer(std::move(result));
    }
    --m_running;
    while (m_running == 0 && !m_waiting.empty()) {
        const auto step = m_waiting.front();
        m_waiting.erase(m_waiting.begin());
        take(step);
    }
    if (m_running == 0)
        emit busyChanged(false);
}

void Editor::submit(const Edit& edit, std::function<void(bool)> done)
{
    emit submitting(title(edit));
    send(edit, stopToken(), [this, edit, done = std::move(done)](const Result<Applied>& answer) {
        if (answer) {
            m_stack.push(new Step(*this, title(edit), edit, answer->inverse));
            emit applied(title(edit));
        }
        if (done)
            done(answer.ok());
    });
}

void Editor::record(const Edit& edit)
{
    send(edit, {}, [](const Result<Applied>&) {});
}

// All that a person asked for and that runs at once is stopped at once.
std::stop_token Editor::stopToken()
{
    if (m_running == 0)
        m_stop = {};
    return m_stop.get_token();
}

void Editor::cancel()
{
    m_waiting.clear();
    m_stop.request_stop();
}

void Editor::walk(void (QUndoStack::*step)())
{
    if (isBusy())
        m_waiting.push_back(step);
    else
        take(step);
}

void Editor::take(void (QUndoStack::*step)())
{
    const bool back = step == &QUndoStack::undo;
    if (back ? m_stack.canUndo() : m_stack.canRedo())
        emit submitting(back ? tr("Undo: %1").arg(m_stack.undoText()) : tr("Redo: %1").arg(m_stack.redoText()));
    (m_stack.*step)();
}

void Editor::undo() { walk(&QUndoStack::undo); }
void Editor::redo() { walk(&QUndoStack::redo); }

void Editor::reset()
{
    ++m_session;
    m_waiting.clear();
    m_stack.clear();
}

} // namespace redthread
