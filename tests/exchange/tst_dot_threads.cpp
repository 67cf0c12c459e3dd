// Graphviz' state is global: exports from several threads must not meet in it.

#include "models/exchange/dot.h"

#include <QtTest>

#include <thread>

using namespace redthread;

namespace {

QByteArray exported()
{
    DotGraph graph{.title = "Map"};
    for (qint64 i = 1; i <= 20; ++i)
        graph.nodes.push_back({EntityId{i}, QString("Entity %1").arg(i), "person", std::nullopt});
    for (qint64 i = 1; i < 20; ++i)
        graph.edges.push_back({.id = RelationshipId{i},
                               .subject = EntityId{i},
                               .object = EntityId{i + 1},
                               .kind = "meets",
                               .quote = "They met."});
    const auto dot = toDot(graph);
    return dot ? *dot : QByteArray();
}

} // namespace

class tst_DotThreads : public QObject {
    Q_OBJECT
private slots:
    void threads_may_export_at_once()
    {
        const QByteArray expected = exported();
        QVERIFY(!expected.isEmpty());
        std::atomic<int> same = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&] {
                    for (int n = 0; n < 50; ++n)
                        same += exported() == expected;
                });
        }
        QCOMPARE(same.load(), 200);
    }
};

QTEST_GUILESS_MAIN(tst_DotThreads)
#include "tst_dot_threads.moc"
