// Projects and articles: new, open, save elsewhere, add, paste, drop, export.
#include "app/main_window.h"

#include "app/article_dialog.h"
#include "app/export_dialog.h"
#include "app/exporter.h"
#include "app/message_bar.h"
#include "app/recent_files.h"
#include "app/selection_edits.h"
#include "models/network/merge_edits.h"
#include "models/intake/article.h"
#include "views/lists/document_list.h"
#include "views/lists/entity_list.h"
#include "views/lists/relationship_list.h"
#include "views/lists/shown_text.h"
#include "views/filters/filter_bar.h"
#include "views/graph/graph_view.h"
#include "views/reader/reader_pane.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace redthread {

namespace {

QString projectFilter() { return MainWindow::tr("Redthread projects (*.redthread)"); }

// A machine without desktop, or with another language, may lack the folder it is told of.
QString documentsFolder()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(folder).isDir() ? folder : QDir::homePath();
}

// A title as the name of a file.
QString fileNameOf(QString title)
{
    static const QRegularExpression other(QStringLiteral(R"([^\p{L}\p{N} _.-])"));
    return title.remove(other).simplified().left(60);
}

QStringList droppedFiles(const QMimeData& data)
{
    QStringList files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
}

} // namespace

void MainWindow::open(const Opening& opening, const GivenDetails& details)
{
    Opening now = opening;
    now.isNew = !isUnsavedWork(opening.store) && !QFileInfo::exists(opening.store);
    for (ListPane* list : std::initializer_list<ListPane*>{m_entities, m_relationships, m_documents})
        list->setIsOpening(true);
    m_graph->setEmptyText(tr("Opening “%1”…").arg(QFileInfo(opening.store).completeBaseName().left(60)));
    m_project.open(opening.store, [this, opening = now, details](const Result<Done>& result) {
        m_messages->finishProgress(MessageBar::Work::Opening);
        m_graph->setEmptyText({});
        for (ListPane* list : std::initializer_list<ListPane*>{m_entities, m_relationships, m_documents})
            list->setIsOpening(false);
        whenOpened(opening, details, result);
    });
}

void MainWindow::whenOpened(const Opening& opening, const GivenDetails& details, const Result<Done>& result)
{
    if (!result) {
        m_messages->error(result.error().text);
        // Nobody sits before a dead window: what cannot be opened is told of, above an empty project in which
        // the articles are read that came with it.
        if (!m_project.isOpen() && !opening.isSecondTry)
            open({.store = newWorkFile(),
                  .articles = opening.articles,
                  .isExample = opening.isExample,
                  .isSecondTry = true},
                 details);
        return;
    }
    m_isExample = opening.isExample;
    recent_files::setUnfinished(m_project.path());
    if (!isUnsavedWork(m_project.path()))
        recent_files::add(m_project.path());
    updateTitle();
    updateStatus();
    updateActions();
    m_graph->fitAll();
    m_messages->forgetQuestions();
    if (m_project.isReadOnly())
        m_messages->offer(tr("This project can be read, not changed."), tr("Save as…"), [this] { saveAs(); });
    else if (opening.recovered)
        m_messages->news(tr("Redthread was not closed properly; this is the work as it was."));
    else if (opening.isExample)
        m_messages->offer(tr("This is an example: invented people and firms. Click a line to read who says it. "
                           "Add your own articles to an empty project:"),
                        tr("Start my own"), [this] { newProject(); });
    else if (opening.isNew)
        m_messages->news(
            tr("There was no “%1”; a new project begins.").arg(QFileInfo(m_project.path()).fileName()));
    m_project.store()
        .ask([](Store& store) { return store.setting(QStringLiteral("filters")); })
        .then(this, [this](const Result<QString>& kept) {
            m_filters->setKept(kept ? namedFiltersFrom(*kept) : std::vector<NamedFilter>());
        });
    askVersionsAgain();
    emit opened();
    if (!opening.articles.isEmpty())
        m_importer.importFiles(opening.articles, details);
}

void MainWindow::newProject() { open({.store = newWorkFile()}); }

void MainWindow::openProject()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a project"), documentsFolder(), projectFilter());
    m_project.reconnect();
    if (!path.isEmpty())
        openPath(path);
}

void MainWindow::openPath(const QString& path) { open({.store = path}); }

void MainWindow::saveAs()
{
    QString path =
        QFileDialog::getSaveFileName(this, tr("Save the project as"), documentsFolder(), projectFilter());
    m_project.reconnect();
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".redthread");
    const QString before = m_project.path();
    m_arranger.savePositions();
    m_project.saveAs(path, [this, before](const Result<Done>& saved) {
        m_messages->finishProgress(MessageBar::Work::Saving);
        m_messages->finishProgress(MessageBar::Work::Opening); // the copy is what goes on
        if (!saved && saved.error().kind == Error::Kind::Cancelled) {
            m_messages->news(saved.error().text);
            return;
        }
        if (!saved) {
            m_messages->error(saved.error().text);
            return;
        }
        // The work goes on in the file the person chose; a second copy would only drift apart.
        if (isUnsavedWork(before) && before != m_project.path())
            QFile::remove(before);
        m_isExample = false;
        recent_files::setUnfinished(m_project.path());
        recent_files::add(m_project.path());
        updateTitle();
        updateStatus();
        m_messages->news(tr("Saved as “%1”.").arg(QFileInfo(m_project.path()).fileName()));
    });
}

