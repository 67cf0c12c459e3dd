// How much room an entity takes in the picture at zoom 1, for the layout to
// keep apart. Uses the font the picture is drawn with; GUI thread.
#pragma once

#include "models/network/entity_model.h"
#include "views/graph/text_metrics.h"

namespace redthread {

struct NodeSize {
    float radius = 0;     // scene units
    float labelWidth = 0; // of the name below
};

NodeSize nodeSize(const EntityModel& entities, int row, const TextMetrics& metrics);

} // namespace redthread
