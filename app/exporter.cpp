#include "app/exporter.h"

#include "app/arranger.h"
#include "app/sheet_content.h"
#include "app/standard_streams.h"
#include "models/exchange/dot.h"
#include "models/network/name_finder.h"
#include "views/filters/filter_words.h"
#include "views/graph/scene_builder.h"

#include "views/graph/sheet_export.h"
#include "views/publish/web_page.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDate>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QtConcurrent>

#include <memory>

namespace redthread {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Export", text); }

Result<Done> saveBytes(const QString& path, const QByteArray& bytes)
{
    const auto failed = [&path](const QString& reason) {
        return Error{tr("“%1” could not be written: %2").arg(path, reason)};
    };
    // A device or a pipe is written to; renaming a new file over it would take it away.
    if (const QFileInfo info(path); info.exists() && !info.isFile()) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
            return failed(file.errorString());
        return Done{};
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failed(file.errorString());
    return Done{};
}

// The bytes first, so that nothing is written when the picture cannot be made.
Result<Done> writeTo(const QString& path, const QByteArray& bytes)
{
    if (path != QStringLiteral("-"))
        return saveBytes(path, bytes);
    if (!writeOut(bytes))
        return Error{tr("Standard output could not be written.")};
    return Done{};
}

// All that is written, put together: what is still to be done needs no network.
struct Job {
    ExportRequest request;
    SheetContent content; // of a picture or a page
    DotGraph dot;
};

Result<Job> jobOf(const Network& network, GraphScene scene, const std::optional<SheetContent::Window>& window,
                  const std::vector<Passage>& passages, const QString& storePath, const ExportRequest& request,
                  const Dossier* dossier = nullptr)
{
    Job job{request, {}, {}};
    PassagesById byId;
    for (const Passage& passage : passages)
        byId.insert(passage.id, passage);
    const QString title = dossier                  ? dossier->title
                          : request.title.isEmpty() ? projectTitle(network, storePath)
                                                    : request.title;
    if (request.format == u"dot") {
        job.dot = dotGraph(network, scene, byId, title);
        return job;
    }
    if (request.format != u"html" && !sheetFormatFromName(request.format))
        return Error{tr("“%1” is no format that can be written.").arg(request.format)};
    SheetContent& content = job.content;
    content = sheetContent(network, std::move(scene), byId, title, QDate::currentDate().toString(Qt::ISODate));
    if (dossier) {
        content.mostFootnotes = std::numeric_limits<size_t>::max();
        for (size_t i = 0; i < content.footnotes.size(); ++i)
            content.footnotes[i].heading = dossier->headings.value(qsizetype(i));
        // It speaks of its own lines; what stands apart from them is not missing here.
        content.claims = content.notReviewed = 0;
        for (const SceneEdge& edge : content.scene.edges) {
            content.claims += edge.standing.claims;
            content.notReviewed += edge.standing.notReviewed;
        }
        content.filters.clear();
        for (const FilterChip& chip : filterChips(network.filter(), network))
            content.filters << chip.text;
    }
    content.window = window;
    content.dark = request.dark;
    return job;
}

// Any thread.
Result<Done> write(const Job& job, std::stop_token stop = {})
{
    const ExportRequest& request = job.request;
    if (request.format == u"dot") {
        const Result<QByteArray> dot = toDot(job.dot);
        return dot ? writeTo(request.path, *dot) : Result<Done>(dot.error());
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto format = sheetFormatFromName(request.format);
    const Result<Done> written = format ? writeSheet(buffer, job.content, *format, request.scale, stop)
                                        : writeWebPage(buffer, job.content, stop);
    if (written && stop.stop_requested())
        return exportCancelled();
    return written ? writeTo(request.path, buffer.data()) : written;
}

// Puts the job together when the passages have come, writes in the background, and tells.
void exportWith(Project& project, std::vector<PassageId> ids, std::stop_token stop,
                std::function<Result<Job>(const std::vector<Passage>&)> jobOf, std::function<void(Result<Done>)> done)
{
    project.passages(ids).then(&project, [&project, stop, jobOf = std::move(jobOf), done = std::move(done)](
                                             const Result<std::vector<Passage>>& passages) {
        if (!passages)
            return done(passages.error());
        Result<Job> job = jobOf(*passages);
        if (!job)
            return done(job.error());
        QtConcurrent::run([job = std::make_shared<const Job>(std::move(*job)), stop] { return write(*job, stop); })
            .then(&project, [done](const Result<Done>& written) { done(written); });
    });
}

// Where the dots of a network stand: as stored, or laid out when some have no place.
std::vector<layout::Point> positionsOf(const Network& network)
{
    std::vector<EntityId> order;
    const layout::LayoutGraph graph = layoutGraphOf(network, order, Alone::LeftOut);
    std::vector<layout::Point> points;
    for (const layout::Node& node : graph.nodes) {
        if (!node.position)
            return layout::settle(graph);
        points.push_back(*node.position);
    }
    return points;
}

// Those that will be told: of a whole picture with too many lines for footnotes none.
std::vector<PassageId> neededFor(const Network& network, const GraphScene& scene, const QString& format, bool isPart)
{
    const bool hasFootnotes = format != u"html" && format != u"dot";
    if (hasFootnotes && !isPart && drawnLines(scene) > mostFootnotes)
        return {};
    return passagesOf(network, scene);
}

} // namespace

void exportScene(Project& project, GraphScene scene, const std::optional<SheetContent::Window>& window,
                 const ExportRequest& request, std::function<void(Result<Done>)> done, std::stop_token stop)
{
    std::vector<PassageId> ids = neededFor(project.network(), scene, request.format, window.has_value());
    exportWith(project, std::move(ids), stop,
               [&project, scene = std::move(scene), window, request](const std::vector<Passage>& passages) mutable {
                   return jobOf(project.network(), std::move(scene), window, passages, project.path(), request);
               },
               std::move(done));
}

void exportDossier(Project& project, Dossier dossier, const QString& path, std::function<void(Result<Done>)> done,
                   std::stop_token stop)
{
    std::vector<PassageId> ids = passagesOf(project.network(), dossier.scene);
    exportWith(project, std::move(ids), stop,
               [&project, dossier = std::move(dossier), path](const std::vector<Passage>& passages) {
                   return jobOf(project.network(), dossier.scene, std::nullopt, passages, project.path(),
                                {.path = path, .format = QStringLiteral("pdf")}, &dossier);
               },
               std::move(done));
}

Result<Done> exportStore(Store& store, const ExportRequest& request)
{
    NetworkDraft draft;
    const Result<Done> all = store.readAll([&](const ChangeSet& part) { draft.add(part); });
    if (!all)
        return all.error();
    Network network;
    network.take(draft);
    GraphScene scene = buildScene(*network.entities(), *network.relationships(), nullptr,
                                  positionsOf(network), Alone::LeftOut);
    Dossier dossier;
    if (!request.about.isEmpty()) {
        const std::vector<NameHit> hits = NameFinder(&network).find(request.about, 1);
        const auto entity = hits.empty() || hits.front().record.type != RecordType::Entity
                                ? EntityId{}
                                : EntityId{hits.front().record.id};
        dossier = dossierOf(scene, {network.rootOf(entity)}, {});
        if (dossier.isEmpty())
            return Error{tr("Of “%1” no relationship is told in this project.").arg(request.about)};
        scene = dossier.scene;
    }
    const Result<std::vector<Passage>> passages =
        store.passages(neededFor(network, scene, request.format, !request.about.isEmpty()));
    if (!passages)
        return passages.error();
    const Result<Job> job = jobOf(network, std::move(scene), std::nullopt, *passages, store.path(), request,
                                  request.about.isEmpty() ? nullptr : &dossier);
    return job ? write(*job) : Result<Done>(job.error());
}

} // namespace redthread
