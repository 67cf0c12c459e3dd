#include "app/measurer.h"

#include <QtConcurrent>

#include <memory>

namespace redthread {

namespace {

// The drawn lines between shown entities, numbered anew without gaps.
struct Shape {
    structure::Graph graph;
    std::vector<EntityId> ids;
};

Shape shapeOf(const Network& network)
{
    Shape shape;
    const Lines lines = network.lines();
    std::vector<int> numbers(lines.entities.size(), -1);
    const auto numberOf = [&](int entity) {
        int& number = numbers[size_t(entity)];
        if (number < 0) {
            number = int(shape.ids.size());
            shape.ids.push_back(lines.entities[size_t(entity)]);
        }
        return number;
    };
    for (const Lines::Line& line : lines.lines)
        if (!line.row->standing.isOnlyPossible()) {
            const int a = numberOf(line.subject), b = numberOf(line.object);
            shape.graph.edges.push_back({a, b, double(std::max(1, line.row->standing.voices))});
        }
    shape.graph.nodes = int(shape.ids.size());
    return shape;
}

NodeMeasures measure(const Shape& shape, std::optional<structure::Centrality> size, bool communities,
                     std::stop_token stop)
{
    NodeMeasures measures;
    if (size)
        if (const auto values = structure::centrality(shape.graph, *size, stop))
            for (size_t i = 0; i < values->size(); ++i)
                measures.sizes.insert(shape.ids[i], (*values)[i]);
    if (communities)
        if (const auto groups = structure::communities(shape.graph, stop))
            for (size_t i = 0; i < groups->size(); ++i)
                if ((*groups)[i] >= 0)
                    measures.communities.insert(shape.ids[i], (*groups)[i]);
    return measures;
}

} // namespace

Measurer::Measurer(Network& network, QObject* parent) : QObject(parent), m_network(network)
{
    constexpr int soon = 100, patience = 300; // ms
    m_soon.setSingleShot(true);
    m_soon.setInterval(soon);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_soon, &QTimer::timeout, this, &Measurer::ask);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_isBusy = true;
        emit busyChanged(true);
    });
    connect(&network, &Network::changed, this, [this] {
        if (m_size || m_communities)
            m_soon.start();
    });
}

Measurer::~Measurer() { m_running.request_stop(); }

void Measurer::setSize(std::optional<structure::Centrality> by)
{
    if (std::exchange(m_size, by) != by)
        ask();
}

void Measurer::setCommunities(bool shown)
{
    if (std::exchange(m_communities, shown) != shown)
        ask();
}

void Measurer::cancel()
{
    m_size = m_shown.size;
    m_communities = m_shown.communities;
    ++m_question; // what is on its way is not taken
    end();
}

void Measurer::end()
{
    m_running.request_stop();
    m_running = {};
    m_patience.stop();
    if (std::exchange(m_isBusy, false))
        emit busyChanged(false);
}

void Measurer::ask()
{
    end();
    const quint64 question = ++m_question;
    const Choice asked{m_size, m_communities};
    if (!m_size && !m_communities) {
        m_shown = asked;
        m_measures = {};
        emit measured(m_measures);
        return;
    }
    m_patience.start();
    QtConcurrent::run([shape = std::make_shared<Shape>(shapeOf(m_network)), size = m_size,
                       communities = m_communities, stop = m_running.get_token()] {
        return measure(*shape, size, communities, stop);
    }).then(this, [this, question, asked](const NodeMeasures& measures) {
        if (question != m_question)
            return;
        m_patience.stop();
        m_shown = asked;
        m_measures = measures;
        emit measured(m_measures);
        if (std::exchange(m_isBusy, false))
            emit busyChanged(false);
    });
}

} // namespace redthread
