// GraphView shows the network and lets a person move about in it. It observes
// the same models and the one Selection as the tables, paints the display list
// of their scene, and asks for everything it cannot do itself by signals. It
// knows nothing of the layout but the frames it is given. GUI thread.
//
// Keys work only while the graph has the focus: arrows, Home, Enter, Esc,
// Space (pan), F and Shift+F (fit), P (pin), H and Del (hide), Shift+H (show
// hidden), I (isolate), + − Ctrl+0 (zoom).
#pragma once

#include "models/network/entity_model.h"
#include "models/network/relationship_model.h"
#include "models/network/selection.h"
#include "views/graph/camera.h"
#include "views/graph/crowd.h"
#include "views/graph/gathering.h"
#include "views/graph/painter_pen.h"
#include "views/graph/picture.h"
#include "views/graph/places.h"
#include "views/graph/scene_builder.h"

#include <QAbstractScrollArea>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <array>
#include <functional>
#include <memory>

class QHelpEvent;

namespace redthread {

class FrameMaker;
class Overview;

class GraphView : public QAbstractScrollArea {
    Q_OBJECT
public:
    // The models and the selection must outlive the view.
    GraphView(const EntityModel* entities, const RelationshipModel* relationships, Selection* selection,
              QWidget* parent = nullptr);
    ~GraphView() override;

    // The entities that are not hidden, in the order of the model, groups in the
    // place of what is in them: the nodes to ask the layout for. setNodeOrder() tells of which order frames of that
    // generation will be; setPositions() leaves frames of another one aside and
    // says so. Between the two the entities stay where they were.
    std::vector<EntityId> nodeOrder() const;
    void setNodeOrder(std::uint64_t generation, std::vector<EntityId> order);
    bool setPositions(std::uint64_t generation, std::span<const layout::Point> points, bool settled);
    std::optional<QPointF> place(EntityId id) const { return m_places.of(id); }

    QString emptyText() const; // the sentence in place of a picture; empty: there is one
    // What is drawn, with its places; filtered kinds are only in the whole one.
    const GraphScene& scene();
    // Shows the whole picture unless the person moved the view: it follows a layout that grows, and makes room
    // for what covers a corner.
    void fitWhileSettling();
    // What is laid out anew is followed again, whatever the person moved before.
    void followLayout() { m_hasPersonMoved = false; }
    // How many of the entities drawn lie outside the window of the view.
    int outOfView();
    const GraphScene& wholeScene();
    // The same as scene(), each entity on its own.
    const GraphScene& openScene();
    // Which entities are drawn as one. The layout must be asked for the same.
    void setGathering(const Gathering& gathering);
    // The group that is selected alone; null: none is.
    EntityId selectedGroup();
    void setKindsOff(const QSet<QString>& kinds);
    // Whether those without a relationship are drawn; they are at first. The
    // layout must be asked for the same ones.
    // Sizes and communities in place of what the network says by itself.
    void setMeasures(const NodeMeasures& measures);
    void setAlone(Alone alone);

    // As it is painted now, or will be next; of a crowd only what stands out.
    const DisplayList& picture();
    const View& view() const { return m_camera.view(); }
    bool isDark() const;
    void fitAll();
    void fitSelection();
    void zoomToActualSize();
    void zoomIn();
    void zoomOut();
    // Pans so far that it can be seen.
    void reveal(EntityId id);
    void reveal(RelationshipId id);

    // Lies over the picture in that corner; labels keep clear of it. The view
    // takes ownership. The lower right has the overview map.
    using QAbstractScrollArea::setCornerWidget;
    void setCornerWidget(Qt::Corner corner, QWidget* widget);
    // Plain text for a line under the cursor; empty: its kind and standing.
    void setRelationshipToolTip(std::function<QString(RelationshipId)> text);
    // Painted in the middle while there are no entities at all.
    void setEmptyText(const QString& text);
    void setEdgeLabels(EdgeLabels labels);
    // Off: fitting jumps, and hovering fades at once.
    void setAnimated(bool animated);

