#include "app/actions.h"

#include "models/records/kinds.h"

#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace redthread {

namespace {

struct ActionRow {
    Act act;
    const char* menu;
    const char* text;
    const char* shortcut;
    const char* tip;
    bool letter = false;    // a single key, only where nobody types
    bool separator = false; // a line above it
};

// In the order of the menus.
constexpr ActionRow table[] = {
    {Act::New, "&File", QT_TRANSLATE_NOOP("Actions", "&New"), "Ctrl+N",
     QT_TRANSLATE_NOOP("Actions", "Begin with an empty project")},
    {Act::Open, "&File", QT_TRANSLATE_NOOP("Actions", "&Open…"), "Ctrl+O",
     QT_TRANSLATE_NOOP("Actions", "Open a project (.redthread)")},
    {Act::AddArticles, "&File", QT_TRANSLATE_NOOP("Actions", "&Add articles…"), "Ctrl+I",
     QT_TRANSLATE_NOOP("Actions", "Read articles from files into this project"), false, true},
    {Act::PasteArticle, "&File", QT_TRANSLATE_NOOP("Actions", "Add &pasted article…"), "Ctrl+Shift+V",
     QT_TRANSLATE_NOOP("Actions", "Read an article from the clipboard")},
    {Act::SaveAs, "&File", QT_TRANSLATE_NOOP("Actions", "&Save as…"), "Ctrl+Shift+S",
     QT_TRANSLATE_NOOP("Actions", "Keep the project in another file and go on there"), false, true},
    {Act::ExportPicture, "&File", QT_TRANSLATE_NOOP("Actions", "&Export picture or web page…"), "Ctrl+E",
     QT_TRANSLATE_NOOP("Actions", "Export the graph with its quotes: one web page (HTML), or PNG, SVG, PDF with footnotes, or DOT")},
    {Act::Dossier, "&File", QT_TRANSLATE_NOOP("Actions", "Export &dossier…"), "Ctrl+Shift+D",
     QT_TRANSLATE_NOOP("Actions", "A PDF about what is selected: every relationship with its quotes and sources")},
    {Act::Quit, "&File", QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q",
     QT_TRANSLATE_NOOP("Actions", "Close Redthread; everything is kept"), false, true},

    {Act::Undo, "&Edit", QT_TRANSLATE_NOOP("Actions", "&Undo"), "Ctrl+Z",
     QT_TRANSLATE_NOOP("Actions", "Take the last step back")},
    {Act::Redo, "&Edit", QT_TRANSLATE_NOOP("Actions", "&Redo"), "Ctrl+Shift+Z",
     QT_TRANSLATE_NOOP("Actions", "Do the step again")},
    {Act::History, "&Edit", QT_TRANSLATE_NOOP("Actions", "&History…"), "Ctrl+Shift+H",
     QT_TRANSLATE_NOOP("Actions", "Who changed what in this project, and when")},
    {Act::Find, "&Edit", QT_TRANSLATE_NOOP("Actions", "&Find…"), "Ctrl+K",
     QT_TRANSLATE_NOOP("Actions", "Find an entity, a phrase in an article, a document or an action"), false, true},
    {Act::Rename, "&Edit", QT_TRANSLATE_NOOP("Actions", "Re&name…"), "F2",
     QT_TRANSLATE_NOOP("Actions", "Give the entity another name; the old one is kept as another name"), false,
     true},
    {Act::Details, "&Edit", QT_TRANSLATE_NOOP("Actions", "&Details…"), "Alt+Return",
     QT_TRANSLATE_NOOP("Actions", "Name, kind, other names, identifiers, tags and notes of the entity")},
    {Act::Tags, "&Edit", QT_TRANSLATE_NOOP("Actions", "&Tags…"), "Ctrl+T",
     QT_TRANSLATE_NOOP("Actions", "Words of your own on what is selected, to filter by")},
    {Act::Pin, "&Edit", QT_TRANSLATE_NOOP("Actions", "&Pin or unpin"), "P",
     QT_TRANSLATE_NOOP("Actions", "Keep the entity where it is, or let it go"), true},
    {Act::Hide, "&Edit", QT_TRANSLATE_NOOP("Actions", "&Hide"), "H",
     QT_TRANSLATE_NOOP("Actions", "Take the selected entities out of the picture"), true},
    {Act::ShowHidden, "&Edit", QT_TRANSLATE_NOOP("Actions", "Show hidden"), "Shift+H",
     QT_TRANSLATE_NOOP("Actions", "Bring all hidden entities back into the picture"), true},
    {Act::PersonName, "&Edit", QT_TRANSLATE_NOOP("Actions", "&Your name…"), "Ctrl+Alt+N",
     QT_TRANSLATE_NOOP("Actions", "The name under which your edits and verdicts are kept"), false, true},
    {Act::ChooseReader, "&Edit", QT_TRANSLATE_NOOP("Actions", "Reader of new articles…"), "Ctrl+Alt+R",
     QT_TRANSLATE_NOOP("Actions", "Let a program of your own read new articles, or Redthread")},
    {Act::Withdraw, "&Edit", QT_TRANSLATE_NOOP("Actions", "&Withdraw relationship"), "Shift+Del",
     QT_TRANSLATE_NOOP("Actions", "Withdraw all claims of the selected relationships; undo brings them back"),
     true},
    {Act::Merge, "&Edit", QT_TRANSLATE_NOOP("Actions", "&Merge"), "Ctrl+M",
     QT_TRANSLATE_NOOP("Actions",
                       "The selected entities are one and the same; the last selected keeps its name"),
     false, true},
    {Act::Unmerge, "&Edit", QT_TRANSLATE_NOOP("Actions", "Take merges &back"), "Ctrl+Shift+M",
     QT_TRANSLATE_NOOP("Actions", "Separate what was merged into the selected entity")},
    {Act::Split, "&Edit", QT_TRANSLATE_NOOP("Actions", "Not the same in this document"), "Ctrl+Alt+S",
     QT_TRANSLATE_NOOP("Actions", "In the document that is open the selected entity is another one")},
    {Act::SelectAll, "&Edit", QT_TRANSLATE_NOOP("Actions", "Select &all entities"), "Ctrl+Shift+A",
     QT_TRANSLATE_NOOP("Actions", "Select every entity of the picture"), false, true},
    {Act::ClearSelection, "&Edit", QT_TRANSLATE_NOOP("Actions", "&Clear selection"), "Escape",
     QT_TRANSLATE_NOOP("Actions", "Select nothing"), true},

    {Act::Fit, "&View", QT_TRANSLATE_NOOP("Actions", "&Fit all"), "F",
     QT_TRANSLATE_NOOP("Actions", "Show the whole picture"), true},
    {Act::FitSelection, "&View", QT_TRANSLATE_NOOP("Actions", "Fit &selection"), "Shift+F",
     QT_TRANSLATE_NOOP("Actions", "Show what is selected"), true},
    {Act::ZoomIn, "&View", QT_TRANSLATE_NOOP("Actions", "Zoom &in"), "Ctrl++",
     QT_TRANSLATE_NOOP("Actions", "Come closer")},
    {Act::ZoomOut, "&View", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), "Ctrl+-",
     QT_TRANSLATE_NOOP("Actions", "Step back")},
    {Act::ZoomReset, "&View", QT_TRANSLATE_NOOP("Actions", "&Actual size"), "Ctrl+0",
     QT_TRANSLATE_NOOP("Actions", "Zoom to 100 %")},
    {Act::FullScreen, "&View", QT_TRANSLATE_NOOP("Actions", "F&ull screen"), "F11",
     QT_TRANSLATE_NOOP("Actions", "Use the whole screen, or come back")},

