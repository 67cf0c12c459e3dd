// NoteDialog asks for a note: some lines of text. Tab leaves the field,
// Ctrl+Return keeps the note.
#pragma once

#include <QDialog>

class QPlainTextEdit;

namespace redthread {

class NoteDialog : public QDialog {
    Q_OBJECT
public:
    // `on` says what it is about; `text` is what the field begins with.
    NoteDialog(const QString& on, const QString& text, QWidget* parent = nullptr);
    QString text() const; // without white space around it

private:
    bool eventFilter(QObject* watched, QEvent* event) override;

    QPlainTextEdit* m_text;
};

} // namespace redthread