    Selection* selection() const { return m_selection; }
    QRect viewRectOf(EntityId id); // in the viewport; empty when it is not drawn

signals:
    void dragged(EntityId id, QPointF scenePoint);
    // The dragged ones, together, at the end of the gesture.
    void released(const QSet<EntityId>& ids, bool pinned);
    void dragAbandoned(const QSet<EntityId>& ids); // they are back where they were
    void pinRequested(const QSet<EntityId>& ids, bool pinned);
    void hideRequested(const QSet<EntityId>& ids);
    void isolateRequested(const QSet<EntityId>& ids);
    void showHiddenRequested();
    void entityActivated(EntityId id); // Enter: its evidence
    void expandRequested(EntityId id); // double-click: its neighbours
    void openRequested(EntityId group); // double-click or Enter: what is in it
    void relationshipActivated(RelationshipId id);
    void contextMenuRequested(const QPoint& globalPosition);
    void hovered(EntityId entity, RelationshipId relationship); // both null: nothing
    void zoomChanged(double zoom);
    void resized();
    void sceneChanged(); // other entities, relationships or kinds; not places

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int, int) override {}
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    enum class Gesture { None, Click, Pan, Box, Lasso, Drag };

    // Content: what is stale is made anew when it is next asked for.
    void networkChanged();
    void selectionChanged();
    void buildScenes();
    void movePlaces();
    void showPlaces();
    void markPlacesStale();

    // A crowd: more than a painter can keep up with.
    double leastScale() const;
    void makeCrowd();
    void moveCrowd();
    GraphScene paintedPart();
    void askForFrame(double budget);
    void paintCrowd(QPainter& painter);

    void cameraMoved();
    void fitTo(const GraphScene& scene, bool glides);
    std::vector<QRectF> coveredCorners() const;
    void layOutCorners();
    void updateOverview();
    QRectF seenRect() const;
    bool glides() const { return m_isAnimated && isVisible(); }

    // Mouse.
    Hit hitAt(QPointF position);
    std::vector<EntityId> nodesInBox(const QRectF& box);
    void click(const Hit& hit, Qt::KeyboardModifiers modifiers);
    void beginDrag();
    void continueDrag(QPointF position);
    void endDrag();
    void endBox(Qt::KeyboardModifiers modifiers);
    void endLasso();
    void cancelGesture();
    void abandonGesture();
    bool isWithinReach(EntityId id);
    void hoverAt(QPointF position);
    void setHover(const Hit& hit);
    void applyHover();
    void updateCursor(const Hit& hit);
    bool showToolTip(QHelpEvent* event);

    // Keys.
    bool handleKey(QKeyEvent* event);
    void moveTowards(QPointF direction);
    void goTo(const SceneNode& node);
    QSet<EntityId> shownSelection();
    const SceneNode* nodeOf(EntityId id); // the one that stands for it
    const SceneEdge* edgeOf(RelationshipId id);
    void addDrawn(QSet<EntityId>& entities, EntityId node);

    const EntityModel* m_entities;
    const RelationshipModel* m_relationships;
    Selection* m_selection;

    Places m_places;
    GraphScene m_scene;
    GraphScene m_open;  // each entity on its own; empty while nothing is gathered
    GraphScene m_whole; // that with the kinds that are switched off; empty while none is
    Gathering m_gathering;
    DisplayList m_list;
    bool m_isSceneStale = true, m_arePlacesStale = false, m_isListStale = true;
    bool m_isChangeQueued = false;
    bool m_isShowingQueued = false, m_isFitDue = false;
    bool m_isSomebodyWaiting = false; // for a place
    QSet<QString> m_kindsOff;
    NodeMeasures m_measures;
    QPolygonF m_lasso; // view pixels, while it is drawn
    Alone m_alone = Alone::Drawn;
    bool m_isSettled = true;

    QRectF m_bounds;                      // of the scene
    std::shared_ptr<const Crowd> m_crowd; // none: the scene is small
    bool m_showsCrowd = false;            // now; part of one may be small
    bool m_isFrameStale = true;
    FrameMaker* m_frames = nullptr;
    QTimer m_rest;

    Camera m_camera;
    bool m_hasPersonMoved = false; // zoomed, panned or dragged: the view is theirs
    FontMetrics m_metrics;
    LabelCache m_labels;
    EdgeLabels m_edgeLabels = EdgeLabels::Marked;
    QString m_emptyText;
    std::function<QString(RelationshipId)> m_toolTip;
    bool m_isAnimated = true;
    std::array<QPointer<QWidget>, 4> m_corners; // index = Qt::Corner
    Overview* m_overview;

    Gesture m_gesture = Gesture::None;
    Hit m_pressed;
    QPointF m_pressedAt, m_lastAt;
    Qt::MouseButton m_button = Qt::NoButton;
    QHash<EntityId, QPointF> m_grips; // dragged entity → its place minus the cursor's
    bool m_isSpaceHeld = false;
    bool m_showsFocus = false;
    Hit m_hover, m_nextHover;
    QTimer m_hoverDelay;
};

} // namespace redthread
