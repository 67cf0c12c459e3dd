#include "views/graph/sheet.h"

#include "views/graph/legend.h"
#include "views/graph/safe_text.h"
#include "views/graph/sheet_footnotes.h"
#include "views/graph/style.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace redthread {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Picture)
};

constexpr double columnGap = 32, legendGap = 24, footerHeight = 22;
const TextFont titleFont{.size = 22, .bold = true};
const TextFont lineFont{.size = 12};
const TextFont warnFont{.size = 12, .bold = true};
const TextFont headingFont{.size = 15, .bold = true};

// Two whole sentences for translators; English needs no more.
QString plural(int n, const char* one, const char* many)
{
    return n == 1 ? Words::tr(one) : Words::tr(many).arg(n);
}

bool isDrawn(const SceneEdge& edge) { return edge.from != edge.to && edge.standing.drawn; }

// What had no room in a picture.
int crowding(const DisplayList& list) { return list.labelsLeftOut + list.numbersOnTop; }

// So many find no room for all their names, whatever is tried.
bool isCrowd(const GraphScene& scene)
{
    constexpr size_t mostNamed = 5000;
    return scene.nodes.size() > mostNamed;
}

// Stacks strips and lists on a page, from the top.
class Page {
public:
    Page(QSizeF size, double margin, bool dark) : m_margin(margin), m_y(margin)
    {
        m_list.size = size;
        m_list.background = palette(dark).background;
    }
    double y() const { return m_y; }
    double width() const { return m_list.size.width() - 2 * m_margin; }
    void skip(double height) { m_y += height; }
    void put(const std::vector<Strip>& strips)
    {
        for (const Strip& strip : strips) {
            putAt(strip, {m_margin, m_y});
            m_y += strip.height;
        }
    }
    void putAt(const Strip& strip, QPointF at)
    {
        DisplayList list;
        list.groups = strip.groups;
        append(m_list, list, at);
    }
    DisplayList& list() { return m_list; }

private:
    DisplayList m_list;
    double m_margin;
    double m_y;
};

class Layouter {
public:
    Layouter(const SheetContent& content, const SheetOptions& options)
        : m_content(content),
          m_options(options),
          m_metrics(*options.metrics),
          m_palette(palette(content.dark)),
          m_scene(content.scene),
          m_legend(legendList(content.legend.value_or(legendOf(content.scene)), m_metrics, content.dark)),
          m_pageSize(options.page)
    {
    }

    Sheet made();

private:
    bool isEndless() const { return m_options.page.height() <= 0; }
    void numberLines();
    DisplayList picture(QSizeF room);
    DisplayList drawn(QSizeF size, double zoomOut);
    std::vector<Strip> header(double width) const;
    QStringList remarks(const DisplayList& picture) const;
    double legendRoom() const { return m_legend.groups.empty() ? 0 : m_legend.size.width() + legendGap; }
    void putPicture(Page& page, const DisplayList& picture);
    void putFootnotes(Sheet& sheet, Page& first);
    void putFootnotesOn(Sheet& sheet, Page& page, std::vector<Strip> strips, int columns, double columnWidth);
    void putFooters(Sheet& sheet) const;
    std::vector<Strip> line(const QString& text, const TextFont& font, const QColor& colour,
                            double width) const
    {
        std::vector<Strip> strips = paragraph(text, font, colour, width, m_metrics);
        for (Strip& strip : strips)
            for (DisplayGroup& group : strip.groups)
                group.role = QStringLiteral("line");
        return strips;
    }

    const SheetContent& m_content;
    const SheetOptions& m_options;
    const TextMetrics& m_metrics;
    const Palette& m_palette;
    GraphScene m_scene;                // with numbers
    std::vector<Footnote> m_footnotes; // those that have a line
    bool m_isTooMany = false;          // for footnotes
    DisplayList m_legend;
    QSizeF m_pageSize;
};

