// DOT out, through Graphviz's cgraph. Nodes ("e" and the id) carry what Redthread
// knows as attributes (entity: the whole name, kind), edges ("r" and the id) too
// (kind, stance, contested, voices, claims, quote), beside what `dot` draws by
// (label: shortened, tooltip, shape, colour, style, pos in points with y up). No
// user text is ever an HTML label; backslashes are doubled, so that \N and \G
// stay text. cgraph keeps global state and is not thread-safe: one mutex here.
#pragma once

#include "models/records/records.h"
#include "models/records/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace redthread {

struct DotNode {
    EntityId id;
    QString name;
    QString kind;
    std::optional<QPointF> position; // scene units, y down
};

struct DotEdge {
    RelationshipId id;
    EntityId subject;
    EntityId object;
    QString kind;
    Stance stance = Stance::Stated;
    bool contested = false;
    int voices = 1;
    int claims = 1;
    QString quote; // best one, for the tooltip
};

struct DotGraph {
    QString title;
    std::vector<DotNode> nodes;
    std::vector<DotEdge> edges;
};

Result<QByteArray> toDot(const DotGraph& graph);

} // namespace redthread