    {Act::PlayPause, "&Graph", QT_TRANSLATE_NOOP("Actions", "&Layout"), "Ctrl+L",
     QT_TRANSLATE_NOOP("Actions", "Let the layout move, or hold it")},
    {Act::Restart, "&Graph", QT_TRANSLATE_NOOP("Actions", "Lay out &anew"), "Ctrl+Shift+L",
     QT_TRANSLATE_NOOP("Actions", "Lay everything out from the beginning, but for what is pinned")},
    {Act::StyleBalanced, "&Graph", QT_TRANSLATE_NOOP("Actions", "&Balanced"), "Ctrl+Alt+1",
     QT_TRANSLATE_NOOP("Actions", "Lay out by what the network is like: its shape and its neighbourhoods"),
     false, true},
    {Act::StyleChart, "&Graph", QT_TRANSLATE_NOOP("Actions", "Readable &chart"), "Ctrl+Alt+2",
     QT_TRANSLATE_NOOP("Actions", "Lay out with lines of like length")},
    {Act::StyleCommunities, "&Graph", QT_TRANSLATE_NOOP("Actions", "Co&mmunities"), "Ctrl+Alt+3",
     QT_TRANSLATE_NOOP("Actions", "Lay out what belongs together close together")},
    {Act::StyleDistances, "&Graph", QT_TRANSLATE_NOOP("Actions", "&Distances"), "Ctrl+Alt+4",
     QT_TRANSLATE_NOOP("Actions", "Lay out so that what is far in the network is far in the picture")},
    {Act::Isolate, "&Graph", QT_TRANSLATE_NOOP("Actions", "&Isolate"), "I",
     QT_TRANSLATE_NOOP("Actions", "Hide all but the selected entities and their neighbours"), true},

