#include "models/exchange/dot.h"

#include "models/exchange/dot_text.h"
#include "models/records/kinds.h"

#include <QCoreApplication>
#include <QHash>

#include <array>
#include <cmath>
#include <mutex>

#include <graphviz/cgraph.h>

namespace redthread {

namespace {

constexpr qsizetype longestLabel = 60;
constexpr qsizetype longestTooltip = 500;

QString tr(const char* text) { return QCoreApplication::translate("Dot", text); }

// cgraph takes char* and copies.
char* raw(QByteArray& bytes) { return bytes.data(); }
char* literal(const char* text) { return const_cast<char*>(text); }

struct ShapeRow {
    const char* ours; // of the table of kinds
    const char* shape;
    const char* style;
    const char* height; // inches, a minimum
};

constexpr std::array shapes = {
    ShapeRow{"circle", "ellipse", "filled", "0.5"},    ShapeRow{"square", "box", "filled", "0.5"},
    ShapeRow{"hexagon", "hexagon", "filled", "0.5"},   ShapeRow{"pill", "box", "filled,rounded", "0.5"},
    ShapeRow{"diamond", "diamond", "filled", "0.5"},   ShapeRow{"page", "note", "filled", "0.5"},
    ShapeRow{"triangle", "triangle", "filled", "0.5"}, ShapeRow{"flat", "box", "filled", "0.3"},
    ShapeRow{"pentagon", "pentagon", "filled", "0.5"},
};

const ShapeRow& shapeRow(const QString& ours)
{
    for (const ShapeRow& row : shapes)
        if (ours == QLatin1String(row.ours))
            return row;
    return shapes.front();
}

struct StanceRow {
    const char* style;
    const char* colour;
    const char* arrowhead;
};

// Index = Stance. Graphviz has no dash-dot: a denial is dashed and ends in a bar.
constexpr std::array stances = {
    StanceRow{"solid", "#1f2937", "normal"}, StanceRow{"dashed", "#1f2937", "normal"},
    StanceRow{"dotted", "#6b7280", "normal"}, StanceRow{"dashed", "#b91c1c", "tee"}};

// Black or white, whichever is read more easily on `colour` ("#RRGGBB").
const char* textColourOn(const QString& colour)
{
    bool ok = false;
    const uint rgb = colour.mid(1).toUInt(&ok, 16);
    const double luminance = 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
    return !ok || luminance > 140 ? "#000000" : "#ffffff";
}

// One graph of cgraph: attributes must be declared before they are set.
class Graph {
public:
    Graph() : m_graph(agopen(literal("redthread"), Agdirected, nullptr)) {}
    ~Graph()
    {
        if (m_graph)
            agclose(m_graph);
    }
    Graph(const Graph&) = delete;
    Graph& operator=(const Graph&) = delete;

    Agraph_t* get() const { return m_graph; }

    void set(void* object, const char* name, QByteArray value)
    {
        agsafeset(object, literal(name), raw(value), literal(""));
    }
    void set(void* object, const char* name, const QString& value) { set(object, name, value.toUtf8()); }
    void set(void* object, const char* name, const char* value) { set(object, name, QByteArray(value)); }

private:
    Agraph_t* m_graph;
};

int append(void* channel, const char* text)
{
    static_cast<QByteArray*>(channel)->append(text);
    return 0;
}
int flushed(void*) { return 0; }

class DotWriter {
public:
    explicit DotWriter(const DotGraph& graph) : m_data(graph) {}

