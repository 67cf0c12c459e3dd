#include "views/graph/crowd_raster.h"

#include "models/workers/workers.h"
#include "models/records/kinds.h"
#include "views/graph/items.h"
#include "views/graph/style.h"

#include <algorithm>
#include <cmath>

namespace redthread {

namespace {

// What lies over a pixel: colour times weight, and weight.
using Cell = float __attribute__((vector_size(16)));

constexpr int bandHeight = 32;
constexpr float tooShort = 0.7f; // pixels; a line that its nodes hide

struct Segment {
    float ax, ay, bx, by; // device pixels, clipped
    std::uint8_t tint;
    bool isSuggestion;
};

Cell cellOf(QRgb colour, float weight)
{
    return Cell{float(qRed(colour)), float(qGreen(colour)), float(qBlue(colour)), 1.0f} * weight;
}

// Liang and Barsky: false when nothing is left.
bool clip(Segment& s, float width, float height)
{
    float from = 0, to = 1;
    const float dx = s.bx - s.ax, dy = s.by - s.ay;
    const auto cut = [&](float towards, float room) {
        if (towards == 0)
            return room >= 0;
        const float at = room / towards;
        if (towards < 0)
            from = std::max(from, at);
        else
            to = std::min(to, at);
        return from <= to;
    };
    if (!cut(-dx, s.ax) || !cut(dx, width - s.ax) || !cut(-dy, s.ay) || !cut(dy, height - s.ay))
        return false;
    s.bx = s.ax + to * dx, s.by = s.ay + to * dy;
    s.ax += from * dx, s.ay += from * dy;
    return true;
}

// The rows of one band, with what was added up. Every row has a cell of margin
// at either end, and the band one row above and below, so that the two pixels a
// step falls on need no asking.
class Band {
public:
    Band(int top, int rows, int width, std::vector<Cell>& cells)
        : m_top(top), m_rows(rows), m_width(width), m_stride(width + 2), m_cells(cells)
    {
        cells.assign(size_t(rows + 2) * size_t(m_stride), Cell{});
    }

    const Cell* row(int r) const { return m_cells.data() + std::ptrdiff_t(r + 1) * m_stride + 1; }

    // Wu: along the longer axis, each step shared by the two nearest pixels.
    void line(const Segment& s, const Cell& colour)
    {
        const float dx = s.bx - s.ax, dy = s.by - s.ay;
        if (std::abs(dx) >= std::abs(dy))
            dx > 0 ? flat(s.ax, s.ay, s.bx, dy / dx, colour) : flat(s.bx, s.by, s.ax, dy / dx, colour);
        else
            dy > 0 ? steep(s.ax, s.ay, s.by, dx / dy, colour) : steep(s.bx, s.by, s.ay, dx / dy, colour);
    }

private:
    void flat(float ax, float ay, float bx, float slope, const Cell& colour)
    {
        float first = ax, last = bx; // the stretch whose pixels are rows −1 … m_rows
        if (slope != 0) {
            const float a = ax + (float(m_top) - 1 - ay) / slope;
            const float b = ax + (float(m_top + m_rows) - 0.001f - ay) / slope;
            first = std::max(first, std::min(a, b));
            last = std::min(last, std::max(a, b));
        }
        const int from = std::max(int(first + 0.5f), 0), to = std::min(int(last + 0.5f), m_width - 1);
        float at = ay + (float(from) - ax) * slope - float(m_top) + 1; // row of the cells, margin counted
        for (int column = from; column <= to; ++column, at += slope) {
            const int r = std::clamp(int(at), 0, m_rows);
            const Cell over = colour * (at - float(r));
            Cell* cell = m_cells.data() + std::ptrdiff_t(r) * m_stride + column + 1;
            cell[0] += colour - over;
            cell[m_stride] += over;
        }
    }

    void steep(float ax, float ay, float by, float slope, const Cell& colour)
    {
        const int from = std::max(int(ay + 0.5f), m_top), to = std::min(int(by + 0.5f), m_top + m_rows - 1);
        float at = ax + (float(from) - ay) * slope + 1; // column of the cells, margin counted
        Cell* line = m_cells.data() + std::ptrdiff_t(from - m_top + 1) * m_stride;
        for (int row = from; row <= to; ++row, at += slope, line += m_stride) {
            const int c = std::clamp(int(at), 0, m_width);
            const Cell over = colour * (at - float(c));
            line[c] += colour - over;
            line[c + 1] += over;
        }
    }