// What is not on the picture has no footnote; the rest is numbered in order.
void Layouter::numberLines()
{
    QSet<RelationshipId> shown;
    if (m_content.window) {
        for (const EdgeTarget& edge : drawn(m_content.window->size, 1).edges)
            shown.insert(edge.id);
    } else {
        for (const SceneEdge& edge : m_scene.edges)
            if (isDrawn(edge))
                shown.insert(edge.id);
    }
    QHash<RelationshipId, int> numbers;
    m_isTooMany = size_t(shown.size()) > m_content.mostFootnotes;
    for (const Footnote& note : m_content.footnotes) {
        if (note.line || m_isTooMany || !shown.contains(note.relationship) || numbers.contains(note.relationship))
            continue;
        m_footnotes.push_back(note);
        numbers.insert(note.relationship, int(m_footnotes.size()));
    }
    for (SceneEdge& edge : m_scene.edges)
        edge.number = numbers.value(edge.id, 0);
}

DisplayList Layouter::drawn(QSizeF size, double zoomOut)
{
    PictureOptions options;
    options.metrics = &m_metrics;
    options.dark = m_content.dark;
    options.numbers = options.titles = true;
    options.stop = m_options.stop;
    options.size = size * zoomOut;
    if (m_content.window) {
        options.view = m_content.window->view;
        options.size = m_content.window->size;
    } else {
        options.view = fitView(boundsOf(m_scene), options.size, 56, 1.6);
    }
    return displayList(m_scene, options);
}

// The picture in a room of this size. On paper it is drawn larger and brought
// down, in steps, until every name has found a place; letters stay readable.
DisplayList Layouter::picture(QSizeF room)
{
    if (m_content.window) {
        DisplayList list = drawn(m_content.window->size, 1);
        const double factor =
            std::min({1.0, room.width() / list.size.width(), room.height() / list.size.height()});
        clip(list, QRectF(QPointF(0, 0), list.size));
        return factor < 1 ? scaled(list, factor) : list;
    }
    if (isEndless())
        return drawn(room, 1);
    constexpr double largest = 1.75;
    if (isCrowd(m_scene))
        return scaled(drawn(room, largest), 1 / largest);
    DisplayList best;
    for (double factor : {1.0, 1.2, 1.45, largest}) {
        DisplayList list = drawn(room, factor);
        if (!best.groups.empty() && crowding(list) >= crowding(best))
            continue;
        best = scaled(list, 1 / factor);
        if (crowding(best) == 0)
            break;
    }
    return best;
}

std::vector<Strip> Layouter::header(double width) const
{
    std::vector<Strip> strips;
    const auto add = [&](std::vector<Strip> more, double gap) {
        std::move(more.begin(), more.end(), std::back_inserter(strips));
        if (gap > 0)
            strips.push_back(Strip{.height = gap});
    };
    add(line(elided(safeText(m_content.title), 240), titleFont, m_palette.text, width), 2);
    add(line(safeText(m_content.date), lineFont, m_palette.quietText, width), 4);
    const QString reviewed =
        m_content.notReviewed > 0
            ? Words::tr("%1 of %2 claims not reviewed.")
                  .arg(QString::number(m_content.notReviewed), QString::number(m_content.claims))
            : Words::tr("All %1 claims are reviewed.").arg(m_content.claims);
    if (m_content.claims > 0)
        add(line(reviewed, m_content.notReviewed > 0 ? warnFont : lineFont, m_palette.text, width), 0);
    QStringList filters;
    for (const QString& filter : m_content.filters)
        if (const QString text = labelText(filter, 300); !text.isEmpty())
            filters << text;
    if (!filters.isEmpty())
        add(line(Words::tr("Filters in force: ") + filters.join(QStringLiteral("; ")), lineFont,
                 m_palette.text, width),
            0);
    return strips;
}

