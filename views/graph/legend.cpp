#include "views/graph/legend.h"

#include "models/records/kinds.h"
#include "views/graph/items.h"
#include "views/graph/safe_text.h"
#include "views/graph/wording.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>

namespace redthread {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Picture)
};

constexpr double rowHeight = 19, padding = 12, iconWidth = 18, sampleWidth = 40, gap = 8, ruleGap = 9;
const TextFont rowFont{.size = 12};

Standing sampleStanding(Stance stance, bool contested)
{
    Standing standing;
    standing.drawn = true;
    standing.stance = stance;
    standing.contested = contested;
    standing.voices = stance == Stance::Denied ? 0 : 1;
    return standing;
}

QString lineLabel(Stance stance, bool contested)
{
    if (contested)
        return Words::tr("contested ≠ (%1)").arg(stanceWord(stance));
    return stance == Stance::Denied ? Words::tr("denied ×") : stanceWord(stance);
}

struct Row {
    std::vector<DisplayItem> sign;
    QString label;
    int count;
    double indent; // where the label begins
};

} // namespace

LegendContent legendOf(const GraphScene& scene)
{
    LegendContent content;
    QMap<QString, int> counts;
    for (const SceneNode& node : scene.nodes)
        ++counts[node.kind];
    for (const EntityKind& kind : entityKinds())
        if (const int count = counts.take(kind.key))
            content.kinds.push_back({kind.key, kind.label, count});
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        content.kinds.push_back({it.key(), entityKind(it.key()).label, it.value()});

    std::array<int, 4> plain{}, contested{};
    int suggestions = 0, possible = 0;
    for (const SceneEdge& edge : scene.edges) {
        if (edge.from == edge.to || !edge.standing.drawn)
            continue;
        if (edge.standing.isOnlyPossible()) {
            ++possible;
            continue;
        }
        ++(edge.standing.contested ? contested : plain)[size_t(edge.standing.stance)];
        suggestions += edge.isSuggestion();
    }
    for (int stance = 0; stance < 4; ++stance)
        if (plain[size_t(stance)])
            content.lines.push_back({lineLabel(Stance(stance), false), sampleStanding(Stance(stance), false),
                                     plain[size_t(stance)], false});
    for (int stance = 0; stance < 4; ++stance)
        if (contested[size_t(stance)])
            content.lines.push_back({lineLabel(Stance(stance), true), sampleStanding(Stance(stance), true),
                                     contested[size_t(stance)], false});
    if (possible) {
        Standing sample = sampleStanding(Stance::Hypothetical, false);
        sample.possible = 1;
        content.lines.push_back({Words::tr("possible link"), sample, possible, false});
    }
    if (suggestions)
        content.lines.push_back(
            {Words::tr("paler: not reviewed"), sampleStanding(Stance::Stated, false), suggestions, true});
    return content;
}

std::vector<DisplayItem> legendIcon(const LegendKind& kind, QRectF box, bool dark)
{
    return kindItems(palette(dark), kind.key, box.center(), std::min(box.width(), box.height()) * 0.4);
}

std::vector<DisplayItem> legendSample(const LegendLine& line, QRectF box, bool dark)
{
    const double y = box.center().y();
    const Curve curve{QPointF(box.left(), y), box.center(), QPointF(box.right(), y)};
    const LineLook look{line.standing, false, false, line.suggestion ? suggestionShare : 0};
    return lineItems(palette(dark), curve, look);
}

DisplayList legendList(const LegendContent& content, const TextMetrics& metrics, bool dark)
{
    const Palette& colours = palette(dark);
    std::vector<Row> rows;
    int summed = 0;
    for (const LegendKind& kind : content.kinds) {
        if (rows.size() >= mostLegendKinds) {
            summed += kind.count;
            continue;
        }
        rows.push_back({legendIcon(kind, {0, 0, iconWidth, rowHeight}, dark), labelText(kind.label, 24),
                        kind.count, iconWidth + gap});
    }
    if (content.kinds.size() > mostLegendKinds)
        rows.push_back({{},
                        Words::tr("%1 more kinds").arg(content.kinds.size() - mostLegendKinds),
                        summed,
                        iconWidth + gap});
    const size_t kinds = rows.size();
    for (const LegendLine& line : content.lines)
        rows.push_back({legendSample(line, {0, 0, sampleWidth, rowHeight}, dark), labelText(line.label),
                        line.count, sampleWidth + gap});

    double inner = 0, countWidth = 0;
    for (const Row& row : rows) {
        countWidth = std::max(countWidth, metrics.width(QString::number(row.count), rowFont));
        inner = std::max(inner, row.indent + metrics.width(row.label, rowFont));
    }
    inner += 2 * gap + countWidth;
    const bool ruled = kinds > 0 && kinds < rows.size();
    const double height = 2 * padding + rowHeight * double(rows.size()) + (ruled ? 2 * ruleGap : 0);

    DisplayList list;
    if (rows.empty())
        return list;
    list.size = {inner + 2 * padding, height};
    QPainterPath panel;
    panel.addRoundedRect(QRectF(0.5, 0.5, list.size.width() - 1, list.size.height() - 1), 6, 6);
    DisplayGroup group{QStringLiteral("legend"), {}, Words::tr("Legend"), {}, {}};
    group.items.push_back(ShapeItem{panel, colours.panel, {colours.panelLine, 1, {}}});
    list.groups.push_back(std::move(group));

    double y = padding;
    for (size_t i = 0; i < rows.size(); ++i) {
        if (ruled && i == kinds) {
            QPainterPath rule(QPointF(padding, y + ruleGap));
            rule.lineTo(padding + inner, y + ruleGap);
            list.groups.push_back(
                {QStringLiteral("legend"), {}, {}, {}, {ShapeItem{rule, {}, {colours.panelLine, 1, {}}}}});
            y += 2 * ruleGap;
        }
        DisplayList row;
        row.groups.push_back({QStringLiteral("legend"), {}, {}, {}, std::move(rows[i].sign)});
        const double base = rowHeight / 2 + 0.36 * rowFont.size;
        row.groups.back().items.push_back(
            TextItem{rows[i].label, {rows[i].indent, base}, TextAlign::Left, rowFont, colours.text, {}});
        row.groups.back().items.push_back(TextItem{
            QString::number(rows[i].count), {inner, base}, TextAlign::Right, rowFont, colours.quietText, {}});
        append(list, row, {padding, y});
        y += rowHeight;
    }
    return list;
}

} // namespace redthread
