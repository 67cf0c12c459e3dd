// bench_workbench STORE [QUESTIONS]: what a person waits for in a large project:
// a filter set and taken off, names found, phrases found, paths, two voices
// compared, the order of review. Prints the median and worst milliseconds of
// each over QUESTIONS (20) different questions, and the peak memory.

#include "models/network/comparison.h"
#include "models/network/name_finder.h"
#include "models/network/paths.h"
#include "models/network/review_queue.h"
#include "models/store/store.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <functional>
#include <random>
#include <sys/resource.h>

using namespace redthread;

namespace {

bool isFirst = true;

void measure(const char* name, int questions, const std::function<void(int)>& ask)
{
    std::vector<double> times;
    for (int i = 0; i < questions; ++i) {
        QElapsedTimer clock;
        clock.start();
        ask(i);
        times.push_back(double(clock.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    std::printf("%s\"%s\": {\"median_ms\": %.1f, \"worst_ms\": %.1f}", isFirst ? "{\n " : ",\n ", name,
                times[times.size() / 2], times.back());
    isFirst = false;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const int questions = argc > 2 ? std::atoi(argv[2]) : 20;
    const auto store =
        argc > 1 ? Store::open(QString::fromLocal8Bit(argv[1]), Store::Access::ReadWrite)
                 : Result<std::unique_ptr<Store>>(Error{QStringLiteral("usage: bench_workbench STORE")});
    if (!store) {
        std::fprintf(stderr, "bench_workbench: %s\n", qPrintable(store.error().text));
        return 2;
    }
    Network network;
    {
        NetworkDraft draft;
        if (!(*store)->readAll([&](const ChangeSet& part) { draft.add(part); }))
            return 2;
        network.take(draft);
    }
    const EntityModel& entities = *network.entities();
    const std::vector<Network::VoiceCount> voices = network.voices();
    if (entities.rowCount() < 2 || voices.size() < 2)
        return 2;
    std::mt19937 random(1);
    const auto anybody = [&] { return entities.idAt(int(random() % unsigned(entities.rowCount()))); };
    const auto voice = [&](int i) { return voices[size_t(i) % voices.size()].voice; };

    measure("filter by stance", questions, [&](int i) {
        ClaimFilter filter;
        filter.stances[size_t(i) % 4] = false;
        network.setFilter(filter);
    });
    network.setFilter({});
    measure("filter by voice", questions, [&](int i) {
        ClaimFilter filter;
        filter.accordingTo = {voice(i)};
        network.setFilter(filter);
    });
    network.setFilter({});
    measure("filter by date", questions, [&](int i) {
        ClaimFilter filter;
        filter.until = QString::number(2015 + i % 10);
        network.setFilter(filter);
    });
    measure("filter off and on", questions, [&](int i) {
        ClaimFilter filter;
        filter.leastVoices = 1 + i % 2;
        network.setFilter(filter);
    });
    network.setFilter({});
    measure("voices", questions, [&](int) { network.voices(); });
    NameFinder finder(&network);
    finder.find(QStringLiteral("a"), 12); // names are folded once
    measure("names", questions, [&](int) {
        const QString name = network.nameOf(anybody());
        finder.find(name.left(1 + int(random() % unsigned(std::max<qsizetype>(1, name.size())))), 12);
    });
    size_t found = 0; // as bench_store writes them; a search that finds nothing is no measure of finding
    measure("phrases", questions, [&](int) {
        const auto places = (*store)->placesOf(
            QStringLiteral("said that %1 and").arg(network.nameOf(anybody()).section(u' ', -1)));
        if (!places)
            std::exit(2);
        found += places->size();
    });
    measure("paths", questions, [&](int) { pathsBetween(network, anybody(), anybody()); });
    measure("compare", questions, [&](int i) { compare(network, voice(i), voice(i + 1)); });
    measure("review order", std::min(questions, 5), [&](int) { reviewQueue(network); });
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf(",\n \"entities\": %d, \"relationships\": %d, \"claims\": %d, \"places\": %zu, \"peak_mb\": %.0f}\n",
                entities.rowCount(), network.relationships()->rowCount(), network.claimCount(), found,
                double(usage.ru_maxrss) / 1024);
    return 0;
}