    {Act::Expand, "&Graph", QT_TRANSLATE_NOOP("Actions", "&Expand"), "E",
     QT_TRANSLATE_NOOP("Actions", "Show the hidden neighbours of the entity, the strongest ten first"), true},
    {Act::Collapse, "&Graph", QT_TRANSLATE_NOOP("Actions", "&Collapse"), "Shift+E",
     QT_TRANSLATE_NOOP("Actions", "Hide the neighbours that hang on this entity alone"), true},
    {Act::SizeByVoices, "&Graph", QT_TRANSLATE_NOOP("Actions", "Size by &voices"), "Ctrl+Alt+7",
     QT_TRANSLATE_NOOP("Actions", "An entity is as large as the voices that speak of it are many"), false, true},
    {Act::SizeByDegree, "&Graph", QT_TRANSLATE_NOOP("Actions", "Size by &relationships"), "Ctrl+Alt+8",
     QT_TRANSLATE_NOOP("Actions", "An entity is as large as it has relationships (degree)")},
    {Act::SizeByBetweenness, "&Graph", QT_TRANSLATE_NOOP("Actions", "Size by bet&weenness"), "Ctrl+Alt+9",
     QT_TRANSLATE_NOOP("Actions", "An entity is as large as shortest ways of others lead over it")},
    {Act::SizeByPageRank, "&Graph", QT_TRANSLATE_NOOP("Actions", "Size by Page&Rank"), "Ctrl+Alt+0",
     QT_TRANSLATE_NOOP("Actions", "An entity is as large as those it is related to are important")},
    {Act::Communities, "&Graph", QT_TRANSLATE_NOOP("Actions", "Tell commu&nities by colour"), "Ctrl+Alt+5",
     QT_TRANSLATE_NOOP("Actions", "Who belongs together by their relationships (Leiden's method)"), false, true},
    {Act::SelectCommunity, "&Graph", QT_TRANSLATE_NOOP("Actions", "Select the communit&y"), "Ctrl+Alt+6",
     QT_TRANSLATE_NOOP("Actions", "Select all that belong together with the selected entity")},

    {Act::Ungathered, "&Graph", QT_TRANSLATE_NOOP("Actions", "Draw &each on its own"), "Ctrl+G",
     QT_TRANSLATE_NOOP("Actions", "No entities are drawn as one"), false, true},
    {Act::GatherCommunities, "&Graph", QT_TRANSLATE_NOOP("Actions", "Draw each c&ommunity as one"), "Ctrl+Shift+G",
     QT_TRANSLATE_NOOP("Actions", "Those who belong together become one; a double-click opens them")},
    {Act::GatherKinds, "&Graph", QT_TRANSLATE_NOOP("Actions", "Draw each &kind as one"), "Ctrl+Alt+G",
     QT_TRANSLATE_NOOP("Actions", "All journalists become one, all companies another; a double-click opens them")},
    {Act::OpenGroup, "&Graph", QT_TRANSLATE_NOOP("Actions", "Open the g&roup"), "G",
     QT_TRANSLATE_NOOP("Actions", "Draw those in the selected group on their own"), true},
    {Act::CloseGroup, "&Graph", QT_TRANSLATE_NOOP("Actions", "C&lose the group"), "Shift+G",
     QT_TRANSLATE_NOOP("Actions", "Draw the selected entity and its like as one again"), true},

    {Act::Paths, "&Graph", QT_TRANSLATE_NOOP("Actions", "Path &between"), "L",
     QT_TRANSLATE_NOOP("Actions", "How are the two selected entities connected? Each step with its quote"),
     true},
    {Act::ClearFilters, "F&ilter", QT_TRANSLATE_NOOP("Actions", "Clear &all filters"), "Ctrl+Shift+F",
     QT_TRANSLATE_NOOP("Actions", "Draw the picture from all claims again"), false, true},

