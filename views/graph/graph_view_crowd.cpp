// GraphView with more in it than a painter can keep up with: frames drawn
// elsewhere, and over them the few that are drawn with all their signs.

#include "views/graph/frame_maker.h"
#include "views/graph/graph_view.h"
#include "views/graph/style.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace redthread {

namespace {

constexpr size_t mostPaintedNodes = 1000, mostPaintedLines = 2000; // a few milliseconds a frame
constexpr int mostForemost = 300;
constexpr double movingBudget = 3e6, restingBudget = 0; // pixels of lines; 0: all
constexpr int restsAfter = 150;                         // milliseconds

} // namespace

// After the scene was made anew.
void GraphView::makeCrowd()
{
    const bool isLarge = m_scene.nodes.size() > mostPaintedNodes || m_scene.edges.size() > mostPaintedLines;
    m_crowd = isLarge ? std::make_shared<Crowd>(m_scene) : nullptr;
    m_showsCrowd = false;
    m_isFrameStale = true;
    m_bounds = boundsOf(m_scene);
    if (!isLarge || m_frames)
        return;
    m_frames = new FrameMaker(this);
    connect(m_frames, &FrameMaker::ready, viewport(), qOverload<>(&QWidget::update));
    m_rest.setSingleShot(true);
    m_rest.setInterval(restsAfter);
    connect(&m_rest, &QTimer::timeout, this, [this] { askForFrame(restingBudget); });
}

void GraphView::moveCrowd()
{
    m_bounds = boundsOf(m_scene);
    if (!m_crowd)
        return;
    auto moved = std::make_shared<Crowd>(*m_crowd); // frames in the making have the old one
    moved->setPlaces(m_scene);
    m_crowd = std::move(moved);
    m_isFrameStale = true;
}

// Where few are left in a view from afar they would be specks on an empty ground.
double GraphView::leastScale() const
{
    const QRectF seen = viewport()->rect();
    const View& view = m_camera.view();
    constexpr double typical = 10, most = 0.5;
    if (nodeScale(view.zoom) >= most)
        return 0;
    const auto nodes = m_crowd ? std::ptrdiff_t(m_crowd->nodesSeen(view, seen.size()))
                               : std::count_if(m_scene.nodes.begin(), m_scene.nodes.end(), [&](const SceneNode& node) {
                                     return seen.contains(view.toView(node.centre));
                                 });
    const double side = std::sqrt(seen.width() * seen.height() / std::max(1.0, double(nodes)));
    return std::min(most, 0.08 * side / typical);
}

// What the painter draws: everything in view where that is little, else what
// stands out.
GraphScene GraphView::paintedPart()
{
    const View& view = m_camera.view();
    const QSizeF size = viewport()->size();
    const Crowd::Count seen = m_crowd->seen(view, size);
    m_showsCrowd = size_t(seen.nodes) > mostPaintedNodes || size_t(seen.lines) > mostPaintedLines;
    return m_showsCrowd ? m_crowd->foremost(m_scene, view, size, mostForemost)
                        : m_crowd->part(m_scene, view, size);
}

void GraphView::askForFrame(double budget)
{
    if (!m_crowd || !m_showsCrowd)
        return;
    RasterRequest request;
    request.view = m_camera.view();
    request.size = viewport()->size();
    request.devicePixelRatio = devicePixelRatioF();
    request.budget = budget;
    request.dimmed = !m_hover.isEmpty();
    m_frames->setCrowd(m_crowd, rasterColours(*m_crowd, isDark()));
    if (m_frames->latest().image.isNull())
        m_frames->make(request);
    else
        m_frames->ask(request);
}

// The newest frame there is, moved to where the view has gone meanwhile.
void GraphView::paintCrowd(QPainter& painter)
{
    if (m_isFrameStale) {
        m_isFrameStale = false;
        askForFrame(movingBudget);
        m_rest.start();
    }
    painter.fillRect(viewport()->rect(), redthread::palette(isDark()).background);
    const FrameMaker::Frame& frame = m_frames->latest();
    const View& view = m_camera.view();
    const double scale = view.zoom / frame.view.zoom;
    const QRectF target(view.toView(frame.view.corner), QSizeF(frame.size) * scale);
    painter.drawImage(target, frame.image);
}

// Over a crowd the picture holds only what stands out.
Hit GraphView::hitAt(QPointF position)
{
    const Hit hit = hitTest(picture(), position);
    if (!m_showsCrowd || hit.entity)
        return hit;
    const View& view = m_camera.view();
    if (const int node =
            m_crowd->nodeAt(view, position, crowdNodes(*m_crowd, view, viewport()->size()).scale);
        node >= 0)
        return {m_scene.nodes[size_t(node)].id, {}};
    if (!hit.isEmpty())
        return hit;
    if (const int edge = m_crowd->edgeAt(view, position, 4); edge >= 0)
        return {{}, m_scene.edges[size_t(edge)].id};
    return {};
}

std::vector<EntityId> GraphView::nodesInBox(const QRectF& box)
{
    const DisplayList& list = picture();
    if (!m_showsCrowd)
        return entitiesIn(list, box);
    std::vector<EntityId> found;
    for (const int node : m_crowd->nodesIn(m_camera.view(), box))
        found.push_back(m_scene.nodes[size_t(node)].id);
    return found;
}

} // namespace redthread
