#include "views/graph/sheet_footnotes.h"

#include "views/graph/items.h"
#include "views/graph/safe_text.h"
#include "views/graph/wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace redthread {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Picture)
};

constexpr double indent = 30; // of the text beside the number
constexpr double leading = 1.12;
constexpr size_t linesKeptTogether = 12;
const TextFont headingFont{.size = 15, .bold = true};
const TextFont headFont{.size = 13, .bold = true};
const TextFont quietFont{.size = 11};
const TextFont tagFont{.size = 10, .bold = true};
const TextFont voiceFont{.size = 12, .bold = true};
const TextFont quoteFont{.size = 13, .serif = true};

Strip gapOf(double height)
{
    Strip gap;
    gap.height = height;
    gap.isGap = true;
    return gap;
}

void add(std::vector<Strip>& strips, std::vector<Strip> more)
{
    std::move(more.begin(), more.end(), std::back_inserter(strips));
}

QString voiceOf(const FootnoteQuote& quote)
{
    const QString claimant = labelText(quote.claimant, 120);
    QStringList chain;
    for (const QString& voice : quote.via)
        chain << labelText(voice, 120);
    const QString when = safeText(quote.said);
    const QString voice = when.isEmpty() ? claimant : Words::tr("%1 on %2").arg(claimant, when);
    if (chain.isEmpty())
        return voice;
    //: %1 claims something, %2 is the chain of those who pass it on
    return Words::tr("%1, through %2").arg(voice, chain.join(QStringLiteral(" → ")));
}

QString sourceOf(const FootnoteQuote& quote)
{
    QStringList parts;
    if (const QString title = labelText(quote.title, 200); !title.isEmpty())
        parts << title;
    if (const QString outlet = labelText(quote.outlet, 120); !outlet.isEmpty())
        parts << outlet;
    if (const QString date = safeText(quote.date); !date.isEmpty())
        parts << date;
    if (!quote.reviewed)
        parts << Words::tr("not reviewed");
    return parts.join(QStringLiteral(" · "));
}

QString quoteOf(const FootnoteQuote& quote)
{
    const QString text = safeText(quote.quote);
    if (text.isEmpty())
        return {};
    if (text.size() <= longestQuote)
        return QStringLiteral("“%1”").arg(text);
    const QString cut = elided(text, longestQuote);
    //: after a quote that was too long
    return QStringLiteral("“%1” ").arg(cut) + Words::tr("[%1 more characters]").arg(text.size() - cut.size());
}

std::vector<Strip> quoteStrips(const FootnoteQuote& quote, const Palette& palette, double width,
                               const TextMetrics& metrics)
{
    std::vector<Strip> strips;
    const QString tag = stanceWord(quote.stance).toUpper();
    const double tagWidth = metrics.width(tag, tagFont) + 8;
    std::vector<Strip> voice =
        paragraph(voiceOf(quote), voiceFont, palette.text, width, metrics, indent, tagWidth);
    if (voice.empty())
        voice.push_back(Strip{.height = voiceFont.size * 1.3});
    const double base = metrics.ascent(voiceFont);
    const QColor colour = mixed(stanceColour(palette, quote.stance), palette.text, 0.2);
    // In front of the voice, because a PDF is read out in the order it is painted.
    std::vector<DisplayGroup>& first = voice.front().groups;
    first.insert(first.begin(), {QStringLiteral("footnote"),
                                 {},
                                 {},
                                 {},
                                 {TextItem{tag, {indent, base}, TextAlign::Left, tagFont, colour, {}}}});
    const size_t voiceLines = voice.size();
    add(strips, std::move(voice));
    add(strips, paragraph(quoteOf(quote), quoteFont, palette.text, width, metrics, indent));
    add(strips, paragraph(sourceOf(quote), quietFont, palette.quietText, width, metrics, indent));
    const bool isLink = isWebAddress(quote.address);
    std::vector<Strip> address = paragraph(elided(safeText(quote.address), 300), quietFont,
                                           isLink ? palette.link : palette.quietText, width, metrics, indent);
    for (Strip& strip : address)
        for (DisplayGroup& group : strip.groups)
            group.link = isLink ? quote.address : QString();
    add(strips, std::move(address));
    // A short quote stays in one piece, a long one at least keeps its voice.
    const size_t together = strips.size() <= linesKeptTogether ? strips.size() - 1 : voiceLines;
    for (size_t i = 0; i < together; ++i)
        strips[i].keepWithNext = true;
    return strips;
}

} // namespace

std::vector<Strip> paragraph(const QString& text, const TextFont& font, const QColor& colour, double width,
                             const TextMetrics& metrics, double left, double firstIndent)
{
    std::vector<Strip> strips;
    const bool turned = isRightToLeft(text);
    const double ascent = metrics.ascent(font), height = (ascent + metrics.descent(font)) * leading;
    double aside = firstIndent;
    for (const QString& line : wrapped(text, font, width - left, metrics, firstIndent)) {
        TextItem item{line, {left + aside, ascent}, TextAlign::Left, font, colour, {}};
        if (turned) {
            // Also a line that begins with Latin letters belongs to this paragraph.
            item.text = QChar(0x2067) + line + QChar(0x2069);
            item.baseline.setX(width);
            item.align = TextAlign::Right;
        } else {
            item.text = isolated(line);
        }
        Strip strip;
        strip.height = height;
        if (!line.isEmpty())
            strip.groups.push_back({QStringLiteral("footnote"), {}, {}, {}, {std::move(item)}});
        strips.push_back(std::move(strip));
        aside = 0;
    }
    return strips;
}

std::vector<Strip> footnoteStrips(const std::vector<Footnote>& footnotes, double width,
                                  const TextMetrics& metrics, bool dark)
{
    const Palette& colours = palette(dark);
    std::vector<Strip> strips;
    for (size_t i = 0; i < footnotes.size(); ++i) {
        const Footnote& note = footnotes[i];
        std::vector<Strip> own;
        if (i > 0)
            own.push_back(gapOf(14));
        if (!note.heading.isEmpty()) {
            if (i > 0)
                own.push_back(gapOf(10));
            add(own, paragraph(note.heading, headingFont, colours.quietText, width, metrics));
            own.push_back(gapOf(6));
            for (Strip& strip : own)
                strip.keepWithNext = true;
        }
        const size_t first = own.size();
        add(own, paragraph(relationshipSentence(note.subject, note.kind, note.object), headFont, colours.text,
                           width, metrics, indent));
        add(own,
            paragraph(standingWords(note.standing), quietFont, colours.quietText, width, metrics, indent));
        if (own.size() == first)
            own.push_back(Strip{.height = 16});
        const QPointF place(12, metrics.ascent(headFont) - 0.36 * headFont.size);
        own[first].groups.insert(own[first].groups.begin(),
                                 {QStringLiteral("footnote"),
                                  refOf(note.relationship),
                                  {},
                                  {},
                                  numberItems(colours, metrics, int(i) + 1, place)});
        for (size_t j = first; j < own.size(); ++j)
            own[j].keepWithNext = !note.quotes.empty();
        for (const FootnoteQuote& quote : note.quotes) {
            Strip gap = gapOf(5);
            gap.keepWithNext = true;
            own.push_back(std::move(gap));
            add(own, quoteStrips(quote, colours, width, metrics));
        }
        for (Strip& strip : own)
            strip.footnote = int(i);
        add(strips, std::move(own));
    }
    return strips;
}

} // namespace redthread
