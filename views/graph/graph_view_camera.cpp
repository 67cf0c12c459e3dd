// GraphView's view: what is seen, and how large.

#include "views/graph/graph_view.h"
#include "views/graph/overview.h"
#include "views/graph/safe_text.h"

#include <algorithm>

namespace redthread {

namespace {

constexpr double mostFitZoom = 1.25;

} // namespace

void GraphView::cameraMoved()
{
    m_isListStale = m_isFrameStale = true;
    viewport()->update();
    m_overview->setSeen(seenRect());
    emit zoomChanged(m_camera.view().zoom);
}

// With the names below the nodes, as large as they will be at the zoom that
// comes out: they do not grow with the picture.
void GraphView::fitTo(const GraphScene& scene, bool glides)
{
    QRectF bounds = boundsOf(scene);
    if (!bounds.isValid())
        return;
    constexpr size_t mostNamed = 400; // with more, names are few and the margin is enough
    if (scene.nodes.size() <= mostNamed) {
        const double zoom = fitView(bounds, viewport()->size(), 0, mostFitZoom).zoom;
        const TextFont font{.size = 12, .bold = true};
        const QRectF nodes = bounds;
        for (const SceneNode& node : scene.nodes) {
            const double half = m_metrics.width(labelText(node.name), font) / 2 / std::max(zoom, 0.5);
            bounds |= QRectF(node.centre.x() - half, nodes.top(), 2 * half, nodes.height());
        }
    }
    m_camera.fit(bounds, coveredCorners(), mostFitZoom, glides);
}

// The view follows a layout that grows, until the person takes it over.
void GraphView::fitWhileSettling()
{
    if (!m_hasPersonMoved && m_gesture == Gesture::None)
        fitTo(scene(), false);
}

void GraphView::fitAll()
{
    m_hasPersonMoved = false;
    fitTo(scene(), glides());
}

void GraphView::fitSelection()
{
    GraphScene selected = excerpt(scene(), [](const SceneNode& node) { return node.selected; });
    QSet<EntityId> ends;
    for (const SceneEdge& edge : m_scene.edges)
        if (edge.selected)
            ends << m_scene.nodes[size_t(edge.from)].id << m_scene.nodes[size_t(edge.to)].id;
    if (selected.isEmpty())
        selected = excerpt(m_scene, [&](const SceneNode& node) { return ends.contains(node.id); });
    if (selected.isEmpty())
        return;
    m_hasPersonMoved = true;
    fitTo(selected, glides());
}

void GraphView::zoomToActualSize()
{
    m_hasPersonMoved = true;
    m_camera.setZoom(1, viewport()->rect().center());
}

void GraphView::zoomIn()
{
    m_hasPersonMoved = true;
    m_camera.zoomBy(1.25, viewport()->rect().center());
}

void GraphView::zoomOut()
{
    m_hasPersonMoved = true;
    m_camera.zoomBy(1 / 1.25, viewport()->rect().center());
}

void GraphView::reveal(EntityId id)
{
    if (const SceneNode* node = nodeOf(id))
        m_camera.reveal(node->centre, 60);
}

void GraphView::reveal(RelationshipId id)
{
    if (const SceneEdge* edge = edgeOf(id))
        m_camera.reveal(
            (m_scene.nodes[size_t(edge->from)].centre + m_scene.nodes[size_t(edge->to)].centre) / 2, 60);
}

} // namespace redthread
