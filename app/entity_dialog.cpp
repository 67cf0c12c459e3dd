#include "app/entity_dialog.h"

#include "models/network/tag_edits.h"
#include "models/records/kinds.h"
#include "views/lists/shown_text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace redthread {

namespace {

constexpr qsizetype longestName = 300;
constexpr qsizetype longestNotes = 20'000;

QPlainTextEdit* lines(const QString& text, const QString& hint, int rows)
{
    auto* edit = new QPlainTextEdit(text);
    edit->setPlaceholderText(hint);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * rows + 12);
    return edit;
}

QStringList linesOf(const QPlainTextEdit* edit)
{
    QStringList list;
    for (const QString& line : edit->toPlainText().split(u'\n'))
        if (const QString text = line.simplified().left(longestName); !text.isEmpty() && !list.contains(text))
            list << text;
    return list;
}

// "wikidata Q128748": the first word is the scheme; a lone value has none.
QList<Identifier> identifiersFrom(const QStringList& lines)
{
    QList<Identifier> list;
    for (const QString& line : lines) {
        const qsizetype space = line.indexOf(u' ');
        list.append(space < 0 ? Identifier{{}, line} : Identifier{line.left(space), line.mid(space + 1)});
    }
    return list;
}

} // namespace

EntityDialog::EntityDialog(const Network& network, const Entity& entity, QWidget* parent)
    : QDialog(parent),
      m_network(network),
      m_entity(entity),
      m_name(new QLineEdit(entity.name)),
      m_kind(new QComboBox),
      m_otherNames(lines(entity.otherNames.join(u'\n'), tr("One a line"), 4)),
      m_tags(new QLineEdit(network.tagsOf(refOf(entity.id)).join(QStringLiteral(", ")))),
      m_notes(lines(entity.notes, tr("What is to be kept in mind"), 5))
{
    setWindowTitle(tr("Details of “%1”").arg(oneLine(entity.name, 60)));
    m_name->setMaxLength(int(longestName));
    for (const EntityKind& kind : entityKinds())
        m_kind->addItem(kind.label, kind.key);
    if (m_kind->findData(entity.kind) < 0)
        m_kind->addItem(entityKind(entity.kind).label, entity.kind);
    m_kind->setCurrentIndex(m_kind->findData(entity.kind));
    QStringList identifiers;
    for (const Identifier& identifier : entity.identifiers)
        identifiers << (identifier.scheme + u' ' + identifier.value).trimmed();
    m_identifiers = lines(identifiers.join(u'\n'), tr("wikidata Q128748"), 3);
    m_identifiers->setToolTip(tr("Numbers by which others know it, one a line: whose number, then the number"));
    m_tags->setPlaceholderText(tr("Words of your own, with commas between them"));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    auto* form = new QFormLayout(this);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Kind"), m_kind);
    form->addRow(tr("&Other names"), m_otherNames);
    form->addRow(tr("&Identifiers"), m_identifiers);
    form->addRow(tr("&Tags"), m_tags);
    form->addRow(tr("N&otes"), m_notes);
    form->addRow(buttons);
    resize(480, sizeHint().height());
    const auto check = [this, buttons] {
        buttons->button(QDialogButtonBox::Save)->setEnabled(!m_name->text().simplified().isEmpty());
    };
    connect(m_name, &QLineEdit::textChanged, this, check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

std::optional<Edit> EntityDialog::edit(const QString& by) const
{
    Batch batch{tr("Change “%1”").arg(oneLine(m_entity.name, 60)), {}};
    const QString name = m_name->text().simplified();
    if (!name.isEmpty() && name != m_entity.name)
        batch.edits.push_back(Rename{m_entity.id, m_entity.name, name});
    if (const QString kind = m_kind->currentData().toString(); kind != m_entity.kind)
        batch.edits.push_back(SetKind{m_entity.id, m_entity.kind, kind});
    if (const QStringList names = linesOf(m_otherNames); names != m_entity.otherNames)
        batch.edits.push_back(SetOtherNames{m_entity.id, m_entity.otherNames, names});
    if (const auto list = identifiersFrom(linesOf(m_identifiers)); list != m_entity.identifiers)
        batch.edits.push_back(SetIdentifiers{m_entity.id, m_entity.identifiers, list});
    if (const QString notes = m_notes->toPlainText().trimmed().left(longestNotes); notes != m_entity.notes)
        batch.edits.push_back(SetNotes{m_entity.id, m_entity.notes, notes});
    if (const auto tags = setTags(m_network, {refOf(m_entity.id)}, tagsFrom(m_tags->text()), by))
        batch.edits.push_back(*tags);
    if (batch.edits.empty())
        return std::nullopt;
    return batch.edits.size() == 1 ? batch.edits.front() : Edit(batch);
}

} // namespace redthread
