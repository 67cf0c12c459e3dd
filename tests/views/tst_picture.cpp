// What is drawn of a scene, without a single pixel.

#include "sample_scene.h"

#include "views/graph/edge_curve.h"
#include "views/graph/picture.h"

#include <QtTest>

#include <random>

using namespace redthread;

static const FixedMetrics metrics;

static PictureOptions fitted(const GraphScene& scene, double zoomFactor = 1)
{
    PictureOptions options;
    options.size = {1100, 820};
    options.metrics = &metrics;
    options.view = fitView(boundsOf(scene), options.size);
    options.view.zoom *= zoomFactor;
    options.view.corner = boundsOf(scene).center() -
                          QPointF(options.size.width(), options.size.height()) / (2 * options.view.zoom);
    return options;
}

static int countOf(const DisplayList& list, const QString& role)
{
    return int(std::count_if(list.groups.begin(), list.groups.end(),
                             [&](const DisplayGroup& group) { return group.role == role; }));
}

static QStringList textsOf(const DisplayList& list, const QString& role)
{
    QStringList texts;
    for (const DisplayGroup& group : list.groups)
        for (const DisplayItem& item : group.items)
            if (const auto* text = std::get_if<TextItem>(&item); text && group.role == role)
                texts << text->text;
    return texts;
}

// Many entities in a small place, with every sort of name.
static GraphScene crowd(unsigned seed, int count)
{
    std::mt19937 random(seed);
    SceneMaker maker;
    const QStringList kinds = {"journalist", "ngo",   "country", "group",
                               "document",   "event", "law",     "no such kind"};
    for (int i = 0; i < count; ++i)
        maker.entity(QStringLiteral("N%1").arg(i).repeated(1 + int(random() % 8)), kinds[int(random() % 8)],
                     double(random() % 900), double(random() % 700));
    for (int i = 0; i < 2 * count; ++i)
        maker.relationship(int(random() % unsigned(count)), "targets", int(random() % unsigned(count)),
                           standing(Stance(random() % 4), 1 + int(random() % 5), int(random() % 2)));
    return maker.scene;
}

class tst_Picture : public QObject {
    Q_OBJECT
private slots:
    void every_entity_and_relationship_is_drawn()
    {
        const GraphScene scene = sampleScene();
        const DisplayList list = displayList(scene, fitted(scene));
        QCOMPARE(list.nodes.size(), scene.nodes.size());
        QCOMPARE(list.edges.size(), scene.edges.size());
        QCOMPARE(countOf(list, "node"), int(scene.nodes.size()));
        QCOMPARE(countOf(list, "edge"), int(scene.edges.size()));
    }

    void self_loops_and_lines_without_claims_are_not_drawn()
    {
        SceneMaker maker;
        const int a = maker.entity("A", "ngo", 0, 0), b = maker.entity("B", "ngo", 200, 0);
        maker.relationship(a, "owns", a, standing(Stance::Stated, 1));
        maker.relationship(a, "owns", b, Standing{});
        QCOMPARE(displayList(maker.scene, fitted(maker.scene)).edges.size(), size_t(0));
    }

