// Every action of the window in one table: its place in the menus, shortcut,
// tooltip, icon. Single letters are shortcuts in the graph and the lists only,
// where nobody types.
#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>

class QMainWindow;
class QMenu;

namespace redthread {

enum class Act {
    New,
    Open,
    AddArticles,
    PasteArticle,
    SaveAs,
    ExportPicture,
    Dossier,
    Quit,
    Undo,
    Redo,
    History,
    Find,
    Rename,
    Details,
    Tags,
    Hide,
    ShowHidden,
    Pin,
    Withdraw,
    Merge,
    Unmerge,
    PersonName,
    ChooseReader,
    Split,
    SelectAll,
    ClearSelection,
    Fit,
    FitSelection,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    FullScreen,
    PlayPause,
    Restart,
    StyleBalanced,
    StyleChart,
    StyleCommunities,
    StyleDistances,
    Isolate,
    Expand,
    Collapse,
    SizeByVoices,
    SizeByDegree,
    SizeByBetweenness,
    SizeByPageRank,
    Communities,
    SelectCommunity,
    Ungathered,
    GatherCommunities,
    GatherKinds,
    OpenGroup,
    CloseGroup,
    Paths,
    ClearFilters,
    Review,
    Same,
    Compare,
    OpenInDocument,
    CopyQuote,
    AddNote,
    RemoveNotes,
    MarkWords,
    NewClaim,
    WithdrawMention,
    ReplaceText,
    Accept,
    Reject,
    Shortcuts,
    About,
};

class Actions {
public:
    // Makes all actions as children of `window` and fills its menu bar. Panes
    // where single letters may act are told by setLetterScope().
    explicit Actions(QMainWindow& window);

    QAction* operator[](Act act) const { return m_actions.value(act); }
    QMenu* menu(const QString& name) const { return m_menus.value(name); }
    QList<QAction*> all() const; // in the order of the menus
    QMenu* recentMenu() const { return m_recent; }
    QMenu* kindMenu() const { return m_kind; }
    void setLetterScope(const QList<QWidget*>& panes);

    // Why the keys of an action that is disabled do nothing now: "Merge: select two entities or more first."
    // Empty: they are nobody's, or of one that can act.
    QString whyNot(const QKeySequence& keys) const;

    // Name, shortcut and tooltip of each, in the order of the menus.
    struct Row {
        QString menu;
        QString text;
        QString shortcut;
    };
    QList<Row> rows() const;

private:
    QHash<Act, QAction*> m_actions;
    QList<Act> m_order;
    QHash<QString, QMenu*> m_menus;
    QMenu* m_recent = nullptr;
    QMenu* m_kind = nullptr;
};

} // namespace redthread