    int m_top, m_rows, m_width;
    std::ptrdiff_t m_stride;
    std::vector<Cell>& m_cells;
};

// How much of a pixel many lines cover; one line alone more than half.
class Tones {
public:
    Tones()
    {
        for (size_t i = 0; i < m_alpha.size(); ++i)
            m_alpha[i] = 1 - std::exp(-0.8f * float(i) / steps);
    }
    float operator()(float weight) const
    {
        return m_alpha[std::min(size_t(weight * steps), m_alpha.size() - 1)];
    }

private:
    static constexpr float steps = 64;
    std::array<float, 512> m_alpha;
};

QRgb blend(QRgb under, QRgb over, float share)
{
    const auto part = [share](int a, int b) { return int(float(a) + float(b - a) * share + 0.5f); };
    return qRgb(part(qRed(under), qRed(over)), part(qGreen(under), qGreen(over)),
                part(qBlue(under), qBlue(over)));
}

struct Disc {
    float x, y, radius;
    QRgb colour;
};

// The rows of an image that one band may paint.
struct Rows {
    QRgb* pixels; // of row 0
    std::ptrdiff_t stride;
    int width, top, bottom; // top … bottom − 1

    QRgb* row(int y) const { return pixels + y * stride; }
};

// Small ones without smooth rims: there are many, and nobody sees the rim.
void paintDot(const Rows& rows, const Disc& disc)
{
    const float r2 = disc.radius * disc.radius;
    const int from = std::max(int(disc.y - disc.radius + 0.5f), rows.top);
    const int to = std::min(int(disc.y + disc.radius + 0.5f), rows.bottom - 1);
    for (int y = from; y <= to; ++y) {
        const float dy = float(y) - disc.y;
        const float half = std::sqrt(std::max(r2 - dy * dy, 0.25f));
        const int left = std::max(int(disc.x - half + 0.5f), 0);
        const int right = std::min(int(disc.x + half + 0.5f), rows.width - 1);
        QRgb* pixels = rows.row(y);
        for (int x = left; x <= right; ++x)
            pixels[x] = disc.colour;
    }
}

void paintDisc(const Rows& rows, const Disc& disc)
{
    constexpr float smooth = 3;
    if (disc.radius < smooth) {
        paintDot(rows, disc);
        return;
    }
    const int from = std::max(int(std::floor(disc.y - disc.radius)), rows.top);
    const int to = std::min(int(std::ceil(disc.y + disc.radius)), rows.bottom - 1);
    for (int y = from; y <= to; ++y) {
        const float dy = float(y) - disc.y;
        const float half2 = (disc.radius + 0.5f) * (disc.radius + 0.5f) - dy * dy;
        if (half2 <= 0)
            continue;
        const float half = std::sqrt(half2);
        QRgb* pixels = rows.row(y);
        const int left = std::max(int(std::floor(disc.x - half)), 0);
        const int right = std::min(int(std::ceil(disc.x + half)), rows.width - 1);
        for (int x = left; x <= right; ++x) {
            const float dx = float(x) - disc.x;
            const float cover = disc.radius + 0.5f - std::sqrt(dx * dx + dy * dy);
            if (cover >= 1)
                pixels[x] = disc.colour;
            else if (cover > 0)
                pixels[x] = blend(pixels[x], disc.colour, cover);
        }
    }
}

// One run of raster().
class Raster {
public:
    Raster(const Crowd& crowd, const RasterColours& colours, const RasterRequest& request,
           std::stop_token stop)
        : m_crowd(crowd),
          m_colours(colours),
          m_request(request),
          m_stop(std::move(stop)),
          m_ratio(float(request.devicePixelRatio)),
          m_image(request.size * request.devicePixelRatio, QImage::Format_RGB32)
    {
    }