    Result<QByteArray> written()
    {
        if (!m_graph.get())
            return Error{tr("The graph could not be made for DOT.")};
        m_graph.set(m_graph.get(), "label", dotLabel(m_data.title, longestTooltip));
        m_graph.set(m_graph.get(), "title", dotData(m_data.title));
        m_graph.set(m_graph.get(), "charset", "UTF-8");
        m_graph.set(m_graph.get(), "overlap", "false");
        // No line of the file is broken inside a word: other readers know nothing of that.
        m_graph.set(m_graph.get(), "linelength", "0");
        for (const DotNode& node : m_data.nodes)
            add(node);
        for (const DotEdge& edge : m_data.edges)
            if (!add(edge))
                return Error{tr("A relationship of the graph has an end that is not in it.")};

        QByteArray text;
        Agiodisc_t output{.afread = nullptr, .putstr = append, .flush = flushed};
        Agiodisc_t* const own = std::exchange(m_graph.get()->clos->disc.io, &output);
        const int failed = agwrite(m_graph.get(), &text);
        m_graph.get()->clos->disc.io = own;
        if (failed)
            return Error{tr("The graph could not be written as DOT.")};
        return text;
    }

private:
    void add(const DotNode& data)
    {
        QByteArray name = 'e' + QByteArray::number(data.id.value);
        Agnode_t* node = agnode(m_graph.get(), raw(name), 1);
        m_nodes.insert(data.id, node);
        const EntityKind kind = entityKind(data.kind);
        const ShapeRow& shape = shapeRow(kind.shape);
        m_graph.set(node, "label", dotLabel(data.name, longestLabel));
        m_graph.set(node, "tooltip", dotLabel(kind.label + ": " + data.name, longestTooltip));
        m_graph.set(node, "entity", dotData(data.name)); // "name" is the node's own in dot's JSON
        m_graph.set(node, "kind", dotData(data.kind));
        m_graph.set(node, "id", name);
        m_graph.set(node, "shape", shape.shape);
        m_graph.set(node, "style", shape.style);
        m_graph.set(node, "height", shape.height);
        m_graph.set(node, "color", "#1f2937");
        m_graph.set(node, "fillcolor", dotData(kind.colour));
        m_graph.set(node, "fontcolor", textColourOn(kind.colour));
        if (data.position && std::isfinite(data.position->x()) && std::isfinite(data.position->y()))
            m_graph.set(node, "pos",
                        QString::number(data.position->x(), 'f', 2) + u',' +
                            QString::number(-data.position->y(), 'f', 2)); // y goes up there
    }

    bool add(const DotEdge& data)
    {
        Agnode_t* subject = m_nodes.value(data.subject);
        Agnode_t* object = m_nodes.value(data.object);
        if (!subject || !object)
            return false;
        QByteArray name = 'r' + QByteArray::number(data.id.value);
        Agedge_t* edge = agedge(m_graph.get(), subject, object, raw(name), 1);
        const RelationshipKind kind = relationshipKind(data.kind);
        const StanceRow& stance = stances.at(size_t(data.stance));
        m_graph.set(edge, "label",
                    dotLabel(data.contested ? kind.label + QStringLiteral(" ≠") : kind.label, longestLabel));
        m_graph.set(edge, "tooltip",
                    dotLabel(data.quote.isEmpty() ? kind.label : data.quote, longestTooltip));
        m_graph.set(edge, "labeltooltip",
                    dotLabel(data.quote.isEmpty() ? kind.label : data.quote, longestTooltip));
        m_graph.set(edge, "kind", dotData(data.kind));
        m_graph.set(edge, "stance", key(data.stance));
        m_graph.set(edge, "contested", data.contested ? "true" : "false");
        m_graph.set(edge, "voices", QByteArray::number(data.voices));
        m_graph.set(edge, "claims", QByteArray::number(data.claims));
        m_graph.set(edge, "quote", dotData(data.quote));
        m_graph.set(edge, "id", name);
        m_graph.set(edge, "style", stance.style);
        // Two lines side by side where some claim what others deny.
        m_graph.set(edge, "color",
                    data.contested ? QByteArray(stance.colour) + ":#b91c1c" : QByteArray(stance.colour));
        m_graph.set(edge, "arrowhead", stance.arrowhead);
        m_graph.set(edge, "dir", kind.symmetric ? "none" : "forward");
        m_graph.set(edge, "penwidth", QByteArray::number(1 + std::log2(std::max(1, data.voices)), 'f', 2));
        m_graph.set(edge, "weight", QByteArray::number(std::max(1, data.voices)));
        return true;
    }

    const DotGraph& m_data;
    Graph m_graph;
    QHash<EntityId, Agnode_t*> m_nodes;
};

} // namespace

Result<QByteArray> toDot(const DotGraph& graph)
{
    static std::mutex cgraph; // its state is global
    const std::lock_guard lock(cgraph);
    return DotWriter(graph).written();
}

} // namespace redthread
