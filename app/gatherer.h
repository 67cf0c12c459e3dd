// Gatherer decides which entities are drawn as one: those of a community, or of
// a kind, but for the groups that a person opened. It asks anew when the network
// or its communities change, and tells only what is another gathering than the
// last. GUI thread.
#pragma once

#include "models/network/network.h"
#include "views/graph/gathering.h"

#include <QObject>

namespace redthread {

class Gatherer : public QObject {
    Q_OBJECT
public:
    enum class By { Nothing, Community, Kind };

    explicit Gatherer(Network& network, QObject* parent = nullptr);

    // All groups closed.
    void setBy(By by);
    By by() const { return m_by; }
    // 0 the largest; who is not there belongs to none.
    void setCommunities(const QHash<EntityId, int>& communities);
    const Gathering& gathering() const { return m_gathering; }

    // Draws those in it on their own, all of the same community or kind; takes
    // it back.
    void open(EntityId entity);
    void close(EntityId entity);
    bool canClose(EntityId entity) const; // its group is open

signals:
    void changed(const redthread::Gathering& gathering);

private:
    QString groupOf(EntityId entity, const QString& kind) const; // empty: none
    QString groupOf(EntityId entity) const;
    void gather();

    Network& m_network;
    By m_by = By::Nothing;
    QHash<EntityId, int> m_communities;
    QSet<EntityId> m_opened; // one of each open group
    Gathering m_gathering;
};

} // namespace redthread
