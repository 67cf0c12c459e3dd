// bench_frame G.el P.xy [--png FILE]: reads an edge list and places, and draws
// frames of 1600 × 1000 while panning: the whole graph within the budget of a
// moving picture (at 200 %, too), all of it, and a part. Prints milliseconds of CPU a frame,
// on one thread.

#include "models/workers/workers.h"
#include "views/graph/crowd_raster.h"

#include <QGuiApplication>

#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>

using namespace redthread;

namespace {

double cpu() { return double(std::clock()) / CLOCKS_PER_SEC; }

bool read(const char* edges, const char* places, GraphScene& scene)
{
    std::ifstream graph(edges), xy(places);
    size_t nodes = 0, count = 0;
    if (!(graph >> nodes >> count) || nodes > 100'000'000)
        return false;
    const QString kinds[] = {QStringLiteral("person"), QStringLiteral("company"), QStringLiteral("ngo"),
                             QStringLiteral("country")};
    scene.nodes.resize(nodes);
    for (size_t i = 0; i < nodes; ++i) {
        double x = 0, y = 0;
        if (!(xy >> x >> y))
            return false;
        scene.nodes[i].centre = {x, y};
        scene.nodes[i].kind = kinds[i % 4];
    }
    for (int a = 0, b = 0; graph >> a >> b;) {
        SceneEdge edge{.from = a, .to = b};
        edge.standing.drawn = true;
        edge.standing.stance = Stance((a + b) % 17 == 0 ? 1 : (a + b) % 31 == 0 ? 3 : 0);
        ++scene.nodes[size_t(a)].weight;
        ++scene.nodes[size_t(b)].weight;
        scene.edges.push_back(edge);
    }
    return scene.edges.size() == count;
}

// Milliseconds a frame while panning.
double frameMs(const Crowd& crowd, const RasterColours& colours, RasterRequest request, int frames)
{
    raster(crowd, colours, request);
    const double before = cpu();
    for (int i = 0; i < frames; ++i) {
        request.view.corner += QPointF(2, 1) / request.view.zoom;
        raster(crowd, colours, request);
    }
    return 1000 * (cpu() - before) / frames;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3 && !(argc == 5 && std::strcmp(argv[3], "--png") == 0)) {
        std::fprintf(stderr, "usage: bench_frame G.el P.xy [--png FILE]\n");
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    GraphScene scene;
    if (!read(argv[1], argv[2], scene)) {
        std::fprintf(stderr, "bench_frame: %s and %s are not a graph and its places\n", argv[1], argv[2]);
        return 1;
    }
    Workers::setCommonThreads(0);
    const Crowd crowd(scene);
    const RasterColours colours = rasterColours(crowd, false);
    RasterRequest request;
    request.size = {1600, 1000};
    request.view = fitView(boundsOf(scene), request.size);
    constexpr double moving = 3e6;
    if (argc == 5)
        raster(crowd, colours, request).save(QString::fromLocal8Bit(argv[4]));
    const double whole = frameMs(crowd, colours, request, 10);
    request.budget = moving;
    const double budgeted = frameMs(crowd, colours, request, 20);
    request.devicePixelRatio = 2; // 3200 × 2000 pixels
    const double dense = frameMs(crowd, colours, request, 20);
    request.devicePixelRatio = 1;
    request.view.corner = boundsOf(scene).center() - QPointF(160, 100) / request.view.zoom;
    request.view.zoom *= 5;
    const double part = frameMs(crowd, colours, request, 20);
    const double before = cpu();
    constexpr int asked = 200;
    int hits = 0;
    for (int i = 0; i < asked; ++i)
        hits += crowd.nodeAt(request.view, QPointF(i * 8, i * 5), 0.2) >= 0;
    const double hit = 1000 * (cpu() - before) / asked;
    std::printf(
        R"({"nodes": %zu, "edges": %zu, "whole_ms": %.2f, "moving_ms": %.2f, "moving_at_200_percent_ms": %.2f, "part_moving_ms": %.2f, "hit_ms": %.3f, "hits": %d})"
        "\n",
        scene.nodes.size(), scene.edges.size(), whole, budgeted, dense, part, hit, hits);
}
