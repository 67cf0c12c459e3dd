// Arranger joins the network, the layout and the graph view: it tells the
// layout what is to be laid out, hands the newest positions to the view, sends
// the person's drags to the layout, and stores where the dots came to rest.
// Each frame belongs to a generation, told by ordered() before its first one; a
// frame of another generation is dropped. GUI thread.
#pragma once

#include "app/project.h"
#include "models/layout/layout_thread.h"
#include "views/graph/gathering.h"
#include "views/graph/scene_builder.h"

#include <QObject>

#include <span>
#include <vector>

namespace redthread {

class Arranger : public QObject {
    Q_OBJECT
public:
    explicit Arranger(Project& project, QObject* parent = nullptr);
    ~Arranger() override;

    bool isPlaying() const { return m_playing; }
    void setPlaying(bool playing);
    // Everything anew, but for what is pinned. `isStep`: undo brings back where it stood.
    void restart(bool isStep = false);
    void setStyle(const layout::Style& style); // of what is laid out from now on
    const layout::Style& style() const { return m_style; }
    // A layout that takes long is given up: all stay, or stand as far as it had come.
    void cancelLayout();

    void drag(EntityId entity, QPointF to);
    void release(const QSet<EntityId>& entities,
                 bool pinned);  // where they were dragged to last; one step of undo
    void letGo(const QSet<EntityId>& entities); // dragged back to where they were: no step
    void setAlone(Alone alone); // as the view draws them
    // As the view draws them. While anything is drawn as one, no place is stored but what a person drags; when all
    // are drawn on their own again, they stand where they stood before.
    void setGathering(const Gathering& gathering);
    void setPinned(const QSet<EntityId>& entities, bool pinned);

    // Stores the positions that changed since they were stored last; also done
    // by itself whenever the layout comes to rest.
    void savePositions() { savePositions(false); }

signals:
    void ordered(quint64 generation, const std::vector<redthread::EntityId>& order);
    void moved(quint64 generation, std::span<const redthread::layout::Point> points, bool settled);
    void playingChanged(bool playing);
    void layingOut(bool isUnderWay, int entities); // from nothing
    void styleChanged(); // by undo and redo of what was laid out

private:
    void takeStructure(bool isKept = false); // kept: all stay where they are put
    void tell(layout::LayoutGraph graph);
    void makeRoom(const Gathering& next);
    void restoreUngathered();
    void takePositions();
    void savePositions(bool isLast); // last: of what was asked to be laid out last
    void takeStyle(const layout::Style& style);
    void store(const QSet<EntityId>& entities, bool pinned);
    bool movedElsewhere(const layout::LayoutGraph& graph) const;
    int nodeOf(EntityId entity) const;
    std::vector<std::optional<layout::Point>> middles() const;

    Project& m_project;
    layout::Style m_style;
    layout::LayoutThread m_layout;
    layout::LayoutGraph m_graph; // as told to the layout last
    ClaimFilter m_filter; // under which m_graph was drawn
    std::vector<EntityId> m_order;
    std::vector<layout::Point> m_points;
    std::vector<bool> m_isPlaced; // whether m_points says something: stored, or from a frame
    std::vector<std::optional<layout::Point>> m_saved; // as the store has them
    QHash<EntityId, int> m_nodes;
    // Who is out of the picture stands where it stood when it comes back.
    struct Left {
        layout::Point at;
        std::optional<layout::Point> saved; // as the store had it then
    };
    QHash<EntityId, Left> m_left;
    quint64 m_generation = 0;
    Alone m_alone = Alone::Drawn;
    Gathering m_gathering;
    std::vector<bool> m_isGroup;              // of m_order
    QHash<EntityId, layout::Point> m_ungathered; // where all stood before the first was gathered
    std::vector<layout::Point> m_beforeDrag; // m_points as they were; empty: nothing is dragged
    bool m_playing = true;
    bool m_isStep = false; // what comes to rest next is a step of undo
    bool m_isLayingOut = false;
    std::uint64_t m_restart = 0, m_atRest = 0; // asked last; seen at rest
    layout::Style m_laidOut; // the style of what is to be seen
    struct Styles {
        layout::Style before, after;
    };
    Styles m_ofStep;                    // of what is being laid out
    QHash<quint64, Styles> m_ofSteps; // by the editor's number
    bool m_wasSettled = false;
};

// The layout's question for what is shown of a network: entities that are not
// hidden (nor left out for standing alone), drawn relationships between them. `order` gets the entity of each
// node.
layout::LayoutGraph layoutGraphOf(const Network& network, std::vector<EntityId>& order, Alone alone,
                                  const Gathering& gathering = {});

} // namespace redthread
