// The legend says what the signs of a picture mean, and how many of each there
// are. Only what occurs is explained. Pure; drawn in exports, and shown in the
// window by LegendWidget.
#pragma once

#include "views/graph/display_list.h"
#include "views/graph/scene.h"

#include <vector>

namespace redthread {

// More kinds than these are summed up in one row.
constexpr size_t mostLegendKinds = 20;

struct LegendKind {
    QString key;
    QString label;
    int count = 0;
    bool operator==(const LegendKind&) const = default;
};

struct LegendLine {
    QString label; // "alleged", "contested ≠"
    Standing standing;
    int count = 0;
    bool suggestion = false; // drawn paler
    bool operator==(const LegendLine&) const = default;
};

struct LegendContent {
    std::vector<LegendKind> kinds; // in the order of the table, unknown kinds last
    std::vector<LegendLine> lines; // by stance, then contested, then not reviewed
    bool operator==(const LegendContent&) const = default;
};

LegendContent legendOf(const GraphScene& scene);

// Pieces of a row, for the widget and the list: the icon or the piece of line,
// in a box of this size.
std::vector<DisplayItem> legendIcon(const LegendKind& kind, QRectF box, bool dark);
std::vector<DisplayItem> legendSample(const LegendLine& line, QRectF box, bool dark);

// The whole legend, its upper left at 0,0; size tells how large it came out.
DisplayList legendList(const LegendContent& content, const TextMetrics& metrics, bool dark = false);

} // namespace redthread
