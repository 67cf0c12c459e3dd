// A dossier is a sheet about a few: one entity with all its relationships, the
// lines of a path in its order, or what is selected with the lines between. Each
// relationship has its number and its quotes, under a heading for each kind of
// relationship, with the picture in front. This chooses and orders the lines; the
// rest is the sheet's. Pure.
#pragma once

#include "models/network/selection.h"
#include "views/graph/scene.h"

namespace redthread {

struct Dossier {
    GraphScene scene;      // lines in the order in which they are told
    QString title;
    QStringList headings;  // of each line; empty where it is that of the line before or there is none
    bool isEmpty() const { return scene.edges.empty(); }
};

// Of selected lines when there are any; else of one entity all its lines; of
// several those between them, and when there are none all lines at them.
Dossier dossierOf(const GraphScene& whole, const QSet<EntityId>& entities,
                  const QSet<RelationshipId>& relationships);

} // namespace redthread
