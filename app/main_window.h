// MainWindow puts the panes together and turns what a person does into edits
// of the project: the graph in the middle, lists on the left, evidence and
// document on the right, one selection for all. GUI thread.
#pragma once

#include "app/actions.h"
#include "app/arranger.h"
#include "app/data_folder.h"
#include "app/importer.h"
#include "app/gatherer.h"
#include "app/measurer.h"
#include "app/project.h"

#include <QMainWindow>

class QLabel;
class QMenu;
class QTabWidget;

namespace redthread {

class ComparePane;
class DocumentList;
class EntityList;
class EvidencePane;
class FilterBar;
class FindBox;
class GraphView;
class LegendWidget;
class MessageBar;
class PathPane;
class ReaderPane;
class RelationshipList;
class ReviewPane;
class SamePane;
class TimelineView;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    // Opens the store and brings the articles in; what fails is said in the bar.
    void open(const Opening& opening, const GivenDetails& details = {});

    Project& project() { return m_project; }
    Importer& importer() { return m_importer; }
    GraphView& graph() { return *m_graph; }
    EvidencePane& evidence() { return *m_evidence; }
    ReaderPane& reader() { return *m_reader; }
    ReviewPane& review() { return *m_review; }
    PathPane& paths() { return *m_paths; }
    ComparePane& comparison() { return *m_compare; }
    FindBox& findBox() { return *m_find; }
    MessageBar& messages() { return *m_messages; }
    QAction* action(Act act) const { return m_actions[act]; }

signals:
    void opened();

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    // main_window_panes.cpp: the panes and how they are joined
    void makePanes();
    void makeToolBar();
    void makeStatusBar();
    void joinPanes();

    // main_window.cpp: actions, and what is told of the project
    void joinActions();
    void restoreLayout();
    void layOutAnew(); // as a step of undo; the view follows it
    void chooseStyles();
    void makeSliders();
    void saveLayout();
    void updateTitle();
    void updateStatus();
    void updateActions();
    void tellWhatIsOutOfView();
    void updateLegend();
    void showKind(const QString& kind, bool shown);
    void showAllKinds();
    void showAlone(bool shown);
    void showMenu(const QPoint& at);
    void showReaderMenu(const QPoint& at);
    void addClaimMenu(QMenu& menu, ClaimId id);
    void showDocument(DocumentId document, TextRange range);
    void showRight(QWidget* pane);
    void findPaths();
    void compareSelected();
    void whenOpened(const Opening& opening, const GivenDetails& details, const Result<Done>& result);

    // main_window_files.cpp: projects and articles
    void newProject();
    void openProject();
    void openPath(const QString& path);
    void saveAs();
    void addArticles();
    void pasteArticle(const QString& text);
    void exportPicture();
    std::pair<std::function<void(Result<Done>)>, std::stop_token> beginExport(const QString& path);
    void exportDossierOfSelection();
    void fillRecentMenu();
    void importPaths(const QStringList& paths, const GivenDetails& details = {});
    void showProposals(const std::vector<Proposal>& proposals);
    void keepVersions();
    void askVersionsAgain();
    void showVersion(DocumentId older, DocumentId newer);
    void showReplaced(DocumentId id, const std::vector<Passage>& lost, int claims);

    // main_window_edits.cpp: what is done to the selection
    void rename();
    void selectAll();
    void hideSelected();
    void showHidden();
    void isolate();
    void expand(EntityId id);
    void collapse(EntityId id);
    void joinMeasures();
    void joinGroups();
    void gatherBy(Gatherer::By by);
    EntityId closableEntity() const;
    void pin(const QSet<EntityId>& entities, bool pinned);
    void selectCommunity();
    void pinSelected();
    void withdrawSelected();
    void mergeSelected();
    void unmergeSelected();
    void splitSelected();
    void setKind(const QString& kind);
    void giveVerdict(Verdict verdict);
    void openInDocument();
    void copyQuote();
    std::optional<RecordRef> selectedRecord() const; // the current one
    void addNote();
    std::vector<AnnotationId> notesHere() const;
    void showDetails();
    void editTags();
    void replaceText();
    void replaceTextBy(const QString& path);
    void showList(const QString& title, const QStringList& lines);
    void removeNotes();
    void markWords();
    void addClaim();
    void withdrawMentionAtCursor();
    void submitOrSay(const Result<Edit>& edit); // an error is said in the bar
    void askName();
    void chooseReader();
    void useName(const QString& name);
    void submit(const std::optional<Edit>& edit, std::function<void(bool)> done = {});
    std::vector<EntityId> selectedEntities() const; // in a steady order
    std::vector<RelationshipId> selectedRelationships() const;
    std::vector<Claim> selectedClaims() const; // of the selected relationships

    // main_window_help.cpp
    void showShortcuts();
    void showHistory();
    QSet<RecordRef> recordsOfSelection() const; // with the claims of selected lines
    void showAbout();

    Project m_project;
    Importer m_importer;
    Arranger m_arranger;
    Measurer m_measurer;
    Gatherer m_gatherer;
    bool m_areColoursOfGroups = false;
    std::stop_source m_exporting;
    Actions m_actions;
    GraphView* m_graph = nullptr;
    LegendWidget* m_legend = nullptr;
    EntityList* m_entities = nullptr;
    RelationshipList* m_relationships = nullptr;
    DocumentList* m_documents = nullptr;
    EvidencePane* m_evidence = nullptr;
    ReaderPane* m_reader = nullptr;
    ReviewPane* m_review = nullptr;
    PathPane* m_paths = nullptr;
    ComparePane* m_compare = nullptr;
    SamePane* m_same = nullptr;
    MessageBar* m_messages = nullptr;
    FilterBar* m_filters = nullptr;
    FindBox* m_find = nullptr;
    TimelineView* m_timeline = nullptr;
    QAction* m_legendShown = nullptr;
    QAction* m_aloneShown = nullptr;
    bool m_legendAsked = false; // a person chose; else it shows where there is room
    QString m_personName;
    ClaimFilter m_lastFilter;
    QSize m_legendSize; // none: not shown
    QString m_noteDraft; // typed and not kept
    std::vector<std::pair<DocumentId, DocumentId>> m_versions; // older and newer, not answered yet
    QTabWidget* m_left = nullptr;
    QTabWidget* m_right = nullptr;
    QLabel* m_counts = nullptr;
    QLabel* m_saved = nullptr;
    QLabel* m_zoom = nullptr;
    DocumentId m_shownDocument;
    bool m_isExample = false;
    bool m_isExampleFresh = false; // it has just been read
    bool m_isFirstImport = false;
    QSet<QString> m_kindsOff;
};

} // namespace redthread
