#include "views/publish/dossier.h"

#include "models/records/kinds.h"
#include "views/lists/shown_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace redthread {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Dossier", text); }

constexpr int longestName = 60;

// Edges so that each goes on where the last one ended, as far as they do: from an end that only one edge has.
// `from` and `to`: where the first walk begins and ends; true when it is the only one.
bool walk(const GraphScene& scene, std::vector<size_t>& edges, int& from, int& to)
{
    std::map<int, std::vector<size_t>> at;
    for (const size_t edge : edges) {
        at[scene.edges[edge].from].push_back(edge);
        at[scene.edges[edge].to].push_back(edge);
    }
    std::vector<size_t> order;
    QSet<size_t> done;
    int walks = 0;
    const auto go = [&](int node) {
        const int start = node;
        const size_t before = order.size();
        for (bool goesOn = true; goesOn;) {
            goesOn = false;
            int next = -1;
            for (const size_t edge : at[node]) {
                const int other = scene.edges[edge].from == node ? scene.edges[edge].to : scene.edges[edge].from;
                // All lines between the same two belong to one step.
                if (done.contains(edge) || (next >= 0 && other != next))
                    continue;
                done.insert(edge);
                order.push_back(edge);
                next = other;
            }
            if (next >= 0) {
                node = next;
                goesOn = true;
            }
        }
        if (order.size() > before && walks++ == 0) {
            from = start;
            to = node;
        }
    };
    const auto neighbours = [&](int node) {
        QSet<int> others;
        for (const size_t edge : at[node])
            others << scene.edges[edge].from << scene.edges[edge].to;
        return others.size() - 1;
    };
    for (const auto& [node, list] : at)
        if (neighbours(node) == 1)
            go(node);
    for (const auto& [node, list] : at) // circles
        go(node);
    edges = std::move(order);
    return walks == 1;
}

} // namespace

Dossier dossierOf(const GraphScene& whole, const QSet<EntityId>& entities,
                  const QSet<RelationshipId>& relationships)
{
    std::vector<size_t> chosen;
    const auto take = [&](const auto& wanted) {
        for (size_t i = 0; i < whole.edges.size(); ++i)
            if (whole.edges[i].from != whole.edges[i].to && wanted(whole.edges[i]))
                chosen.push_back(i);
    };
    const auto isSelected = [&](int node) { return entities.contains(whole.nodes[size_t(node)].id); };
    const bool isPath = !relationships.isEmpty();
    if (isPath)
        take([&](const SceneEdge& edge) { return relationships.contains(edge.id); });
    else if (entities.size() > 1)
        take([&](const SceneEdge& edge) { return isSelected(edge.from) && isSelected(edge.to); });
    if (chosen.empty())
        take([&](const SceneEdge& edge) { return isSelected(edge.from) || isSelected(edge.to); });

    Dossier dossier;
    int from = -1, to = -1;
    bool isOneWay = false;
    if (isPath) {
        isOneWay = walk(whole, chosen, from, to);
    } else {
        // What is known best comes first among its kind, and the kind with most voices first.
        std::map<QString, int> voices;
        for (const size_t edge : chosen)
            voices[whole.edges[edge].kind] +=
                whole.edges[edge].standing.voices + whole.edges[edge].standing.denyingVoices;
        std::stable_sort(chosen.begin(), chosen.end(), [&](size_t a, size_t b) {
            const SceneEdge &x = whole.edges[a], &y = whole.edges[b];
            if (x.kind != y.kind)
                return std::tuple(-voices[x.kind], x.kind) < std::tuple(-voices[y.kind], y.kind);
            return std::tuple(-x.standing.voices, -x.standing.claims, x.id) <
                   std::tuple(-y.standing.voices, -y.standing.claims, y.id);
        });
    }
    std::vector<int> renamed(whole.nodes.size(), -1);
    const auto nodeOf = [&](int node) {
        int& at = renamed[size_t(node)];
        if (at < 0) {
            at = int(dossier.scene.nodes.size());
            dossier.scene.nodes.push_back(whole.nodes[size_t(node)]);
            SceneNode& copy = dossier.scene.nodes.back();
            copy.selected = copy.hovered = copy.dimmed = false;
        }
        return at;
    };
    QString last;
    for (const size_t at : chosen) {
        SceneEdge edge = whole.edges[at];
        edge.from = nodeOf(edge.from);
        edge.to = nodeOf(edge.to);
        edge.selected = edge.hovered = edge.dimmed = false;
        dossier.headings << (isPath || edge.kind == last ? QString() : relationshipKind(edge.kind).label);
        last = edge.kind;
        dossier.scene.edges.push_back(edge);
    }
    QStringList names;
    if (isOneWay && chosen.size() > 1 && from != to) {
        dossier.title = tr("From %1 to %2").arg(oneLine(whole.nodes[size_t(from)].name, longestName),
                                                oneLine(whole.nodes[size_t(to)].name, longestName));
        return dossier;
    }
    for (const SceneNode& node : whole.nodes)
        if (isPath ? renamed[size_t(&node - whole.nodes.data())] >= 0 : entities.contains(node.id))
            names << oneLine(node.name, longestName);
    constexpr qsizetype most = 3;
    dossier.title = tr("Dossier: %1").arg(names.mid(0, most).join(QStringLiteral(", ")));
    if (names.size() > most)
        dossier.title += tr(" and %1 more").arg(names.size() - most);
    return dossier;
}

} // namespace redthread
