// From a network to the scene that is drawn.

#include "network_text.h"

#include "views/graph/scene_builder.h"

#include <QtTest>

using namespace redthread;

class tst_SceneBuilder : public QObject {
    Q_OBJECT

    NetworkText m_text{QStringLiteral("Ada [journalist] --works for--> Post [media]\n"
                                      "Post --owned by--> Ministry [government]\n"
                                      "Ada --accuses, alleged by Amnesty--> Ministry\n")};
    Network m_network;

    GraphScene scene(const Selection* selection = nullptr, std::span<const layout::Point> positions = {})
    {
        return buildScene(*m_network.entities(), *m_network.relationships(), selection, positions);
    }
    const SceneNode* node(const GraphScene& scene, const QString& name)
    {
        for (const SceneNode& node : scene.nodes)
            if (node.name == name)
                return &node;
        return nullptr;
    }

private slots:
    void init()
    {
        m_network.clear();
        m_network.apply(m_text.records);
    }

    void lines_join_the_nodes_they_name()
    {
        const GraphScene made = scene();
        QCOMPARE(made.nodes.size(), size_t(m_network.entities()->rowCount()));
        QCOMPARE(made.edges.size(), size_t(m_network.relationships()->rowCount()));
        for (size_t i = 0; i < made.edges.size(); ++i) {
            const RelationshipRow& row = m_network.relationships()->relationship(int(i));
            QCOMPARE(made.nodes[size_t(made.edges[i].from)].id, row.subject);
            QCOMPARE(made.nodes[size_t(made.edges[i].to)].id, row.object);
            QVERIFY(made.edges[i].standing == row.standing);
        }
    }

    void what_is_hidden_is_left_out_and_counted()
    {
        ChangeSet change;
        m_text.entityRecord("Ministry").hidden = true;
        change.revision = m_network.revision() + 1;
        change.entities = {m_text.entityRecord("Ministry")};
        m_network.apply(change);
        m_text.entityRecord("Ministry").hidden = false;

        const GraphScene made = scene();
        QVERIFY(!node(made, "Ministry"));
        QVERIFY(node(made, "Ada") && node(made, "Post"));
        QCOMPARE(node(made, "Ada")->hiddenNeighbours, 1);
        QCOMPARE(node(made, "Post")->hiddenNeighbours, 1);
        QCOMPARE(made.edges.size(), size_t(1));
        const std::vector<EntityId> visible = visibleEntities(*m_network.entities());
        QCOMPARE(visible.size(), made.nodes.size());
        for (size_t i = 0; i < visible.size(); ++i)
            QCOMPARE(visible[i], made.nodes[i].id);
    }

    void who_has_no_relationship_can_be_left_out()
    {
        const NetworkText text(
            QStringLiteral("Ada [journalist] --works for--> Post [media]\nLoner [person]\n"));
        Network network;
        network.apply(text.records);
        const EntityModel& entities = *network.entities();
        QCOMPARE(entities.rowCount(), 3);
        QCOMPARE(visibleEntities(entities).size(), size_t(3));
        QCOMPARE(visibleEntities(entities, Alone::LeftOut).size(), size_t(2));
        QCOMPARE(aloneCount(entities), 1);
        const auto made = buildScene(entities, *network.relationships(), nullptr, {}, Alone::LeftOut);
        QVERIFY(!node(made, "Loner"));
        QVERIFY(node(made, "Ada"));
    }

    void where_nobody_has_a_relationship_all_are_drawn()
    {
        const NetworkText text(QStringLiteral("Loner [person]\n"));
        Network network;
        network.apply(text.records);
        QCOMPARE(visibleEntities(*network.entities(), Alone::LeftOut).size(), size_t(1));
        QCOMPARE(aloneCount(*network.entities()), 0);
    }

    void places_come_from_the_layout_else_from_the_record()
    {
        std::vector<layout::Point> points = {{1, 2}};
        const GraphScene made = scene(nullptr, points);
        QCOMPARE(made.nodes[0].centre, QPointF(1, 2));
        QCOMPARE(made.nodes[1].centre, m_network.entities()->entity(1).position.value_or(QPointF()));
    }

    void the_selection_is_shown()
    {
        Selection selection;
        selection.set({m_text.entity("Ada")}, {m_network.relationships()->idAt(0)});
        const GraphScene made = scene(&selection);
        QVERIFY(node(made, "Ada")->selected && !node(made, "Post")->selected);
        QVERIFY(made.edges[0].selected && !made.edges[1].selected);
    }
};

QTEST_GUILESS_MAIN(tst_SceneBuilder)
#include "tst_scene_builder.moc"
