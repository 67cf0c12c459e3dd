#include "views/graph/svg_pen.h"

#include "views/graph/safe_text.h"

#include <QCoreApplication>
#include <QHash>
#include <QIODevice>
#include <QSet>
#include <QUrl>
#include <QXmlStreamWriter>

#include <algorithm>
#include <cmath>

namespace redthread {

namespace {

// At most two decimals, none of them idle.
QString number(double value)
{
    QString text = QString::number(value, 'f', 2);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text == u"-0" ? QStringLiteral("0") : text;
}

QString pathData(const QPainterPath& path)
{
    QString data;
    QPointF start;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element e = path.elementAt(i);
        const QString at = number(e.x) + u' ' + number(e.y);
        switch (e.type) {
        case QPainterPath::MoveToElement:
            data += (data.isEmpty() ? QStringLiteral("M") : QStringLiteral(" M")) + at;
            start = e;
            break;
        case QPainterPath::LineToElement: {
            const bool last = i + 1 == path.elementCount() || path.elementAt(i + 1).isMoveTo();
            data += last && QPointF(e) == start ? QStringLiteral(" Z") : QStringLiteral(" L") + at;
            break;
        }
        case QPainterPath::CurveToElement:
            data += QStringLiteral(" C") + at;
            break;
        case QPainterPath::CurveToDataElement:
            data += u' ' + at;
            break;
        }
    }
    return data;
}

// At most one decimal, no leading nought: of a crowd nobody sees more.
void appendShort(QByteArray& data, double value, bool first)
{
    const qint64 tenths = std::llround(value * 10);
    const qint64 whole = std::abs(tenths) / 10, rest = std::abs(tenths) % 10;
    if (tenths < 0)
        data += '-';
    else if (!first)
        data += ' ';
    if (whole != 0 || rest == 0)
        data += QByteArray::number(whole);
    if (rest != 0) {
        data += '.';
        data += char('0' + rest);
    }
}

// As relative steps from rounded point to rounded point, so that nothing adds up.
void appendSteps(QByteArray& data, const QPainterPath& path)
{
    QPointF at, start;
    const auto rounded = [](QPointF p) { return QPointF(std::round(p.x() * 10) / 10, std::round(p.y() * 10) / 10); };
    const auto step = [&](QPointF to, bool first) {
        appendShort(data, to.x() - at.x(), first);
        appendShort(data, to.y() - at.y(), false);
    };
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element e = path.elementAt(i);
        const QPointF to = rounded(e);
        switch (e.type) {
        case QPainterPath::MoveToElement:
            data += 'M';
            at = {};
            step(to, true);
            at = start = to;
            break;
        case QPainterPath::LineToElement:
            if (to == start && (i + 1 == path.elementCount() || path.elementAt(i + 1).isMoveTo())) {
                data += 'z';
            } else {
                data += 'l';
                step(to, true);
            }
            at = to;
            break;
        case QPainterPath::CurveToElement:
            data += 'c';
            step(to, true);
            if (i + 2 < path.elementCount()) {
                step(rounded(path.elementAt(i + 1)), false);
                const QPointF end = rounded(path.elementAt(i + 2));
                step(end, false);
                at = end;
                i += 2;
            }
            break;
        default:
            break;
        }
    }
}

// A colour and, where it lets something through, its opacity.
void writeColour(QXmlStreamWriter& xml, const QString& property, const QColor& colour)
{
    xml.writeAttribute(property, colour.isValid() ? colour.name() : QStringLiteral("none"));
    if (colour.isValid() && colour.alpha() < 255)
        xml.writeAttribute(property + QStringLiteral("-opacity"), number(colour.alphaF()));
}

void writeShape(QXmlStreamWriter& xml, const ShapeItem& item, const QString& data)
{
    xml.writeEmptyElement(QStringLiteral("path"));
    xml.writeAttribute(QStringLiteral("d"), data);
    writeColour(xml, QStringLiteral("fill"), item.fill);
    if (item.path.fillRule() == Qt::OddEvenFill && item.fill.isValid())
        xml.writeAttribute(QStringLiteral("fill-rule"), QStringLiteral("evenodd"));
    const Stroke& stroke = item.stroke;
    if (stroke.width <= 0 || !stroke.colour.isValid())
        return;
    writeColour(xml, QStringLiteral("stroke"), stroke.colour);
    xml.writeAttribute(QStringLiteral("stroke-width"), number(stroke.width));
    xml.writeAttribute(QStringLiteral("stroke-linejoin"), QStringLiteral("round"));
    if (stroke.roundCap)
        xml.writeAttribute(QStringLiteral("stroke-linecap"), QStringLiteral("round"));
    if (stroke.dash.empty())
        return;
    QStringList dash;
    for (double part : stroke.dash)
        dash << number(part);
    xml.writeAttribute(QStringLiteral("stroke-dasharray"), dash.join(u' '));
    if (stroke.dashOffset != 0)
        xml.writeAttribute(QStringLiteral("stroke-dashoffset"), number(stroke.dashOffset));
}

