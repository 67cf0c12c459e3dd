#include "app/main_window.h"

#include "app/find_box.h"
#include "app/message_bar.h"
#include "app/reader_dialog.h"
#include "app/recent_files.h"
#include "views/compare/compare_pane.h"
#include "views/evidence/evidence_pane.h"
#include "views/filters/filter_bar.h"
#include "views/graph/graph_view.h"
#include "views/graph/legend.h"
#include "views/graph/legend_widget.h"
#include "views/lists/document_list.h"
#include "views/lists/entity_list.h"
#include "views/lists/relationship_list.h"
#include "views/lists/shown_text.h"
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
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSlider>
#include <QStatusBar>
#include <QTabWidget>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>

namespace redthread {

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), m_importer(m_project), m_arranger(m_project), m_measurer(m_project.network()),
      m_gatherer(m_project.network()), m_actions(*this)
{
    setWindowIcon(QIcon(QStringLiteral(":/icons/redthread.png")));
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    makePanes();
    makeToolBar();
    makeStatusBar();
    joinPanes();
    joinActions();
    restoreLayout();
    useName(QSettings().value(QStringLiteral("person/name")).toString());
    m_importer.setReader(chosenReader());
    updateTitle();
    updateStatus();
    updateActions();
}

MainWindow::~MainWindow()
{
    m_exporting.request_stop();
    m_project.cancelOpening();
    m_project.store().finish(); // who hears its answers goes before the project does
    // The project goes after the panes and tells of its going.
    m_project.editor().stack().disconnect(this);
    m_project.network().disconnect(this);
    m_project.selection().disconnect(this);
}

