// The panes of the window and how they are joined.
#include "app/main_window.h"

#include "app/annotate_dialog.h"

#include "app/find_box.h"
#include "app/message_bar.h"
#include "app/reader_dialog.h"
#include "app/recent_files.h"
#include "app/selection_edits.h"
#include "views/compare/compare_pane.h"
#include "views/evidence/evidence_pane.h"
#include "views/filters/filter_bar.h"
#include "views/graph/graph_view.h"
#include "views/graph/legend.h"
#include "views/graph/legend_widget.h"
#include "views/lists/document_list.h"
#include "views/lists/entity_list.h"
#include "views/lists/relationship_list.h"
#include "views/paths/path_pane.h"
#include "views/reader/reader_pane.h"
#include "views/reader/reader_text.h"
#include "views/review/review_pane.h"
#include "views/same/same_pane.h"
#include "views/timeline/timeline_view.h"

#include <QActionGroup>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QScreen>
#include <QSettings>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace redthread {

void MainWindow::makePanes()
{
    Network& network = m_project.network();
    Selection* selection = &m_project.selection();
    m_graph = new GraphView(network.entities(), network.relationships(), selection);
    m_legend = new LegendWidget;
    m_entities = new EntityList(&network, selection);
    m_relationships = new RelationshipList(&network, selection);
    m_documents = new DocumentList(&network, selection);
    m_evidence = new EvidencePane(&network, selection, &m_project);
    m_reader = new ReaderPane(&network, selection, &m_project);
    m_review = new ReviewPane(&network, selection, &m_project);
    m_paths = new PathPane(&network, selection, &m_project);
    m_compare = new ComparePane(&network, selection, &m_project);
    m_same = new SamePane(&network, selection);
    m_messages = new MessageBar;

    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    m_filters = new FilterBar(&network, selection);
    column->addWidget(m_filters);
    column->addWidget(m_graph, 1);
    setCentralWidget(centre);
    m_graph->setCornerWidget(Qt::BottomLeftCorner, m_legend);

    const auto dock = [this](const QString& name, const QString& title, QWidget* content,
                             Qt::DockWidgetArea area) {
        auto* pane = new QDockWidget(title, this);
        pane->setObjectName(name);
        pane->setWidget(content);
        addDockWidget(area, pane);
        m_actions.menu(QStringLiteral("&View"))->addAction(pane->toggleViewAction());
        return pane;
    };
    m_left = new QTabWidget;
    m_left->setDocumentMode(true);
    m_left->addTab(m_entities, tr("Entities"));
    m_left->addTab(m_relationships, tr("Relationships"));
    m_left->addTab(m_documents, tr("Documents"));
    m_right = new QTabWidget;
    m_right->setDocumentMode(true);
    m_right->addTab(m_evidence, tr("Evidence"));
    m_right->addTab(m_reader, tr("Document"));
    m_right->addTab(m_review, tr("Review"));
    m_right->addTab(m_same, tr("Same?"));
    m_right->addTab(m_paths, tr("Paths"));
    m_right->addTab(m_compare, tr("Compare"));
    QFont tabs = m_right->tabBar()->font(); // so that all six stand side by side
    tabs.setPointSizeF(tabs.pointSizeF() * 0.88);
    m_right->tabBar()->setFont(tabs);
    m_actions.menu(QStringLiteral("&View"))->addSeparator();
    QDockWidget* left = dock(QStringLiteral("lists"), tr("Lists"), m_left, Qt::LeftDockWidgetArea);
    QDockWidget* right =
        dock(QStringLiteral("evidence"), tr("Evidence and document"), m_right, Qt::RightDockWidgetArea);
    m_timeline = new TimelineView(&network);
    QDockWidget* below =
        dock(QStringLiteral("timeline"), tr("Timeline"), m_timeline, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    resizeDocks({below}, {120}, Qt::Vertical);
    for (QDockWidget* pane : {left, right, below})
        pane->setTitleBarWidget(new QWidget(pane)); // the tabs are title enough
    resizeDocks({left, right}, {270, 440}, Qt::Horizontal);
}

void MainWindow::makeToolBar()
{
    QToolBar* bar = addToolBar(tr("Tool bar"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addAction(m_actions[Act::AddArticles]);
    bar->addSeparator();
    m_actions[Act::PlayPause]->setCheckable(true);
    m_actions[Act::PlayPause]->setChecked(true);
    for (const Act act : {Act::PlayPause, Act::Fit, Act::Paths})
        bar->addAction(m_actions[act]);
    bar->addSeparator();
    QMenu* filters = m_actions.menu(QStringLiteral("F&ilter"));
    for (QMenu* menu :
         {m_filters->stanceMenu(), m_filters->voiceMenu(), m_filters->dateMenu(), m_filters->moreMenu()}) {
        filters->insertMenu(m_actions[Act::ClearFilters], menu);
        auto* button = new QToolButton;
        button->setText(menu->title().remove(u'&'));
        button->setMenu(menu);
        button->setPopupMode(QToolButton::InstantPopup);
        button->setToolTip(tr("Draw only a part of the claims"));
        bar->addWidget(button);
    }
    bar->addAction(m_actions[Act::Find]);
    auto* space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    for (const Act act : {Act::Undo, Act::Redo, Act::ExportPicture})
        bar->addAction(m_actions[act]);
    m_actions.menu(QStringLiteral("&View"))->addAction(bar->toggleViewAction());
    m_legendShown = m_actions.menu(QStringLiteral("&View"))->addAction(tr("&Legend"));
    m_legendShown->setToolTip(tr("Show what the signs and lines mean"));
    m_legendShown->setCheckable(true);
    m_legendShown->setChecked(true);
    connect(m_legendShown, &QAction::toggled, this, [this] {
        m_legendAsked = true;
        updateLegend();
    });
    m_aloneShown = m_actions.menu(QStringLiteral("&View"))->addAction(tr("Entities &without a relationship"));
    m_aloneShown->setToolTip(tr("Draw also those of whom no relationship is told"));
    m_aloneShown->setCheckable(true);
    m_arranger.setAlone(Alone::LeftOut);
    m_graph->setAlone(Alone::LeftOut);
    connect(m_aloneShown, &QAction::toggled, this, &MainWindow::showAlone);
    QAction* possible = m_actions.menu(QStringLiteral("&View"))->addAction(tr("&Possible links"));
    possible->setToolTip(tr("Draw also who seems related though nobody knows how"));
    possible->setCheckable(true);
    connect(possible, &QAction::toggled, this,
            [this](bool shown) { m_project.network().setPossibleShown(shown); });
}

void MainWindow::makeStatusBar()
{
    m_counts = new QLabel;
    m_saved = new QLabel;
    m_zoom = new QLabel;
    for (QLabel* label : {m_counts, m_saved, m_zoom})
        label->setTextFormat(Qt::PlainText);
    statusBar()->addWidget(m_counts, 1);
    statusBar()->addPermanentWidget(m_saved);
    statusBar()->addPermanentWidget(m_zoom);
}

// Sizes and communities, by what the network's shape says.
void MainWindow::joinMeasures()
{
    using structure::Centrality;
    auto* group = new QActionGroup(this);
    const std::pair<Act, std::optional<Centrality>> sizes[] = {{Act::SizeByVoices, std::nullopt},
                                                               {Act::SizeByDegree, Centrality::Degree},
                                                               {Act::SizeByBetweenness, Centrality::Betweenness},
                                                               {Act::SizeByPageRank, Centrality::PageRank}};
    for (const auto& [act, by] : sizes) {
        QAction* action = m_actions[act];
        action->setCheckable(true);
        action->setChecked(!by);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, by = by] { m_measurer.setSize(by); });
    }
    m_actions[Act::Communities]->setCheckable(true);
    connect(m_actions[Act::Communities], &QAction::toggled, &m_measurer, &Measurer::setCommunities);
    connect(m_actions[Act::SelectCommunity], &QAction::triggered, this, &MainWindow::selectCommunity);
    connect(&m_measurer, &Measurer::measured, m_graph, &GraphView::setMeasures);
    connect(&m_measurer, &Measurer::measured, this, &MainWindow::updateActions);
    connect(&m_measurer, &Measurer::busyChanged, this, [this](bool busy) {
        if (!busy) {
            m_messages->finishProgress(MessageBar::Work::Measuring);
            return;
        }
        m_messages->progress(MessageBar::Work::Measuring, tr("Measuring the network"), 0, 0, [this] {
            m_measurer.cancel();
            const Act acts[] = {Act::SizeByDegree, Act::SizeByBetweenness, Act::SizeByPageRank};
            m_actions[m_measurer.size() ? acts[int(*m_measurer.size())] : Act::SizeByVoices]->setChecked(true);
            m_actions[Act::Communities]->setChecked(m_measurer.showsCommunities());
        });
    });
    joinGroups();
    connect(m_actions[Act::Expand], &QAction::triggered, this,
            [this] { expand(m_project.selection().currentEntity()); });
    connect(m_actions[Act::Collapse], &QAction::triggered, this,
            [this] { collapse(m_project.selection().currentEntity()); });
    connect(m_graph, &GraphView::expandRequested, this, &MainWindow::expand);
}

// Communities and kinds that are drawn as one. Those of communities are told by colour, too: the measurer finds them.
void MainWindow::joinGroups()
{
    using By = Gatherer::By;
    auto* group = new QActionGroup(this);
    for (const auto& [act, by] : {std::pair(Act::Ungathered, By::Nothing),
                                  std::pair(Act::GatherCommunities, By::Community), std::pair(Act::GatherKinds, By::Kind)}) {
        QAction* action = m_actions[act];
        action->setCheckable(true);
        action->setChecked(by == By::Nothing);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, by = by] { gatherBy(by); });
    }
    connect(m_actions[Act::Communities], &QAction::toggled, this, [this](bool shown) {
        if (!shown && m_gatherer.by() == By::Community)
            gatherBy(By::Nothing);
    });
    connect(&m_measurer, &Measurer::measured, this,
            [this](const NodeMeasures& measures) { m_gatherer.setCommunities(measures.communities); });
    connect(&m_gatherer, &Gatherer::changed, this, [this](const Gathering& gathering) {
        m_graph->setGathering(gathering); // first: what the arranger tells is of these nodes
        m_arranger.setGathering(gathering);
        m_graph->fitWhileSettling();
        updateActions();
    });
    connect(&m_project, &Project::opened, this, [this] { gatherBy(By::Nothing); });
    connect(m_graph, &GraphView::openRequested, &m_gatherer, &Gatherer::open);
    connect(m_actions[Act::OpenGroup], &QAction::triggered, this, [this] {
        if (const EntityId selected = m_graph->selectedGroup())
            m_gatherer.open(selected);
    });
    connect(m_actions[Act::CloseGroup], &QAction::triggered, this, [this] {
        if (const EntityId entity = closableEntity())
            m_gatherer.close(entity);
    });
}