QStringList Layouter::remarks(const DisplayList& picture) const
{
    QStringList remarks;
    if (m_content.window)
        remarks << Words::tr("The picture shows what was on screen: %1 of %2 entities.")
                       .arg(QString::number(picture.nodes.size()), QString::number(m_scene.nodes.size()));
    if (picture.labelsLeftOut > 0)
        remarks << plural(picture.labelsLeftOut,
                          QT_TRANSLATE_NOOP("Picture", "1 name is not shown for want of room."),
                          QT_TRANSLATE_NOOP("Picture", "%1 names are not shown for want of room."));
    if (m_isTooMany)
        remarks << Words::tr("The quotes are not printed here: there are more than %1 lines. A part of the picture, or a "
                             "dossier, has them.")
                       .arg(QString::number(m_content.mostFootnotes));
    if (m_scene.nodes.empty())
        remarks << Words::tr("There is nothing to show.");
    return remarks;
}

void Layouter::putPicture(Page& page, const DisplayList& picture)
{
    const double left = m_options.margin;
    const double room = page.width() - legendRoom();
    const QPointF at(left + std::max(0.0, (room - picture.size.width()) / 2), page.y());
    append(page.list(), picture, at);
    if (m_content.window) {
        QPainterPath frame;
        frame.addRect(QRectF(at, picture.size));
        page.list().groups.push_back(
            {QStringLiteral("frame"), {}, {}, {}, {ShapeItem{frame, {}, {m_palette.panelLine, 1, {}}}}});
    }
    append(page.list(), m_legend, {left + page.width() - m_legend.size.width(), page.y()});
    page.skip(std::max(picture.size.height(), m_legend.size.height()) + 12);
}

void Layouter::putFootnotesOn(Sheet& sheet, Page& page, std::vector<Strip> strips, int columns,
                              double columnWidth)
{
    const double top = page.y();
    double height = balancedHeight(strips, columns);
    const double most = std::max(200.0, m_options.mostHeight - top - m_options.margin);
    if (height > most) {
        height = most;
        const std::vector<StripPlace> places = flow(strips, height);
        // The first footnote that is not whole ends the list.
        for (size_t i = 0; i < strips.size(); ++i) {
            if (places[i].column < columns)
                continue;
            const int last = strips[i].footnote;
            sheet.footnotesLeftOut = int(m_footnotes.size()) - last;
            std::erase_if(strips, [last](const Strip& strip) { return strip.footnote >= last; });
            break;
        }
    }
    const std::vector<StripPlace> places = flow(strips, height);
    double bottom = 0;
    for (size_t i = 0; i < strips.size(); ++i) {
        if (strips[i].isGap)
            continue;
        page.putAt(strips[i],
                   {m_options.margin + places[i].column * (columnWidth + columnGap), top + places[i].y});
        bottom = std::max(bottom, places[i].y + strips[i].height);
    }
    page.skip(bottom);
    if (sheet.footnotesLeftOut > 0) {
        page.skip(12);
        page.put(
            line(plural(sheet.footnotesLeftOut,
                        QT_TRANSLATE_NOOP("Picture", "1 more footnote has no room here; the PDF has it."),
                        QT_TRANSLATE_NOOP("Picture",
                                          "%1 more footnotes have no room here; the PDF has them all.")),
                 warnFont, m_palette.text, page.width()));
    }
}

void Layouter::putFootnotes(Sheet& sheet, Page& first)
{
    if (m_footnotes.empty())
        return;
    const double width = first.width();
    const int columns = std::max(1, int((width + columnGap) / (m_options.columnWidth + columnGap)));
    const double columnWidth = (width - columnGap * (columns - 1)) / columns;
    std::vector<Strip> strips = footnoteStrips(m_footnotes, columnWidth, m_metrics, m_content.dark);
    const std::vector<Strip> heading = line(Words::tr("Evidence"), headingFont, m_palette.text, width);
    if (isEndless()) {
        first.skip(8);
        first.put(heading);
        first.skip(8);
        putFootnotesOn(sheet, first, std::move(strips), columns, columnWidth);
        return;
    }
    double headingHeight = 8;
    for (const Strip& strip : heading)
        headingHeight += strip.height;
    const double height = m_pageSize.height() - 2 * m_options.margin - footerHeight - headingHeight;
    const std::vector<StripPlace> places = flow(strips, height);
    int pageOfLast = -1;
    for (size_t i = 0; i < strips.size(); ++i) {
        const int number = places[i].column / columns, column = places[i].column % columns;
        if (number != pageOfLast) {
            Page page(m_pageSize, m_options.margin, m_content.dark);
            page.put(heading);
            sheet.pages.push_back(std::move(page.list()));
            pageOfLast = number;
        }
        if (strips[i].isGap)
            continue;
        DisplayList strip;
        strip.groups = strips[i].groups;
        append(sheet.pages.back(), strip,
               {m_options.margin + column * (columnWidth + columnGap),
                m_options.margin + headingHeight + places[i].y});
    }
}

