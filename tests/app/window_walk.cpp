#include "tests/app/window_walk.h"

#include "views/evidence/evidence_card.h"
#include "views/evidence/evidence_pane.h"
#include "views/graph/graph_view.h"
#include "views/reader/reader_pane.h"
#include "views/reader/reader_text.h"

#include <QProcess>
#include <QtTest>

namespace redthread {

namespace {

bool waitFor(const std::function<bool()>& holds, int ms = 10000) { return QTest::qWaitFor(holds, ms); }

// A point on a line that a click reaches: searched by hovering the middle of
// each line with the view's own hit test.
struct Target {
    RelationshipId id;
    QPoint point;
};

std::optional<Target> findLine(GraphView& graph)
{
    FontMetrics metrics;
    PictureOptions options;
    options.view = graph.view();
    options.size = graph.viewport()->size();
    options.metrics = &metrics;
    const DisplayList list = displayList(graph.scene(), options);
    for (const EdgeTarget& edge : list.edges) {
        const QPointF middle = 0.25 * edge.curve[0] + 0.5 * edge.curve[1] + 0.25 * edge.curve[2];
        const QPoint point = middle.toPoint();
        if (!graph.viewport()->rect().adjusted(40, 40, -40, -40).contains(point))
            continue;
        // Nothing may lie over it: legend, overview.
        if (QApplication::widgetAt(graph.viewport()->mapToGlobal(point)) != graph.viewport() &&
            graph.viewport()->childAt(point))
            continue;
        if (hitTest(list, point).relationship == edge.id)
            return Target{edge.id, point};
    }
    return std::nullopt;
}

} // namespace

Mouse qtMouse()
{
    return {[](QWidget* widget, QPoint at) {
        QTest::mouseMove(widget, at);
        QTest::mouseClick(widget, Qt::LeftButton, {}, at);
    }};
}

Mouse xMouse()
{
    return {[](QWidget* widget, QPoint at) {
        const QPoint global = widget->mapToGlobal(at) * widget->devicePixelRatioF();
        QProcess process;
        process.start(QStringLiteral("xdotool"),
                      {QStringLiteral("mousemove"), QString::number(global.x()), QString::number(global.y()),
                       QStringLiteral("click"), QStringLiteral("1")});
        waitFor([&] { return process.state() == QProcess::NotRunning; });
    }};
}

WalkResult clickALineAndOpenItsSentence(MainWindow& window, const Mouse& mouse)
{
    Project& project = window.project();
    GraphView& graph = window.graph();
    // The picture comes to rest: nothing moves for half a second.
    QPointF last(qQNaN(), 0);
    const auto settled = [&] {
        const std::vector<EntityId> drawn = graph.nodeOrder(); // who stands alone has no place
        const auto place = drawn.empty() ? std::nullopt : graph.place(drawn.front());
        const QPointF now = graph.view().toView(place.value_or(QPointF()));
        const bool still = place && now == last;
        last = now;
        QTest::qWait(500);
        return still;
    };
    if (!waitFor(settled, 30000))
        return {"the layout does not come to rest"};

    const auto target = findLine(graph);
    if (!target)
        return {"no line can be clicked"};
    mouse.click(graph.viewport(), target->point);
    if (!waitFor([&] { return project.selection().relationships() == QSet<RelationshipId>{target->id}; }))
        return {"the click did not select the line"};

    EvidencePane& evidence = window.evidence();
    if (!waitFor([&] {
            return !evidence.cards().empty() && evidence.cards().front()->isVisible() && evidence.isVisible();
        }))
        return {"no evidence is shown"};
    QTest::qWait(300); // the quote comes from the store and the card grows
    EvidenceCardWidget* card = evidence.cards().front();
    const auto claims = project.network().claimsOf(target->id);
    mouse.click(card, QPoint(card->width() / 2, card->height() / 2));
    ReaderPane& reader = window.reader();
    if (!waitFor([&] { return reader.isVisible() && !reader.document().isNull(); }))
        return {"the click on the card did not open the document"};

    // The sentence is on screen, and it is the claim's.
    const auto passages = project.passages({card->card().claim.passage}).result();
    if (!passages || passages->empty())
        return {"the passage is not there"};
    const QString sentence = passages->front().quote.simplified();
    const auto lit = [&] {
        QTextCursor cursor(reader.text()->document());
        cursor.setPosition(int(passages->front().range.start));
        return reader.text()->viewport()->rect().intersects(reader.text()->cursorRect(cursor));
    };
    if (!waitFor(lit))
        return {"the sentence is not in view: " + sentence};
    // Bars and panes that come or go move the text: until it stands.
    QRect before;
    const auto stands = [&] {
        QTextCursor cursor(reader.text()->document());
        cursor.setPosition(int(passages->front().range.start));
        const QRect now = reader.text()->cursorRect(cursor).translated(reader.text()->mapTo(&window, QPoint()));
        const bool still = now == before;
        before = now;
        QTest::qWait(300);
        return still;
    };
    if (!waitFor(stands))
        return {"the text does not come to rest"};

    // A click on a mention there selects its entity.
    for (const Mention& mention : project.network().mentionsIn(passages->front().document)) {
        if (mention.range.start < passages->front().range.start ||
            mention.range.end > passages->front().range.end)
            continue;
        QTextCursor cursor(reader.text()->document());
        cursor.setPosition(int(mention.range.start) + 1);
        const QRect place = reader.text()->cursorRect(cursor);
        if (!reader.text()->viewport()->rect().contains(place.center()))
            continue;
        mouse.click(reader.text()->viewport(), place.center());
        const EntityId entity = project.network().rootOf(mention.entity);
        if (!waitFor([&] { return project.selection().currentEntity() == entity; }))
            return {"the click on the mention did not select " + project.network().nameOf(entity)};
        return {};
    }
    return {"no mention is in view"};
}

} // namespace redthread
