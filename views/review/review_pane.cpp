#include "views/review/review_pane.h"

#include "models/network/claim_edits.h"
#include "models/records/kinds.h"
#include "views/evidence/evidence_pane.h"
#include "views/evidence/plain_text.h"
#include "views/evidence/quote.h"
#include "views/evidence/small_widgets.h"
#include "views/graph/wording.h"
#include "views/lists/shown_text.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace redthread {

namespace {

constexpr qsizetype mostAround = 1500; // of a paragraph, to either side of the passage

QString menuText(QString text) { return text.replace(u'&', QStringLiteral("&&")); }

} // namespace

ReviewPane::ReviewPane(Network* network, Selection* selection, PassageSource* source, QWidget* parent)
    : QWidget(parent),
      m_network(network),
      m_selection(selection),
      m_source(source),
      m_progress(new QProgressBar),
      m_count(new QLabel),
      m_possible(new QCheckBox(tr("&Possible links, too"))),
      m_heading(new PlainText),
      m_stance(new StanceTag),
      m_claimant(new PlainText),
      m_line(new PlainText),
      m_scroll(new QScrollArea),
      m_text(new PlainText),
      m_origin(new PlainText),
      m_card(new QWidget),
      m_empty(new PlainText),
      m_menu(new QMenu(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Review"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_count->setTextFormat(Qt::PlainText);
    m_possible->setToolTip(tr("Offer also pairs that seem related though nobody knows how"));
    m_heading->setLook(1.2, true);
    m_claimant->setLook(1, true);
    m_text->setLook(1.06, false, true);
    for (PlainText* quiet : {m_line, m_origin, m_empty}) {
        quiet->setTone(PlainText::Tone::Quiet);
        quiet->setLook(quiet == m_empty ? 1 : 0.88);
    }

    auto* top = new QHBoxLayout;
    top->addWidget(m_count, 1);
    top->addWidget(m_possible);
    auto* who = new QHBoxLayout;
    who->setSpacing(7);
    who->addWidget(m_stance, 0, Qt::AlignTop);
    who->addWidget(m_claimant, 1);
    auto* paper = new QWidget;
    auto* page = new QVBoxLayout(paper);
    page->setContentsMargins(0, 4, 6, 4);
    page->addWidget(m_text);
    page->addWidget(m_origin);
    page->addStretch(1);
    m_scroll->setWidget(paper);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    paper->setAutoFillBackground(false);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* keys = new QGridLayout;
    keys->setSpacing(4);
    const auto button = [&](int row, int column, const QString& text, const QString& shortcut,
                            const QString& tip, auto slot) {
        auto* made = new QPushButton(QStringLiteral("%1  %2").arg(text, shortcut.section(u',', 0, 0)));
        made->setToolTip(tip);
        made->setAccessibleName(text);
        made->setFocusPolicy(Qt::NoFocus);
        keys->addWidget(made, row, column);
        connect(made, &QPushButton::clicked, this, slot);
        for (const QString& key : shortcut.split(u','))
            connect(new QShortcut(QKeySequence(key), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
                    &QShortcut::activated, this, slot);
        return made;
    };
    button(0, 0, tr("Accept"), "A,Return", tr("The passage says this"), [this] { accept(); });
    button(0, 1, tr("Reject"), "R,Backspace", tr("The passage does not say this"), [this] { reject(); });
    button(0, 2, tr("Skip"), "S,Right", tr("Look at the next one; this one comes again"), [this] { skip(); });
    button(1, 0, tr("Accept all"), "Shift+A", tr("Accept all suggestions of this line"),
           [this] { acceptLine(); });
    button(1, 1, tr("Reject all"), "Shift+R", tr("Reject all suggestions of this line"),
           [this] { rejectLine(); });
    button(1, 2, tr("Back"), "B,Left", tr("Go back to the one before, to decide it anew"),
           [this] { back(); });
    m_kinds = button(2, 0, tr("Kind…"), "K", tr("They are related in another way"), [this] { openKinds(); });
    m_turn = button(2, 1, tr("Turn round"), "T", tr("It goes the other way round"), [this] { swap(); });
    m_claimants = button(2, 2, tr("Said by…"), "C", tr("Somebody else says so"), [this] { openClaimants(); });
    button(3, 0, tr("Open"), "O", tr("Open the document at the passage"), [this] { open(); });
    auto* stances = new QHBoxLayout;
    stances->setSpacing(4);
    int number = 0;
    for (const Stance stance : {Stance::Stated, Stance::Alleged, Stance::Hypothetical, Stance::Denied}) {
        const QString key = QString::number(++number);
        auto* made = new QPushButton(QStringLiteral("%1  %2").arg(stanceWord(stance), key));
        made->setToolTip(tr("The passage does say it, but this surely"));
        made->setFocusPolicy(Qt::NoFocus);
        stances->addWidget(made);
        connect(made, &QPushButton::clicked, this, [this, stance] { setStance(stance); });
        connect(new QShortcut(QKeySequence(key), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
                &QShortcut::activated, this, [this, stance] { setStance(stance); });
    }
    auto* card = new QVBoxLayout(m_card);
    card->setContentsMargins(0, 0, 0, 0);
    card->setSpacing(6);
    card->addWidget(m_heading);
    card->addLayout(who);
    card->addWidget(m_line);
    card->addWidget(m_scroll, 1);
    card->addLayout(stances);
    card->addLayout(keys);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->addLayout(top);
    layout->addWidget(m_progress);
    layout->addWidget(m_card, 1);
    layout->addWidget(m_empty);
    layout->addStretch(0);

    connect(m_possible, &QCheckBox::toggled, this, [this] {
        m_isStale = true;
        followNetwork();
    });
    connect(network, &Network::changed, this, &ReviewPane::followNetwork);
    showCurrent();
}

ClaimId ReviewPane::current() const { return m_queue.empty() ? ClaimId{} : m_queue.front().claim; }

void ReviewPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    followNetwork();
    setFocus();
}

void ReviewPane::rebuild()
{
    m_queue = reviewQueue(*m_network, m_possible->isChecked());
    m_filter = m_network->filter();
    m_isStale = false;
}

// What was decided leaves the queue; what an undo brought back comes first; what
// is new is looked for when the queue was worked off, and when the picture is
// another one.
void ReviewPane::followNetwork()
{
    if (m_filter != m_network->filter())
        m_isStale = true;
    if (!isVisible()) {
        m_isStale = true;
        return;
    }
    const auto isOpen = [this](const ReviewItem& item) {
        const auto claim = m_network->claim(item.claim);
        return claim && (claim->verdict == Verdict::Suggested || claim->id == m_held);
    };
    if (m_isStale)
        rebuild();
    std::vector<ReviewItem> decided;
    std::erase_if(m_queue, [&](const ReviewItem& item) {
        if (isOpen(item))
            return false;
        decided.push_back(item);
        return true;
    });
    // Undone ones: suggestions again.
    std::vector<ReviewItem> again;
    std::erase_if(m_done, [&](const ReviewItem& item) {
        const bool isQueued = std::any_of(m_queue.begin(), m_queue.end(),
                                          [&](const ReviewItem& other) { return other.claim == item.claim; });
        if (isQueued || !isOpen(item))
            return isQueued;
        again.push_back(item);
        return true;
    });
    m_queue.insert(m_queue.begin(), again.begin(), again.end());
    m_done.insert(m_done.end(), decided.begin(), decided.end());
    if (m_queue.empty())
        rebuild();
    showCurrent();
}

void ReviewPane::tellProgress()
{
    const int all = m_network->claimCount() + m_network->rejectedCount();
    const int done = all - m_network->notReviewedCount();
    m_progress->setRange(0, std::max(1, all));
    m_progress->setValue(done);
    m_count->setText(tr("%1 of %2 reviewed").arg(done).arg(all));
    m_progress->setAccessibleName(m_count->text());
}

void ReviewPane::showCurrent()
{
    tellProgress();
    const auto claim = m_queue.empty() ? std::nullopt : m_network->claim(current());
    m_card->setVisible(claim.has_value());
    m_empty->setVisible(!claim);
    if (!claim) {
        m_shown = {};
        ++m_request;
        m_empty->setText(m_network->claimCount() == 0 && !m_network->filter().isEmpty()
                             ? tr("Nothing passes the filters. Ctrl+Shift+F clears them.")
                         : m_network->claimCount() + m_network->rejectedCount() == 0
                             ? tr("Here you review what was read, one suggestion after the other. Add an "
                                  "article to begin.")
                         : m_network->possibleCount() > 0 && !m_possible->isChecked()
                             ? tr("All is reviewed. Possible links can be looked through, too.")
                             : tr("All is reviewed."));
        return;
    }
    const EvidenceCard card = evidenceCard(*m_network, *claim);
    const auto relationship = m_network->relationship(claim->relationship);
    const QString kind = relationship ? relationship->kind : QString();
    m_heading->setText(relationshipSentence(oneLine(m_network->nameOf(card.subject), 80), kind,
                                            oneLine(m_network->nameOf(card.object), 80)));
    Standing standing;
    standing.stance = claim->stance;
    standing.possible = claim->isPossibleLink();
    m_stance->setStance(claim->stance, RelationshipModel::standingWord(standing));
    m_claimant->setText(card.chain.isEmpty() ? card.claimant
                                             : QStringLiteral("%1  (%2)").arg(card.claimant, card.chain));
    const int row = m_network->relationships()->rowOf(claim->relationship);
    const int others =
        row < 0 ? 0
                : m_network->relationships()->relationship(row).standing.claims - !claim->isPossibleLink();
    const bool isHeld = claim->verdict != Verdict::Suggested;
    m_line->setText(isHeld && claim->verdict == Verdict::Rejected
                        ? tr("Rejected. R goes on; A accepts it after all.")
                    : isHeld              ? tr("Accepted as it stands here. A goes on; the other keys correct more.")
                    : !card.about.isEmpty() ? card.about
                    : others > 0          ? tr("%1 more say something of these two in this way.").arg(others)
                                          : tr("Nothing else says so."));
    const bool symmetric = relationshipKind(kind).symmetric;
    m_turn->setEnabled(!symmetric);
    const QString source =
        card.date.isEmpty() ? card.source : card.source + QStringLiteral(" · ") + saidOn(card);
    m_origin->setText(source);
    if (m_shown == claim->id && m_shownAs == *claim)
        return;
    m_shown = claim->id;
    m_shownAs = *claim;
    if (row >= 0)
        m_selection->selectOnly(m_network->relationships()->idAt(row));
    fetch(card);
}

// The passage and its document, one after the other; a late answer is dropped.
void ReviewPane::fetch(const EvidenceCard& card)
{
    const int request = ++m_request;
    m_text->setText(QString());
    m_range = {};
    m_source->passages({card.claim.passage})
        .then(this, [this, request, card](const Result<std::vector<Passage>>& passages) {
            if (request != m_request)
                return;
            if (!passages || passages->empty()) {
                m_text->setText(passages ? tr("The passage is not there any more.") : passages.error().text);
                return;
            }
            const Passage passage = passages->front();
            m_range = passage.range;
            if (m_document.id == passage.document && !m_document.text.isEmpty()) {
                showParagraph(card, passage, m_document);
                return;
            }
            m_source->document(passage.document)
                .then(this, [this, request, card, passage](const Result<Document>& document) {
                    if (request != m_request)
                        return;
                    if (document)
                        m_document = *document;
                    showParagraph(card, passage, document ? *document : Document());
                });
        });
}

void ReviewPane::showParagraph(const EvidenceCard& card, const Passage& passage, const Document& document)
{
    const QString& text = document.text;
    const TextRange range = passage.range;
    if (text.mid(range.start, range.length()) != passage.quote || range.length() > mostAround) {
        const Quote quote = quoteOf(card, passage, *m_network); // the text is another one now
        m_text->setText(quote.text, quote.marks);
        return;
    }
    const qsizetype line = text.lastIndexOf(u'\n', std::max<qsizetype>(0, range.start - 1)) + 1;
    qsizetype from = range.start == 0
                         ? 0
                         : std::clamp(line, std::max<qsizetype>(0, range.start - mostAround), range.start);
    qsizetype to = text.indexOf(u'\n', range.end);
    to = std::min(to < 0 ? text.size() : to, range.end + mostAround);
    std::vector<TextMark> marks;
    const auto add = [&](TextRange at, TextMark::Style style, const QString& kind = {}, Stance stance = {}) {
        at = {std::clamp(at.start, from, to) - from, std::clamp(at.end, from, to) - from};
        if (!at.isEmpty())
            marks.push_back({at, style, kind, stance});
    };
    add({from, range.start}, TextMark::Style::Quiet);
    add({range.end, to}, TextMark::Style::Quiet);
    for (const TextRange hedge : card.claim.hedges)
        add(hedge, TextMark::Style::Highlight, {}, card.claim.stance);
    const auto mention = [&](MentionId id, const QString& kind) {
        if (const auto at = m_network->mention(id); at && at->document == passage.document)
            add(at->range, TextMark::Style::Underline, kind);
    };
    mention(card.claim.subjectMention, card.subjectKind);
    mention(card.claim.objectMention, card.objectKind);
    m_text->setText(text.mid(from, to - from), marks);
}

void ReviewPane::submit(const std::optional<Edit>& edit)
{
    if (edit)
        emit editRequested(*edit);
}

void ReviewPane::give(Verdict verdict, bool wholeLine)
{
    if (m_queue.empty())
        return;
    std::vector<Claim> claims;
    for (const ReviewItem& item : m_queue)
        if (item.claim == current() || (wholeLine && item.relationship == m_queue.front().relationship))
            if (const auto claim = m_network->claim(item.claim))
                claims.push_back(*claim);
    // Of a possible link nobody knows the kind: accepted, it is that they are linked.
    m_held = {};
    GiveVerdict edit = verdictEdit(claims, verdict, m_reviewer);
    if (!edit.changes.empty())
        submit(Edit(std::move(edit)));
}

bool ReviewPane::goOn()
{
    const auto claim = m_queue.empty() ? std::nullopt : m_network->claim(current());
    if (!claim || claim->verdict == Verdict::Suggested)
        return false;
    m_held = {};
    followNetwork();
    return true;
}

void ReviewPane::accept()
{
    const auto claim = m_network->claim(current());
    if (claim && claim->verdict == Verdict::Accepted && goOn())
        return;
    give(Verdict::Accepted, false);
}

void ReviewPane::reject()
{
    const auto claim = m_network->claim(current());
    if (claim && claim->verdict == Verdict::Rejected && goOn())
        return;
    give(Verdict::Rejected, false);
}

void ReviewPane::acceptLine() { give(Verdict::Accepted, true); }
void ReviewPane::rejectLine() { give(Verdict::Rejected, true); }

void ReviewPane::skip()
{
    if (goOn())
        return;
    if (m_queue.size() < 2)
        return;
    m_done.push_back(m_queue.front());
    std::rotate(m_queue.begin(), m_queue.begin() + 1, m_queue.end());
    showCurrent();
}

void ReviewPane::back()
{
    if (const auto claim = m_network->claim(current()); claim && claim->verdict != Verdict::Suggested) {
        m_done.insert(m_done.begin(), m_queue.front()); // not the next one to go back to
        m_queue.erase(m_queue.begin());
    }
    while (!m_done.empty()) {
        const ReviewItem last = m_done.back();
        m_done.pop_back();
        const auto claim = m_network->claim(last.claim);
        if (!claim || last.claim == current())
            continue; // withdrawn since
        const auto at = std::find_if(m_queue.begin(), m_queue.end(),
                                     [&](const ReviewItem& item) { return item.claim == last.claim; });
        if (at != m_queue.end()) {
            std::rotate(m_queue.begin(), at, at + 1);
        } else {
            m_held = last.claim;
            m_queue.insert(m_queue.begin(), last);
        }
        followNetwork(); // another one that was held leaves
        return;
    }
}

void ReviewPane::correct(const std::optional<Edit>& edit)
{
    if (!edit)
        return;
    m_held = current();
    submit(edit);
}

void ReviewPane::swap()
{
    if (!m_queue.empty())
        correct(swapDirection(*m_network, current(), m_reviewer));
}

void ReviewPane::setStance(Stance stance)
{
    if (!m_queue.empty())
        correct(correctStance(*m_network, current(), stance, m_reviewer));
}

void ReviewPane::setKind(const QString& kind)
{
    if (!m_queue.empty())
        correct(correctKind(*m_network, current(), kind, m_reviewer));
}

void ReviewPane::setClaimant(EntityId claimant)
{
    if (!m_queue.empty())
        correct(correctClaimant(*m_network, current(), claimant, m_reviewer));
}

void ReviewPane::open()
{
    if (!m_queue.empty() && !m_range.isEmpty())
        emit documentRequested(m_shownAs.document, m_range);
}

void ReviewPane::openKinds()
{
    const auto claim = m_queue.empty() ? std::nullopt : m_network->claim(current());
    if (!claim)
        return;
    m_menu->clear();
    const auto add = [&](const QString& kind) {
        connect(m_menu->addAction(menuText(relationshipKind(kind).label)), &QAction::triggered, this,
                [this, kind] { setKind(kind); });
    };
    for (const QString& kind : claim->mayBe)
        add(kind);
    if (!claim->mayBe.isEmpty())
        m_menu->addSeparator();
    for (const RelationshipKind& kind : relationshipKinds())
        if (!claim->mayBe.contains(kind.key))
            add(kind.key);
    m_menu->popup(m_kinds->mapToGlobal(QPoint(0, 0)));
}

// Who is named in the same document, the ones nearest to the passage first.
void ReviewPane::openClaimants()
{
    const auto claim = m_queue.empty() ? std::nullopt : m_network->claim(current());
    if (!claim)
        return;
    constexpr int most = 20;
    m_menu->clear();
    connect(m_menu->addAction(tr("The article itself")), &QAction::triggered, this,
            [this] { setClaimant({}); });
    m_menu->addSeparator();
    qsizetype here = 0;
    if (const auto mention = m_network->mention(claim->subjectMention))
        here = mention->range.start;
    std::vector<Mention> mentions = m_network->mentionsIn(claim->document);
    std::stable_sort(mentions.begin(), mentions.end(), [&](const Mention& a, const Mention& b) {
        return std::abs(a.range.start - here) < std::abs(b.range.start - here);
    });
    QSet<EntityId> seen;
    for (const Mention& mention : mentions) {
        const EntityId root = m_network->rootOf(mention.entity);
        if (!root || seen.contains(root) || seen.size() >= most)
            continue;
        seen.insert(root);
        connect(m_menu->addAction(menuText(oneLine(m_network->nameOf(root), 60))), &QAction::triggered, this,
                [this, root] { setClaimant(root); });
    }
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Somebody else…")), &QAction::triggered, this, &ReviewPane::claimantWanted);
    m_menu->popup(m_claimants->mapToGlobal(QPoint(0, 0)));
}

} // namespace redthread
