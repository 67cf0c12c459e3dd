// bench_open STORE: from opening a project to the first picture of it in the
// window's graph, 1600 × 1000. Prints wall and CPU seconds and the peak memory.

#include "app/arranger.h"
#include "app/project.h"
#include "views/graph/graph_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QImage>
#include <QTimer>

#include <cstdio>
#include <ctime>
#include <sys/resource.h>

using namespace redthread;

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_open STORE\n");
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QElapsedTimer clock;
    clock.start();
    Project project;
    GraphView view(project.network().entities(), project.network().relationships(), &project.selection());
    view.resize(1600, 1000);
    view.show();
    Arranger arranger(project);
    QObject::connect(&arranger, &Arranger::ordered, &view, &GraphView::setNodeOrder);
    QObject::connect(&arranger, &Arranger::moved, &view, &GraphView::setPositions);
    bool isOpen = false;
    QString failure;
    project.open(QString::fromLocal8Bit(argv[1]), [&](const Result<Done>& done) {
        isOpen = true;
        if (!done)
            failure = done.error().text;
    });
    double loaded = 0;
    // Waits as a program does, without a loop that would take a core for itself.
    QEventLoop loop;
    QTimer::singleShot(120'000, &loop, &QEventLoop::quit);
    const auto look = [&] {
        if (isOpen && loaded == 0)
            loaded = double(clock.elapsed()) / 1000;
        if (!failure.isEmpty() || (isOpen && !view.scene().isEmpty()))
            loop.quit();
    };
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &loop, look);
    timer.start(10);
    loop.exec();
    if (!failure.isEmpty()) {
        std::fprintf(stderr, "bench_open: %s\n", qPrintable(failure));
        return 1;
    }
    QImage image(view.size(), QImage::Format_RGB32);
    view.render(&image);
    const double first = double(clock.elapsed()) / 1000;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf(
        R"({"entities": %zu, "relationships": %zu, "loaded_s": %.3f, "first_picture_s": %.3f, "cpu_s": %.3f, "peak_mb": %.1f})"
        "\n",
        view.scene().nodes.size(), view.scene().edges.size(), loaded, first,
        double(std::clock()) / CLOCKS_PER_SEC, double(usage.ru_maxrss) / 1024);
}