void MainWindow::joinActions()
{
    const auto on = [this](Act act, auto slot) { connect(m_actions[act], &QAction::triggered, this, slot); };
    on(Act::New, &MainWindow::newProject);
    on(Act::Open, &MainWindow::openProject);
    on(Act::AddArticles, &MainWindow::addArticles);
    on(Act::PasteArticle, [this] { pasteArticle(QGuiApplication::clipboard()->text()); });
    on(Act::SaveAs, &MainWindow::saveAs);
    on(Act::ExportPicture, &MainWindow::exportPicture);
    on(Act::Quit, &MainWindow::close);
    on(Act::Undo, [this] {
        m_messages->forget(MessageBar::About::Step);
        m_project.editor().undo();
    });
    on(Act::Redo, [this] { m_project.editor().redo(); });
    m_find = new FindBox(m_project, m_actions.all(), this);
    connect(m_find, &FindBox::placeChosen, this, &MainWindow::showDocument);
    connect(m_find, &FindBox::entityChosen, this, [this](EntityId id) {
        m_project.selection().selectOnly(id);
        m_graph->fitSelection();
        showRight(m_evidence);
    });
    connect(m_find, &FindBox::lineChosen, this, [this](RelationshipId id) {
        m_project.selection().selectOnly(id);
        m_graph->fitSelection();
        showRight(m_evidence);
    });
    on(Act::Find, [this] { m_find->popUp(); });
    on(Act::Rename, &MainWindow::rename);
    on(Act::Dossier, &MainWindow::exportDossierOfSelection);
    on(Act::Details, &MainWindow::showDetails);
    on(Act::Tags, &MainWindow::editTags);
    on(Act::ReplaceText, &MainWindow::replaceText);
    on(Act::Same, [this] { showRight(m_same); });
    on(Act::Pin, &MainWindow::pinSelected);
    on(Act::Hide, &MainWindow::hideSelected);
    on(Act::ShowHidden, &MainWindow::showHidden);
    on(Act::Isolate, &MainWindow::isolate);
    on(Act::Withdraw, &MainWindow::withdrawSelected);
    on(Act::Merge, &MainWindow::mergeSelected);
    on(Act::Unmerge, &MainWindow::unmergeSelected);
    on(Act::Split, &MainWindow::splitSelected);
    on(Act::SelectAll, [this] { selectAll(); });
    on(Act::ClearSelection, [this] { m_project.selection().clear(); });
    on(Act::Fit, [this] { m_graph->fitAll(); });
    on(Act::FitSelection, [this] { m_graph->fitSelection(); });
    on(Act::ZoomIn, [this] { m_graph->zoomIn(); });
    on(Act::ZoomOut, [this] { m_graph->zoomOut(); });
    on(Act::ZoomReset, [this] { m_graph->zoomToActualSize(); });
    on(Act::FullScreen, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    on(Act::PlayPause, [this] { m_arranger.setPlaying(m_actions[Act::PlayPause]->isChecked()); });
    on(Act::Restart, &MainWindow::layOutAnew);
    chooseStyles();
    makeSliders();
    on(Act::OpenInDocument, &MainWindow::openInDocument);
    on(Act::PersonName, &MainWindow::askName);
    on(Act::ChooseReader, &MainWindow::chooseReader);
    on(Act::Review, [this] {
        showRight(m_review);
        m_review->setFocus();
    });
    on(Act::Paths, &MainWindow::findPaths);
    on(Act::Compare, &MainWindow::compareSelected);
    on(Act::CopyQuote, &MainWindow::copyQuote);
    on(Act::AddNote, &MainWindow::addNote);
    on(Act::RemoveNotes, &MainWindow::removeNotes);
    on(Act::MarkWords, &MainWindow::markWords);
    on(Act::NewClaim, &MainWindow::addClaim);
    on(Act::WithdrawMention, &MainWindow::withdrawMentionAtCursor);
    on(Act::Accept, [this] { giveVerdict(Verdict::Accepted); });
    on(Act::Reject, [this] { giveVerdict(Verdict::Rejected); });
    on(Act::ClearFilters, [this] { m_filters->clearAll(); });
    on(Act::Shortcuts, &MainWindow::showShortcuts);
    on(Act::History, &MainWindow::showHistory);
    on(Act::About, &MainWindow::showAbout);
    connect(m_actions.kindMenu(), &QMenu::triggered, this,
            [this](QAction* action) { setKind(action->data().toString()); });
    connect(m_actions.recentMenu(), &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    for (const Act act : {Act::Withdraw, Act::Paths, Act::Expand, Act::Collapse, Act::OpenGroup, Act::CloseGroup})
        m_graph->addAction(m_actions[act]);

    m_actions.setLetterScope({m_entities, m_relationships}); // the graph knows its letters itself
    QUndoStack& stack = m_project.editor().stack();
    connect(&stack, &QUndoStack::indexChanged, this, &MainWindow::updateActions);
    connect(&m_project.editor(), &Editor::busyChanged, this, &MainWindow::updateActions);
}

void MainWindow::layOutAnew()
{
    m_graph->followLayout();
    m_arranger.restart(true);
}

// One of four; it is kept, and what is there is laid out anew.
void MainWindow::chooseStyles()
{
    const auto key = QStringLiteral("layout/preset");
    auto* group = new QActionGroup(this);
    const std::pair<Act, layout::Preset> styles[] = {{Act::StyleBalanced, layout::Preset::Balanced},
                                                     {Act::StyleChart, layout::Preset::Chart},
                                                     {Act::StyleCommunities, layout::Preset::Communities},
                                                     {Act::StyleDistances, layout::Preset::Distances}};
    const int kept = QSettings().value(key, 0).toInt();
    for (const auto& [act, preset] : styles) {
        QAction* action = m_actions[act];
        action->setCheckable(true);
        group->addAction(action);
        const bool isKept = int(preset) == kept;
        action->setChecked(isKept || preset == layout::Preset::Balanced);
        if (isKept)
            m_arranger.setStyle({.preset = preset});
        connect(action, &QAction::triggered, this, [this, key, preset = preset] {
            QSettings().setValue(key, int(preset));
            layout::Style style = m_arranger.style();
            style.preset = preset;
            m_arranger.setStyle(style);
            layOutAnew();
        });
        connect(&m_arranger, &Arranger::styleChanged, action, [this, key, action, preset = preset] {
            if (m_arranger.style().preset != preset)
                return;
            action->setChecked(true);
            QSettings().setValue(key, int(preset));
        });
    }
}

// How close neighbours stand, and how much distances in the network count: two
// sliders on top of the style. What they say is done when they come to rest.
void MainWindow::makeSliders()
{
    auto* form = new QWidget;
    auto* rows = new QFormLayout(form);
    auto* rest = new QTimer(this);
    rest->setSingleShot(true);
    rest->setInterval(250);
    connect(rest, &QTimer::timeout, this, &MainWindow::layOutAnew);
    const auto slider = [&](const QString& label, const QString& tip, float layout::Style::*value) {
        auto* line = new QSlider(Qt::Horizontal);
        line->setRange(-100, 100);
        line->setTickPosition(QSlider::TicksBelow);
        line->setTickInterval(100);
        line->setMinimumWidth(180);
        line->setToolTip(tip);
        line->setAccessibleName(label);
        rows->addRow(label, line);
        connect(line, &QSlider::valueChanged, this, [this, rest, value](int at) {
            layout::Style style = m_arranger.style();
            style.*value = float(at) / 100;
            m_arranger.setStyle(style);
            rest->start();
        });
        connect(&m_arranger, &Arranger::styleChanged, line, [this, line, value] {
            const QSignalBlocker isNoChoice(line);
            line->setValue(qRound(m_arranger.style().*value * 100));
        });
        return line;
    };
    auto* closeness = slider(tr("Neighbours close together"), tr("To the right: who is related stands closer"),
                             &layout::Style::closeness);
    auto* distances = slider(tr("Distances true"), tr("To the right: what is far in the network is far in the picture"),
                             &layout::Style::distances);
    auto* reset = new QPushButton(tr("As it was"));
    rows->addRow(reset);
    connect(reset, &QPushButton::clicked, this, [closeness, distances] {
        closeness->setValue(0);
        distances->setValue(0);
    });
    auto* action = new QWidgetAction(this);
    action->setDefaultWidget(form);
    QMenu* graph = m_actions.menu(QStringLiteral("&Graph"));
    auto* menu = new QMenu(tr("F&ine tuning"), graph);
    menu->addAction(action);
    graph->insertMenu(m_actions[Act::Isolate], menu);
}

void MainWindow::updateActions()
{
    const QUndoStack& stack = m_project.editor().stack();
    const auto walk = [this](Act act, bool can, const QString& name, const QString& text) {
        m_actions[act]->setEnabled(can);
        m_actions[act]->setText(
            can ? QStringLiteral("%1: %2").arg(name, QString(text).replace(u'&', QStringLiteral("&&")))
                : name);
    };
    walk(Act::Undo, stack.canUndo(), tr("&Undo"), stack.undoText());
    walk(Act::Redo, stack.canRedo(), tr("&Redo"), stack.redoText());

    const Selection& selection = m_project.selection();
    const Network& network = m_project.network();
    const bool entities = !selection.entities().isEmpty();
    const bool relationships = !selection.relationships().isEmpty();
    const bool writable = !m_project.isReadOnly();
    for (const Act act : {Act::Hide, Act::Pin, Act::Isolate})
        m_actions[act]->setEnabled(entities && writable);
    for (const Act act : {Act::Rename, Act::Details, Act::Expand, Act::Collapse})
        m_actions[act]->setEnabled(selection.currentEntity() && writable);
    m_actions[Act::SelectCommunity]->setEnabled(
        m_measurer.measures().communities.contains(selection.currentEntity()));
    m_actions[Act::OpenGroup]->setEnabled(bool(m_graph->selectedGroup()));
    m_actions[Act::CloseGroup]->setEnabled(bool(closableEntity()));
    m_actions.kindMenu()->setEnabled(entities && writable);
    for (const Act act : {Act::Withdraw, Act::Accept, Act::Reject})
        m_actions[act]->setEnabled(relationships && writable);
    for (const Act act : {Act::OpenInDocument, Act::CopyQuote})
        m_actions[act]->setEnabled(relationships);
    m_actions[Act::Merge]->setEnabled(selection.entities().size() > 1 && writable);
    m_actions[Act::Unmerge]->setEnabled(selection.currentEntity() && writable &&
                                        !network.mergedInto(selection.currentEntity()).empty());
    m_actions[Act::Split]->setEnabled(selection.currentEntity() && m_shownDocument && writable);
    m_actions[Act::ShowHidden]->setEnabled(network.hiddenCount() > 0 && writable);
    const bool words = writable && m_reader->document() && m_reader->text()->textCursor().hasSelection();
    m_actions[Act::MarkWords]->setEnabled(words);
    m_actions[Act::NewClaim]->setEnabled(writable && m_reader->document());
    m_actions[Act::WithdrawMention]->setEnabled(writable && m_reader->document());
    const auto record = selectedRecord();
    m_actions[Act::AddNote]->setEnabled(writable && (record || (words && m_reader->isVisible())));
    m_actions[Act::Dossier]->setEnabled(entities || relationships);
    m_actions[Act::Tags]->setEnabled(writable && !selection.isEmpty());
    m_actions[Act::ReplaceText]->setEnabled(writable && m_shownDocument);
    m_actions[Act::RemoveNotes]->setEnabled(writable && !notesHere().empty());
    m_actions[Act::ClearFilters]->setEnabled(!network.filter().isEmpty());
    m_actions[Act::FitSelection]->setEnabled(!selection.isEmpty());
    m_actions[Act::ExportPicture]->setEnabled(network.entities()->rowCount() > 0);
}

void MainWindow::updateTitle()
{
    if (!m_project.isOpen()) {
        setWindowTitle(tr("Redthread"));
        return;
    }
    const QFileInfo file(m_project.path());
    const QString name = m_isExample ? tr("Example")
                         : isUnsavedWork(m_project.path())
                             ? tr("Not saved elsewhere: %1").arg(file.completeBaseName())
                             : file.fileName();
    setWindowTitle(tr("%1 — Redthread").arg(name) +
                   (m_project.isReadOnly() ? tr(" (reading only)") : QString()));
}

void MainWindow::updateStatus()
{
    const Network& network = m_project.network();
    const int entities = network.entities()->rowCount();
    const int hidden = network.hiddenCount();
    const int alone = m_aloneShown->isChecked() ? 0 : aloneCount(*network.entities());
    const int filtered = int(m_graph->wholeScene().nodes.size() - m_graph->openScene().nodes.size());
    QStringList parts{tr("%1 of %2 entities").arg(entities - hidden - alone - filtered).arg(entities)};
    if (alone)
        parts << tr("%1 without a relationship").arg(alone);
    if (hidden)
        parts << tr("%1 hidden").arg(hidden);
    if (filtered > 0)
        parts << tr("%1 filtered out by kind").arg(filtered);
    const int lines = int(m_graph->openScene().edges.size()), relationships = network.relationships()->rowCount();
    int onlyPossible = 0; // drawn now, but nobody claims them
    for (int row = 0; network.possibleShown() && row < relationships; ++row)
        onlyPossible += network.relationships()->relationship(row).standing.isOnlyPossible();
    const int documents = network.documents()->rowCount();
    const int possible = network.possibleShown() ? 0 : network.possibleCount();
    parts << (lines < relationships && hidden + filtered > 0
                  ? tr("%1 of %2 relationships").arg(lines).arg(relationships)
                  : tr("%1 relationships").arg(relationships - onlyPossible))
          << (documents == 1 ? tr("%1 claims in one document").arg(network.claimCount())
                             : tr("%1 claims in %2 documents").arg(network.claimCount()).arg(documents))
          << tr("%1 of %2 not reviewed").arg(network.notReviewedCount()).arg(network.claimCount());
    const Network::KeptBack kept = network.keptBack();
    if (kept.claims)
        parts << tr("%1 claims and %2 relationships filtered out").arg(kept.claims).arg(kept.relationships) +
                     (kept.undated ? tr(" (%1 without a date)").arg(kept.undated) : QString());
    if (onlyPossible)
        parts << tr("%1 possible links").arg(onlyPossible);
    if (possible)
        parts << (possible == 1 ? tr("1 possible link not drawn")
                                : tr("%1 possible links not drawn").arg(possible));
    const int open = network.notReviewedCount();
    m_right->setTabText(m_right->indexOf(m_review), open ? tr("Review %1").arg(open) : tr("Review"));
    m_counts->setText(parts.join(QStringLiteral("  ·  ")));
    m_saved->setText(!m_project.isOpen()      ? QString()
                     : m_project.isReadOnly() ? tr("Reading only")
                                              : tr("Saved · SQLite"));
    m_saved->setToolTip(m_project.path());
}

// A filter moves nobody and no view: what it leaves may lie elsewhere.
void MainWindow::tellWhatIsOutOfView()
{
    const ClaimFilter& filter = m_project.network().filter();
    const bool isNew = filter != m_lastFilter;
    m_lastFilter = filter;
    if (!isNew || filter.isEmpty())
        return;
    const int drawn = int(m_graph->scene().nodes.size()), out = m_graph->outOfView();
    if (out * 2 > drawn)
        m_messages->news(tr("%1 of %2 entities lie outside the view; F shows all.").arg(out).arg(drawn));
}

void MainWindow::updateLegend()
{
    const GraphScene& scene = m_graph->wholeScene();
    m_legend->setContent(legendOf(scene));
    // On a small window it would cover the graph: then only when asked for.
    const QSize size = m_graph->viewport()->size();
    m_legend->adjustSize();
    const bool fits = m_legend->height() * 5 < size.height() * 3 && m_legend->width() * 3 < size.width();
    const bool wanted = m_legendAsked ? m_legendShown->isChecked() : fits;
    if (!m_legendAsked && m_legendShown->isChecked() != wanted) {
        const QSignalBlocker quiet(m_legendShown);
        m_legendShown->setChecked(wanted);
    }
    m_legend->setVisible(!scene.isEmpty() && wanted);
    m_legend->adjustSize();
    const QSize covers = m_legend->isVisible() ? m_legend->size() : QSize();
    if (std::exchange(m_legendSize, covers) != covers)
        m_graph->fitWhileSettling(); // beside it
}

void MainWindow::showAlone(bool shown)
{
    const Alone alone = shown ? Alone::Drawn : Alone::LeftOut;
    m_arranger.setAlone(alone);
    m_graph->setAlone(alone);
    updateStatus();
}

void MainWindow::showAllKinds()
{
    for (const QString& kind : QSet<QString>(m_kindsOff))
        showKind(kind, true);
}

void MainWindow::showKind(const QString& kind, bool shown)
{
    if (shown)
        m_kindsOff.remove(kind);
    else
        m_kindsOff.insert(kind);
    m_legend->setKindsOff(m_kindsOff);
    m_graph->setKindsOff(m_kindsOff);
    m_filters->setKindsOff(m_kindsOff);
    updateStatus();
}

void MainWindow::showDocument(DocumentId document, TextRange range)
{
    m_shownDocument = document;
    m_reader->open(document, range);
    showRight(m_reader);
    updateActions();
}

void MainWindow::showRight(QWidget* pane)
{
    m_right->setCurrentWidget(pane);
    if (auto* dock = qobject_cast<QDockWidget*>(m_right->parentWidget()))
        dock->show();
}

// Two voices or two documents that are selected, else what the pane had.
void MainWindow::compareSelected()
{
    showRight(m_compare);
    const std::vector<EntityId> voices = selectedEntities();
    const QSet<DocumentId> documents = m_project.selection().documents();
    if (voices.size() == 2)
        m_compare->ask(Voice{voices[0], {}}, Voice{voices[1], {}});
    else if (documents.size() == 2)
        m_compare->ask(*documents.begin(), *std::next(documents.begin()));
}

// Between the two that are selected.
void MainWindow::findPaths()
{
    std::vector<EntityId> ends = selectedEntities();
    if (ends.size() != 2) {
        m_messages->news(tr("Select two entities first, then ask how they are connected."));
        return;
    }
    showRight(m_paths);
    m_paths->ask(ends[0], ends[1]);
}

void MainWindow::restoreLayout()
{
    QSettings settings;
    // As large as the design, where the screen has that; with its frame it must fit.
    const QSize room = screen() ? screen()->availableSize() : QSize(1600, 960);
    resize(QSize(1600, 960).boundedTo(room - QSize(16, 48)));
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("window/state")).toByteArray());
}

