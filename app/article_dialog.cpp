#include "app/article_dialog.h"

#include "models/records/iso_date.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace redthread {

ArticleDialog::ArticleDialog(const QString& text, QWidget* parent)
    : QDialog(parent),
      m_text(new QPlainTextEdit),
      m_title(new QLineEdit),
      m_publisher(new QLineEdit),
      m_author(new QLineEdit),
      m_date(new QLineEdit),
      m_address(new QLineEdit),
      m_hint(new QLabel),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Add a pasted article"));
    m_text->setPlainText(text);
    m_text->setPlaceholderText(tr("Paste the article here"));
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Text of the article"));
    m_publisher->setPlaceholderText(tr("the newspaper, site or organisation"));
    m_date->setPlaceholderText(QStringLiteral("2020-06-22"));
    m_address->setPlaceholderText(QStringLiteral("https://…"));
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Add article"));

    auto* form = new QFormLayout(this);
    form->addRow(m_text);
    form->addRow(tr("&Title"), m_title);
    form->addRow(tr("&Publisher"), m_publisher);
    form->addRow(tr("&Author"), m_author);
    form->addRow(tr("&Date"), m_date);
    form->addRow(tr("A&ddress"), m_address);
    form->addRow(m_hint);
    form->addRow(m_buttons);
    resize(640, 560);

    connect(m_text, &QPlainTextEdit::textChanged, this, &ArticleDialog::check);
    connect(m_date, &QLineEdit::textChanged, this, &ArticleDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

QString ArticleDialog::text() const { return m_text->toPlainText(); }

GivenDetails ArticleDialog::details() const
{
    return {m_title->text().trimmed(), m_publisher->text().trimmed(), m_author->text().trimmed(),
            m_date->text().trimmed(), m_address->text().trimmed()};
}

void ArticleDialog::check()
{
    const QString date = m_date->text().trimmed();
    const bool dateHolds = date.isEmpty() || isDate(date);
    const bool hasText = !m_text->document()->isEmpty();
    m_hint->setText(!dateHolds ? tr("Write the date as 2020-06-22, 2020-06 or 2020.")
                    : !hasText ? tr("Paste the text of the article above.")
                               : QString());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(dateHolds && hasText);
}

} // namespace redthread
