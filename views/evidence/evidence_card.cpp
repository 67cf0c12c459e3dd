#include "views/evidence/evidence_card.h"

#include "views/evidence/plain_text.h"
#include "views/evidence/quote.h"
#include "views/evidence/small_widgets.h"
#include "views/lists/shown_text.h"
#include "views/lists/tints.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace redthread {

EvidenceCardWidget::EvidenceCardWidget(const Network* network, QWidget* parent)
    : QFrame(parent),
      m_network(network),
      m_tag(new StanceTag(this)),
      m_verdict(new StanceTag(this)),
      m_claimant(new PlainText(this)),
      m_date(new PlainText(this)),
      m_chain(new PlainText(this)),
      m_about(new PlainText(this)),
      m_quote(new PlainText(this)),
      m_source(new PlainText(this)),
      m_open(new WordButton(tr("open in document ↗"), WordButton::Tone::Link, this)),
      m_accept(new WordButton(tr("✓ Accept"), WordButton::Tone::Quiet, this)),
      m_reject(new WordButton(tr("✕ Reject"), WordButton::Tone::Quiet, this)),
      m_copy(new WordButton(tr("Copy quote"), WordButton::Tone::Quiet, this)),
      m_more(new WordButton(QStringLiteral("⋯"), WordButton::Tone::Quiet, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    m_claimant->setLook(1, true);
    m_date->setTone(PlainText::Tone::Quiet);
    m_date->setLook(0.88);
    m_date->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_quote->setLook(1.04, false, true);
    for (PlainText* small : {m_chain, m_about, m_source}) {
        small->setTone(PlainText::Tone::Quiet);
        small->setLook(0.86);
    }
    m_open->setToolTip(tr("Open the document at this sentence (Enter)"));
    m_accept->setToolTip(tr("This claim is read rightly (A)"));
    m_reject->setToolTip(tr("This claim is not in the passage (R)"));
    m_copy->setToolTip(tr("Copy the quote with claimant, title, outlet and date (Ctrl+C)"));
    m_more->setToolTip(tr("More"));
    m_more->setAccessibleName(tr("More"));
    m_accept->setCheckable(true);
    m_reject->setCheckable(true);

    auto* top = new QHBoxLayout;
    top->setSpacing(7);
    top->addWidget(m_tag, 0, Qt::AlignTop);
    top->addWidget(m_verdict, 0, Qt::AlignTop);
    top->addWidget(m_claimant, 1);
    top->addWidget(m_date, 0, Qt::AlignTop);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(4);
    for (WordButton* button : {m_accept, m_reject, m_copy, m_more}) {
        QFont small = button->font();
        small.setPointSizeF(small.pointSizeF() * 0.86);
        button->setFont(small);
        actions->addWidget(button);
    }
    QFont small = m_open->font();
    small.setPointSizeF(small.pointSizeF() * 0.86);
    m_open->setFont(small);
    actions->addStretch();
    actions->addWidget(m_open);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(11, 9, 11, 7);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_chain);
    layout->addWidget(m_about);
    layout->addWidget(m_quote);
    layout->addWidget(m_source);
    layout->addLayout(actions);

    connect(m_open, &QAbstractButton::clicked, this, &EvidenceCardWidget::openRequested);
    connect(m_copy, &QAbstractButton::clicked, this, &EvidenceCardWidget::copyRequested);
    const auto toggle = [this](WordButton* button, Verdict verdict) {
        connect(button, &QAbstractButton::clicked, this, [this, verdict, button] {
            button->setChecked(m_card.claim.verdict == verdict); // the network says when it is so
            emit verdictRequested(m_card.claim.verdict == verdict ? Verdict::Suggested : verdict);
        });
    };
    toggle(m_accept, Verdict::Accepted);
    toggle(m_reject, Verdict::Rejected);
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        QMenu* menu = newMenu();
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(m_more->mapToGlobal(m_more->rect().bottomLeft()));
    });
}

