// Draws a crowd into an image: anti-aliased lines that add up to a density
// instead of painting each other over, and discs for the nodes. In bands of
// rows that share nothing, so several threads work on one frame; the same
// input gives the same picture. O(lines + pixels of lines). Any thread.
#pragma once

#include "views/graph/crowd.h"

#include <QImage>

#include <array>
#include <stop_token>

namespace redthread {

struct RasterColours {
    QRgb background = 0;
    std::array<QRgb, lineTintCount> lines{};
    std::vector<QRgb> kinds; // index as in Crowd::kinds
};
RasterColours rasterColours(const Crowd& crowd, bool dark);

struct RasterRequest {
    View view;
    QSize size; // view pixels
    double devicePixelRatio = 1;
    // Pixels of lines that may be drawn, 0: all. A first part of the lines is
    // drawn then, each so much heavier that the picture stays as dark.
    double budget = 0;
    bool dimmed = false; // faded, while something is hovered
};

// Null when it was stopped.
QImage raster(const Crowd& crowd, const RasterColours& colours, const RasterRequest& request,
              std::stop_token stop = {});

// How nodes of the crowd are drawn in a view: pixels a unit of their radius has,
// so that as many as are seen do not hide each other, and the least they get.
struct CrowdNodes {
    double scale = 1;
    double least = 1;
};
CrowdNodes crowdNodes(const Crowd& crowd, const View& view, QSizeF size);

} // namespace redthread
