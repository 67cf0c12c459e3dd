#include "models/reading/names.h"

#include "models/reading/lexicon.h"
#include "models/reading/models.h"
#include "models/reading/name_parts.h"
#include "models/reading/names/learnt_names.h"
#include "models/reading/whole_names.h"

#include <algorithm>

namespace redthread::reading {

namespace {

const QSet<QString>& calendarWords()
{
    static const QSet<QString> words = [] {
        QSet<QString> set;
        for (const QString& word :
             QStringLiteral("monday tuesday wednesday thursday friday saturday sunday "
                            "january february march april may june july "
                            "august september october november december jan. feb. mar. "
                            "apr. jun. jul. aug. sept. sep. oct. nov. dec. yesterday today tomorrow")
                 .split(u' '))
            set.insert(word);
        return set;
    }();
    return words;
}

const QSet<QString>& particles()
{
    static const QSet<QString> words{
        QStringLiteral("de"),  QStringLiteral("du"),  QStringLiteral("da"),  QStringLiteral("do"),
        QStringLiteral("dos"), QStringLiteral("das"), QStringLiteral("del"), QStringLiteral("della"),
        QStringLiteral("di"),  QStringLiteral("van"), QStringLiteral("von"), QStringLiteral("der"),
        QStringLiteral("den"), QStringLiteral("la"),  QStringLiteral("le"),  QStringLiteral("les"),
        QStringLiteral("el"),  QStringLiteral("al"),  QStringLiteral("bin"), QStringLiteral("ibn"),
        QStringLiteral("ten"), QStringLiteral("ter"), QStringLiteral("zu"),  QStringLiteral("abu")};
    return words;
}

class Finder {
public:
    Finder(const Draft& draft, std::stop_token stop) : m_draft(draft), m_stop(std::move(stop)) {}

