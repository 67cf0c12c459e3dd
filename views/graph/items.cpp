#include "views/graph/items.h"

#include "models/records/kinds.h"

#include <algorithm>

namespace redthread {

namespace {

const TextFont signFont{.size = 11, .bold = true};
const TextFont numberFont{.size = 9, .bold = true};

QPainterPath circle(QPointF centre, double radius)
{
    QPainterPath path;
    path.addEllipse(centre, radius, radius);
    return path;
}

void fade(std::vector<DisplayItem>& items, const QColor& background, double share)
{
    if (share <= 0)
        return;
    const auto faded = [&](QColor& colour) {
        if (colour.isValid())
            colour = mixed(colour, background, share);
    };
    for (DisplayItem& item : items) {
        if (auto* shape = std::get_if<ShapeItem>(&item)) {
            faded(shape->fill);
            faded(shape->stroke.colour);
        } else if (auto* text = std::get_if<TextItem>(&item)) {
            faded(text->colour);
        }
    }
}

TextItem centred(const QString& text, QPointF centre, const TextFont& font, const QColor& colour)
{
    // Capitals and digits are about 0.72 em high.
    return {text, centre + QPointF(0, 0.36 * font.size), TextAlign::Middle, font, colour, {}};
}

// A triangle with its tip on `tip`.
QPainterPath arrowHead(QPointF tip, QPointF direction, double length)
{
    const QPointF back = tip - direction * length;
    const QPointF side = QPointF(-direction.y(), direction.x()) * (length * 0.44);
    QPainterPath path(tip);
    path.lineTo(back + side);
    path.lineTo(back + direction * (length * 0.18));
    path.lineTo(back - side);
    path.closeSubpath();
    return path;
}

} // namespace

std::vector<DisplayItem> kindItems(const Palette& palette, const QString& key, QPointF centre, double radius,
                                   double share)
{
    const EntityKind kind = entityKind(key);
    const KindShape shape = kindShapeFromName(kind.shape);
    const QColor fill(kind.colour);
    std::vector<DisplayItem> items;
    items.push_back(ShapeItem{kindPath(shape, radius).translated(centre),
                              fill,
                              {palette.nodeOutline, std::clamp(radius * 0.09, 0.8, 1.8), {}}});
    if (radius >= 5) {
        const TextFont font{.size = std::max(1.0, std::round(kindGlyphSize(shape, radius, kind.glyph))),
                            .bold = true};
        items.push_back(
            centred(kind.glyph, centre + kindGlyphCentre(shape, radius), font, kindGlyphColour(fill)));
    }
    fade(items, palette.background, share);
    return items;
}

std::vector<DisplayItem> lineItems(const Palette& palette, const Curve& whole, const LineLook& look)
{
    std::vector<DisplayItem> items;
    const double width = lineWidth(look.standing.voices);
    const std::vector<Stroke> strokes = lineStrokes(palette, look.standing, width);
    Curve curve = whole;
    double arrow = 0;
    if (look.directed) {
        const double length = lengthOf(whole);
        arrow = std::min(6 + 1.7 * width, 0.6 * length);
        // The line ends inside its arrow head, so that the tip stays sharp.
        if (length > 0)
            curve = section(whole, 0, 1 - 0.75 * arrow / length);
    }
    if (look.washed)
        items.push_back(
            ShapeItem{pathOf(whole), {}, {palette.selectionWash, strokes.back().width + 8, {}, 0, true}});
    for (const Stroke& stroke : strokes)
        items.push_back(ShapeItem{pathOf(curve), {}, stroke});
    if (arrow > 0)
        items.push_back(
            ShapeItem{arrowHead(whole[2], directionAt(whole, 1), arrow), strokes.back().colour, {}});
    fade(items, palette.background, look.share);
    return items;
}

std::vector<DisplayItem> standingSign(const Palette& palette, const Standing& standing, QPointF centre,
                                      double share)
{
    if (!standing.contested && standing.stance != Stance::Denied)
        return {};
    std::vector<DisplayItem> items;
    items.push_back(ShapeItem{circle(centre, signRadius), palette.background, {palette.denied, 1.3, {}}});
    items.push_back(centred(standing.contested ? QStringLiteral("≠") : QStringLiteral("×"), centre, signFont,
                            palette.denied));
    fade(items, palette.background, share);
    return items;
}

QRectF numberBox(const TextMetrics& metrics, int number, QPointF centre)
{
    const double height = 13;
    const double width = std::max(height, metrics.width(QString::number(number), numberFont) + 7);
    return {centre.x() - width / 2, centre.y() - height / 2, width, height};
}

std::vector<DisplayItem> numberItems(const Palette& palette, const TextMetrics& metrics, int number,
                                     QPointF centre)
{
    const QRectF box = numberBox(metrics, number, centre);
    QPainterPath pill;
    pill.addRoundedRect(box, box.height() / 2, box.height() / 2);
    return {ShapeItem{pill, palette.background, {palette.quietText, 1, {}}},
            centred(QString::number(number), centre, numberFont, palette.text)};
}

} // namespace redthread