void EvidenceCardWidget::setCard(const EvidenceCard& card)
{
    m_card = card;
    const Claim& claim = card.claim;
    Standing standing;
    standing.stance = claim.stance;
    standing.possible = claim.isPossibleLink();
    m_tag->setStance(card.asWhole ? Stance::Denied : claim.stance,
                     card.asWhole ? tr("denied as a whole") : RelationshipModel::standingWord(standing));
    m_verdict->setVisible(claim.verdict != Verdict::Suggested);
    m_verdict->setStance(claim.verdict == Verdict::Rejected ? Stance::Denied : Stance::Stated,
                         claim.verdict == Verdict::Rejected ? tr("rejected") : tr("accepted"));
    m_accept->setChecked(claim.verdict == Verdict::Accepted);
    m_reject->setChecked(claim.verdict == Verdict::Rejected);
    m_claimant->setText(card.claimant);
    m_date->setText(saidOn(card));
    m_chain->setText(card.chain);
    m_about->setText(card.about);
    m_source->setText(card.source);
    m_quote->setEnabled(claim.verdict != Verdict::Rejected);
    if (m_passage)
        setPassage(*m_passage);
    else
        tellAssistiveTools();
}

void EvidenceCardWidget::setPassage(const Passage& passage)
{
    m_passage = passage;
    const Quote quote = quoteOf(m_card, passage, *m_network);
    m_quote->setText(quote.text, quote.marks);
    tellAssistiveTools();
}

void EvidenceCardWidget::setProblem(const QString& sentence)
{
    m_passage.reset();
    m_quote->setText(sentence, {{{0, sentence.size()}, TextMark::Style::Quiet, {}, {}}});
    tellAssistiveTools();
}

QString EvidenceCardWidget::quoteText() const { return m_quote->text(); }

void EvidenceCardWidget::tellAssistiveTools()
{
    setAccessibleName(
        QStringList({m_tag->word(), m_card.claimant, saidOn(m_card), m_quote->text(), m_card.source})
            .join(QStringLiteral(". ")));
}

QMenu* EvidenceCardWidget::newMenu()
{
    auto* menu = new QMenu(this);
    menu->addAction(tr("Open in document"), this, &EvidenceCardWidget::openRequested);
    menu->addAction(tr("Copy quote with citation"), this, &EvidenceCardWidget::copyRequested)
        ->setEnabled(m_passage.has_value());
    menu->addSeparator();
    const Verdict verdict = m_card.claim.verdict;
    const auto offer = [&](const QString& text, Verdict to) {
        menu->addAction(text, this, [this, to] { emit verdictRequested(to); })->setEnabled(verdict != to);
    };
    offer(tr("Accept claim"), Verdict::Accepted);
    offer(tr("Reject claim"), Verdict::Rejected);
    offer(tr("Take verdict back"), Verdict::Suggested);
    emit menuOpens(menu);
    menu->addSeparator();
    menu->addAction(tr("Withdraw claim"), this, &EvidenceCardWidget::withdrawRequested);
    return menu;
}

void EvidenceCardWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Highlight), 1.4)
                              : QPen(cardBorder(palette()), 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 7, 7);
}

void EvidenceCardWidget::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->button() == Qt::LeftButton;
    QFrame::mousePressEvent(event);
    event->accept();
}

void EvidenceCardWidget::mouseReleaseEvent(QMouseEvent* event)
{
    if (std::exchange(m_pressed, false) && event->button() == Qt::LeftButton &&
        rect().contains(event->position().toPoint()))
        emit openRequested();
}

void EvidenceCardWidget::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        return emit copyRequested();
    if (event->modifiers() != Qt::NoModifier && event->modifiers() != Qt::KeypadModifier)
        return QFrame::keyPressEvent(event);
    const Verdict verdict = m_card.claim.verdict;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return emit openRequested();
    case Qt::Key_A:
        return emit verdictRequested(verdict == Verdict::Accepted ? Verdict::Suggested : Verdict::Accepted);
    case Qt::Key_R:
        return emit verdictRequested(verdict == Verdict::Rejected ? Verdict::Suggested : Verdict::Rejected);
    case Qt::Key_Down:
        focusNextPrevChild(true);
        return;
    case Qt::Key_Up:
        focusNextPrevChild(false);
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

void EvidenceCardWidget::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu* menu = newMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

} // namespace redthread
