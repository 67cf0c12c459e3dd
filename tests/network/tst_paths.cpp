// Ways between two entities: all shortest ones, the best evidenced, none where
// there is none; against a plain search on random networks.
#include "models/network/paths.h"
#include "network_text.h"

#include <QElapsedTimer>
#include <QtTest>

#include <random>

using namespace redthread;

namespace {

QStringList names(const Network& network, const EntityPath& path)
{
    QStringList list;
    for (const EntityId id : path.entities)
        list << network.nameOf(id);
    return list;
}

} // namespace

class tst_Paths : public QObject {
    Q_OBJECT
private slots:
    void all_shortest_ways_the_best_evidenced_first()
    {
        const auto network = networkFrom(R"(
            A --knows--> B
            C --knows--> B
            A --knows, alleged by X--> D
            D --knows--> C
            A --knows, by X--> B
            A --owns--> B)");
        const PathsFound found =
            pathsBetween(*network, entityNamed(*network, "A"), entityNamed(*network, "C"));
        QCOMPARE(found.shortest.size(), size_t(2));
        QVERIFY(!found.isCut);
        QCOMPARE(names(*network, found.shortest[0]), QStringList({"A", "B", "C"}));
        QCOMPARE(names(*network, found.shortest[1]), QStringList({"A", "D", "C"}));
        QCOMPARE(found.shortest[0].steps[0].size(), size_t(2)); // two lines between A and B
        QCOMPARE(network->relationship(found.shortest[0].steps[0][0])->kind, QString("knows")); // two voices
        QVERIFY(!found.bestEvidenced);
        // The other way round it is the same way.
        const PathsFound back =
            pathsBetween(*network, entityNamed(*network, "C"), entityNamed(*network, "A"));
        QCOMPARE(names(*network, back.shortest[0]), QStringList({"C", "B", "A"}));
    }

    void a_longer_way_may_be_better_evidenced()
    {
        const auto network = networkFrom(R"(
            A --knows, hypothetical by X--> Z
            A --knows, denied by A--> Z
            A --owns, by X--> B
            A --owns, by Y--> B
            B --owns, by X--> Z
            B --owns, by Y--> Z)");
        const PathsFound found =
            pathsBetween(*network, entityNamed(*network, "A"), entityNamed(*network, "Z"));
        QCOMPARE(names(*network, found.shortest.front()), QStringList({"A", "Z"}));
        QVERIFY(found.bestEvidenced);
        QCOMPARE(names(*network, *found.bestEvidenced), QStringList({"A", "B", "Z"}));
        QVERIFY(found.bestEvidenced->doubt < found.shortest.front().doubt);
    }

    void a_denial_is_no_way_nor_are_the_hidden_the_avoided_and_the_filtered()
    {
        NetworkText text("A --knows, denied by A--> C\n A --knows--> B\n B --knows, by X--> C\n"
                         "A --knows--> D\n D --knows--> E\n E --knows--> C");
        Network network;
        network.apply(text.records);
        const auto way = [&](const QSet<EntityId>& avoid = {}) {
            const PathsFound found = pathsBetween(network, text.entity("A"), text.entity("C"), avoid);
            return found.shortest.empty() ? QStringList() : names(network, found.shortest.front());
        };
        QCOMPARE(way(), QStringList({"A", "B", "C"}));
        QCOMPARE(way({text.entity("B")}), QStringList({"A", "D", "E", "C"}));
        QCOMPARE(way({text.entity("B"), text.entity("E")}), QStringList());
        text.entityRecord("B").hidden = true;
        network.apply(text.records);
        QCOMPARE(way(), QStringList({"A", "D", "E", "C"}));
        text.entityRecord("B").hidden = false;
        network.apply(text.records);
        ClaimFilter filter;
        filter.accordingTo = {{text.entity("X"), {}}};
        network.setFilter(filter);
        QCOMPARE(way(), QStringList());
    }

    void no_way_and_no_question()
    {
        const auto network = networkFrom("A --knows--> B\n C --knows--> D");
        const EntityId a = entityNamed(*network, "A");
        QVERIFY(pathsBetween(*network, a, entityNamed(*network, "C")).shortest.empty());
        QVERIFY(pathsBetween(*network, a, a).shortest.empty());
        QVERIFY(pathsBetween(*network, a, mintId<EntityId>()).shortest.empty());
        QVERIFY(pathsBetween(*network, {}, {}).shortest.empty());
    }

    void a_hundred_ways_are_cut()
    {
        QString lines;
        for (int i = 0; i < 100; ++i)
            lines += QStringLiteral("A --knows--> M%1\n M%1 --knows--> Z\n").arg(i);
        const auto network = networkFrom(lines);
        const PathsFound found =
            pathsBetween(*network, entityNamed(*network, "A"), entityNamed(*network, "Z"), {}, 20);
        QCOMPARE(found.shortest.size(), size_t(20));
        QVERIFY(found.isCut);
    }

    void as_many_and_as_short_as_a_plain_search_finds()
    {
        std::mt19937 random(3);
        for (int round = 0; round < 40; ++round) {
            const int n = 5 + int(random() % 6);
            QString lines;
            std::vector<std::vector<bool>> near(size_t(n), std::vector<bool>(size_t(n), false));
            for (int i = 0; i < n; ++i)
                lines += QStringLiteral("E%1 [person]\n").arg(i);
            for (int i = 0; i < n + 3; ++i) {
                const int a = int(random() % unsigned(n)), b = int(random() % unsigned(n));
                if (a == b)
                    continue;
                near[size_t(a)][size_t(b)] = near[size_t(b)][size_t(a)] = true;
                lines += QStringLiteral("E%1 --knows--> E%2\n").arg(a).arg(b);
            }
            // All simple ways from 0 to n-1, by trying everything.
            size_t shortest = 1000, count = 0;
            std::vector<int> way = {0};
            const std::function<void()> walk = [&] {
                if (way.back() == n - 1) {
                    count = way.size() < shortest ? 1 : way.size() == shortest ? count + 1 : count;
                    shortest = std::min(shortest, way.size());
                    return;
                }
                for (int next = 0; next < n; ++next)
                    if (near[size_t(way.back())][size_t(next)] &&
                        std::find(way.begin(), way.end(), next) == way.end()) {
                        way.push_back(next);
                        walk();
                        way.pop_back();
                    }
            };
            walk();
            const auto network = networkFrom(lines);
            const PathsFound found =
                pathsBetween(*network, entityNamed(*network, "E0"),
                             entityNamed(*network, QStringLiteral("E%1").arg(n - 1)), {}, 1000);
            QCOMPARE(found.shortest.size(), count);
            for (const EntityPath& path : found.shortest)
                QCOMPARE(path.entities.size(), shortest);
        }
    }
};

QTEST_APPLESS_MAIN(tst_Paths)
#include "tst_paths.moc"
