// A GraphView over a project that is written as text, with places.
#pragma once

#include "example_project.h"
#include "models/layout/layout_thread.h"
#include "models/network/selection.h"
#include "sample_scene.h"
#include "views/graph/graph_view.h"
#include "views/graph/node_size.h"

#include <QtTest>

namespace redthread {

// Five entities round a hub at known places, 200 apart; the hub is "Hub".
//                 North
//           West   Hub   East
//                 South            Far (not connected)
class CrossFixture {
public:
    CrossFixture()
    {
        project.addDocument("News", "Paper", "2020-01-01");
        for (const char* name : {"Hub", "North", "East", "South", "West", "Far"})
            project.addEntity(name, "company");
        project.addSentence("All are linked.");
        for (const char* name : {"North", "East", "South", "West"})
            project.addClaim("Hub", "owns", name, Stance::Stated);
        project.finish();
        view = std::make_unique<GraphView>(project.network.entities(), project.network.relationships(),
                                           &selection);
        view->setAnimated(false);
        view->resize(900, 700);
        place();
        view->show();
        view->zoomToActualSize();
        QCoreApplication::processEvents();
    }

    bool place(std::uint64_t generation = 1)
    {
        view->setNodeOrder(generation, view->nodeOrder());
        return view->setPositions(generation, cross(), true);
    }

    static std::vector<layout::Point> cross()
    {
        return {{0, 0}, {0, -200}, {200, 0}, {0, 200}, {-200, 0}, {260, 190}};
    }

    QPoint at(const QString& name)
    {
        return view->view().toView(*view->place(project.entity(name))).toPoint();
    }
    EntityId id(const QString& name) const { return project.entity(name); }
    RelationshipId line(const QString& to) const { return project.relationship("Hub", "owns", to); }
    // The middle of a line, which is curved.
    QPoint on(RelationshipId id)
    {
        for (const EdgeTarget& edge : view->picture().edges)
            if (edge.id == id)
                return ((edge.curve[0] + 2 * edge.curve[1] + edge.curve[2]) / 4).toPoint();
        return {};
    }
    QPoint between(const QString& a, const QString& b) { return (at(a) + at(b)) / 2; }

    void press(QPoint at, Qt::KeyboardModifiers modifiers = {}, Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mousePress(view->viewport(), button, modifiers, at);
    }
    void release(QPoint at, Qt::KeyboardModifiers modifiers = {}, Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mouseRelease(view->viewport(), button, modifiers, at);
    }
    void click(QPoint at, Qt::KeyboardModifiers modifiers = {})
    {
        press(at, modifiers);
        release(at, modifiers);
        // Two clicks of a test are not a double-click.
        QTest::qWait(1);
    }
    // With the buttons held, which QTest::mouseMove leaves out.
    void move(QPoint to, Qt::MouseButtons buttons = Qt::LeftButton, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, to, view->viewport()->mapToGlobal(QPointF(to)), Qt::NoButton,
                          buttons, modifiers);
        QCoreApplication::sendEvent(view->viewport(), &event);
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {},
              Qt::MouseButton button = Qt::LeftButton)
    {
        press(from, modifiers, button);
        move((from + to) / 2, button, modifiers);
        move(to, button, modifiers);
        release(to, modifiers, button);
    }
    void wheel(QPoint at, int turned)
    {
        QWheelEvent event(at, view->viewport()->mapToGlobal(QPointF(at)), {}, {0, turned}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view->viewport(), &event);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(view.get(), key, modifiers);
    }

    ExampleProject project;
    Selection selection;
    std::unique_ptr<GraphView> view;
};

// The network of the sample scene, with claims for its voices.
inline void fillWithSample(ExampleProject& project)
{
    const GraphScene scene = sampleScene();
    project.addDocument("Phones", "The Lantern", "2021-05-03");
    for (const SceneNode& node : scene.nodes)
        project.addEntity(node.name, node.kind);
    int voice = 0;
    for (const SceneEdge& edge : scene.edges) {
        project.addSentence("One sentence.");
        const auto claim = [&](Stance stance) {
            const QString& who = scene.nodes[size_t(voice++) % scene.nodes.size()].name;
            project.addClaim(scene.nodes[size_t(edge.from)].name, edge.kind,
                             scene.nodes[size_t(edge.to)].name, stance, who);
            if (edge.standing.notReviewed == 0)
                project.records.claims.back().verdict = Verdict::Accepted;
        };
        for (int i = 0; i < edge.standing.voices; ++i)
            claim(edge.standing.stance);
        for (int i = 0; i < edge.standing.denyingVoices; ++i)
            claim(Stance::Denied);
    }
    project.finish();
}

// What app's arranger tells the layout.
inline layout::LayoutGraph layoutGraphOf(const EntityModel& entities, const RelationshipModel& relationships)
{
    layout::LayoutGraph graph;
    const FontMetrics metrics;
    QHash<EntityId, int> nodeOf;
    for (int row = 0; row < entities.rowCount(); ++row) {
        if (entities.entity(row).hidden)
            continue;
        nodeOf.insert(entities.idAt(row), int(graph.nodes.size()));
        const NodeSize size = nodeSize(entities, row, metrics);
        graph.nodes.push_back({.radius = size.radius, .labelWidth = size.labelWidth});
    }
    for (int row = 0; row < relationships.rowCount(); ++row) {
        const RelationshipRow& relationship = relationships.relationship(row);
        if (nodeOf.contains(relationship.subject) && nodeOf.contains(relationship.object))
            graph.edges.push_back({nodeOf[relationship.subject], nodeOf[relationship.object],
                                   float(std::max(relationship.standing.voices, 1))});
    }
    return graph;
}

} // namespace redthread
