// Measurer asks what the shape of the network says (structure.h): how central
// each entity is, and which belong together, and hands it to the graph. It asks
// again when the picture has changed, in the background; what is asked anew ends
// what was asked before. GUI thread.
#pragma once

#include "models/network/network.h"
#include "models/structure/structure.h"
#include "views/graph/scene_builder.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <stop_token>

namespace redthread {

class Measurer : public QObject {
    Q_OBJECT
public:
    explicit Measurer(Network& network, QObject* parent = nullptr);
    ~Measurer() override;

    // Nothing: by voices, as the vocabulary has it.
    void setSize(std::optional<structure::Centrality> by);
    void setCommunities(bool shown);
    std::optional<structure::Centrality> size() const { return m_size; }
    bool showsCommunities() const { return m_communities; }
    const NodeMeasures& measures() const { return m_measures; }
    bool isBusy() const { return m_isBusy; }
    // Back to the choice that was shown last.
    void cancel();

signals:
    void measured(const redthread::NodeMeasures& measures);
    void busyChanged(bool busy); // after 0.3 s of work, and at its end

private:
    void ask();
    void end(); // what runs

    Network& m_network;
    std::optional<structure::Centrality> m_size;
    bool m_communities = false;
    NodeMeasures m_measures;
    struct Choice {
        std::optional<structure::Centrality> size;
        bool communities = false;
    };
    Choice m_shown; // what m_measures answer
    QTimer m_soon, m_patience;
    std::stop_source m_running;
    quint64 m_question = 0;
    bool m_isBusy = false;
};

} // namespace redthread
