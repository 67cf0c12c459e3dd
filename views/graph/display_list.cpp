#include "views/graph/display_list.h"

#include <QTransform>

namespace redthread {

namespace {

DisplayGroup changed(DisplayGroup group, double factor, QPointF offset)
{
    const QTransform transform(factor, 0, 0, factor, offset.x(), offset.y());
    for (DisplayItem& item : group.items) {
        if (auto* shape = std::get_if<ShapeItem>(&item)) {
            shape->path = transform.map(shape->path);
            shape->stroke.width *= factor;
            shape->stroke.dashOffset *= factor;
            for (double& part : shape->stroke.dash)
                part *= factor;
        } else if (auto* text = std::get_if<TextItem>(&item)) {
            text->baseline = transform.map(text->baseline);
            text->font.size *= factor;
        }
    }
    if (!group.clip.isNull())
        group.clip = transform.mapRect(group.clip);
    return group;
}

void appendChanged(DisplayList& list, const DisplayList& other, double factor, QPointF offset)
{
    for (const DisplayGroup& group : other.groups)
        list.groups.push_back(changed(group, factor, offset));
    for (const NodeTarget& node : other.nodes)
        list.nodes.push_back({node.id, node.centre * factor + offset, node.shape, node.radius * factor});
    for (const TextTarget& text : other.texts)
        list.texts.push_back(
            {text.owner, QRectF(text.box.topLeft() * factor + offset, text.box.size() * factor)});
    for (EdgeTarget edge : other.edges) {
        for (QPointF& point : edge.curve)
            point = point * factor + offset;
        list.edges.push_back(edge);
    }
    list.labelsLeftOut += other.labelsLeftOut;
    list.numbersOnTop += other.numbersOnTop;
}

} // namespace

void append(DisplayList& list, const DisplayList& other, QPointF offset)
{
    appendChanged(list, other, 1, offset);
}

DisplayList scaled(const DisplayList& list, double factor)
{
    DisplayList result;
    result.size = list.size * factor;
    result.background = list.background;
    appendChanged(result, list, factor, {0, 0});
    return result;
}

void clip(DisplayList& list, const QRectF& rectangle)
{
    for (DisplayGroup& group : list.groups)
        group.clip = group.clip.isNull() ? rectangle : group.clip.intersected(rectangle);
}

} // namespace redthread
