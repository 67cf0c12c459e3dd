// Gathers what an exported picture says: the scene, and under each line its
// quotes with who says them, where and when. Pure over the network and the
// passages it is given.
#pragma once

#include "models/exchange/dot.h"
#include "models/network/network.h"
#include "views/graph/sheet.h"

#include <QHash>

namespace redthread {

using PassagesById = QHash<PassageId, Passage>;

// Passages that the footnotes of this scene quote.
std::vector<PassageId> passagesOf(const Network& network, const GraphScene& scene);

// `title`: of the project; `date`: ISO, the day of the export.
SheetContent sheetContent(const Network& network, GraphScene scene, const PassagesById& passages,
                          const QString& title, const QString& date);

DotGraph dotGraph(const Network& network, const GraphScene& scene, const PassagesById& passages,
                  const QString& title);

// What a project is called on a sheet: its only article, else its file.
QString projectTitle(const Network& network, const QString& storePath);

} // namespace redthread