void MainWindow::saveLayout()
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/state"), saveState());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveLayout();
    m_importer.cancel();
    if (m_project.isOpen())
        m_arranger.savePositions();
    recent_files::setUnfinished({});
    // Nobody saved it elsewhere: it is to be found again by the list of recent files.
    if (m_project.isOpen() && !m_isExample && isUnsavedWork(m_project.path()) &&
        m_project.network().documents()->rowCount() > 0)
        recent_files::add(m_project.path());
    event->accept();
}

// Panes keep their width when a window becomes smaller, and would leave the graph none.
void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    if (event->size().width() >= event->oldSize().width() || !isVisible())
        return;
    QTimer::singleShot(0, this, [this] {
        constexpr double leastGraph = 0.42, lists = 0.24, right = 0.30; // of the width
        if (centralWidget()->width() >= leastGraph * width())
            return;
        QList<QDockWidget*> docks;
        QList<int> widths;
        for (const auto& [pane, share] : {std::pair<QWidget*, double>(m_left, lists), {m_right, right}})
            if (auto* dock = qobject_cast<QDockWidget*>(pane->parentWidget());
                dock && !dock->isFloating() && dock->width() > int(share * width())) {
                docks << dock;
                widths << int(share * width());
            }
        resizeDocks(docks, widths, Qt::Horizontal);
    });
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_legend)
        m_legend->update();
}

} // namespace redthread