    QImage run()
    {
        if (m_image.isNull())
            return {};
        m_pixels = reinterpret_cast<QRgb*>(m_image.bits());
        m_stride = m_image.bytesPerLine() / std::ptrdiff_t(sizeof(QRgb));
        m_bands = (m_image.height() + bandHeight - 1) / bandHeight;
        collectLines();
        if (m_stop.stop_requested())
            return {};
        collectDiscs();
        Workers::common().share(m_bands, 1, [this](int begin, int end) {
            for (int band = begin; band < end && !m_stop.stop_requested(); ++band)
                draw(band);
        });
        if (m_stop.stop_requested())
            return {};
        m_image.setDevicePixelRatio(m_request.devicePixelRatio);
        return std::move(m_image);
    }

private:
    Segment segmentOf(const Crowd::Line& line) const
    {
        const auto zoom = float(m_request.view.zoom) * m_ratio;
        const auto left = float(m_request.view.corner.x()), top = float(m_request.view.corner.y());
        const auto from = size_t(line.from), to = size_t(line.to);
        return {(m_crowd.x[from] - left) * zoom, (m_crowd.y[from] - top) * zoom,
                (m_crowd.x[to] - left) * zoom,   (m_crowd.y[to] - top) * zoom,
                std::uint8_t(line.tint),         line.isSuggestion};
    }

    bool isDrawn(Segment& s) const
    {
        const float dx = s.bx - s.ax, dy = s.by - s.ay;
        return dx * dx + dy * dy >= tooShort * tooShort &&
               clip(s, float(m_image.width() - 1), float(m_image.height() - 1));
    }

    // How many of the lines, from the first on, the budget allows.
    size_t affordable() const
    {
        const size_t all = m_crowd.lines.size();
        if (m_request.budget <= 0 || all == 0)
            return all;
        const size_t step = 1 + all / 3000;
        double pixels = 0;
        size_t sampled = 0;
        for (size_t i = 0; i < all; i += step, ++sampled)
            if (Segment s = segmentOf(m_crowd.lines[i]); isDrawn(s))
                pixels += std::max(std::abs(s.bx - s.ax), std::abs(s.by - s.ay));
        const double total = pixels * double(all) / double(std::max<size_t>(sampled, 1));
        return total <= m_request.budget ? all : size_t(double(all) * m_request.budget / total);
    }

    void collectLines()
    {
        const size_t count = affordable();
        m_heavier = count > 0 ? float(m_crowd.lines.size()) / float(count) : 1;
        m_segments.reserve(count);
        m_lineStart.assign(size_t(m_bands) + 1, 0);
        for (size_t i = 0; i < count; ++i) {
            Segment s = segmentOf(m_crowd.lines[i]);
            if (!isDrawn(s))
                continue;
            m_segments.push_back(s);
            const auto [first, last] = bandsOf(std::min(s.ay, s.by), std::max(s.ay, s.by));
            for (int band = first; band <= last; ++band)
                ++m_lineStart[size_t(band) + 1];
        }
        for (size_t band = 0; band < size_t(m_bands); ++band)
            m_lineStart[band + 1] += m_lineStart[band];
        m_lineAt.resize(size_t(m_lineStart.back()));
        std::vector<int> fill(m_lineStart.begin(), m_lineStart.end() - 1);
        for (size_t i = 0; i < m_segments.size(); ++i) {
            const Segment& s = m_segments[i];
            const auto [first, last] = bandsOf(std::min(s.ay, s.by), std::max(s.ay, s.by));
            for (int band = first; band <= last; ++band)
                m_lineAt[size_t(fill[size_t(band)]++)] = int(i);
        }
    }

    // Bands a drawing between two heights may touch.
    std::pair<int, int> bandsOf(float top, float bottom) const
    {
        return {std::clamp(int(std::floor(top - 1)) / bandHeight, 0, m_bands - 1),
                std::clamp(int(std::floor(bottom + 1)) / bandHeight, 0, m_bands - 1)};
    }

    void collectDiscs()
    {
        const auto zoom = float(m_request.view.zoom) * m_ratio;
        const auto left = float(m_request.view.corner.x()), top = float(m_request.view.corner.y());
        const CrowdNodes nodes = crowdNodes(m_crowd, m_request.view, m_request.size);
        const auto least = float(nodes.least) * m_ratio, scale = float(nodes.scale) * m_ratio;
        m_discs.resize(size_t(m_bands));
        // Small over large, so that none is buried.
        for (const int i : m_crowd.bySize) {
            const float x = (m_crowd.x[size_t(i)] - left) * zoom, y = (m_crowd.y[size_t(i)] - top) * zoom;
            const float r = std::max(least, m_crowd.radius[size_t(i)] * scale);
            if (!(x > -r && y > -r && x < float(m_image.width()) + r && y < float(m_image.height()) + r))
                continue;
            const auto [first, last] = bandsOf(y - r, y + r);
            for (int band = first; band <= last; ++band)
                m_discs[size_t(band)].push_back({x, y, r, m_colours.kinds[m_crowd.kind[size_t(i)]]});
        }
    }

