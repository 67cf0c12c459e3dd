#include "app/note_dialog.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace redthread {

NoteDialog::NoteDialog(const QString& on, const QString& text, QWidget* parent)
    : QDialog(parent), m_text(new QPlainTextEdit(text))
{
    setWindowTitle(tr("Note"));
    auto* label = new QLabel(on);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setBuddy(m_text);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(on);
    m_text->installEventFilter(this);
    m_text->selectAll(); // a draft: typing begins anew, an arrow goes on
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Save)->setToolTip(tr("Ctrl+Return"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(m_text);
    layout->addWidget(buttons);
    resize(460, 220);
}

QString NoteDialog::text() const { return m_text->toPlainText().trimmed(); }

bool NoteDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) &&
            key->modifiers().testFlag(Qt::ControlModifier)) {
            accept();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace redthread
