#include "views/graph/style.h"

#include <cmath>

namespace redthread {

namespace {

Palette light()
{
    Palette p;
    p.background = QColor(0xFFFFFF);
    p.panel = QColor(0xFFFFFF);
    p.panelLine = QColor(0xD5D9E0);
    p.text = QColor(0x1A2333);
    p.quietText = QColor(0x5B6473);
    p.nodeOutline = QColor(0x1F2937);
    p.selection = QColor(0x2563EB);
    p.selectionWash = QColor(0xCBD9F9);
    p.link = QColor(0x1D4ED8);
    p.stated = QColor(0x5A6785);
    p.alleged = QColor(0xC4850A);
    p.hypothetical = QColor(0x7B8494);
    p.denied = QColor(0xC22F4D);
    return p;
}

Palette dark()
{
    Palette p;
    p.background = QColor(0x171A21);
    p.panel = QColor(0x20242D);
    p.panelLine = QColor(0x3A414F);
    p.text = QColor(0xE8EBF1);
    p.quietText = QColor(0xA6AFBF);
    p.nodeOutline = QColor(0xD7DCE5);
    p.selection = QColor(0x6EA0FF);
    p.selectionWash = QColor(0x2B4170);
    p.link = QColor(0x8AB4FF);
    p.stated = QColor(0x9AA8C7);
    p.alleged = QColor(0xE3A835);
    p.hypothetical = QColor(0x98A1B1);
    p.denied = QColor(0xF2667F);
    return p;
}

// Pixels on and off for a line of the given width: dots and dashes grow with it.
std::vector<double> dashes(std::initializer_list<double> pattern, double width)
{
    const double scale = 0.55 + 0.3 * width;
    std::vector<double> scaled;
    for (double part : pattern)
        scaled.push_back(part * scale);
    return scaled;
}

} // namespace

const Palette& palette(bool isDark)
{
    static const Palette palettes[] = {light(), dark()};
    return palettes[isDark ? 1 : 0];
}

QColor communityColour(int community)
{
    // Paul Tol's "muted" and "light" qualitative schemes, told apart by the colour-blind too.
    static const QRgb colours[] = {0xff332288, 0xff88ccee, 0xff44aa99, 0xff117733, 0xff999933, 0xffddcc77,
                                   0xffcc6677, 0xff882255, 0xffaa4499, 0xffee8866, 0xff77aadd, 0xffbbcc33};
    return QColor(colours[size_t(community) % std::size(colours)]);
}

QColor stanceColour(const Palette& palette, Stance stance)
{
    switch (stance) {
    case Stance::Stated:
        return palette.stated;
    case Stance::Alleged:
        return palette.alleged;
    case Stance::Hypothetical:
        return palette.hypothetical;
    case Stance::Denied:
        return palette.denied;
    }
    return palette.stated;
}

QColor mixed(const QColor& colour, const QColor& towards, double share)
{
    const auto part = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return QColor(part(colour.red(), towards.red()), part(colour.green(), towards.green()),
                  part(colour.blue(), towards.blue()));
}

double lineWidth(int voices) { return std::min(6.0, 1.5 + 1.1 * std::log2(double(std::max(1, voices)))); }

std::vector<Stroke> lineStrokes(const Palette& palette, const Standing& standing, double width)
{
    const QColor colour = stanceColour(palette, standing.stance);
    if (standing.contested) {
        // Denial and claim take turns; the claim's turns keep its own form:
        // stated fills the gap, alleged leaves some, hypothetical is dots.
        const double thick = std::max(2.4, width + 0.6);
        Stroke denial{palette.denied, thick, dashes({8, 8}, thick)};
        Stroke claim{colour, thick, {}};
        const double scale = denial.dash[0] / 8;
        if (standing.stance == Stance::Alleged) {
            claim.dash = {5 * scale, 11 * scale};
            claim.dashOffset = 6.5 * scale;
        } else if (standing.stance == Stance::Hypothetical) {
            claim.dash = {1.6 * scale, 1.6 * scale, 1.6 * scale, 11.2 * scale};
            claim.dashOffset = 6.4 * scale;
        }
        return {claim, denial};
    }
    if (standing.isOnlyPossible()) // fine and far apart: hardly there
        return {{palette.quietText, 1, {0.1, 7}, 0, true}};
    switch (standing.stance) {
    case Stance::Stated:
        return {{colour, width, {}}};
    case Stance::Alleged:
        return {{colour, width, dashes({7, 4.5}, width)}};
    case Stance::Hypothetical:
        return {{colour, width, {0.1, 3.2 + 1.2 * width}, 0, true}};
    case Stance::Denied:
        return {{colour, width, dashes({9, 4, 2, 4}, width)}};
    }
    return {};
}

} // namespace redthread