    {Act::Review, "E&vidence", QT_TRANSLATE_NOOP("Actions", "&Review suggestions"), "Ctrl+R",
     QT_TRANSLATE_NOOP("Actions", "Accept, reject or correct what was read, the most useful first")},
    {Act::Same, "E&vidence", QT_TRANSLATE_NOOP("Actions", "Same or &not"), "Ctrl+Shift+E",
     QT_TRANSLATE_NOOP("Actions", "Decide which entities are one and the same, the likeliest first")},
    {Act::Compare, "E&vidence", QT_TRANSLATE_NOOP("Actions", "Who says &what"), "Ctrl+Shift+W",
     QT_TRANSLATE_NOOP("Actions", "Put two voices or documents side by side: what both say, what one denies")},
    {Act::OpenInDocument, "E&vidence", QT_TRANSLATE_NOOP("Actions", "&Open in document"), "Ctrl+D",
     QT_TRANSLATE_NOOP("Actions", "Open the article at the first sentence that says it")},
    {Act::CopyQuote, "E&vidence", QT_TRANSLATE_NOOP("Actions", "&Copy quote with citation"), "Ctrl+Shift+C",
     QT_TRANSLATE_NOOP("Actions", "Copy the quote with who says it, where and when")},
    {Act::Accept, "E&vidence", QT_TRANSLATE_NOOP("Actions", "&Accept claims"), "Ctrl+Return",
     QT_TRANSLATE_NOOP("Actions", "The claims of the selected relationship hold as they were read"), false,
     true},
    {Act::Reject, "E&vidence", QT_TRANSLATE_NOOP("Actions", "&Reject claims"), "Ctrl+Backspace",
     QT_TRANSLATE_NOOP("Actions", "The claims of the selected relationship were misread")},

    {Act::AddNote, "E&vidence", QT_TRANSLATE_NOOP("Actions", "Add n&ote…"), "Ctrl+Alt+T",
     QT_TRANSLATE_NOOP("Actions", "Write a note on the selected entity, relationship or document"), false, true},
    {Act::RemoveNotes, "E&vidence", QT_TRANSLATE_NOOP("Actions", "Withdraw notes"), "Ctrl+Alt+Shift+T",
     QT_TRANSLATE_NOOP("Actions", "Withdraw all notes on what is selected; undo brings them back")},
    {Act::MarkWords, "E&vidence", QT_TRANSLATE_NOOP("Actions", "&Mark words as…"), "Ctrl+Alt+M",
     QT_TRANSLATE_NOOP("Actions", "The words selected in the document are an entity, new or known"), false, true},
    {Act::NewClaim, "E&vidence", QT_TRANSLATE_NOOP("Actions", "&New claim…"), "Ctrl+Alt+K",
     QT_TRANSLATE_NOOP("Actions", "The passage selected in the document says who is related to whom")},
    {Act::WithdrawMention, "E&vidence", QT_TRANSLATE_NOOP("Actions", "These words are no men&tion"),
     "Ctrl+Alt+Backspace", QT_TRANSLATE_NOOP("Actions", "Withdraw the mention at the cursor of the document")},

    {Act::ReplaceText, "E&vidence", QT_TRANSLATE_NOOP("Actions", "Ne&w version of the text…"), "Ctrl+Alt+V",
     QT_TRANSLATE_NOOP("Actions",
                       "Put another version of the document's text in its place; passages are found again"),
     false, true},

    {Act::Shortcuts, "&Help", QT_TRANSLATE_NOOP("Actions", "&Keyboard and mouse"), "F1",
     QT_TRANSLATE_NOOP("Actions", "What keys and mouse do")},
    {Act::About, "&Help", QT_TRANSLATE_NOOP("Actions", "&About Redthread"), "Shift+F1",
     QT_TRANSLATE_NOOP("Actions", "Version, licence and sources of data")},
};

// What must be there before an action can do anything.
struct Need {
    const char* what;
    std::initializer_list<Act> acts;
};