    void draw(int index)
    {
        static const Tones tones;
        const int top = index * bandHeight, rows = std::min(bandHeight, m_image.height() - top);
        const int width = m_image.width();
        thread_local std::vector<Cell> cells;
        Band band(top, rows, width, cells);
        std::array<Cell, lineTintCount> reviewed, suggested;
        for (size_t tint = 0; tint < lineTintCount; ++tint) {
            reviewed[tint] = cellOf(m_colours.lines[tint], m_heavier);
            suggested[tint] = cellOf(m_colours.lines[tint], m_heavier * float(1 - suggestionShare));
        }
        for (int k = m_lineStart[size_t(index)]; k < m_lineStart[size_t(index) + 1]; ++k) {
            const Segment& s = m_segments[size_t(m_lineAt[size_t(k)])];
            band.line(s, s.isSuggestion ? suggested[s.tint] : reviewed[s.tint]);
        }
        const Cell background = cellOf(m_colours.background, 1);
        const float kept = m_request.dimmed ? float(1 - dimShare) : 1;
        for (int r = 0; r < rows; ++r) {
            QRgb* pixels = m_pixels + (top + r) * m_stride;
            const Cell* line = band.row(r);
            for (int c = 0; c < width; ++c) {
                const float weight = line[c][3];
                if (weight <= 0) {
                    pixels[c] = m_colours.background;
                    continue;
                }
                const float share = kept * tones(weight);
                const Cell mix = background + (line[c] * (share / weight) - background * share);
                pixels[c] = qRgb(int(mix[0] + 0.5f), int(mix[1] + 0.5f), int(mix[2] + 0.5f));
            }
        }
        const Rows painted{m_pixels, m_stride, width, top, top + rows};
        for (Disc disc : m_discs[size_t(index)]) {
            if (m_request.dimmed)
                disc.colour = blend(m_colours.background, disc.colour, kept);
            paintDisc(painted, disc);
        }
    }

    const Crowd& m_crowd;
    const RasterColours& m_colours;
    const RasterRequest& m_request;
    const std::stop_token m_stop;
    const float m_ratio;
    QImage m_image;
    QRgb* m_pixels = nullptr;
    std::ptrdiff_t m_stride = 0;
    int m_bands = 0;
    float m_heavier = 1;
    std::vector<Segment> m_segments;
    std::vector<int> m_lineStart, m_lineAt; // of each band: which segments
    std::vector<std::vector<Disc>> m_discs;
};

} // namespace

RasterColours rasterColours(const Crowd& crowd, bool dark)
{
    const Palette& colours = palette(dark);
    RasterColours result;
    result.background = colours.background.rgb();
    result.lines = {colours.stated.rgb(), colours.alleged.rgb(), colours.hypothetical.rgb(),
                    colours.denied.rgb(), mixed(colours.stated, colours.denied, 0.6).rgb()};
    for (const QString& kind : crowd.kinds)
        result.kinds.push_back(kind.startsWith(u"community:")
                                   ? communityColour(kind.section(u':', 1).toInt()).rgb()
                                   : QColor(entityKind(kind).colour).rgb());
    return result;
}

CrowdNodes crowdNodes(const Crowd& crowd, const View& view, QSizeF size)
{
    constexpr double typical = 10; // radius of a node with a relationship or two
    const double nodes = std::max(1.0, double(crowd.nodesSeen(view, size)));
    const double fits = std::clamp(0.3 * std::sqrt(size.width() * size.height() / nodes), 1.0, 8.0);
    return {std::min({nodeScale(view.zoom), fits / typical, crowd.roomyScale(view, size)}), 1};
}

QImage raster(const Crowd& crowd, const RasterColours& colours, const RasterRequest& request,
              std::stop_token stop)
{
    return Raster(crowd, colours, request, std::move(stop)).run();
}

} // namespace redthread
