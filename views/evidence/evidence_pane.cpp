#include "views/evidence/evidence_pane.h"

#include "views/evidence/claim_menu.h"

#include "models/records/kinds.h"
#include "views/evidence/document_form.h"
#include "views/evidence/evidence_card.h"
#include "views/evidence/plain_text.h"
#include "views/evidence/quote.h"
#include "views/evidence/small_widgets.h"
#include "views/lists/kind_icon.h"
#include "views/lists/shown_text.h"
#include "views/lists/tints.h"

#include <QMenu>
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace redthread {

namespace {

constexpr size_t batch = 30; // rows made at a time

// The sign of an entity's kind, as large as the heading.
class KindSign : public QWidget {
public:
    explicit KindSign(QWidget* parent) : QWidget(parent) { setFixedSize(26, 26); }
    void setKind(const QString& kind)
    {
        m_kind = kind;
        setVisible(!kind.isEmpty());
        setAccessibleName(entityKind(kind).label);
        setToolTip(plainToolTip(entityKind(kind).label));
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintKind(painter, rect(), entityKind(m_kind), isDark(palette()));
    }

private:
    QString m_kind;
};

// A line under the heading.
class Rule : public QWidget {
public:
    explicit Rule(QWidget* parent) : QWidget(parent) { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), cardBorder(palette())); }
};

// The title of a section: what is said, and how it stands.
class SectionTitle : public PlainText {
public:
    explicit SectionTitle(QWidget* parent) : PlainText(parent)
    {
        setLook(1, true);
        setContentsMargins(2, 10, 2, 0);
    }
    void setSection(const EvidenceSection& section)
    {
        const QString text = section.title + QStringLiteral(" · ") + section.standing;
        setText(text, {{{section.title.size(), text.size()}, TextMark::Style::Quiet, {}, {}}});
    }
};

} // namespace

EvidencePane::EvidencePane(Network* network, Selection* selection, PassageSource* source, QWidget* parent)
    : QWidget(parent),
      m_network(network),
      m_selection(selection),
      m_source(source),
      m_head(new QWidget(this)),
      m_sign(new KindSign(m_head)),
      m_heading(new PlainText(m_head)),
      m_names(new PlainText(m_head)),
      m_counts(new PlainText(m_head)),
      m_bar(new StanceBar(m_head)),
      m_standing(new PlainText(m_head)),
      m_notes(new PlainText(m_head)),
      m_form(new DocumentForm(m_head)),
      m_openDocument(new WordButton(tr("open document ↗"), WordButton::Tone::Link, m_head)),
      m_scroll(new QScrollArea(this)),
      m_body(new QWidget),
      m_list(new QVBoxLayout),
      m_rule(new Rule(m_body)),
      m_empty(new PlainText(m_body))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setAccessibleName(tr("Evidence"));
    m_heading->setLook(1.22, true);
    m_standing->setLook(0.88);
    m_names->setLook(0.88);
    for (PlainText* quiet : {m_counts, m_standing, m_names, m_empty})
        quiet->setTone(PlainText::Tone::Quiet);

    auto* title = new QHBoxLayout;
    title->setSpacing(8);
    title->addWidget(m_sign, 0, Qt::AlignTop);
    title->addWidget(m_heading, 1);
    auto* head = new QVBoxLayout(m_head);
    head->setContentsMargins(14, 12, 14, 10);
    head->setSpacing(5);
    head->addLayout(title);
    for (QWidget* part : QList<QWidget*>{m_names, m_counts, m_bar, m_standing, m_notes, m_form})
        head->addWidget(part);
    head->addWidget(m_openDocument, 0, Qt::AlignRight);

    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addWidget(m_head);
    body->addWidget(m_rule);
    m_empty->setContentsMargins(24, 24, 24, 8);
    body->addWidget(m_empty);
    m_list->setContentsMargins(11, 9, 11, 12);
    m_list->setSpacing(9);
    body->addLayout(m_list);
    body->addStretch(1);
    m_body->setBackgroundRole(QPalette::Base);

    m_scroll->setWidget(m_body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setMinimumWidth(63 * fontMetrics().averageCharWidth()); // the row of buttons below a quote
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);

    connect(m_form, &DocumentForm::editRequested, this, &EvidencePane::editRequested);
    connect(m_openDocument, &QAbstractButton::clicked, this,
            [this] { emit documentRequested(m_content.document, {}); });
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this,
            &EvidencePane::makeRowsNearTheEnd);
    connect(m_selection, &Selection::changed, this, &EvidencePane::refresh);
    connect(m_network, &Network::changed, this, &EvidencePane::refresh);
    refresh();
}

