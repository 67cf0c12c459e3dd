#include "views/reader/reader_pane.h"

#include "models/records/kinds.h"
#include "views/evidence/plain_text.h"
#include "views/evidence/small_widgets.h"
#include "views/lists/shown_text.h"
#include "views/reader/reader_text.h"

#include <QLocale>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <map>

namespace redthread {

ReaderPane::ReaderPane(Network* network, Selection* selection, PassageSource* source, QWidget* parent)
    : QWidget(parent),
      m_network(network),
      m_selection(selection),
      m_source(source),
      m_title(new PlainText(this)),
      m_details(new PlainText(this)),
      m_found(new PlainText(this)),
      m_previous(new WordButton(QStringLiteral("‹"), WordButton::Tone::Link, this)),
      m_next(new WordButton(QStringLiteral("›"), WordButton::Tone::Link, this)),
      m_text(new ReaderText(this)),
      m_sentence(new PlainText(this)),
      m_stack(new QStackedLayout)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setAccessibleName(tr("Document"));
    m_title->setLook(1.12, true);
    for (PlainText* quiet : {m_details, m_found, m_sentence})
        quiet->setTone(PlainText::Tone::Quiet);
    m_details->setLook(0.88);
    m_found->setLook(0.88);
    m_previous->setAccessibleName(tr("Previous mention"));
    m_previous->setToolTip(tr("Previous mention of what is selected"));
    m_next->setAccessibleName(tr("Next mention"));
    m_next->setToolTip(tr("Next mention of what is selected"));

    auto* found = new QHBoxLayout;
    found->addWidget(m_found, 1);
    found->addWidget(m_previous, 0, Qt::AlignTop);
    found->addWidget(m_next, 0, Qt::AlignTop);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(16, 12, 14, 4);
    head->setSpacing(3);
    head->addWidget(m_title);
    head->addWidget(m_details);
    head->addLayout(found);
    auto* empty = new QWidget(this);
    auto* emptyLayout = new QVBoxLayout(empty);
    emptyLayout->setContentsMargins(24, 24, 24, 24);
    emptyLayout->addWidget(m_sentence);
    emptyLayout->addStretch();
    m_stack->addWidget(m_text);
    m_stack->addWidget(empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addLayout(m_stack, 1);
    setFocusProxy(m_text);

    m_text->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_text, &QWidget::customContextMenuRequested, this, [this](QPoint at) {
        if (!m_text->textCursor().hasSelection())
            m_text->setTextCursor(m_text->cursorForPosition(at));
        emit contextMenuRequested(m_text->viewport()->mapToGlobal(at));
    });
    connect(m_previous, &QAbstractButton::clicked, this, [this] { toNextMention(-1); });
    connect(m_next, &QAbstractButton::clicked, this, [this] { toNextMention(+1); });
    connect(m_text, &ReaderText::mentionClicked, this, [this](EntityId id) { m_selection->selectOnly(id); });
    connect(m_selection, &Selection::changed, this, [this] {
        showMentions();
        if (const DocumentId id = m_selection->currentDocument(); id && id != m_document)
            open(id, {});
    });
    connect(m_network, &Network::changed, this, [this] {
        if (m_document && m_network->documents()->rowOf(m_document) < 0)
            tell({});
        if (isOutdated()) {
            m_range = {}; // a place of the old text
            ask(m_document);
        }
        showTitle();
        showMentions();
        showPassages();
        showNotes();
    });
    tell({});
}

void ReaderPane::open(DocumentId document, TextRange range)
{
    m_range = range;
    if (document == m_document && !m_asked && !isOutdated()) {
        m_text->lightUp(m_shown.shown(range));
        return;
    }
    if (document != m_asked)
        ask(document);
}

bool ReaderPane::isOutdated() const
{
    const int row = m_document ? m_network->documents()->rowOf(m_document) : -1;
    return row >= 0 && m_network->documents()->document(row).textHash != m_stored.textHash;
}

void ReaderPane::ask(DocumentId document)
{
    m_asked = document;
    m_source->document(document).then(this, [this, request = ++m_request](const Result<Document>& answer) {
        if (request != m_request)
            return;
        m_asked = {};
        if (!answer)
            tell(answer.error().text);
        else if (m_network->documents()->rowOf(answer->id) < 0)
            tell({}); // withdrawn, or of a project that was closed meanwhile
        else
            showDocument(*answer);
    });
}