void writeText(QXmlStreamWriter& xml, const TextItem& item, bool hidden)
{
    xml.writeStartElement(QStringLiteral("text"));
    xml.writeAttribute(QStringLiteral("x"), number(item.baseline.x()));
    xml.writeAttribute(QStringLiteral("y"), number(item.baseline.y()));
    if (item.align != TextAlign::Left)
        xml.writeAttribute(QStringLiteral("text-anchor"), item.align == TextAlign::Middle
                                                              ? QStringLiteral("middle")
                                                              : QStringLiteral("end"));
    if (item.font.serif)
        xml.writeAttribute(QStringLiteral("font-family"), cssFamily(item.font));
    xml.writeAttribute(QStringLiteral("font-size"), number(item.font.size));
    if (item.font.bold)
        xml.writeAttribute(QStringLiteral("font-weight"), QStringLiteral("600"));
    if (item.font.italic)
        xml.writeAttribute(QStringLiteral("font-style"), QStringLiteral("italic"));
    writeColour(xml, QStringLiteral("fill"), item.colour);
    if (item.halo.isValid()) {
        writeColour(xml, QStringLiteral("stroke"), item.halo);
        xml.writeAttribute(QStringLiteral("stroke-width"), QStringLiteral("3.2"));
        xml.writeAttribute(QStringLiteral("stroke-linejoin"), QStringLiteral("round"));
        xml.writeAttribute(QStringLiteral("paint-order"), QStringLiteral("stroke"));
    }
    if (hidden)
        xml.writeAttribute(QStringLiteral("aria-hidden"), QStringLiteral("true"));
    xml.writeCharacters(item.text);
    xml.writeEndElement();
}

QString idOf(RecordRef owner)
{
    const QString id = QString::number(owner.id);
    switch (owner.type) {
    case RecordType::Entity:
        return QStringLiteral("entity-") + id;
    case RecordType::Relationship:
        return QStringLiteral("relationship-") + id;
    case RecordType::Document:
        return QStringLiteral("document-") + id;
    case RecordType::Claim:
        return QStringLiteral("claim-") + id;
    default:
        return QStringLiteral("record-") + id;
    }
}

QString rectKey(const QRectF& r)
{
    return number(r.x()) + u' ' + number(r.y()) + u' ' + number(r.width()) + u' ' + number(r.height());
}

// One clip path for each rectangle that groups are cut to.
QHash<QString, QString> writeClips(QXmlStreamWriter& xml, const DisplayList& list)
{
    QHash<QString, QString> names;
    for (const DisplayGroup& group : list.groups) {
        if (group.clip.isNull() || names.contains(rectKey(group.clip)))
            continue;
        const QString name = QStringLiteral("clip-%1").arg(names.size() + 1);
        names.insert(rectKey(group.clip), name);
        xml.writeStartElement(QStringLiteral("clipPath"));
        xml.writeAttribute(QStringLiteral("id"), name);
        xml.writeEmptyElement(QStringLiteral("rect"));
        xml.writeAttribute(QStringLiteral("x"), number(group.clip.x()));
        xml.writeAttribute(QStringLiteral("y"), number(group.clip.y()));
        xml.writeAttribute(QStringLiteral("width"), number(group.clip.width()));
        xml.writeAttribute(QStringLiteral("height"), number(group.clip.height()));
        xml.writeEndElement();
    }
    return names;
}

void writeGroup(QXmlStreamWriter& xml, const DisplayGroup& group, const QHash<QString, QString>& clips,
                QSet<QString>& ids, bool inPage)
{
    xml.writeStartElement(QStringLiteral("g"));
    if (!group.clip.isNull())
        xml.writeAttribute(QStringLiteral("clip-path"),
                           QStringLiteral("url(#%1)").arg(clips.value(rectKey(group.clip))));
    if (!group.role.isEmpty())
        xml.writeAttribute(QStringLiteral("class"), group.role);
    if (group.owner.id != 0) {
        const QString id = idOf(group.owner);
        xml.writeAttribute(inPage             ? QStringLiteral("data-record")
                           : ids.contains(id) ? QStringLiteral("data-of")
                                              : QStringLiteral("id"),
                           id);
        ids.insert(id);
    }
    const QString title = validText(group.title);
    if (!title.isEmpty()) {
        xml.writeAttribute(QStringLiteral("role"), QStringLiteral("img"));
        xml.writeAttribute(QStringLiteral("aria-label"), title);
        xml.writeTextElement(QStringLiteral("title"), title);
    }
    const bool linked = isWebAddress(group.link);
    if (linked) {
        xml.writeStartElement(QStringLiteral("a"));
        xml.writeAttribute(QStringLiteral("href"), QUrl(group.link).toString(QUrl::FullyEncoded));
    }
    for (const DisplayItem& item : group.items) {
        if (const auto* shape = std::get_if<ShapeItem>(&item))
            writeShape(xml, *shape, pathData(shape->path));
        else if (const auto* text = std::get_if<TextItem>(&item)) {
            TextItem safe = *text;
            safe.text = validText(text->text);
            writeText(xml, safe, !title.isEmpty());
        }
    }
    if (linked)
        xml.writeEndElement();
    xml.writeEndElement();
}