void MainWindow::gatherBy(Gatherer::By by)
{
    const Act acts[] = {Act::Ungathered, Act::GatherCommunities, Act::GatherKinds};
    m_actions[acts[int(by)]]->setChecked(true);
    m_graph->followLayout(); // another picture altogether
    m_gatherer.setBy(by);
    if (by == Gatherer::By::Kind)
        m_arranger.restart(); // where a kind has its middle says nothing
    QAction* colours = m_actions[Act::Communities];
    if (by == Gatherer::By::Community && !colours->isChecked()) {
        colours->setChecked(true);
        m_areColoursOfGroups = true;
    } else if (by != Gatherer::By::Community && std::exchange(m_areColoursOfGroups, false)) {
        colours->setChecked(false); // they came with the groups
    }
}

// One of those selected whose group is open.
EntityId MainWindow::closableEntity() const
{
    const QSet<EntityId>& selected = m_project.selection().entities();
    const auto at = std::find_if(selected.begin(), selected.end(), [this](EntityId id) { return m_gatherer.canClose(id); });
    return at == selected.end() ? EntityId() : *at;
}

void MainWindow::joinPanes()
{
    joinMeasures();
    connect(&m_arranger, &Arranger::ordered, m_graph, &GraphView::setNodeOrder);
    connect(&m_arranger, &Arranger::moved, m_graph, &GraphView::setPositions);
    connect(&m_arranger, &Arranger::playingChanged, m_actions[Act::PlayPause], &QAction::setChecked);
    connect(m_graph, &GraphView::dragged, &m_arranger, &Arranger::drag);
    connect(m_graph, &GraphView::released, &m_arranger, &Arranger::release);
    connect(m_graph, &GraphView::dragAbandoned, &m_arranger, &Arranger::letGo);
    connect(m_graph, &GraphView::pinRequested, this, &MainWindow::pin);
    connect(m_graph, &GraphView::hideRequested, this, &MainWindow::hideSelected);
    connect(m_graph, &GraphView::isolateRequested, this, &MainWindow::isolate);
    connect(m_graph, &GraphView::showHiddenRequested, this, &MainWindow::showHidden);
    connect(m_graph, &GraphView::sceneChanged, this, &MainWindow::updateLegend);
    connect(m_graph, &GraphView::resized, this, &MainWindow::updateLegend);
    connect(m_graph, &GraphView::entityActivated, this, [this] { m_right->setCurrentWidget(m_evidence); });
    connect(m_graph, &GraphView::relationshipActivated, this, [this] { openInDocument(); });
    connect(m_graph, &GraphView::contextMenuRequested, this, &MainWindow::showMenu);
    connect(m_graph, &GraphView::zoomChanged, this,
            [this](double zoom) { m_zoom->setText(tr("%1 %").arg(qRound(zoom * 100))); });

    const auto follow = [this](auto* list) {
        connect(list, &std::remove_pointer_t<decltype(list)>::contextMenuRequested, this,
                &MainWindow::showMenu);
    };
    follow(m_entities);
    follow(m_relationships);
    connect(m_relationships, &RelationshipList::activated, this, [this] { openInDocument(); });
    connect(m_entities, &EntityList::activated, this, [this] { m_graph->fitSelection(); });
    follow(m_documents);
    connect(m_documents, &DocumentList::activated, this, [this](DocumentId id) { showDocument(id, {}); });

    connect(m_evidence, &EvidencePane::documentRequested, this, &MainWindow::showDocument);
    connect(m_evidence, &EvidencePane::editRequested, this, [this](const Edit& edit) { submit(edit); });

    connect(m_reader, &ReaderPane::contextMenuRequested, this, &MainWindow::showReaderMenu);
    connect(m_reader->text(), &ReaderText::copyAvailable, this, &MainWindow::updateActions);
    connect(m_reader->text(), &ReaderText::cursorPositionChanged, this, &MainWindow::updateActions);
    connect(m_compare, &ComparePane::documentRequested, this, &MainWindow::showDocument);
    connect(m_paths, &PathPane::documentRequested, this, &MainWindow::showDocument);
    const auto judge = [this](ClaimId id, Verdict verdict) {
        if (const auto claim = m_project.network().claim(id))
            submit(Edit(verdictEdit({*claim}, verdict, m_personName)));
    };
    connect(m_paths, &PathPane::verdictRequested, this, judge);
    connect(m_compare, &ComparePane::verdictRequested, this, judge);
    connect(m_review, &ReviewPane::documentRequested, this, &MainWindow::showDocument);
    connect(m_same, &SamePane::editRequested, this, [this](const Edit& edit) { submit(edit); });
    connect(m_filters, &FilterBar::showKindsRequested, this, &MainWindow::showAllKinds);
    connect(m_filters, &FilterBar::showHiddenRequested, this, &MainWindow::showHidden);
    connect(m_filters, &FilterBar::keptChanged, this, [this](const std::vector<NamedFilter>& kept) {
        m_project.store().ask([text = namedFiltersText(kept)](Store& store) {
            return store.setSetting(QStringLiteral("filters"), text);
        });
    });
    connect(m_review, &ReviewPane::claimantWanted, this, [this] {
        AnnotateDialog dialog(m_project.network(), {}, this);
        dialog.setWindowTitle(tr("Who says so?"));
        if (dialog.exec() == QDialog::Accepted && dialog.entity())
            m_review->setClaimant(dialog.entity());
    });
    connect(m_review, &ReviewPane::editRequested, this, [this](const Edit& edit) { submit(edit); });

    Network& network = m_project.network();
    connect(&network, &Network::changed, this, &MainWindow::updateStatus);
    connect(&network, &Network::changed, this, &MainWindow::updateActions);
    connect(&network, &Network::changed, this, &MainWindow::tellWhatIsOutOfView);
    connect(m_legend, &LegendWidget::kindToggled, this, &MainWindow::showKind);
    connect(&m_project.selection(), &Selection::changed, this, [this] {
        updateActions();
        m_messages->forget(MessageBar::About::Keys);
        const QWidget* shown = m_right->currentWidget(); // who reads or reviews is left in peace
        if (!m_project.selection().isEmpty() && shown != m_reader && shown != m_review && shown != m_paths &&
            shown != m_compare && shown != m_same)
            m_right->setCurrentWidget(m_evidence);
    });

    connect(&m_project.editor(), &Editor::refused, m_messages, &MessageBar::error);
    // Of 100,000 entities at once it takes a while; the bar waits 0.3 s before it says so.
    connect(&m_project.editor(), &Editor::submitting, this, [this](const QString& title) {
        m_messages->forget(MessageBar::About::Step); // of the one before
        m_messages->forget(MessageBar::About::Keys); // what was said of the last picture
        m_messages->progress(MessageBar::Work::Keeping, tr("%1…").arg(title), 0, 0,
                             [this] { m_project.editor().cancel(); });
    });
    connect(&m_project.editor(), &Editor::busyChanged, this, [this](bool busy) {
        if (busy)
            return;
        m_messages->finishProgress(MessageBar::Work::Keeping);
        if (std::exchange(m_isExampleFresh, false))
            m_project.editor().stack().clear(); // nobody did that: it is no step to take back
    });
    connect(&m_project.editor(), &Editor::cancelled, m_messages, [this](const QString& sentence) { m_messages->news(sentence); });
    connect(&m_arranger, &Arranger::layingOut, this, [this](bool isUnderWay, int entities) {
        if (isUnderWay)
            m_messages->progress(MessageBar::Work::LayingOut, tr("Laying out %1 entities").arg(locale().toString(entities)),
                                 0, 0, [this] { m_arranger.cancelLayout(); });
        else
            m_messages->finishProgress(MessageBar::Work::LayingOut);
    });
    connect(&m_project.editor(), &Editor::refused, m_evidence, &EvidencePane::refresh);
    connect(&m_importer, &Importer::failed, m_messages, &MessageBar::error);
    connect(&m_importer, &Importer::failed, &m_project, &Project::reconnect); // it may have been the project
    connect(&m_importer, &Importer::imported, m_messages, [this](const QString& sentence) {
        if (!m_isExample)
            m_messages->news(sentence);
    });
    connect(&m_importer, &Importer::proposed, this, [this](const std::vector<Proposal>& proposals) {
        if (!m_isExample)
            showProposals(proposals);
    });
    connect(&m_importer, &Importer::versionFound, this, &MainWindow::showVersion);
    connect(&m_importer, &Importer::replaced, this, &MainWindow::showReplaced);
    connect(&m_importer, &Importer::progress, m_messages, [this](int done, int total, const QString& name, double part) {
        if (done == total || m_isExample)
            return;
        constexpr int steps = 1000; // of one article
        QString text = tr("Reading “%1”").arg(name.left(60));
        if (part > 0)
            text += tr(", %1 %").arg(qRound(100 * part));
        m_messages->progress(MessageBar::Work::Importing, text, done * steps + int(part * steps), total * steps, [this] { m_importer.cancel(); });
    });
    connect(&m_importer, &Importer::finished, m_messages,
            [this] { m_messages->finishProgress(MessageBar::Work::Importing); });
    connect(&m_importer, &Importer::started, this,
            [this] { m_isFirstImport = m_project.network().entities()->rowCount() == 0; });
    connect(&m_importer, &Importer::finished, this, [this] {
        if (m_isFirstImport)
            m_arranger.restart(); // one picture of all of them, not each beside the one before
        m_isExampleFresh = m_isFirstImport && m_isExample;
        m_isFirstImport = false;
    });
    connect(&m_project, &Project::openProgress, m_messages, [this](int done, int total) {
        if (done < total)
            m_messages->progress(MessageBar::Work::Opening, tr("Opening"), done, total, [this] { m_project.cancelOpening(); });
        else
            m_messages->progress(MessageBar::Work::Opening, tr("Opening"), 0, 0, // read; now it is put together
                                 [this] { m_project.cancelOpening(); });
    });
    connect(&m_project, &Project::saveProgress, m_messages,
            [this](int done, int total) {
                m_messages->progress(MessageBar::Work::Saving, tr("Saving"), done, total, [this] { m_project.cancelSaving(); });
            });
}

} // namespace redthread