    void no_two_labels_overlap_and_none_covers_a_node_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<double>("zoom");
        for (unsigned seed : {1u, 2u, 3u, 4u, 5u})
            for (double zoom : {0.3, 1.0, 2.5})
                QTest::addRow("seed %u zoom %g", seed, zoom) << seed << zoom;
    }
    void no_two_labels_overlap_and_none_covers_a_node()
    {
        QFETCH(unsigned, seed);
        QFETCH(double, zoom);
        const GraphScene scene = crowd(seed, 120);
        PictureOptions options = fitted(scene, zoom);
        options.edgeLabels = EdgeLabels::All;
        options.keepClear = {QRectF(0, 500, 150, 320)};
        const DisplayList list = displayList(scene, options);
        QVERIFY(list.texts.size() > 5);
        for (size_t i = 0; i < list.texts.size(); ++i) {
            const QRectF box = list.texts[i].box;
            QVERIFY(QRectF(QPointF(), options.size).contains(box));
            QVERIFY(!box.intersects(options.keepClear.front()));
            for (size_t j = 0; j < i; ++j)
                QVERIFY(!box.intersects(list.texts[j].box));
            for (const NodeTarget& node : list.nodes) {
                const QSizeF half = kindExtent(node.shape, node.radius);
                QVERIFY(
                    !box.intersects(QRectF(node.centre.x() - half.width(), node.centre.y() - half.height(),
                                           2 * half.width(), 2 * half.height())));
            }
        }
    }

    void more_names_appear_as_one_zooms_in()
    {
        const GraphScene scene = crowd(7, 150);
        const auto share = [&](double zoom) {
            const DisplayList list = displayList(scene, fitted(scene, zoom));
            return double(list.nodes.size() - size_t(list.labelsLeftOut)) / double(list.nodes.size());
        };
        QVERIFY(share(0.2) < share(1));
        QVERIFY(share(1) < share(4));
        QVERIFY(share(20) > 0.9);
    }

    void the_important_keep_their_names()
    {
        SceneMaker maker;
        maker.entity("Large", "ngo", 30, 20);
        maker.entity("Small", "ngo", 52, 20);
        maker.scene.nodes[0].weight = 1;
        PictureOptions options = fitted(maker.scene);
        options.size = {80, 60}; // room for one name
        options.view = {1, {0, 0}};
        QCOMPARE(textsOf(displayList(maker.scene, options), "label"), QStringList{"Large"});
        QCOMPARE(displayList(maker.scene, options).labelsLeftOut, 1);
        maker.scene.nodes[1].selected = true;
        QCOMPARE(textsOf(displayList(maker.scene, options), "label"), QStringList{"Small"});
    }

    void parallel_relationships_are_each_hit_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("zoom");
        for (int count : {1, 2, 3, 5, 8})
            for (double zoom : {0.3, 1.0, 3.0})
                QTest::addRow("%d at %g", count, zoom) << count << zoom;
    }
    void parallel_relationships_are_each_hit()
    {
        QFETCH(int, count);
        QFETCH(double, zoom);
        SceneMaker maker;
        const int a = maker.entity("A", "ngo", 0, 0), b = maker.entity("B", "country", 260, 90);
        for (int i = 0; i < count; ++i)
            maker.relationship(i % 2 ? b : a, "targets", i % 2 ? a : b, standing(Stance::Stated, 1));
        PictureOptions options = fitted(maker.scene);
        options.view = {zoom, QPointF(130, 45) - QPointF(550, 410) / zoom};
        options.edgeLabels = EdgeLabels::None;
        const DisplayList list = displayList(maker.scene, options);
        QCOMPARE(list.edges.size(), size_t(count));
        for (const EdgeTarget& edge : list.edges) {
            const QPointF middle = pointAt(edge.curve, 0.5);
            QCOMPARE(hitTest(list, middle).relationship, edge.id);
            QCOMPARE(hitTest(list, middle + QPointF(0.8, -0.8)).relationship, edge.id);
        }
    }

    void a_line_is_hit_within_eight_pixels_at_any_zoom()
    {
        SceneMaker maker;
        const int a = maker.entity("", "ngo", 0, 0), b = maker.entity("", "ngo", 300, 0);
        maker.relationship(a, "targets", b, standing(Stance::Stated, 1));
        for (double zoom : {0.25, 1.0, 4.0}) {
            PictureOptions options = fitted(maker.scene);
            options.view = {zoom, QPointF(150, 0) - QPointF(550, 410) / zoom};
            const DisplayList list = displayList(maker.scene, options);
            const Curve& curve = list.edges.at(0).curve;
            const QPointF way = directionAt(curve, 0.5), normal(-way.y(), way.x());
            QVERIFY(hitTest(list, pointAt(curve, 0.5) + normal * 7.5).relationship);
            QVERIFY(hitTest(list, pointAt(curve, 0.5) - normal * 7.5).relationship);
            QVERIFY(hitTest(list, pointAt(curve, 0.5) + normal * 9).isEmpty());
        }
    }

    void an_entity_is_hit_before_the_lines_at_it()
    {
        const GraphScene scene = sampleScene();
        for (double zoom : {0.4, 1.0, 2.0}) {
            const DisplayList list = displayList(scene, fitted(scene, zoom));
            for (const NodeTarget& node : list.nodes)
                QVERIFY(hitTest(list, node.centre).entity);
        }
    }

    void a_click_on_a_name_selects_who_bears_it()
    {
        const GraphScene scene = sampleScene();
        const DisplayList list = displayList(scene, fitted(scene));
        for (const TextTarget& text : list.texts)
            if (text.owner.type == RecordType::Entity)
                QCOMPARE(hitTest(list, text.box.center()).entity.value, text.owner.id);
    }

    void a_box_selects_what_lies_in_it()
    {
        const GraphScene scene = sampleScene();
        const PictureOptions options = fitted(scene);
        const DisplayList list = displayList(scene, options);
        QCOMPARE(entitiesIn(list, QRectF(QPointF(), options.size)).size(), scene.nodes.size());
        const QPointF centre = options.view.toView(scene.nodes[4].centre);
        QCOMPARE(entitiesIn(list, QRectF(centre - QPointF(5, 5), QSizeF(10, 10))),
                 std::vector<EntityId>{scene.nodes[4].id});
    }

    void no_stance_is_told_by_colour_alone()
    {
        SceneMaker maker;
        const int a = maker.entity("A", "ngo", 0, 0), b = maker.entity("B", "ngo", 300, 0);
        QSet<QString> looks;
        for (const Standing& how :
             {standing(Stance::Stated, 1), standing(Stance::Alleged, 1), standing(Stance::Hypothetical, 1),
              standing(Stance::Denied, 0, 1), standing(Stance::Stated, 1, 1), standing(Stance::Alleged, 1, 1),
              standing(Stance::Hypothetical, 1, 1)}) {
            maker.scene.edges.clear();
            maker.relationship(a, "targets", b, how);
            const DisplayList list = displayList(maker.scene, fitted(maker.scene));
            QString look = textsOf(list, "sign").join(u' ');
            for (const DisplayItem& item : list.groups.at(0).items)
                for (double part : std::get<ShapeItem>(item).stroke.dash)
                    look += QStringLiteral(" %1").arg(part, 0, 'f', 1);
            QVERIFY2(!looks.contains(look), qPrintable(look));
            looks.insert(look);
        }
    }

    void hovering_fades_what_is_not_adjacent()
    {
        GraphScene scene = sampleScene();
        hover(scene, scene.nodes[4].id); // Skylark
        int lit = 0;
        for (const SceneNode& node : scene.nodes)
            lit += !node.dimmed;
        QCOMPARE(lit, 6); // itself, its maker, two targets, its sister and what it uses
        QVERIFY(scene.nodes[4].hovered);
        hover(scene, scene.edges[0].id);
        QVERIFY(scene.edges[0].hovered && !scene.nodes[0].dimmed && scene.nodes[4].dimmed);
        hover(scene, EntityId{});
        for (const SceneNode& node : scene.nodes)
            QVERIFY(!node.dimmed && !node.hovered);
    }

    void the_order_of_the_rows_does_not_move_lines()
    {
        GraphScene scene = crowd(3, 20);
        const auto curveOf = [](const DisplayList& list, RelationshipId id) {
            for (const EdgeTarget& edge : list.edges)
                if (edge.id == id)
                    return edge.curve;
            return Curve{};
        };
        const DisplayList before = displayList(scene, fitted(scene));
        std::reverse(scene.edges.begin(), scene.edges.end());
        const DisplayList after = displayList(scene, fitted(scene));
        for (const EdgeTarget& edge : before.edges)
            QCOMPARE(curveOf(after, edge.id), edge.curve);
    }

    void what_lies_outside_the_view_is_left_out()
    {
        const GraphScene scene = sampleScene();
        PictureOptions options = fitted(scene);
        options.view.corner += QPointF(100'000, 0);
        const DisplayList list = displayList(scene, options);
        QVERIFY(list.groups.empty());
    }

    void bad_places_and_empty_scenes_do_no_harm()
    {
        QVERIFY(displayList({}, fitted({})).groups.empty());
        SceneMaker maker;
        const int a = maker.entity("A", "ngo", 0, 0), b = maker.entity("B", "ngo", 0, 0);
        const int far = maker.entity("C", "ngo", 1e30, -1e30);
        const int lost = maker.entity("D", "ngo", qQNaN(), qInf());
        for (int other : {b, far, lost})
            maker.relationship(a, "targets", other, standing(Stance::Alleged, 100'000, 3));
        PictureOptions options = fitted(maker.scene);
        options.view = {1, {-100, -100}};
        displayList(maker.scene, options);
        displayList(maker.scene, fitted(maker.scene));
    }
};

QTEST_GUILESS_MAIN(tst_Picture)
#include "tst_picture.moc"