const Need needs[] = {
    {QT_TRANSLATE_NOOP("Actions", "select an entity first."),
     {Act::Rename, Act::Details, Act::Pin, Act::Hide, Act::Isolate, Act::Expand, Act::Collapse}},
    {QT_TRANSLATE_NOOP("Actions", "select two entities or more first."), {Act::Merge}},
    {QT_TRANSLATE_NOOP("Actions", "select an entity first into which others were merged."), {Act::Unmerge}},
    {QT_TRANSLATE_NOOP("Actions", "select an entity and open a document first."), {Act::Split}},
    {QT_TRANSLATE_NOOP("Actions", "select a relationship first."),
     {Act::Withdraw, Act::Accept, Act::Reject, Act::OpenInDocument, Act::CopyQuote}},
    {QT_TRANSLATE_NOOP("Actions", "select an entity or a relationship first."),
     {Act::Dossier, Act::Tags, Act::FitSelection}},
    {QT_TRANSLATE_NOOP("Actions", "select an entity, a relationship, a document or words of an article first."),
     {Act::AddNote}},
    {QT_TRANSLATE_NOOP("Actions", "there is no note on what is selected."), {Act::RemoveNotes}},
    {QT_TRANSLATE_NOOP("Actions", "nothing is hidden."), {Act::ShowHidden}},
    {QT_TRANSLATE_NOOP("Actions", "select words in an article first."), {Act::MarkWords}},
    {QT_TRANSLATE_NOOP("Actions", "open an article first."),
     {Act::NewClaim, Act::WithdrawMention, Act::ReplaceText}},
    {QT_TRANSLATE_NOOP("Actions", "no filter is set."), {Act::ClearFilters}},
    {QT_TRANSLATE_NOOP("Actions", "tell communities by colour and select an entity first."),
     {Act::SelectCommunity}},
    {QT_TRANSLATE_NOOP("Actions", "select a group that is drawn as one first."), {Act::OpenGroup}},
    {QT_TRANSLATE_NOOP("Actions", "select an entity of an opened group first."), {Act::CloseGroup}},
    {QT_TRANSLATE_NOOP("Actions", "there is nothing in the picture yet."), {Act::ExportPicture}},
    {QT_TRANSLATE_NOOP("Actions", "nothing was done yet."), {Act::Undo}},
    {QT_TRANSLATE_NOOP("Actions", "nothing was taken back."), {Act::Redo}},
};

QString tr(const char* text) { return QCoreApplication::translate("Actions", text); }

} // namespace

Actions::Actions(QMainWindow& window)
{
    for (const ActionRow& row : table) {
        const QString menuName = QString::fromLatin1(row.menu);
        QMenu*& menu = m_menus[menuName];
        if (!menu)
            menu = window.menuBar()->addMenu(tr(row.menu));
        if (row.separator)
            menu->addSeparator();
        auto* action = new QAction(tr(row.text), &window);
        if (*row.shortcut)
            action->setShortcut(QKeySequence(QString::fromLatin1(row.shortcut)));
        const QString plain = QString(tr(row.text)).remove(u'&').remove(u'…');
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(keys.isEmpty() ? tr(row.tip) : QStringLiteral("%1 (%2)").arg(tr(row.tip), keys));
        action->setStatusTip(tr(row.tip));
        action->setIconText(plain);
        action->setObjectName(plain);
        if (row.letter)
            action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        menu->addAction(action);
        m_actions.insert(row.act, action);
        m_order << row.act;
        if (row.act == Act::Open)
            m_recent = menu->addMenu(tr("Open &recent"));
        if (row.act == Act::Rename)
            m_kind = menu->addMenu(tr("Change &kind"));
    }
    for (const EntityKind& kind : entityKinds())
        m_kind->addAction(kind.label)->setData(kind.key);
    m_actions[Act::Quit]->setMenuRole(QAction::QuitRole);
    m_actions[Act::About]->setMenuRole(QAction::AboutRole);
    for (QMenu* menu : std::as_const(m_menus))
        menu->setToolTipsVisible(true);
}

void Actions::setLetterScope(const QList<QWidget*>& panes)
{
    // Who types a name there to find its row hides and moves nobody by it.
    const QSet<Act> ofGraphAlone = {Act::Hide, Act::Isolate, Act::Pin, Act::Expand, Act::Collapse,
                                    Act::OpenGroup, Act::CloseGroup};
    for (const ActionRow& row : table)
        if (row.letter && !ofGraphAlone.contains(row.act))
            for (QWidget* pane : panes)
                pane->addAction(m_actions.value(row.act));
}

QList<QAction*> Actions::all() const
{
    QList<QAction*> actions;
    for (const Act act : m_order)
        actions << m_actions.value(act);
    return actions;
}

QString Actions::whyNot(const QKeySequence& keys) const
{
    for (const Act act : m_order) {
        const QAction* action = m_actions.value(act);
        if (action->isEnabled() || !action->shortcuts().contains(keys))
            continue;
        for (const Need& need : needs)
            if (std::find(need.acts.begin(), need.acts.end(), act) != need.acts.end())
                return tr("%1: %2").arg(QString(action->iconText()).section(u':', 0, 0), tr(need.what));
    }
    return {};
}

QList<Actions::Row> Actions::rows() const
{
    QList<Row> rows;
    for (const ActionRow& row : table)
        rows << Row{tr(row.menu).remove(u'&'), m_actions.value(row.act)->iconText(),
                    m_actions.value(row.act)->shortcut().toString(QKeySequence::NativeText)};
    return rows;
}

} // namespace redthread
