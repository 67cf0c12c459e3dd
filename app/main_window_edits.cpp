// What is done to the selection: each an Edit, each with undo.
#include "app/main_window.h"

#include "app/annotate_dialog.h"
#include "app/claim_dialog.h"
#include "app/entity_dialog.h"
#include "app/message_bar.h"
#include "app/note_dialog.h"
#include "app/reader_dialog.h"
#include "app/selection_edits.h"
#include "models/network/merge_edits.h"
#include "models/network/tag_edits.h"
#include "models/reading/likely_kind.h"
#include "models/records/kinds.h"
#include "views/evidence/evidence_pane.h"
#include "views/evidence/quote.h"
#include "views/graph/graph_view.h"
#include "views/lists/shown_text.h"
#include "views/reader/reader_pane.h"
#include "views/reader/reader_text.h"
#include "views/review/review_pane.h"
#include "views/same/same_pane.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QInputDialog>
#include <QSettings>

namespace redthread {

namespace {

template <class IdType>
std::vector<IdType> sorted(const QSet<IdType>& ids)
{
    std::vector<IdType> list(ids.begin(), ids.end());
    std::sort(list.begin(), list.end());
    return list;
}

} // namespace

std::vector<EntityId> MainWindow::selectedEntities() const
{
    return sorted(m_project.selection().entities());
}

std::vector<RelationshipId> MainWindow::selectedRelationships() const
{
    return sorted(m_project.selection().relationships());
}

std::vector<Claim> MainWindow::selectedClaims() const
{
    std::vector<Claim> claims;
    for (const RelationshipId id : selectedRelationships())
        for (Claim& claim : m_project.network().claimsOf(id))
            claims.push_back(std::move(claim));
    return claims;
}

void MainWindow::submit(const std::optional<Edit>& edit, std::function<void(bool)> done)
{
    if (!edit)
        return;
    if (m_project.isReadOnly()) {
        m_messages->error(tr("This project was opened for reading; save it elsewhere to change it."));
        return;
    }
    m_project.editor().submit(*edit, std::move(done));
}

void MainWindow::rename()
{
    const auto entity = m_project.network().entity(m_project.selection().currentEntity());
    if (!entity)
        return;
    bool ok = false;
    const QString name = QInputDialog::getText(this, tr("Rename"), tr("Name of the entity:"),
                                               QLineEdit::Normal, entity->name, &ok)
                             .simplified();
    if (ok && !name.isEmpty() && name != entity->name)
        submit(renameEdit(*entity, name));
}

void MainWindow::setKind(const QString& kind)
{
    Batch batch{tr("Change kind"), {}};
    for (const EntityId id : selectedEntities())
        if (const auto entity = m_project.network().entity(id); entity && entity->kind != kind)
            batch.edits.push_back(kindEdit(*entity, kind));
    if (!batch.edits.empty())
        submit(batch.edits.size() == 1 ? batch.edits.front() : Edit(batch));
}

void MainWindow::selectAll()
{
    QSet<EntityId> all;
    for (const SceneNode& node : m_graph->openScene().nodes)
        all << node.id;
    m_project.selection().set(all, {});
}

void MainWindow::hideSelected() { submit(hideEdit(m_project.network(), selectedEntities(), true)); }

void MainWindow::showHidden()
{
    submit(hideEdit(m_project.network(), hiddenEntities(m_project.network()), false));
}

void MainWindow::expand(EntityId id)
{
    const Network& network = m_project.network();
    if (const auto edit = expandEdit(network, id))
        submit(edit);
    else if (id)
        m_messages->news(tr("All neighbours of “%1” are drawn.").arg(network.nameOf(id).left(60)), MessageBar::About::Keys);
}

void MainWindow::collapse(EntityId id)
{
    const Network& network = m_project.network();
    if (const auto edit = collapseEdit(network, id))
        submit(edit);
    else if (id)
        m_messages->news(tr("Nobody hangs on “%1” alone.").arg(network.nameOf(id).left(60)), MessageBar::About::Keys);
}

void MainWindow::selectCommunity()
{
    const auto& communities = m_measurer.measures().communities;
    const auto of = communities.constFind(m_project.selection().currentEntity());
    if (of == communities.constEnd())
        return;
    QSet<EntityId> members;
    for (auto it = communities.cbegin(); it != communities.cend(); ++it)
        if (it.value() == of.value())
            members.insert(it.key());
    m_project.selection().set(members, {});
}

void MainWindow::isolate()
{
    const Network& network = m_project.network();
    QSet<EntityId> keep = m_project.selection().entities();
    for (const EntityId id : selectedEntities()) {
        for (const RelationshipId r : network.relationshipsOf(id)) {
            const RelationshipRow& row =
                network.relationships()->relationship(network.relationships()->rowOf(r));
            keep << row.subject << row.object;
        }
    }
    std::vector<EntityId> others;
    for (int row = 0; row < network.entities()->rowCount(); ++row)
        if (!keep.contains(network.entities()->idAt(row)))
            others.push_back(network.entities()->idAt(row));
    if (!keep.isEmpty()) // who is left may stand far apart
        submit(hideEdit(network, others, true), [this](bool isDone) {
            if (isDone)
                m_graph->fitAll();
        });
}

void MainWindow::pinSelected()
{
    const QSet<EntityId> entities = m_project.selection().entities();
    const bool allPinned = std::all_of(entities.begin(), entities.end(), [this](EntityId id) {
        const auto entity = m_project.network().entity(id);
        return entity && entity->pinned;
    });
    pin(entities, !allPinned);
}

void MainWindow::pin(const QSet<EntityId>& entities, bool pinned)
{
    if (m_graph->selectedGroup())
        m_messages->news(tr("What is drawn as one is not pinned: open it, or drag it to where it should stand."));
    else
        m_arranger.setPinned(entities, pinned);
}

void MainWindow::withdrawSelected() { submit(withdrawEdit(m_project.network(), selectedRelationships())); }

void MainWindow::mergeSelected()
{
    constexpr size_t most = 100;
    const Network& network = m_project.network();
    const std::vector<EntityId> entities = selectedEntities();
    if (entities.size() > most) {
        m_messages->news(tr("%1 entities are selected; at most %2 are merged in one step.")
                             .arg(locale().toString(entities.size()), locale().toString(most)));
        return;
    }
    const EntityId current = m_project.selection().currentEntity();
    const EntityId into = current || entities.empty() ? current : entities.front();
    const auto edit = mergeEdit(network, entities, into);
    if (!edit)
        return;
    // Said before it is done: the names go with the merge.
    QStringList kinds;
    for (const EntityId id : entities)
        if (const auto entity = network.entity(id))
            kinds << entityKind(entity->kind).label;
    kinds.removeDuplicates();
    kinds.sort();
    const QString name = oneLine(network.nameOf(into), 60);
    submit(edit);
    m_messages->offer(
        (entities.size() == 2 ? tr("The two are one now: “%1”.").arg(name)
                              : tr("The %1 are one now: “%2”.").arg(entities.size()).arg(name)) +
            (kinds.size() > 1 ? u' ' + tr("They were of different kinds: %1.").arg(kinds.join(QStringLiteral(", ")))
                              : QString()),
        tr("Undo"), [this] { m_project.editor().undo(); }, MessageBar::About::Step);
}

void MainWindow::unmergeSelected()
{
    submit(unmergeEdit(m_project.network(), m_project.selection().currentEntity()));
}

void MainWindow::splitSelected()
{
    submit(splitEdit(m_project.network(), m_project.selection().currentEntity(), m_shownDocument));
}

void MainWindow::giveVerdict(Verdict verdict)
{
    const GiveVerdict edit = verdictEdit(selectedClaims(), verdict, m_personName);
    if (!edit.changes.empty())
        submit(edit);
}

void MainWindow::submitOrSay(const Result<Edit>& edit)
{
    if (edit)
        submit(std::optional<Edit>(*edit));
    else
        m_messages->news(edit.error().text);
}

std::optional<RecordRef> MainWindow::selectedRecord() const
{
    const Selection& selection = m_project.selection();
    if (selection.currentRelationship())
        return refOf(selection.currentRelationship());
    if (selection.currentEntity())
        return refOf(selection.currentEntity());
    if (selection.currentDocument())
        return refOf(selection.currentDocument());
    return std::nullopt;
}

void MainWindow::addNote()
{
    // On the words selected in the text, else on what is selected.
    const bool onWords = m_reader->isVisible() && !m_reader->selectedRange().isEmpty();
    const Document document = m_reader->stored();
    const TextRange range = onWords ? wholeWords(document.text, m_reader->selectedRange()) : TextRange();
    const auto record = onWords ? std::optional(refOf(document.id)) : selectedRecord();
    if (!record)
        return;
    const QString quote = oneLine(document.text.mid(range.start, range.length()), 80);
    NoteDialog dialog(onWords ? tr("On “%1”:").arg(quote) : tr("What is to be kept in mind?"), m_noteDraft, this);
    const bool isKept = dialog.exec() == QDialog::Accepted;
    // What was typed and not kept stands in the next note: nothing is lost by a key.
    m_noteDraft = isKept ? QString() : dialog.text();
    if (isKept)
        submitOrSay(onWords ? noteAt(m_project.network(), document, range, dialog.text(), m_personName)
                            : noteOn(*record, dialog.text(), m_personName));
}

void MainWindow::showDetails()
{
    const auto entity = m_project.network().entity(m_project.selection().currentEntity());
    if (!entity)
        return;
    EntityDialog dialog(m_project.network(), *entity, this);
    if (dialog.exec() == QDialog::Accepted)
        submit(dialog.edit(m_personName));
}

// On all that is selected; the field begins with what the current one has.
void MainWindow::editTags()
{
    const Selection& selection = m_project.selection();
    std::vector<RecordRef> records;
    for (const EntityId id : selectedEntities())
        records.push_back(refOf(id));
    for (const RelationshipId id : selectedRelationships())
        records.push_back(refOf(id));
    for (const DocumentId id : selection.documents())
        records.push_back(refOf(id));
    const auto record = selectedRecord();
    if (records.empty() || !record)
        return;
    bool ok = false;
    const QString text = QInputDialog::getText(
        this, tr("Tags"), tr("Words of your own, with commas between them"), QLineEdit::Normal,
        m_project.network().tagsOf(*record).join(QStringLiteral(", ")), &ok);
    if (ok)
        submit(setTags(m_project.network(), records, tagsFrom(text), m_personName));
}

// Of the words at the cursor while one reads, else of what is selected.
std::vector<AnnotationId> MainWindow::notesHere() const
{
    const Network& network = m_project.network();
    if (m_reader->text()->hasFocus())
        if (std::vector<AnnotationId> ids = m_reader->notesAtCursor(); !ids.empty())
            return ids;
    std::vector<AnnotationId> ids;
    const auto add = [&](RecordRef record) {
        for (const Annotation& note : network.annotationsOf(record))
            ids.push_back(note.id);
    };
    if (const auto record = selectedRecord()) {
        add(*record);
        if (record->type == RecordType::Document)
            for (const Passage& passage : network.notedPassages(DocumentId{record->id}))
                add(refOf(passage.id));
    }
    return ids;
}

void MainWindow::removeNotes()
{
    SetWithdrawn edit{tr("notes"), {}, true};
    for (const AnnotationId id : notesHere())
        edit.records.push_back(refOf(id));
    if (!edit.records.empty())
        submit(Edit(edit));
}

// The words that are selected in the document.
void MainWindow::markWords()
{
    const Document document = m_reader->stored();
    const TextRange range = wholeWords(document.text, m_reader->selectedRange());
    const QString words = document.text.mid(range.start, range.length());
    if (const auto can = newEntityAt(m_project.network(), document, range, words, {}); !can) {
        submitOrSay(can); // says why not
        return;
    }
    AnnotateDialog dialog(m_project.network(), words, this);
    dialog.setKind(likelyKind(document.text, range));
    if (dialog.exec() != QDialog::Accepted)
        return;
    submitOrSay(dialog.entity()
               ? mentionAt(m_project.network(), document, range, dialog.entity())
               : newEntityAt(m_project.network(), document, range, dialog.name(), dialog.kind()));
}

// In the passage that is selected, or the sentence the cursor stands in.
void MainWindow::addClaim()
{
    const Document document = m_reader->stored();
    TextRange range = trimmed(document.text, m_reader->selectedRange());
    if (range.isEmpty()) {
        const qsizetype at = m_reader->positions().stored(m_reader->text()->textCursor().position());
        range = sentenceAround(document.text, {at, at + 1});
    }
    if (range.isEmpty() || range.length() > longestPassage) {
        m_messages->news(tr("Select the passage that says it, at most %1 characters.").arg(longestPassage));
        return;
    }
    ClaimDialog dialog(m_project.network(), document, wholeWords(document.text, range), m_personName, this);
    if (dialog.exec() == QDialog::Accepted)
        submitOrSay(dialog.edit());
}

void MainWindow::withdrawMentionAtCursor()
{
    const MentionId mention = m_reader->mentionAtCursor();
    if (!mention)
        m_messages->news(tr("There is no mention at the cursor."));
    else
        submitOrSay(withdrawMention(m_project.network(), mention));
}

void MainWindow::askName()
{
    bool ok = false;
    const QString name = QInputDialog::getText(this, tr("Your name"),
                                               tr("Edits and verdicts are kept under this name in the "
                                                  "project's history.\nLeave it empty to stay nameless."),
                                               QLineEdit::Normal, m_personName, &ok);
    if (ok) {
        QSettings().setValue(QStringLiteral("person/name"), name.simplified());
        useName(name.simplified());
    }
}

void MainWindow::chooseReader()
{
    ReaderDialog dialog(this);
    if (dialog.exec() == QDialog::Accepted)
        m_importer.setReader(chosenReader());
}

void MainWindow::useName(const QString& name)
{
    m_personName = name;
    m_review->setReviewer(name);
    m_same->setReviewer(name);
    m_project.editor().setBy(name);
    m_evidence->setReviewer(name);
}

void MainWindow::openInDocument()
{
    const std::vector<Claim> claims = selectedClaims();
    if (claims.empty())
        return;
    m_project.passages({claims.front().passage})
        .then(this, [this](const Result<std::vector<Passage>>& passages) {
            if (!passages)
                m_messages->error(passages.error().text);
            else if (!passages->empty())
                showDocument(passages->front().document, passages->front().range);
        });
}

void MainWindow::copyQuote()
{
    const std::vector<Claim> claims = selectedClaims();
    if (claims.empty())
        return;
    std::vector<PassageId> ids;
    for (const Claim& claim : claims)
        ids.push_back(claim.passage);
    m_project.passages(ids).then(this, [this, claims](const Result<std::vector<Passage>>& passages) {
        if (!passages) {
            m_messages->error(passages.error().text);
            return;
        }
        QStringList lines;
        for (const Claim& claim : claims) {
            const auto passage = std::find_if(passages->begin(), passages->end(),
                                              [&](const Passage& p) { return p.id == claim.passage; });
            if (passage != passages->end())
                lines << quoteWithCitation(claim, *passage, m_project.network());
        }
        lines.removeDuplicates();
        QGuiApplication::clipboard()->setText(lines.join(QStringLiteral("\n\n")));
        m_messages->news(tr("%n quote(s) copied.", nullptr, int(lines.size())));
    });
}

} // namespace redthread
