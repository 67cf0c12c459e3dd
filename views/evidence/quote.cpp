#include "views/evidence/quote.h"

#include "views/lists/shown_text.h"

#include <QCoreApplication>

namespace redthread {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Quote", text); }

constexpr qsizetype longest = 700; // of a quote; a "sentence" may be a whole table

// The words before a passage: of the same paragraph, from a whole word on.
QString leadIn(const QString& before)
{
    QString words = before.mid(before.lastIndexOf(u'\n') + 1);
    if (words.size() == before.size() && before.size() >= 32) // cut by length, maybe inside a word
        words = words.mid(words.indexOf(u' ') + 1);
    return words.trimmed().isEmpty() ? QString() : words;
}

QString leadOut(const QString& after)
{
    QString words = after.left(after.indexOf(u'\n') < 0 ? after.size() : after.indexOf(u'\n'));
    if (words.size() == after.size() && after.size() >= 32)
        words.truncate(std::max<qsizetype>(0, words.lastIndexOf(u' ')));
    return words.trimmed().isEmpty() ? QString() : words;
}

} // namespace

Quote quoteOf(const EvidenceCard& card, const Passage& passage, const Network& network)
{
    std::vector<TextMark> inDocument;
    const auto add = [&](MentionId id, const QString& kind) {
        if (const auto mention = network.mention(id); mention && mention->document == passage.document)
            inDocument.push_back({mention->range, TextMark::Style::Underline, kind, {}});
    };
    for (const TextRange hedge : card.claim.hedges)
        inDocument.push_back(
            {hedge, TextMark::Style::Highlight, {}, card.asWhole ? Stance::Denied : card.claim.stance});
    add(card.claim.subjectMention, card.subjectKind);
    add(card.claim.objectMention, card.objectKind);

    // A passage too long for a card is cut around its first mark.
    TextRange shown = {0, passage.quote.size()};
    if (shown.length() > longest) {
        qsizetype first = shown.length();
        for (const TextMark& mark : inDocument)
            first = std::min(first, std::max<qsizetype>(0, mark.range.start - passage.range.start));
        shown.start = std::clamp<qsizetype>(first - 200, 0, passage.quote.size() - longest);
        shown.end = shown.start + longest;
    }
    const QString before = shown.start > 0 ? QString() : leadIn(passage.before);
    const QString after = shown.end < passage.quote.size() ? QString() : leadOut(passage.after);

    Quote quote;
    quote.text = QStringLiteral("“");
    if (!before.isEmpty() || shown.start > 0)
        quote.text += QStringLiteral("…");
    quote.text += before;
    const qsizetype start = quote.text.size();
    quote.text += passage.quote.mid(shown.start, shown.length());
    const qsizetype end = quote.text.size();
    quote.text += after;
    if (!after.isEmpty() || shown.end < passage.quote.size())
        quote.text += QStringLiteral("…");
    quote.text += u'”';

    const auto inQuote = [&](TextRange range) {
        const qsizetype shift = start - passage.range.start - shown.start;
        return TextRange{std::clamp(range.start + shift, start, end),
                         std::clamp(range.end + shift, start, end)};
    };
    if (start > 1)
        quote.marks.push_back({{1, start}, TextMark::Style::Quiet, {}, {}});
    if (end + 1 < quote.text.size())
        quote.marks.push_back({{end, quote.text.size() - 1}, TextMark::Style::Quiet, {}, {}});
    for (TextMark mark : inDocument) {
        mark.range = inQuote(mark.range);
        if (!mark.range.isEmpty())
            quote.marks.push_back(mark);
    }
    return quote;
}

QString quoteWithCitation(const Claim& claim, const Passage& passage, const Network& network)
{
    const int row = network.documents()->rowOf(passage.document);
    const Document document = row < 0 ? Document() : network.documents()->document(row);
    QStringList from;
    from << oneLine(network.claimantName(claim));
    QStringList via;
    for (const EntityId id : claim.via)
        if (const QString name = network.nameOf(id); !name.isEmpty())
            via << oneLine(name);
    if (!via.isEmpty())
        from << tr("quoted by %1").arg(via.join(QStringLiteral(", ")));
    if (!document.title.isEmpty())
        from << tr("in “%1”").arg(oneLine(document.title));
    if (!document.author.isEmpty())
        from << oneLine(document.author);
    if (!document.publisher.isEmpty())
        from << oneLine(document.publisher);
    if (!document.date.isEmpty())
        from << shownDate(document.date);
    if (!document.address.isEmpty())
        from << oneLine(document.address, 2000);
    from.removeDuplicates();
    return QStringLiteral("“%1” — %2").arg(passage.quote.simplified(), from.join(QStringLiteral(", ")));
}

} // namespace redthread