void MainWindow::addArticles()
{
    const QStringList paths = QFileDialog::getOpenFileNames(this, tr("Add articles"), documentsFolder(),
                                                            tr("Texts (*.txt *.text *.md);;All files (*)"));
    m_project.reconnect();
    importPaths(paths);
}

void MainWindow::importPaths(const QStringList& paths, const GivenDetails& details)
{
    if (paths.isEmpty())
        return;
    if (m_project.isReadOnly()) {
        m_messages->error(tr("This project was opened for reading; save it elsewhere to add articles."));
        return;
    }
    m_importer.importFiles(paths, details);
}

void MainWindow::pasteArticle(const QString& text)
{
    ArticleDialog dialog(text, this);
    if (dialog.exec() == QDialog::Accepted)
        m_importer.importText(dialog.text(), dialog.details());
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    // Words dragged about in a pane of ours are no article.
    if (!event->source() && (!droppedFiles(*event->mimeData()).isEmpty() || event->mimeData()->hasText()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    if (event->source())
        return;
    const QStringList files = droppedFiles(*event->mimeData());
    event->acceptProposedAction();
    QStringList articles;
    QString projectFile;
    for (const QString& file : files) {
        if (file.endsWith(QStringLiteral(".redthread"), Qt::CaseInsensitive))
            projectFile = file;
        else
            articles << file;
    }
    if (!projectFile.isEmpty())
        open({.store = projectFile, .articles = articles});
    else if (!articles.isEmpty())
        importPaths(articles);
    else if (files.isEmpty() && event->mimeData()->hasText())
        // The sender waits for the drop to end; the dialog comes after.
        QMetaObject::invokeMethod(
            this, [this, text = event->mimeData()->text()] { pasteArticle(text); }, Qt::QueuedConnection);
}

void MainWindow::fillRecentMenu()
{
    QMenu& menu = *m_actions.recentMenu();
    menu.clear();
    const auto addFile = [&](const QString& path, const QString& label) {
        menu.addAction(label, this, [this, path] { openPath(path); })->setEnabled(path != m_project.path());
    };
    for (const QString& path : recent_files::list())
        addFile(path, QFileInfo(path).fileName().replace(u'&', QStringLiteral("&&")));
    const QFileInfoList work =
        QDir(workFolder()).entryInfoList({QStringLiteral("*.redthread")}, QDir::Files, QDir::Time);
    if (!work.isEmpty())
        menu.addSection(tr("Work not saved elsewhere"));
    for (const QFileInfo& file : work.mid(0, 8))
        addFile(file.absoluteFilePath(), file.completeBaseName().replace(u'&', QStringLiteral("&&")));
    menu.addSeparator();
    menu.addAction(tr("&Clear list"), this, &recent_files::clear)
        ->setEnabled(!recent_files::list().isEmpty());
}

void MainWindow::showProposals(const std::vector<Proposal>& proposals)
{
    const Network& network = m_project.network();
    for (const Proposal& p : proposals)
        m_messages->ask(
            {tr("“%1” and “%2” may be the same: %3")
                 .arg(network.nameOf(p.newcomer).left(60), network.nameOf(p.known).left(60), p.reason),
             tr("Merge"), [&network, p] { return network.entity(p.newcomer) && network.entity(p.known); },
             [this, p] { submit(mergeEdit(m_project.network(), {p.newcomer}, p.known)); }});
}

void MainWindow::showVersion(DocumentId older, DocumentId newer)
{
    const DocumentModel& documents = *m_project.network().documents();
    const int row = documents.rowOf(newer);
    if (row < 0 || documents.rowOf(older) < 0)
        return;
    const std::pair pair(older, newer);
    if (std::find(m_versions.begin(), m_versions.end(), pair) == m_versions.end())
        m_versions.push_back(pair);
    keepVersions();
    const auto answered = [this, pair] {
        std::erase(m_versions, pair);
        keepVersions();
    };
    m_messages->ask(
        {tr("“%1” was imported beside an older text of it. Is it its new version?")
             .arg(documents.document(row).title.left(100)),
         tr("New version"),
         [&documents, older, newer] { return documents.rowOf(older) >= 0 && documents.rowOf(newer) >= 0; },
         [this, older, newer, answered] {
             answered();
             m_importer.takeAsNewVersion(older, newer);
         },
         answered});
}

// With the project: a question that nobody answered is asked again when it is opened.
void MainWindow::keepVersions()
{
    if (m_project.isReadOnly())
        return;
    QJsonArray list;
    for (const auto& [older, newer] : m_versions)
        list.append(QJsonArray{older.toString(), newer.toString()});
    m_project.store().ask([text = QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact))](Store& store) {
        return store.setSetting(QStringLiteral("versions"), text);
    });
}

