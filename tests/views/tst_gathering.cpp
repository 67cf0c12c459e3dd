// Entities drawn as one: nodes, lines, and how these stand.

#include "sample_scene.h"

#include "views/graph/gathering.h"

#include <QtTest>

using namespace redthread;

class tst_Gathering : public QObject {
    Q_OBJECT

    // Ada and Bo work for Post; Ada and Bo accuse Ministry, Ministry denies Bo; Post is owned by Ministry.
    SceneMaker m_maker;
    Gathering m_people;

    static const SceneEdge* between(const GraphScene& scene, const QString& one, const QString& other)
    {
        for (const SceneEdge& edge : scene.edges) {
            const QString &a = scene.nodes[size_t(edge.from)].name, &b = scene.nodes[size_t(edge.to)].name;
            if ((a == one && b == other) || (a == other && b == one))
                return &edge;
        }
        return nullptr;
    }

private slots:
    void init()
    {
        m_maker = {};
        const int ada = m_maker.entity("Ada", "journalist", 0, 0), bo = m_maker.entity("Bo", "journalist", 100, 40);
        const int post = m_maker.entity("Post", "media", 50, 300);
        const int ministry = m_maker.entity("Ministry", "government", 400, 0);
        m_maker.relationship(ada, "works_for", post, standing(Stance::Stated, 2));
        m_maker.relationship(bo, "works_for", post, standing(Stance::Alleged, 1, 0, false));
        m_maker.relationship(ada, "accuses", ministry, standing(Stance::Alleged, 1));
        m_maker.relationship(bo, "accuses", ministry, standing(Stance::Alleged, 1, 1));
        m_maker.relationship(ministry, "denies", bo, standing(Stance::Stated, 1));
        m_maker.relationship(post, "owned_by", ministry, standing(Stance::Stated, 1));
        m_maker.relationship(ada, "related_to", bo, standing(Stance::Stated, 1));
        m_people = {};
        m_people.groups.push_back({m_maker.scene.nodes[1].id, "Journalists ×2", "journalist"});
        m_people.groupOf = {{m_maker.scene.nodes[0].id, 0}, {m_maker.scene.nodes[1].id, 0}};
    }

    void a_group_is_one_node_with_all_that_is_in_it()
    {
        m_maker.scene.nodes[1].selected = true;
        const GraphScene scene = gathered(m_maker.scene, m_people);
        QCOMPARE(scene.nodes.size(), size_t(3));
        const SceneNode& group = scene.nodes[0];
        QCOMPARE(group.id, m_maker.scene.nodes[1].id);
        QCOMPARE(group.name, QStringLiteral("Journalists ×2"));
        QCOMPARE(group.members, (std::vector{m_maker.scene.nodes[0].id, m_maker.scene.nodes[1].id}));
        QCOMPARE(group.weight, m_maker.scene.nodes[0].weight + m_maker.scene.nodes[1].weight);
        QCOMPARE(group.centre, QPointF(50, 20));
        QVERIFY(group.selected);
        QVERIFY(!scene.nodes[1].selected && scene.nodes[1].members.empty());
    }

    void lines_to_a_group_are_one_that_knows_them_all()
    {
        const GraphScene scene = gathered(m_maker.scene, m_people);
        QCOMPARE(scene.edges.size(), size_t(3)); // what is between its own is not drawn
        const SceneEdge* work = between(scene, "Journalists ×2", "Post");
        QVERIFY(work);
        QCOMPARE(work->kind, QStringLiteral("works_for"));
        QCOMPARE(work->bundle, (std::vector{m_maker.scene.edges[0].id, m_maker.scene.edges[1].id}));
        QVERIFY(!work->isBothWays);
        QCOMPARE(scene.nodes[size_t(work->to)].name, QStringLiteral("Post"));
        const SceneEdge* accused = between(scene, "Journalists ×2", "Ministry");
        QVERIFY(accused);
        QCOMPARE(accused->bundle.size(), size_t(3));
        QVERIFY(accused->isBothWays);
        QVERIFY(accused->kind.isEmpty());
        QVERIFY(accused->standing.contested); // one of them is
        const SceneEdge* alone = between(scene, "Post", "Ministry");
        QVERIFY(alone && alone->bundle.empty());
        QCOMPARE(alone->id, m_maker.scene.edges[5].id);
    }

    void a_line_alone_stays_what_it_is()
    {
        m_maker.scene.edges.resize(1);
        const GraphScene scene = gathered(m_maker.scene, m_people);
        QCOMPARE(scene.edges.size(), size_t(1));
        QVERIFY(scene.edges[0].bundle.empty());
        QCOMPARE(scene.edges[0].kind, QStringLiteral("works_for"));
        QVERIFY(scene.edges[0].standing == m_maker.scene.edges[0].standing);
    }

    void lines_stand_together_as_most_that_are_not_denied_on_a_tie_the_more_cautious()
    {
        const Standing stated = standing(Stance::Stated, 3), alleged = standing(Stance::Alleged, 1, 0, false),
                       denied = standing(Stance::Denied, 0, 1);
        const auto of = [](std::vector<Standing> lines) { return together(lines); };
        QCOMPARE(of({stated, stated, alleged}).stance, Stance::Stated);
        QCOMPARE(of({stated, alleged}).stance, Stance::Alleged); // though three voices state
        QCOMPARE(of({stated, denied, denied}).stance, Stance::Stated); // as one line, where a denial is no stance of others
        QCOMPARE(of({denied, denied}).stance, Stance::Denied);
        const Standing sum = of({stated, alleged, denied});
        QCOMPARE(sum.voices, 4);
        QCOMPARE(sum.denyingVoices, 1);
        QCOMPARE(sum.claims, 5);
        QCOMPARE(sum.notReviewed, 1);
        QVERIFY(sum.drawn && !sum.contested);
        Standing possible;
        possible.drawn = true;
        possible.possible = 2;
        possible.stance = Stance::Hypothetical;
        QCOMPARE(of({stated, possible, possible}).stance, Stance::Stated); // nobody claims those
        QCOMPARE(of({possible}).stance, Stance::Hypothetical);
    }

    void the_order_of_nodes_is_that_of_the_first_in_each()
    {
        const auto& nodes = m_maker.scene.nodes;
        const std::vector<EntityId> ids = {nodes[3].id, nodes[0].id, nodes[2].id, nodes[1].id};
        QCOMPARE(gathered(ids, m_people), (std::vector{nodes[3].id, nodes[1].id, nodes[2].id}));
        QCOMPARE(gathered(ids, {}), ids);
        QVERIFY(m_people.isGroup(nodes[1].id) && !m_people.isGroup(nodes[0].id));
        QCOMPARE(m_people.standIn(nodes[0].id), nodes[1].id);
        QCOMPARE(m_people.standIn(nodes[2].id), nodes[2].id);
    }

    void nobody_drawn_of_a_group_is_no_node()
    {
        m_maker.scene = excerpt(m_maker.scene, [](const SceneNode& node) { return node.kind != u"journalist"; });
        const GraphScene scene = gathered(m_maker.scene, m_people);
        QCOMPARE(scene.nodes.size(), size_t(2));
        QCOMPARE(scene.edges.size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(tst_Gathering)
#include "tst_gathering.moc"