    std::vector<NameSpan> run()
    {
        collectEvidence();
        for (int s = 0; s < int(m_draft.sentences.size()) && !m_stop.stop_requested(); ++s) {
            if (isHeadline(m_draft.sentences[s]))
                m_headlines.push_back(s);
            else
                readSentence(s);
        }
        readHeadlines();
        splitKnownDemonyms();
        std::sort(m_spans.begin(), m_spans.end(),
                  [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
        return std::move(m_spans);
    }

private:
    const Token& at(int i) const { return m_draft.tokens[i]; }

    void collectEvidence()
    {
        for (const Token& t : m_draft.tokens)
            if (t.is(Token::Word) && !t.is(Token::Capital))
                m_lower.insert(t.lower);
        for (const Sentence& s : m_draft.sentences) {
            if (isHeadline(s))
                continue;
            for (int i = s.first + 1; i < s.last; ++i)
                if (at(i).is(Token::Capital) && !opensSentence(s, i))
                    m_capitalInside.insert(at(i).lower);
        }
    }

    // Most words with a capital and no full stop: no capital tells anything there.
    bool isHeadline(const Sentence& s) const
    {
        int words = 0, capitals = 0;
        for (int i = s.first; i < s.last; ++i) {
            words += at(i).is(Token::Word) && at(i).lower.size() > 3;
            capitals += at(i).is(Token::Word) && at(i).lower.size() > 3 && at(i).is(Token::Capital);
        }
        return words >= 4 && capitals * 10 >= words * 8 && !at(s.last - 1).lower.endsWith(u'.');
    }

    // A word here has a capital because of its place.
    bool opensSentence(const Sentence& s, int i) const
    {
        if (i == s.first)
            return true;
        const Token& before = at(i - 1);
        return before.is(Token::OpenQuote) || before.is(u":") || before.is(u"—") || before.is(u"–") ||
               before.is(u"?") || before.is(u"!") || before.is(u".") || before.is(u"…") || before.is(u"-") ||
               before.is(u"•") || before.is(u"(") || before.is(u"‘") || before.is(u"'");
    }

    bool mayBeName(const Sentence& s, int i) const
    {
        const Token& t = at(i);
        if (!t.is(Token::Capital) || (t.lower.size() < 2 && !isInitial(s, i)) ||
            calendarWords().contains(t.lower))
            return false;
        const Lexicon& l = lexicon();
        if (l.noNames.contains(t.lower) && !nextCapital(s, i))
            return false;
        // "the NGO", "its Council": a description, whatever its letters.
        if (i > s.first && !nextCapital(s, i) && l.kindWords.value(t.lower).describes &&
            !at(i - 1).is(Token::Capital) &&
            (at(i - 1).is(u"the") || at(i - 1).is(u"this") || at(i - 1).is(u"an") || at(i - 1).is(u"a") ||
             at(i - 1).is(u"its")))
            return i + 1 < s.last && (at(i + 1).is(u"of") || at(i + 1).is(u"for"));
        if (l.countryOf.contains(t.lower) || t.is(Token::AllCaps))
            return t.lower.size() > 1;
        if (t.lower.startsWith(u"i'") || t.lower.contains(u"n't"))
            return false;
        const bool common = l.isCommon(t.lower);
        if (!opensSentence(s, i))
            return !(common && l.isFunctionWord(t.lower)) || t.lower == u"the" || t.lower == u"us";
        if (common) {
            if (l.isFunctionWord(t.lower) || l.mostly(t.lower) == 'v')
                return m_capitalInside.contains(t.lower) && !l.isFunctionWord(t.lower) && nextCapital(s, i);
            return nextCapital(s, i) || (m_capitalInside.contains(t.lower) && !m_lower.contains(t.lower));
        }
        if (m_lower.contains(t.lower) && !m_capitalInside.contains(t.lower) && !nextCapital(s, i))
            return false;
        // An unknown word that looks like a verb or adverb and is met nowhere else.
        if (!m_capitalInside.contains(t.lower) && !nextCapital(s, i) && !l.firstNames.contains(t.lower) &&
            !l.demonyms.contains(t.lower) && !l.places.contains(t.lower) &&
            (t.lower.endsWith(u"ing") || t.lower.endsWith(u"ly") || t.lower.endsWith(u"ed")))
            return false;
        return true;
    }

    bool isInitial(const Sentence& s, int i) const
    {
        return nextCapital(s, i) && i > s.first && at(i - 1).is(Token::Capital);
    }

    bool nextCapital(const Sentence& s, int i) const
    {
        return i + 1 < s.last && at(i + 1).is(Token::Capital) && !calendarWords().contains(at(i + 1).lower) &&
               !lexicon().isFunctionWord(at(i + 1).lower);
    }

    bool continues(const Sentence& s, int i) const
    {
        if (i >= s.last)
            return false;
        const Token& t = at(i);
        return t.is(Token::Capital) && !calendarWords().contains(t.lower) &&
               !(lexicon().isFunctionWord(t.lower) && !t.is(Token::AllCaps));
    }

    // Where the run that begins at `from` ends.
    int runEnd(const Sentence& s, int from) const
    {
        const Lexicon& l = lexicon();
        int end = from + 1;
        while (end < s.last) {
            if (continues(s, end)) {
                ++end;
                continue;
            }
            const QString& word = at(end).lower;
            const QString& last = at(end - 1).lower;
            if (particles().contains(word)) {
                int next = end + 1;
                while (next < s.last && next < end + 3 && particles().contains(at(next).lower))
                    ++next;
                if (!continues(s, next))
                    break;
                end = next + 1;
                continue;
            }
            if (at(end).is(Token::Possessive) && continues(s, end + 1) &&
                isPlural(last)) { // "People's Army", "Workers' Front"
                end += 2;
                continue;
            }
            if (word == u"&" && continues(s, end + 1)) {
                end += 2;
                continue;
            }
            const KindWord kind = l.kindWords.value(last);
            const bool institution = kind.inNames && kind.kind != u"person" && kind.kind != u"place";
            if ((word == u"of" || word == u"for") &&
                (institution || last == u"house" || last == u"republic" || last == u"centre" ||
                 last == u"center" || last == u"campaign")) {
                const int next = end + 1 < s.last && at(end + 1).is(u"the") ? end + 2 : end + 1;
                if (!continues(s, next))
                    break;
                end = next + 1;
                continue;
            }
            if (word == u"and" && continues(s, end + 1) && holdsLink(from, end) &&
                l.isCommon(at(end + 1).lower)) {
                end += 2;
                continue;
            }
            if (at(end).is(Token::Number) && !at(end).is(Token::Capital) && at(end).lower.size() <= 2 &&
                continues(s, end + 1)) {
                ++end;
                continue;
            }
            break;
        }
        return end;
    }

    static bool isPlural(const QString& word)
    {
        return word == u"people" || word == u"women" || word == u"men" || word == u"children" ||
               (word.endsWith(u's') && word.endsWith(u"ers")) ||
               (word.endsWith(u's') && lexicon().mostly(word) == 'n');
    }

    bool holdsLink(int from, int to) const
    {
        for (int i = from; i < to; ++i)
            if (at(i).is(u"of") || at(i).is(u"for"))
                return true;
        return false;
    }

    bool isRoleWord(int i) const
    {
        const Lexicon& l = lexicon();
        QString word = at(i).lower;
        if (word.endsWith(u'.'))
            word.chop(1);
        if (l.titleAbbreviations.contains(word) || l.rolePatterns.contains(word))
            return true;
        const KindWord kind = l.kindWords.value(word);
        return kind.kind == u"person" || kind.kind == u"journalist";
    }

    void readSentence(int index)
    {
        const Sentence& s = m_draft.sentences[index];
        for (int i = s.first; i < s.last;) {
            if (!mayBeName(s, i)) {
                ++i;
                continue;
            }
            const int end = runEnd(s, i);
            take(index, i, end);
            i = end;
        }
    }

    // Cuts titles and demonyms off the front of a run.
    void take(int sentence, int first, int last)
    {
        const Lexicon& l = lexicon();
        NameSpan span{sentence, first, last, false};
        if (at(first).is(u"the") && (last == first + 1 || opensSentence(m_draft.sentences[sentence], first)))
            ++span.first;
        if (span.first >= last)
            return;
        for (int i = last - 1; i >= span.first; --i) {
            if (!isRoleWord(i))
                continue;
            if (i + 1 == last) { // nothing but a title: "Prime Minister", "the President"
                if (last - span.first <= 3 && !l.firstNames.contains(at(span.first).lower))
                    return;
                break;
            }
            const KindWord next = l.kindWords.value(at(last - 1).lower);
            if (next.inNames && next.kind != u"person" && next.kind != u"place")
                break; // "Justice Ministry", "General Motors"
            if (at(i + 1).is(u"of") || at(i + 1).is(u"for"))
                break;
            span.rolesFrom = span.first;
            span.first = i + 1;
            // "EU Commissioner Ada Byron", "Labour MP …": what stands before the title may be a name of its
            // own.
            nameBeforeTitle(sentence, span.rolesFrom, i);
            break;
        }
        const int country = l.demonyms.value(at(span.first).lower, -1);
        const int two =
            span.first + 1 < last ? l.demonyms.value(m_draft.joined(span.first, span.first + 2), -1) : -1;
        if (two >= 0 && span.first + 2 == last) {
            span.demonym = true;
        } else if (country >= 0 && span.first + 1 == last) {
            span.demonym = true;
        } else if (country >= 0 && l.firstNames.contains(at(span.first + 1).lower) &&
                   !l.countryOf.contains(m_draft.joined(span.first, span.first + 2))) {
            m_spans.push_back({sentence, span.first, span.first + 1, true});
            ++span.first;
        } else if (last == span.first + 1 && at(span.first).lower.endsWith(u's') &&
                   l.demonyms.contains(at(span.first).lower.chopped(1))) {
            span.demonym = true; // "Israelis"
        }
        m_spans.push_back(span);
    }

    // "the Israeli NSO Group", when NSO Group is a name of its own.
    void splitKnownDemonyms()
    {
        QSet<QString> known;
        for (const NameSpan& span : m_spans)
            if (span.last - span.first < 8)
                known.insert(m_draft.joined(span.first, span.last));
        for (size_t i = 0, count = m_spans.size(); i < count; ++i) {
            const NameSpan span = m_spans[i];
            if (span.last - span.first < 2 || span.last - span.first > 8 || span.demonym ||
                !lexicon().demonyms.contains(at(span.first).lower) ||
                !known.contains(m_draft.joined(span.first + 1, span.last)))
                continue;
            m_spans.push_back({span.sentence, span.first, span.first + 1, true});
            m_spans[i].first = span.first + 1;
        }
    }

    void nameBeforeTitle(int sentence, int first, int roleAt)
    {
        const Lexicon& l = lexicon();
        if (first >= roleAt)
            return;
        const QString words = m_draft.joined(first, roleAt);
        if (l.demonyms.contains(words)) {
            m_spans.push_back({sentence, first, roleAt, true});
            return;
        }
        if (l.countryOf.contains(words) || at(first).is(Token::AllCaps) || !l.isCommon(at(roleAt - 1).lower))
            m_spans.push_back({sentence, first, roleAt, false});
    }

    // In a headline only what the text names elsewhere is a name.
    void readHeadlines()
    {
        if (m_headlines.empty())
            return;
        QHash<QString, int> known; // words of the name → length in tokens
        int longest = 1;
        for (const NameSpan& span : m_spans) {
            if (span.last - span.first > 8)
                continue;
            known.insert(m_draft.joined(span.first, span.last), span.last - span.first);
            longest = qMax(longest, span.last - span.first);
            if (span.last - span.first > 1 && !lexicon().isCommon(at(span.first).lower))
                known.insert(at(span.first).lower, 1);
            if (span.last - span.first > 1 && !lexicon().isCommon(at(span.last - 1).lower))
                known.insert(at(span.last - 1).lower, 1);
        }
        for (const int index : m_headlines) {
            const Sentence& s = m_draft.sentences[index];
            for (int i = s.first; i < s.last;) {
                int length = qMin(longest, s.last - i);
                for (; length > 0; --length) {
                    const QString words = m_draft.joined(i, i + length);
                    if (at(i).is(Token::Capital) &&
                        (known.contains(words) || lexicon().countryOf.contains(words) ||
                         lexicon().demonyms.contains(words)))
                        break;
                }
                if (length > 0)
                    m_spans.push_back(
                        {index, i, i + length, lexicon().demonyms.contains(m_draft.joined(i, i + length))});
                i += qMax(1, length);
            }
        }
    }

    const Draft& m_draft;
    std::stop_token m_stop;
    QSet<QString> m_lower;         // words met without a capital
    QSet<QString> m_capitalInside; // words met with a capital inside a sentence
    std::vector<int> m_headlines;
    std::vector<NameSpan> m_spans;
};

void addAddresses(const Draft& draft, std::vector<NameSpan>& names)
{
    std::vector<NameSpan> found;
    for (int s = 0; s < int(draft.sentences.size()); ++s)
        for (int i = draft.sentences[size_t(s)].first; i < draft.sentences[size_t(s)].last; ++i)
            if (const QString& word = draft.tokens[size_t(i)].lower;
                word.contains(u'.') && isWebAddress(word))
                found.push_back({s, i, i + 1});
    if (found.empty())
        return;
    std::erase_if(names, [&](const NameSpan& name) {
        const auto it = std::lower_bound(found.begin(), found.end(), name.first,
                                         [](const NameSpan& a, int first) { return a.first < first; });
        return it != found.end() && it->first < name.last;
    });
    names.insert(names.end(), found.begin(), found.end());
    std::sort(names.begin(), names.end(),
              [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
}

} // namespace

bool isWebAddress(const QString& word)
{
    static const QSet<QString> ends{QStringLiteral("com"),  QStringLiteral("org"),   QStringLiteral("net"),
                                    QStringLiteral("info"), QStringLiteral("gov"),   QStringLiteral("edu"),
                                    QStringLiteral("int"),  QStringLiteral("mil"),   QStringLiteral("io"),
                                    QStringLiteral("eu"),   QStringLiteral("news"),  QStringLiteral("media"),
                                    QStringLiteral("biz"),  QStringLiteral("online")};
    static const QSet<QString> before{QStringLiteral("co"),   QStringLiteral("com"), QStringLiteral("gov"),
                                      QStringLiteral("govt"), QStringLiteral("org"), QStringLiteral("ac"),
                                      QStringLiteral("net")};
    if (word.size() > 253 || word.contains(u'@'))
        return false;
    const QStringList parts = word.split(u'.');
    const auto isLabel = [](const QString& part) {
        return !part.isEmpty() && std::all_of(part.begin(), part.end(), [](QChar c) {
            return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
        });
    };
    if (parts.size() < 2 || !std::all_of(parts.begin(), parts.end(), isLabel))
        return false;
    if (parts.first() == u"www")
        return parts.size() > 2;
    if (parts[parts.size() - 2].size() < 2)
        return false;
    return ends.contains(parts.last()) ||
           (parts.size() > 2 && parts.last().size() == 2 && before.contains(parts[parts.size() - 2]));
}

std::vector<NameSpan> findNames(const Draft& draft, std::stop_token stop)
{
    std::vector<NameSpan> names = Finder(draft, stop).run();
    if (!models().names.isEmpty())
        addLearnt(draft, names, learntNames(draft, models().names, stop));
    takeApart(draft, names);
    makeWhole(draft, names);
    std::erase_if(names, [&](const NameSpan& name) { // "us" is a country in capitals only
        const Token& t = draft.tokens[size_t(name.first)];
        return name.last == name.first + 1 && t.is(u"us") && !t.is(Token::AllCaps);
    });
    addAddresses(draft, names);
    return names;
}

} // namespace redthread::reading
