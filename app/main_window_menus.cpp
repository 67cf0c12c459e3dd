// The menus under the right mouse button: of what is selected, of the words of an article.
#include "app/main_window.h"

#include "app/selection_edits.h"
#include "views/evidence/claim_menu.h"
#include "views/graph/wording.h"
#include "views/lists/shown_text.h"
#include "views/reader/reader_pane.h"
#include "views/reader/reader_text.h"

#include <QMenu>

namespace redthread {

void MainWindow::showMenu(const QPoint& at)
{
    const Selection& selection = m_project.selection();
    QMenu menu(this);
    if (!selection.relationships().isEmpty())
        for (const Act act : {Act::OpenInDocument, Act::CopyQuote, Act::Accept, Act::Reject, Act::Withdraw})
            menu.addAction(m_actions[act]);
    if (!selection.entities().isEmpty()) {
        menu.addSeparator();
        for (const Act act : {Act::OpenGroup, Act::CloseGroup})
            if (m_actions[act]->isEnabled())
                menu.addAction(m_actions[act]);
        menu.addAction(m_actions[Act::Rename]);
        menu.addMenu(m_actions.kindMenu());
        for (const Act act : {Act::Details, Act::Tags, Act::AddNote, Act::Pin, Act::Hide, Act::Isolate, Act::Paths, Act::Merge,
                              Act::Unmerge, Act::Split, Act::FitSelection})
            menu.addAction(m_actions[act]);
    }
    if (selection.isEmpty())
        for (const Act act : {Act::AddArticles, Act::PasteArticle, Act::Fit, Act::ShowHidden, Act::Restart,
                              Act::ExportPicture})
            menu.addAction(m_actions[act]);
    menu.exec(at);
}

void MainWindow::showReaderMenu(const QPoint& at)
{
    updateActions();
    QMenu menu(this);
    for (const Act act : {Act::MarkWords, Act::NewClaim, Act::WithdrawMention})
        menu.addAction(m_actions[act]);
    menu.addAction(m_actions[Act::AddNote]);
    if (!m_reader->notesAtCursor().empty())
        menu.addAction(m_actions[Act::RemoveNotes]);
    menu.addSeparator();
    constexpr size_t most = 12;
    const std::vector<ClaimId> claims = m_reader->claimsAtCursor();
    for (size_t i = 0; i < std::min(most, claims.size()); ++i)
        addClaimMenu(menu, claims[i]);
    if (claims.size() > most)
        menu.addAction(tr("%1 more claims in this passage").arg(claims.size() - most))->setEnabled(false);
    if (!claims.empty())
        menu.addSeparator();
    QAction* copy = menu.addAction(tr("&Copy"));
    copy->setEnabled(m_reader->text()->textCursor().hasSelection());
    connect(copy, &QAction::triggered, m_reader->text(), &QPlainTextEdit::copy);
    menu.exec(at);
}

// A claim of the passage: to look at, to correct, to withdraw.
void MainWindow::addClaimMenu(QMenu& menu, ClaimId id)
{
    const Network& network = m_project.network();
    const auto claim = network.claim(id);
    const auto relationship = claim ? network.relationship(claim->relationship) : std::nullopt;
    if (!relationship)
        return;
    const QString sentence = relationshipSentence(oneLine(network.nameOf(relationship->subject), 40), relationship->kind,
                                                  oneLine(network.nameOf(relationship->object), 40));
    QMenu* own = menu.addMenu(
        tr("%1 · %2").arg(sentence, stanceWord(claim->stance)).replace(u'&', QStringLiteral("&&")));
    own->addAction(tr("Show in the graph"), this, [this, id = relationship->id] {
        const RelationshipModel& rows = *m_project.network().relationships();
        if (const int row = rows.rowOf(id); row >= 0)
            m_project.selection().selectOnly(rows.idAt(row));
    })->setEnabled(network.relationships()->rowOf(relationship->id) >= 0);
    own->addSeparator();
    const SubmitEdit send = [this](const Edit& edit) { submit(edit); };
    addVerdicts(*own, network, id, m_personName, send);
    own->addSeparator();
    addCorrections(*own, network, id, m_personName, send);
    own->addSeparator();
    own->addAction(tr("Withdraw claim"), this, [this, id] { submit(withdrawEdit(m_project.network(), id)); });
}

} // namespace redthread
