#include "app/claim_dialog.h"

#include "models/records/kinds.h"
#include "views/evidence/plain_text.h"
#include "views/graph/wording.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace redthread {

ClaimDialog::ClaimDialog(const Network& network, const Document& document, TextRange passage,
                         const QString& by, QWidget* parent)
    : QDialog(parent),
      m_network(network),
      m_document(document),
      m_subject(new QComboBox),
      m_kind(new QComboBox),
      m_object(new QComboBox),
      m_claimant(new QComboBox),
      m_stance(new QComboBox),
      m_date(new QLineEdit),
      m_hint(new QLabel),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("New claim"));
    m_claim.passage = passage;
    m_claim.by = by;
    auto* quote = new PlainText;
    quote->setLook(1.04, false, true);
    quote->setText(QStringLiteral("“%1”").arg(document.text.mid(passage.start, passage.length()).left(1200)));
    QSet<EntityId> inPassage;
    int ends = 0;
    m_claimant->addItem(tr("the article itself"), qint64(0));
    QSet<EntityId> voices;
    for (const Mention& mention : network.mentionsIn(document.id)) {
        const EntityId root = network.rootOf(mention.entity);
        const QString name = network.nameOf(root);
        if (!voices.contains(root)) {
            voices.insert(root);
            m_claimant->addItem(name.left(80), root.value);
        }
        if (mention.range.start < passage.start || mention.range.end > passage.end)
            continue;
        const QString words = document.text.mid(mention.range.start, mention.range.length()).simplified();
        const QString text =
            words == name ? name : QStringLiteral("%1 (“%2”)").arg(name.left(80), words.left(60));
        for (QComboBox* box : {m_subject, m_object})
            box->addItem(text, mention.id.value);
        if (!inPassage.contains(root) && ends < 2) { // the first two different ones
            (ends == 0 ? m_subject : m_object)->setCurrentIndex(m_subject->count() - 1);
            ++ends;
        }
        inPassage.insert(root);
    }
    m_kind->addItem(tr("choose…"), QString()); // none is likelier than another
    for (const RelationshipKind& kind : relationshipKinds())
        m_kind->addItem(kind.label, kind.key);
    for (const Stance stance : {Stance::Stated, Stance::Alleged, Stance::Hypothetical, Stance::Denied})
        m_stance->addItem(stanceWord(stance), int(stance));
    m_date->setPlaceholderText(tr("2020-06-22, or empty"));
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Add claim"));

    auto* form = new QFormLayout(this);
    form->addRow(quote);
    form->addRow(tr("&Who"), m_subject);
    form->addRow(tr("&Relationship"), m_kind);
    form->addRow(tr("W&hom"), m_object);
    form->addRow(tr("&Said by"), m_claimant);
    form->addRow(tr("&As"), m_stance);
    form->addRow(tr("&Date of the event"), m_date);
    form->addRow(m_hint);
    form->addRow(m_buttons);
    resize(520, sizeHint().height());
    for (QComboBox* box : {m_subject, m_kind, m_object, m_claimant, m_stance})
        connect(box, &QComboBox::currentIndexChanged, this, &ClaimDialog::check);
    connect(m_date, &QLineEdit::textChanged, this, &ClaimDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

Result<Edit> ClaimDialog::edit() const
{
    NewClaim claim = m_claim;
    claim.subject = MentionId{m_subject->currentData().toLongLong()};
    claim.object = MentionId{m_object->currentData().toLongLong()};
    claim.kind = m_kind->currentData().toString();
    claim.claimant = EntityId{m_claimant->currentData().toLongLong()};
    claim.stance = Stance(m_stance->currentData().toInt());
    claim.eventDate = m_date->text().trimmed();
    return newClaimIn(m_network, m_document, claim);
}

void ClaimDialog::check()
{
    const Result<Edit> made =
        m_kind->currentData().toString().isEmpty() ? Result<Edit>(Error{tr("Choose what relates the two.")}) : edit();
    m_hint->setText(made ? title(*made) : made.error().text);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(made.ok());
}

} // namespace redthread