void EvidencePane::refresh()
{
    EvidenceContent content = evidenceFor(*m_network, *m_selection);
    const bool same = content.sameSubject(m_content) && !m_shown.empty();
    if (!same) {
        ++m_request;
        m_passages.clear();
    }
    const bool unchanged = same && content == m_content;
    if (!unchanged)
        m_content = std::move(content);
    showHead();
    if (unchanged)
        return;
    m_items.clear();
    for (const EvidenceSection& section : m_content.sections) {
        if (!section.title.isEmpty())
            m_items.push_back({&section, nullptr});
        for (const EvidenceCard& card : section.cards)
            m_items.push_back({&section, &card});
    }
    showItems();
    if (!same)
        m_scroll->verticalScrollBar()->setValue(0);
}

void EvidencePane::showHead()
{
    using Subject = EvidenceContent::Subject;
    const EvidenceContent& c = m_content;
    const bool nothing = c.subject == Subject::Nothing;
    m_head->setVisible(!nothing);
    m_rule->setVisible(!nothing);
    static_cast<KindSign*>(m_sign)->setKind(c.kind);
    m_heading->setText(c.heading);
    m_names->setText(c.subject == Subject::Entity
                         ? entityKind(c.kind).label +
                               (c.names.isEmpty() ? QString() : QStringLiteral(" · ")) + c.names
                         : QString());
    QString counts = c.counts;
    std::vector<TextMark> marks;
    if (c.contested) {
        counts += QStringLiteral(" · ");
        const QString word = tr("contested");
        marks.push_back({{counts.size(), counts.size() + word.size()}, TextMark::Style::Alarm, {}, {}});
        counts += word;
    }
    if (c.alsoSelected > 0 && !nothing)
        counts += QStringLiteral(" · ") + tr("%1 more selected").arg(locale().toString(c.alsoSelected));
    m_counts->setText(counts, marks);
    m_bar->setCounts(c.bar);
    m_standing->setText(c.standing);
    m_notes->setText(c.notes);
    m_form->setVisible(c.subject == Subject::Document);
    m_openDocument->setVisible(c.subject == Subject::Document);
    if (c.subject == Subject::Document)
        m_form->setDocument(m_network->documents()->document(m_network->documents()->rowOf(c.document)));

    QString empty;
    if (nothing && c.alsoSelected > 1)
        empty = tr("%1 things are selected. Click one of them alone to see what is said of it.")
                    .arg(locale().toString(c.alsoSelected));
    else if (nothing && m_network->documents()->rowCount() == 0)
        empty =
            tr("Nothing has been read yet. Import an article: every line of the picture will then show here "
               "the sentences that say it.");
    else if (nothing)
        empty = tr("Click an entity or a line in the picture, or a row of a list, to read the sentences that "
                   "say it.");
    else if (c.sections.empty())
        empty = c.subject == Subject::Document ? tr("No claim was read from this document.")
                                               : tr("No relationship of it is known.");
    m_empty->setText(empty);
}

bool EvidencePane::showsStill(const Shown& shown, const Item& item)
{
    return shown.section == item.section->relationship &&
           shown.claim == (item.card ? item.card->claim.id : ClaimId{}) &&
           shown.asWhole == (item.card && item.card->asWhole);
}

// Keeps the widgets of what still stands where it stood: the card on which a
// person just clicked "accept" stays under the mouse.
void EvidencePane::showItems()
{
    const size_t wanted = std::max(m_shown.size(), batch);
    size_t kept = 0;
    for (; kept < std::min(m_shown.size(), m_items.size()); ++kept) {
        const Item& item = m_items[kept];
        if (!showsStill(m_shown[kept], item))
            break;
        if (!item.card)
            static_cast<SectionTitle*>(m_shown[kept].widget)->setSection(*item.section);
        else if (auto* card = static_cast<EvidenceCardWidget*>(m_shown[kept].widget);
                 card->card() != *item.card)
            card->setCard(*item.card);
    }
    for (size_t i = kept; i < m_shown.size(); ++i) {
        m_list->removeWidget(m_shown[i].widget);
        m_shown[i].widget->hide();
        m_shown[i].widget->deleteLater();
    }
    m_shown.resize(kept);
    if (m_shown.size() < wanted)
        makeRows(wanted - m_shown.size());
}

void EvidencePane::makeRowsNearTheEnd()
{
    const QScrollBar* bar = m_scroll->verticalScrollBar();
    if (bar->value() + 2 * m_scroll->viewport()->height() >= bar->maximum())
        makeRows(batch);
}

