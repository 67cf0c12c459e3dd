#include "views/evidence/document_form.h"

#include "views/evidence/plain_text.h"
#include "views/lists/tints.h"

#include <QDate>
#include <QFormLayout>
#include <QLineEdit>
#include <QPainter>
#include <QRegularExpression>

namespace redthread {

bool isCutDate(const QString& text)
{
    static const QRegularExpression form(QStringLiteral(R"(^\d{4}(-\d{2}(-\d{2})?)?$)"));
    if (text.isEmpty())
        return true;
    if (!form.match(text).hasMatch())
        return false;
    const QString whole = text + QStringLiteral("-01-01").mid(text.size() - 4);
    return QDate::fromString(whole, Qt::ISODate).isValid();
}

DocumentForm::DocumentForm(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QFormLayout(this);
    layout->setContentsMargins(10, 9, 10, 9);
    layout->setHorizontalSpacing(10);
    layout->setVerticalSpacing(5);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addField(layout, tr("&Title"), tr("untitled"), &Document::title);
    addField(layout, tr("Publis&her"), tr("this article"), &Document::publisher);
    addField(layout, tr("A&uthor"), tr("unknown"), &Document::author);
    m_date = addField(layout, tr("&Date"), tr("2020-06-22, 2020-06 or 2020"), &Document::date);
    addField(layout, tr("Addr&ess"), tr("https://…"), &Document::address);
    m_problem = new PlainText(this);
    m_problem->setLook(0.88);
    m_problem->setText({});
    layout->addRow(m_problem);
}

QLineEdit* DocumentForm::addField(QFormLayout* layout, const QString& label, const QString& placeholder,
                                  QString Document::*value)
{
    auto* edit = new QLineEdit(this);
    edit->setPlaceholderText(placeholder);
    edit->setAccessibleName(QString(label).remove(u'&'));
    layout->addRow(label, edit);
    connect(edit, &QLineEdit::editingFinished, this, &DocumentForm::finish);
    m_fields.push_back({edit, value});
    return edit;
}

void DocumentForm::setDocument(const Document& document)
{
    const bool another = document.id != m_document.id;
    for (const Field& field : m_fields)
        if (another || document.*field.value != m_document.*field.value || !field.edit->hasFocus()) {
            field.edit->setText(document.*field.value);
            field.edit->setCursorPosition(0);
        }
    m_document = document;
    m_problem->setText({});
}

// Its own ground, on which the fields are seen in dark too.
void DocumentForm::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(blend(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.07));
    painter.drawRoundedRect(rect(), 7, 7);
}

void DocumentForm::finish()
{
    Document changed = m_document;
    for (const Field& field : m_fields)
        changed.*field.value = field.edit->text().trimmed();
    if (!isCutDate(changed.date)) {
        const QString sentence =
            tr("“%1” is not a date: write 2020-06-22, 2020-06 or 2020.").arg(changed.date.left(40));
        m_problem->setText(sentence, {{{0, sentence.size()}, TextMark::Style::Alarm, {}, {}}});
        changed.date = m_document.date;
    } else {
        m_problem->setText({});
    }
    if (changed != m_document)
        emit editRequested(SetDocumentDetails{m_document, changed});
}

} // namespace redthread