void MainWindow::askVersionsAgain()
{
    m_versions.clear();
    m_project.store()
        .ask([](Store& store) { return store.setting(QStringLiteral("versions")); })
        .then(this, [this](const Result<QString>& kept) {
            const QJsonArray list = kept ? QJsonDocument::fromJson(kept->toUtf8()).array() : QJsonArray();
            for (const QJsonValue& pair : list)
                if (!m_project.isReadOnly())
                    showVersion(DocumentId{pair.toArray().at(0).toString().toLongLong()},
                                DocumentId{pair.toArray().at(1).toString().toLongLong()});
        });
}

void MainWindow::replaceText()
{
    if (!m_shownDocument)
        return;
    const QString path = QFileDialog::getOpenFileName(this, tr("New version of the text"), {},
                                                      tr("Articles (*.txt *.md);;All files (*)"));
    m_project.reconnect();
    if (!path.isEmpty())
        replaceTextBy(path);
}

void MainWindow::replaceTextBy(const QString& path) { m_importer.importNewVersion(m_shownDocument, path); }

void MainWindow::showReplaced(DocumentId id, const std::vector<Passage>& lost, int claims)
{
    showDocument(id, {});
    QString found = lost.empty() ? tr("The text was replaced; every passage was found again.")
                    : lost.size() == 1
                        ? tr("The text was replaced. One passage is not in it any more; its quote is kept.")
                        : tr("The text was replaced. %1 passages are not in it any more; their quotes are kept.")
                              .arg(lost.size());
    if (claims > 0)
        found += u' ' + (claims == 1 ? tr("One claim of a new sentence is to be reviewed.")
                                     : tr("%1 claims of new sentences are to be reviewed.").arg(claims));
    if (lost.empty()) {
        m_messages->news(found);
        return;
    }
    QStringList quotes;
    for (const Passage& passage : lost)
        quotes << QStringLiteral("“%1”").arg(oneLine(passage.quote, 300));
    m_messages->offer(
        found, tr("Which?"), [this, quotes] { showList(tr("Not in the new text"), quotes); },
        MessageBar::About::Step);
}

void MainWindow::showList(const QString& title, const QStringList& lines)
{
    QDialog dialog(this);
    dialog.setWindowTitle(title);
    dialog.resize(560, 360);
    auto* text = new QPlainTextEdit(lines.join(QStringLiteral("\n\n")));
    text->setReadOnly(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* layout = new QVBoxLayout(&dialog);
    layout->addWidget(text);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    dialog.exec();
}

void MainWindow::exportDossierOfSelection()
{
    const Selection& selection = m_project.selection();
    Dossier dossier = dossierOf(m_graph->openScene(), selection.entities(), selection.relationships());
    if (dossier.isEmpty()) {
        m_messages->news(tr("Of what is selected no relationship is drawn."));
        return;
    }
    QString path = QFileDialog::getSaveFileName(
        this, tr("Export a dossier"), documentsFolder() + u'/' + fileNameOf(dossier.title) + QStringLiteral(".pdf"),
        tr("PDF (*.pdf)"));
    m_project.reconnect();
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".pdf");
    const auto [done, stop] = beginExport(path);
    exportDossier(m_project, std::move(dossier), path, done, stop);
}

void MainWindow::exportPicture()
{
    ExportDialog dialog(documentsFolder(), m_isExample ? tr("Example") : QFileInfo(m_project.path()).completeBaseName(),
                        int(m_graph->scene().nodes.size()), int(m_graph->scene().edges.size()), this);
    const bool accepted = dialog.exec() == QDialog::Accepted;
    m_project.reconnect();
    if (!accepted)
        return;
    ExportRequest request = dialog.request();
    if (m_isExample)
        request.title = tr("Example");
    std::optional<SheetContent::Window> window;
    if (request.onScreen)
        window = SheetContent::Window{m_graph->view(), m_graph->viewport()->size()};
    const auto [done, stop] = beginExport(request.path);
    exportScene(m_project, m_graph->scene(), window, request, done, stop);
}

// One at a time: another one ends it.
std::pair<std::function<void(Result<Done>)>, std::stop_token> MainWindow::beginExport(const QString& path)
{
    m_exporting.request_stop();
    m_exporting = {};
    m_messages->progress(MessageBar::Work::Writing, tr("Writing “%1”").arg(QFileInfo(path).fileName().left(60)), 0, 0,
                         [exporting = m_exporting]() mutable { exporting.request_stop(); });
    return {[this, path, token = m_exporting.get_token()](const Result<Done>& written) {
                if (token == m_exporting.get_token())
                    m_messages->finishProgress(MessageBar::Work::Writing);
                if (written)
                    m_messages->news(tr("Exported to “%1”.").arg(path));
                else if (token.stop_requested())
                    m_messages->news(written.error().text);
                else
                    m_messages->error(written.error().text);
            },
            m_exporting.get_token()};
}

} // namespace redthread