void ReaderPane::showDocument(const Document& document)
{
    m_document = document.id;
    m_stored = document;
    m_shown = ShownDocument(document.text);
    m_passages.clear();
    m_passagesAsked = false;
    m_text->setPassages({});
    m_text->setNotes({});
    m_text->setMentions({});
    m_text->setPlainText(m_shown.text());
    m_stack->setCurrentIndex(0);
    showTitle();
    showMentions();
    showPassages();
    showNotes();
    m_text->lightUp(m_shown.shown(m_range));
}

// Instead of a document: a sentence; the empty one is what to do first.
void ReaderPane::tell(const QString& sentence)
{
    m_document = {};
    m_stored = {};
    m_shown = {};
    m_passages.clear();
    m_text->setMentions({});
    m_text->setPassages({});
    m_text->setNotes({});
    m_text->clear();
    m_sentence->setText(!sentence.isEmpty()
                            ? sentence
                            : tr("Click a card of the evidence, or double-click a document in "
                                 "the list, to read the text here."));
    m_stack->setCurrentIndex(1);
    showTitle();
    showMentions();
}

void ReaderPane::showTitle()
{
    const int row = m_document ? m_network->documents()->rowOf(m_document) : -1;
    if (row < 0) {
        m_title->setText({});
        m_details->setText({});
        return;
    }
    const Document& document = m_network->documents()->document(row);
    m_title->setText(document.title.isEmpty() ? tr("Untitled") : oneLine(document.title, 300));
    QStringList details;
    for (const QString& detail : {document.publisher, document.author})
        if (!detail.isEmpty())
            details << inSentence(detail, 80);
    if (!document.date.isEmpty())
        details << shownDate(document.date);
    if (!document.address.isEmpty())
        details << oneLine(document.address, 300);
    m_details->setText(details.join(QStringLiteral(" · ")));
}

void ReaderPane::showMentions()
{
    if (isOutdated())
        return; // their places are of the new text
    std::vector<ShownMention> mentions;
    QSet<MentionId> ofRelationships;
    for (const RelationshipId id : m_selection->relationships())
        for (const Claim& claim : m_network->claimsOf(id))
            if (claim.document == m_document)
                ofRelationships << claim.subjectMention << claim.objectMention;
    int emphasised = 0;
    for (const Mention& mention : m_document ? m_network->mentionsIn(m_document) : std::vector<Mention>()) {
        ShownMention shown;
        shown.range = m_shown.shown(mention.range);
        shown.entity = m_network->rootOf(mention.entity);
        const int row = m_network->entities()->rowOf(shown.entity);
        if (row < 0 || shown.range.isEmpty())
            continue;
        const Entity& entity = m_network->entities()->entity(row);
        shown.kind = entity.kind;
        shown.toolTip = tr("%1, %2").arg(inSentence(entity.name), entityKind(entity.kind).label);
        shown.emphasised =
            m_selection->entities().contains(shown.entity) || ofRelationships.contains(mention.id);
        emphasised += int(shown.emphasised);
        mentions.push_back(std::move(shown));
    }
    if (mentions != m_text->mentions())
        m_text->setMentions(std::move(mentions));

    QString found;
    if (m_document && !m_selection->isEmpty() && !m_selection->currentDocument()) {
        const EntityId entity = m_selection->currentEntity();
        const QString whom = entity ? inSentence(m_network->nameOf(entity), 60) : tr("what is selected");
        found = emphasised == 0   ? tr("No mention of %1 here").arg(whom)
                : emphasised == 1 ? tr("1 mention of %1").arg(whom)
                                  : tr("%1 mentions of %2").arg(locale().toString(emphasised), whom);
    }
    m_found->setText(found);
    m_previous->setVisible(emphasised > 0);
    m_next->setVisible(emphasised > 0);
}

void ReaderPane::showPassages()
{
    if (!m_document || isOutdated())
        return;
    std::map<std::pair<qsizetype, qsizetype>, bool> ranges; // → not reviewed
    bool isMissing = false;
    for (const Claim& claim : m_network->claimsIn(m_document)) {
        if (claim.isPossibleLink() && !m_network->possibleShown())
            continue;
        const auto at = m_passages.constFind(claim.passage);
        isMissing |= at == m_passages.constEnd();
        if (at == m_passages.constEnd() || at->isEmpty())
            continue;
        const TextRange shown = m_shown.shown(*at);
        ranges[{shown.start, shown.end}] |= claim.verdict == Verdict::Suggested;
    }
    std::vector<ShownPassage> passages;
    for (const auto& [range, isOpen] : ranges)
        passages.push_back({{range.first, range.second}, isOpen});
    if (passages != m_text->passages())
        m_text->setPassages(std::move(passages));
    if (isMissing && !m_passagesAsked)
        askPassages();
}

