// bench_window STORE [ROUNDS [ACT]]: how long the window of a large project is held up by what a person
// does, 1600 × 1000: filters, kinds hidden, a drag and its undo, a choice, the wheel, groups.
// Prints for each the median and worst milliseconds of the longest wait for an answer of the
// window's thread (from the act on, until nothing is left to do), and the peak memory. STORE is
// changed.

#include "app/main_window.h"
#include "views/graph/graph_view.h"
#include "views/lists/entity_list.h"
#include "views/lists/relationship_list.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLineEdit>
#include <QMouseEvent>
#include <QSemaphore>
#include <QStandardPaths>
#include <QTimer>
#include <QUndoStack>
#include <QWheelEvent>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <functional>
#include <sys/resource.h>
#include <thread>

using namespace redthread;

namespace {

bool isFirst = true;

void waitFor(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

// Asks the window's thread for a sign every few milliseconds, as a person's hand would.
class Stretch {
public:
    Stretch()
        : m_asking([this](std::stop_token stop) {
              while (!stop.stop_requested()) {
                  QElapsedTimer clock;
                  clock.start();
                  QMetaObject::invokeMethod(qApp, [this] { m_answers.release(); }, Qt::QueuedConnection);
                  while (!m_answers.tryAcquire(1, 50) && !stop.stop_requested()) {
                  }
                  m_longest = std::max(m_longest.load(), double(clock.nsecsElapsed()) / 1e6);
                  std::this_thread::sleep_for(std::chrono::milliseconds(3));
              }
          })
    {
    }
    double longestOf(const std::function<void()>& act)
    {
        waitFor(50);
        m_longest = 0;
        act();
        waitFor(100);
        for (double before = -1; before != m_longest;) { // more may come of it
            before = m_longest;
            waitFor(1500);
        }
        return m_longest;
    }

private:
    QSemaphore m_answers;
    std::atomic<double> m_longest = 0;
    std::jthread m_asking; // last: it uses the others
};

void measure(Stretch& stretch, const char* name, int rounds, const std::function<void(int)>& act)
{
    std::vector<double> times;
    for (int i = 0; i < std::max(1, rounds); ++i)
        times.push_back(stretch.longestOf([&] { act(i); }));
    std::sort(times.begin(), times.end());
    std::printf("%s\"%s\": {\"median_ms\": %.0f, \"worst_ms\": %.0f}", isFirst ? "{\n " : ",\n ", name,
                times[times.size() / 2], times.back());
    std::fflush(stdout);
    isFirst = false;
}

void mouse(QWidget& widget, QEvent::Type type, QPointF at, Qt::MouseButtons buttons)
{
    QMouseEvent event(type, at, widget.mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                      buttons, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_window STORE [ROUNDS [ACT]]\n");
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication app(argc, argv);
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 4;
    const QByteArray only = argc > 3 ? argv[3] : "";
    MainWindow window;
    window.resize(1600, 1000);
    window.show();
    GraphView& graph = window.graph();
    Network& network = window.project().network();
    window.open({.store = QString::fromLocal8Bit(argv[1])});
    for (int i = 0; i < 600 && graph.scene().isEmpty(); ++i)
        waitFor(100);
    if (graph.scene().isEmpty()) {
        std::fprintf(stderr, "bench_window: nothing is shown of %s\n", argv[1]);
        return 1;
    }
    window.action(Act::PlayPause)->setChecked(false);
    window.action(Act::PlayPause)->triggered(false);
    waitFor(3000);
    Stretch stretch;
    const auto act = [&](const char* name, int times, const std::function<void(int)>& what) {
        if (only.isEmpty() || only == name)
            measure(stretch, name, times, what);
    };
    act("nothing", 1, [](int) {});
    act("stance", rounds, [&](int i) {
        ClaimFilter filter;
        filter.stances[size_t(i) % 4] = false;
        network.setFilter(filter);
    });
    act("filters cleared", rounds, [&](int i) {
        if (i % 2)
            return network.setFilter({});
        ClaimFilter filter;
        filter.until = QStringLiteral("2018");
        network.setFilter(filter);
    });
    network.setFilter({});
    waitFor(1000);
    act("entities typed", rounds, [&](int i) {
        window.findChild<EntityList*>()->filterField()->setText(QStringLiteral("ann").left(i % 4));
    });
    act("relationships typed", rounds, [&](int i) {
        window.findChild<RelationshipList*>()->filterField()->setText(QStringLiteral("sta").left(i % 4));
    });
    window.findChild<EntityList*>()->filterField()->clear();
    window.findChild<RelationshipList*>()->filterField()->clear();
    act("degree", rounds, [&](int i) {
        ClaimFilter filter;
        filter.leastDegree = 2 + i % 3;
        network.setFilter(filter);
    });
    network.setFilter({});
    waitFor(1000);
    QUndoStack& stack = window.project().editor().stack();
    const auto placeOf = [&](EntityId id) { return graph.view().toView(graph.place(id).value_or(QPointF(-1e9, 0))); };
    const auto somebody = [&] {
        for (int row = 0; row < network.entities()->rowCount(); ++row)
            if (const EntityId id = network.entities()->idAt(row);
                network.entities()->degree(row) > 50 && graph.rect().contains(placeOf(id).toPoint()))
                return id;
        return network.entities()->idAt(0);
    };
    const EntityId hub = somebody();
    act("choice", rounds, [&](int i) {
        if (i % 2)
            return window.project().selection().clear();
        window.project().selection().selectOnly(hub);
    });
    window.project().selection().selectOnly(hub); // in a crowd only what is selected is dragged
    act("drag", rounds, [&](int) {
        const QPointF at = placeOf(hub);
        mouse(*graph.viewport(), QEvent::MouseButtonPress, at, Qt::LeftButton);
        for (int step = 1; step <= 10; ++step)
            mouse(*graph.viewport(), QEvent::MouseMove, at + QPointF(3 * step, 2 * step), Qt::LeftButton);
        mouse(*graph.viewport(), QEvent::MouseButtonRelease, at + QPointF(30, 20), Qt::NoButton);
    });
    act("undo", std::min(rounds, int(stack.index())), [&](int) { window.action(Act::Undo)->trigger(); });
    act("wheel", rounds, [&](int i) {
        const QPointF at(400, 300);
        QWheelEvent event(at, graph.mapToGlobal(at), {}, {0, i % 2 ? -120 : 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(graph.viewport(), &event);
    });
    act("hide", rounds, [&](int i) {
        window.project().selection().selectOnly(hub);
        window.action(i % 2 ? Act::Undo : Act::Hide)->trigger();
    });
    window.project().selection().clear();
    act("kinds as one", rounds,
        [&](int i) { window.action(i % 2 ? Act::Ungathered : Act::GatherKinds)->trigger(); });
    act("communities as one", rounds,
        [&](int i) { window.action(i % 2 ? Act::Ungathered : Act::GatherCommunities)->trigger(); });
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf(",\n \"entities\": %d, \"relationships\": %d, \"peak_mb\": %.0f}\n", network.entities()->rowCount(),
                network.relationships()->rowCount(), double(usage.ru_maxrss) / 1024);
}
