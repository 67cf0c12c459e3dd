#include "app/reader_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>

namespace redthread {

namespace {

constexpr int mostSeconds = 3600;

QString commandKey() { return QStringLiteral("reader/command"); }
QString nameKey() { return QStringLiteral("reader/name"); }
QString secondsKey() { return QStringLiteral("reader/seconds"); }

} // namespace

ExternalReader chosenReader()
{
    const QSettings settings;
    ExternalReader reader;
    reader.command = settings.value(commandKey()).toString().trimmed();
    reader.title = settings.value(nameKey()).toString().simplified();
    const int seconds = settings.value(secondsKey(), reader.timeLimit / 1000).toInt();
    reader.timeLimit = std::clamp(seconds, 1, mostSeconds) * 1000;
    return reader;
}

ReaderDialog::ReaderDialog(QWidget* parent)
    : QDialog(parent),
      m_command(new QLineEdit),
      m_name(new QLineEdit),
      m_seconds(new QSpinBox),
      m_hint(new QLabel),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Reader of new articles"));
    auto* about = new QLabel(tr(
        "A program of yours may read instead of Redthread: it gets the article's text on standard input and "
        "answers in the JSON that “redthread read” writes. Every quote and offset it names is checked "
        "against "
        "the text, and its claims carry its name. Redthread sends nothing anywhere; what your program does "
        "is "
        "its own business."));
    about->setWordWrap(true);
    about->setTextFormat(Qt::PlainText);
    m_command->setPlaceholderText(tr("empty: Redthread reads"));
    m_seconds->setRange(1, mostSeconds);
    m_seconds->setSuffix(tr(" seconds"));
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);

    const ExternalReader now = chosenReader();
    m_command->setText(now.command);
    m_name->setText(now.title);
    m_seconds->setValue(now.timeLimit / 1000);

    auto* form = new QFormLayout(this);
    form->addRow(about);
    form->addRow(tr("&Command"), m_command);
    form->addRow(tr("&Name of the reader"), m_name);
    form->addRow(tr("&Time for an article"), m_seconds);
    form->addRow(m_hint);
    form->addRow(m_buttons);
    resize(560, sizeHint().height());

    connect(m_command, &QLineEdit::textChanged, this, &ReaderDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void ReaderDialog::accept()
{
    QSettings settings;
    settings.setValue(commandKey(), m_command->text().trimmed());
    settings.setValue(nameKey(), m_name->text().simplified());
    settings.setValue(secondsKey(), m_seconds->value());
    QDialog::accept();
}

void ReaderDialog::check()
{
    const ExternalReader reader{.command = m_command->text().trimmed()};
    const QStringList words = QProcess::splitCommand(reader.command);
    const bool own = reader.command.isEmpty();
    const bool found = !words.isEmpty() && !QStandardPaths::findExecutable(words.first()).isEmpty();
    m_name->setPlaceholderText(reader.name());
    m_name->setEnabled(!own);
    m_seconds->setEnabled(!own);
    m_hint->setText(own     ? tr("Redthread reads new articles.")
                    : found ? tr("“%1” will read new articles.").arg(words.first())
                            : tr("There is no program “%1”.").arg(words.value(0)));
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(own || found);
}

} // namespace redthread
