// Breaks text into lines and lines into columns, for sheets. Pure.
#pragma once

#include "views/graph/display_list.h"

#include <vector>

namespace redthread {

// Lines no wider than `width` (but for a single character that is), broken
// where Unicode allows it, else inside a word. `firstIndent` is taken off the
// first line.
std::vector<QString> wrapped(const QString& text, const TextFont& font, double width,
                             const TextMetrics& metrics, double firstIndent = 0);

// Reads from right to left as a paragraph.
bool isRightToLeft(const QString& text);

// One line of a column: its groups relative to its own upper left.
struct Strip {
    double height = 0;
    std::vector<DisplayGroup> groups;
    bool keepWithNext = false; // a heading never ends a column
    bool isGap = false;        // left out at the head of a column
    int footnote = -1;         // what it belongs to
};

struct StripPlace {
    int column = 0; // counted on over all pages
    double y = 0;
};

// Fills columns of the given height one after the other. One place per strip.
std::vector<StripPlace> flow(const std::vector<Strip>& strips, double height);

// The smallest height (nearly) at which the strips need no more columns than these.
double balancedHeight(const std::vector<Strip>& strips, int columns);

} // namespace redthread