void Layouter::putFooters(Sheet& sheet) const
{
    for (size_t i = 0; i < sheet.pages.size(); ++i) {
        const double y = m_pageSize.height() - m_options.margin;
        const QString pages =
            Words::tr("Page %1 of %2").arg(QString::number(i + 1), QString::number(sheet.pages.size()));
        DisplayGroup group{QStringLiteral("footer"), {}, {}, {}, {}};
        group.items.push_back(TextItem{labelText(m_content.title, 90),
                                       {m_options.margin, y},
                                       TextAlign::Left,
                                       {.size = 10},
                                       m_palette.quietText,
                                       {}});
        group.items.push_back(TextItem{pages,
                                       {m_pageSize.width() - m_options.margin, y},
                                       TextAlign::Right,
                                       {.size = 10},
                                       m_palette.quietText,
                                       {}});
        sheet.pages[i].groups.push_back(std::move(group));
    }
}

Sheet Layouter::made()
{
    hover(m_scene, EntityId{}); // where the mouse stood is no part of an export
    numberLines();
    Sheet sheet;
    DisplayList map;
    if (isEndless()) {
        const QRectF bounds = boundsOf(m_scene);
        const double shape = bounds.isEmpty() ? 0.5 : std::clamp(bounds.height() / bounds.width(), 0.35, 1.1);
        const double widest = m_content.window ? m_pageSize.width() : 2 * m_options.page.width();
        if (m_content.window)
            m_pageSize.setWidth(std::max(m_pageSize.width(), std::min(m_content.window->size.width() +
                                                                          2 * m_options.margin + legendRoom(),
                                                                      2 * m_options.page.width())));
        if (!m_content.window && isCrowd(m_scene))
            m_pageSize.setWidth(widest);
        for (;; m_pageSize.rwidth() *= 1.15) {
            const double room = m_pageSize.width() - 2 * m_options.margin - legendRoom();
            map = picture({room, std::max(360.0, m_content.window ? 4000 : room * shape)});
            if (crowding(map) == 0 || m_options.stop.stop_requested() || m_pageSize.width() * 1.15 > widest)
                break;
        }
    }
    Page page(m_pageSize, m_options.margin, m_content.dark);
    page.put(header(page.width()));
    page.skip(12);
    if (!isEndless()) {
        const double remarkHeight = 40;
        map = picture(
            {page.width() - legendRoom(), std::max(200.0, m_pageSize.height() - page.y() - m_options.margin -
                                                              footerHeight - remarkHeight)});
    }
    putPicture(page, map);
    for (const QString& remark : remarks(map))
        page.put(line(remark, lineFont, m_palette.quietText, page.width()));
    if (isEndless()) {
        putFootnotes(sheet, page);
        page.list().size.setHeight(std::ceil(page.y() + m_options.margin));
        sheet.pages.push_back(std::move(page.list()));
    } else {
        sheet.pages.push_back(std::move(page.list()));
        putFootnotes(sheet, page);
        putFooters(sheet);
    }
    return sheet;
}

} // namespace

size_t drawnLines(const GraphScene& scene)
{
    return size_t(std::count_if(scene.edges.begin(), scene.edges.end(), isDrawn));
}

Sheet layOut(const SheetContent& content, const SheetOptions& options)
{
    Q_ASSERT(options.metrics);
    return Layouter(content, options).made();
}

} // namespace redthread