void EvidencePane::makeRows(size_t count)
{
    std::vector<EvidenceCardWidget*> cards;
    for (; count > 0 && m_shown.size() < m_items.size(); --count) {
        const Item& item = m_items[m_shown.size()];
        Shown shown{item.section->relationship, {}, false, nullptr};
        if (item.card) {
            EvidenceCardWidget* card = newCard(*item.card);
            shown.claim = item.card->claim.id;
            shown.asWhole = item.card->asWhole;
            shown.widget = card;
            cards.push_back(card);
        } else {
            auto* title = new SectionTitle(m_body);
            title->setSection(*item.section);
            shown.widget = title;
        }
        m_list->addWidget(shown.widget);
        shown.widget->show();
        m_shown.push_back(shown);
    }
    fetch(cards);
}

EvidenceCardWidget* EvidencePane::newCard(const EvidenceCard& card)
{
    auto* widget = new EvidenceCardWidget(m_network, m_body);
    widget->setCard(card);
    connect(widget, &EvidenceCardWidget::openRequested, this, [this, widget] { open(*widget); });
    connect(widget, &EvidenceCardWidget::copyRequested, this, [this, widget] { copy(*widget); });
    connect(widget, &EvidenceCardWidget::verdictRequested, this,
            [this, widget](Verdict verdict) { giveVerdict(widget->card(), verdict); });
    connect(widget, &EvidenceCardWidget::menuOpens, this, [this, widget](QMenu* menu) {
        menu->addSeparator();
        addCorrections(*menu, *m_network, widget->card().claim.id, m_reviewer,
                       [this](const Edit& edit) { emit editRequested(edit); });
    });
    connect(widget, &EvidenceCardWidget::withdrawRequested, this,
            [this, widget] { withdraw(widget->card()); });
    return widget;
}

void EvidencePane::fetch(const std::vector<EvidenceCardWidget*>& cards)
{
    std::vector<PassageId> missing;
    for (EvidenceCardWidget* card : cards) {
        const PassageId id = card->card().claim.passage;
        if (const auto it = m_passages.constFind(id); it != m_passages.constEnd())
            card->setPassage(*it);
        else
            missing.push_back(id);
    }
    if (missing.empty())
        return;
    m_source->passages(missing).then(
        this, [this, request = m_request, missing](const Result<std::vector<Passage>>& answer) {
            if (request != m_request)
                return;
            if (answer)
                for (const Passage& passage : *answer)
                    m_passages.insert(passage.id, passage);
            for (EvidenceCardWidget* card : this->cards()) {
                const PassageId id = card->card().claim.passage;
                if (card->passage() || std::find(missing.begin(), missing.end(), id) == missing.end())
                    continue;
                if (const auto it = m_passages.constFind(id); it != m_passages.constEnd())
                    card->setPassage(*it);
                else
                    card->setProblem(answer ? tr("The passage of this claim is not in the project any more.")
                                            : answer.error().text);
            }
        });
}

std::vector<EvidenceCardWidget*> EvidencePane::cards() const
{
    std::vector<EvidenceCardWidget*> found;
    for (const Shown& shown : m_shown)
        if (shown.claim)
            found.push_back(static_cast<EvidenceCardWidget*>(shown.widget));
    return found;
}

void EvidencePane::open(const EvidenceCardWidget& card)
{
    TextRange range;
    if (card.passage())
        range = card.passage()->range;
    else if (const auto mention = m_network->mention(card.card().claim.subjectMention))
        range = mention->range;
    emit documentRequested(card.card().claim.document, range);
}

void EvidencePane::copy(const EvidenceCardWidget& card)
{
    if (card.passage())
        QGuiApplication::clipboard()->setText(
            quoteWithCitation(card.card().claim, *card.passage(), *m_network));
}

void EvidencePane::giveVerdict(const EvidenceCard& card, Verdict verdict)
{
    const GiveVerdict edit = verdictEdit({card.claim}, verdict, m_reviewer);
    if (!edit.changes.empty())
        emit editRequested(edit);
}

void EvidencePane::withdraw(const EvidenceCard& card)
{
    const auto relationship = m_network->relationship(card.claim.relationship);
    const QString what = relationship ? tr("%1 on %2 and %3")
                                            .arg(card.claimant, m_network->nameOf(relationship->subject),
                                                 m_network->nameOf(relationship->object))
                                      : card.claimant;
    emit editRequested(SetWithdrawn{what, {refOf(card.claim.id)}, true});
}

void EvidencePane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    makeRowsNearTheEnd();
}

} // namespace redthread