void ReaderPane::showNotes()
{
    if (!m_document || isOutdated())
        return;
    std::vector<ShownNote> notes;
    for (const Passage& passage : m_network->notedPassages(m_document))
        for (const Annotation& note : m_network->annotationsOf(refOf(passage.id)))
            notes.push_back({m_shown.shown(passage.range), note.text});
    if (notes != m_text->notes())
        m_text->setNotes(std::move(notes));
}

std::vector<AnnotationId> ReaderPane::notesAtCursor() const
{
    std::vector<AnnotationId> ids;
    if (!m_document || isOutdated())
        return ids;
    const QTextCursor cursor = m_text->textCursor();
    const TextRange at{m_shown.stored(cursor.selectionStart()),
                       std::max(m_shown.stored(cursor.selectionEnd()), m_shown.stored(cursor.selectionStart()) + 1)};
    for (const Passage& passage : m_network->notedPassages(m_document))
        if (passage.range.overlaps(at))
            for (const Annotation& note : m_network->annotationsOf(refOf(passage.id)))
                ids.push_back(note.id);
    return ids;
}

void ReaderPane::askPassages()
{
    std::vector<PassageId> ids;
    for (const Claim& claim : m_network->claimsIn(m_document))
        if (!m_passages.contains(claim.passage))
            ids.push_back(claim.passage);
    m_passagesAsked = true;
    m_source->passages(ids).then(
        this, [this, id = m_document, text = m_stored.textHash, ids](const Result<std::vector<Passage>>& passages) {
            if (id != m_document || text != m_stored.textHash)
                return;
            m_passagesAsked = false;
            for (const PassageId asked : ids)
                m_passages.insert(asked, {}); // what is not there is not asked for again
            if (passages)
                for (const Passage& passage : *passages)
                    m_passages.insert(passage.id, passage.range);
            showPassages();
        });
}

std::vector<ClaimId> ReaderPane::claimsAtCursor() const
{
    std::vector<ClaimId> ids;
    if (!m_document || isOutdated())
        return ids;
    const qsizetype at = m_shown.stored(m_text->textCursor().position());
    for (const Claim& claim : m_network->claimsIn(m_document)) {
        const TextRange range = m_passages.value(claim.passage);
        if (range.start <= at && at < range.end && !(claim.isPossibleLink() && !m_network->possibleShown()))
            ids.push_back(claim.id);
    }
    return ids;
}

TextRange ReaderPane::selectedRange() const
{
    const QTextCursor cursor = m_text->textCursor();
    if (!m_document || isOutdated() || !cursor.hasSelection())
        return {};
    return {m_shown.stored(cursor.selectionStart()), m_shown.stored(cursor.selectionEnd())};
}

MentionId ReaderPane::mentionAtCursor() const
{
    if (!m_document || isOutdated())
        return {};
    const QTextCursor cursor = m_text->textCursor();
    const TextRange at = cursor.hasSelection() ? selectedRange()
                                               : TextRange{m_shown.stored(cursor.position()),
                                                           m_shown.stored(cursor.position()) + 1};
    MentionId innermost;
    qsizetype shortest = 0;
    for (const Mention& mention : m_network->mentionsIn(m_document))
        if (mention.range.overlaps(at) && (!innermost || mention.range.length() < shortest)) {
            innermost = mention.id;
            shortest = mention.range.length();
        }
    return innermost;
}

void ReaderPane::toNextMention(int step)
{
    std::vector<TextRange> ranges;
    for (const ShownMention& mention : m_text->mentions())
        if (mention.emphasised)
            ranges.push_back(mention.range);
    if (ranges.empty())
        return;
    const qsizetype at = m_text->textCursor().position();
    auto it = ranges.begin();
    if (step > 0) {
        it = std::find_if(ranges.begin(), ranges.end(), [at](TextRange r) { return r.start > at; });
        if (it == ranges.end())
            it = ranges.begin();
    } else {
        it = std::find_if(ranges.begin(), ranges.end(), [at](TextRange r) { return r.start >= at; });
        it = it == ranges.begin() ? ranges.end() - 1 : it - 1;
    }
    m_text->goTo(*it);
}

} // namespace redthread
