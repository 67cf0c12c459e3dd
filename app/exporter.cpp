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

Result<Done> write(const Network& network, GraphScene scene,
                   const std::optional<SheetContent::Window>& window, const std::vector<Passage>& passages,
                   const QString& storePath, const ExportRequest& request, const Dossier* dossier = nullptr)
{
    PassagesById byId;
    for (const Passage& passage : passages)
        byId.insert(passage.id, passage);
    const QString title = dossier ? dossier->title : projectTitle(network, storePath);
    if (request.format == QStringLiteral("dot")) {
        const Result<QByteArray> dot = toDot(dotGraph(network, scene, byId, title));
        return dot ? writeTo(request.path, *dot) : Result<Done>(dot.error());
    }
    const bool isPage = request.format == QStringLiteral("html");
    const auto format = sheetFormatFromName(request.format);
    if (!format && !isPage)
        return Error{tr("“%1” is no format that can be written.").arg(request.format)};
    SheetContent content =
        sheetContent(network, std::move(scene), byId, title, QDate::currentDate().toString(Qt::ISODate));
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
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const Result<Done> written =
        isPage ? writeWebPage(buffer, content) : writeSheet(buffer, content, *format, request.scale);
    return written ? writeTo(request.path, buffer.data()) : written;
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
                 const ExportRequest& request, std::function<void(Result<Done>)> done)
{
    project.passages(neededFor(project.network(), scene, request.format, window.has_value()))
        .then(&project, [&project, scene = std::move(scene), window, request,
                         done = std::move(done)](const Result<std::vector<Passage>>& passages) {
            done(passages ? write(project.network(), scene, window, *passages, project.path(), request)
                          : Result<Done>(passages.error()));
        });
}

void exportDossier(Project& project, Dossier dossier, const QString& path,
                   std::function<void(Result<Done>)> done)
{
    const std::vector<PassageId> ids = passagesOf(project.network(), dossier.scene);
    project.passages(ids).then(&project, [&project, dossier = std::move(dossier), path, done = std::move(done)](
                                             const Result<std::vector<Passage>>& passages) {
        done(passages ? write(project.network(), dossier.scene, std::nullopt, *passages, project.path(),
                              {.path = path, .format = QStringLiteral("pdf")}, &dossier)
                      : Result<Done>(passages.error()));
    });
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
    return write(network, std::move(scene), std::nullopt, *passages, store.path(), request,
                 request.about.isEmpty() ? nullptr : &dossier);
}

} // namespace redthread
