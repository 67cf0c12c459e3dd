#include "views/graph/node_size.h"

#include "views/graph/safe_text.h"
#include "views/graph/scene.h"

namespace redthread {

NodeSize nodeSize(const EntityModel& entities, int row, const TextMetrics& metrics)
{
    const double radius = nodeRadius(entities.weight(row));
    // As picture.cpp writes them: larger nodes have larger names.
    const TextFont font{.size = radius >= 17 ? 14.0 : 12.0, .bold = true};
    return {float(radius), float(metrics.width(labelText(entities.entity(row).name), font))};
}

} // namespace redthread