// A crowd: shapes that look alike are one path, without names, letters and ids. A drawing of 100,000 entities
// stays small and can be opened; who wants to ask it opens the project or exports a part.
class Crowd {
public:
    explicit Crowd(QXmlStreamWriter& xml) : m_xml(xml) {}

    static bool takes(const DisplayGroup& group) { return group.role == u"edge" || group.role == u"node"; }

    void add(const DisplayGroup& group)
    {
        if (group.role != m_role)
            flush();
        if (m_role.isEmpty()) {
            m_role = group.role;
            m_xml.writeStartElement(QStringLiteral("g"));
            m_xml.writeAttribute(QStringLiteral("class"), m_role);
        }
        for (const DisplayItem& item : group.items)
            if (const auto* shape = std::get_if<ShapeItem>(&item))
                add(*shape);
    }

    void flush()
    {
        if (m_role.isEmpty())
            return;
        for (Style& style : m_styles)
            write(style);
        m_xml.writeEndElement();
        m_styles.clear();
        m_role.clear();
    }

private:
    struct Style {
        ShapeItem look; // without a path
        QByteArray data;
    };

    void add(const ShapeItem& shape)
    {
        constexpr qsizetype longest = 200'000; // of one path: readers choke on longer ones
        const auto same = [&](const Style& style) {
            const Stroke &a = style.look.stroke, &b = shape.stroke;
            return style.look.fill == shape.fill && a.colour == b.colour && a.width == b.width && a.dash == b.dash &&
                   a.dashOffset == b.dashOffset && a.roundCap == b.roundCap;
        };
        auto style = std::find_if(m_styles.begin(), m_styles.end(), same);
        if (style == m_styles.end()) {
            m_styles.push_back({{{}, shape.fill, shape.stroke}, {}});
            style = m_styles.end() - 1;
        }
        appendSteps(style->data, shape.path);
        if (style->data.size() > longest)
            write(*style);
    }

    void write(Style& style)
    {
        if (!style.data.isEmpty())
            writeShape(m_xml, style.look, QString::fromLatin1(style.data));
        style.data.clear();
    }

    QXmlStreamWriter& m_xml;
    QString m_role; // of the group that is open; empty: none is
    std::vector<Style> m_styles;
};

} // namespace

Result<Done> writeSvg(QIODevice& device, const DisplayList& list, const SvgOptions& options)
{
    QXmlStreamWriter xml(&device);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(1);
    if (!options.inPage)
        xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("svg"));
    if (!options.className.isEmpty())
        xml.writeAttribute(QStringLiteral("class"), options.className);
    xml.writeAttribute(QStringLiteral("xmlns"), QStringLiteral("http://www.w3.org/2000/svg"));
    const QString width = number(list.size.width()), height = number(list.size.height());
    xml.writeAttribute(QStringLiteral("width"), width);
    xml.writeAttribute(QStringLiteral("height"), height);
    xml.writeAttribute(QStringLiteral("viewBox"), QStringLiteral("0 0 ") + width + u' ' + height);
    xml.writeAttribute(QStringLiteral("font-family"), cssFamily({}));
    const QString title = validText(options.title);
    if (!title.isEmpty())
        xml.writeTextElement(QStringLiteral("title"), title);
    if (const QString description = validText(options.description); !description.isEmpty())
        xml.writeTextElement(QStringLiteral("desc"), description);
    if (list.background.isValid()) {
        xml.writeEmptyElement(QStringLiteral("rect"));
        xml.writeAttribute(QStringLiteral("width"), width);
        xml.writeAttribute(QStringLiteral("height"), height);
        writeColour(xml, QStringLiteral("fill"), list.background);
    }
    const QHash<QString, QString> clips = writeClips(xml, list);
    QSet<QString> ids;
    const bool isCrowd = !options.inPage && list.groups.size() > mostSingleGroups;
    Crowd crowd(xml);
    for (const DisplayGroup& group : list.groups) {
        if (isCrowd && group.clip.isNull() && Crowd::takes(group)) {
            crowd.add(group);
            continue;
        }
        crowd.flush();
        writeGroup(xml, group, clips, ids, options.inPage);
    }
    crowd.flush();
    xml.writeEndElement();
    if (!options.inPage)
        xml.writeEndDocument();
    if (xml.hasError())
        return Error{QCoreApplication::translate("Picture", "Could not write the drawing: %1.")
                         .arg(device.errorString())};
    return Done{};
}

} // namespace redthread
