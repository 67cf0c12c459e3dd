#include "models/reading/text_change.h"

#include "models/records/passage_context.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace redthread {

namespace {

// A text with white space single and quotation marks alike; `at` leads back.
struct Plain {
    QString text;
    std::vector<qsizetype> at; // as long as text, plus one
};

QChar plainChar(QChar c)
{
    switch (c.unicode()) {
    case 0x2018:
    case 0x2019:
        return u'\'';
    case 0x201c:
    case 0x201d:
    case 0x00ab:
    case 0x00bb:
        return u'"';
    case 0x2010:
    case 0x2011:
    case 0x2013:
        return u'-';
    default:
        return c;
    }
}

Plain plain(const QString& text)
{
    Plain result;
    result.text.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isSpace = text[i].isSpace();
        if (isSpace && result.text.endsWith(u' '))
            continue;
        result.text += isSpace ? QChar(u' ') : plainChar(text[i]);
        result.at.push_back(i);
    }
    result.at.push_back(text.size());
    return result;
}

qsizetype sameAtEnd(QStringView a, QStringView b)
{
    qsizetype n = 0;
    while (n < a.size() && n < b.size() && a[a.size() - 1 - n] == b[b.size() - 1 - n])
        ++n;
    return n;
}

qsizetype sameAtStart(QStringView a, QStringView b)
{
    qsizetype n = 0;
    while (n < a.size() && n < b.size() && a[n] == b[n])
        ++n;
    return n;
}

class Finder {
public:
    Finder(const QString& last, const QString& next) : m_last(last), m_plain(plain(next))
    {
        const QStringView text(m_plain.text);
        for (qsizetype i = 0; i < text.size();) {
            const qsizetype end = wordEnd(text, i);
            if (end > i)
                m_words[text.sliced(i, end - i)].push_back(i);
            i = end > i ? end : i + 1;
        }
    }

    // Where the words are now; `place`: where they were, of the last text.
    std::optional<TextRange> find(const QString& quote, const QString& before, const QString& after,
                                  qsizetype place) const
    {
        const QString words = plain(quote).text.trimmed();
        qsizetype first = 0; // of its first word
        while (first < words.size() && wordEnd(words, first) == first)
            ++first;
        if (first == words.size())
            return std::nullopt;
        const QString front = plain(before).text, behind = plain(after).text;
        const double share = m_last.isEmpty() ? 0 : double(place) / double(m_last.size());
        const QStringView text(m_plain.text);
        const auto candidates =
            m_words.constFind(QStringView(words).sliced(first, wordEnd(words, first) - first));
        if (candidates == m_words.constEnd())
            return std::nullopt;
        std::optional<TextRange> best;
        double bestWeight = -1;
        for (const qsizetype word : *candidates) {
            const qsizetype at = word - first, end = at + words.size();
            if (at < 0 || end > text.size() || text.sliced(at, words.size()) != words ||
                (words.back().isLetterOrNumber() && wordEnd(text, end) != end))
                continue; // other words, or the last one goes on
            const double around = double(sameAtEnd(text.first(at), QStringView(front)) +
                                         sameAtStart(text.sliced(end), QStringView(behind)));
            const double away = std::abs(double(at) / double(std::max<qsizetype>(1, text.size())) - share);
            const double weight = 1 + around - away;
            if (weight > bestWeight) {
                bestWeight = weight;
                best = TextRange{m_plain.at[size_t(at)], m_plain.at[size_t(end - 1)] + 1};
            }
        }
        return best;
    }

    QString around(qsizetype from, qsizetype length) const
    {
        const qsizetype start = std::max<qsizetype>(0, from);
        return m_last.mid(start, std::max<qsizetype>(0, from + length - start));
    }

private:
    // Where the run of letters and digits at `at` ends; `at` when there is none.
    static qsizetype wordEnd(QStringView text, qsizetype at)
    {
        qsizetype end = at;
        while (end < text.size() && (text[end].isLetterOrNumber() || text[end].isMark()))
            ++end;
        return end;
    }

    const QString& m_last;
    Plain m_plain;
    QHash<QStringView, std::vector<qsizetype>> m_words; // where each word stands
};

} // namespace

QString plainText(const QString& text) { return plain(text).text; }

TextChange changeText(const Document& last, const Document& next, const std::vector<Passage>& passages,
                      const std::vector<Mention>& mentions, const std::vector<Claim>& claims)
{
    TextChange change;
    change.edit.from = last;
    change.edit.to = next;
    const Finder finder(last.text, next.text);
    QHash<PassageId, std::pair<TextRange, TextRange>> moved; // word for word
    for (const Passage& passage : passages) {
        Passage to = passage;
        const auto range = finder.find(passage.quote, passage.before, passage.after, passage.range.start);
        if (range) {
            to.range = *range;
            quoteFrom(next.text, to);
            if (to.quote == passage.quote)
                moved.insert(passage.id, {passage.range, to.range});
        } else {
            to.range = {};
            change.lost.push_back(passage);
        }
        if (to == passage)
            continue;
        change.edit.passagesFrom.push_back(passage);
        change.edit.passagesTo.push_back(to);
    }
    constexpr qsizetype context = 32;
    for (const Mention& mention : mentions) {
        const TextRange r = mention.range;
        if (r.isEmpty())
            continue; // lost before: a mention has no words of its own
        const auto range = finder.find(last.text.mid(r.start, r.length()), finder.around(r.start - context, context),
                                       last.text.mid(r.end, context), r.start);
        const TextRange to = range.value_or(TextRange{});
        change.mentionsLost += !range;
        if (to != r)
            change.edit.mentions.push_back({mention.id, r, to});
    }
    for (const Claim& claim : claims) {
        if (claim.hedges.isEmpty())
            continue;
        QList<TextRange> to;
        if (const auto it = moved.constFind(claim.passage); it != moved.constEnd())
            for (const TextRange hedge : claim.hedges)
                if (it->first.start <= hedge.start && hedge.end <= it->first.end)
                    to.append({hedge.start + it->second.start - it->first.start,
                               hedge.end + it->second.start - it->first.start});
        if (to != claim.hedges)
            change.edit.hedges.push_back({claim.id, claim.hedges, to});
    }
    return change;
}

} // namespace redthread
