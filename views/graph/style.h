// The look of the graph: colours in light and dark, lines by stance, sizes.
// No kind and no stance is told by colour alone.
#pragma once

#include "models/network/standing.h"
#include "views/graph/display_list.h"

namespace redthread {

struct Palette {
    QColor background;
    QColor panel; // legend, badges
    QColor panelLine;
    QColor text;
    QColor quietText;
    QColor nodeOutline;
    QColor selection;
    QColor selectionWash; // under a selected line
    QColor link;
    QColor stated, alleged, hypothetical, denied;
};

const Palette& palette(bool dark);

// Twelve colours that are told apart, over and over.
QColor communityColour(int community);

QColor stanceColour(const Palette& palette, Stance stance);

// `share` 0 … 1 of `towards` in `colour`.
QColor mixed(const QColor& colour, const QColor& towards, double share);

// The strokes of a line, painted one over the other: one, or two where the
// relationship is contested.
std::vector<Stroke> lineStrokes(const Palette& palette, const Standing& standing, double width);

// Pixels; grows with the logarithm of the voices, 1.4 … 6.
double lineWidth(int voices);

} // namespace redthread
