#include "models/reading/whole_names.h"

#include "models/reading/lexicon.h"

#include <algorithm>

namespace redthread::reading {

namespace {

bool isOneOf(const QString& word, std::initializer_list<const char*> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](const char* one) { return word == QLatin1String(one); });
}

// Finds where in a sentence the words of one long name stand.
class Bodies {
public:
    Bodies(const Draft& draft, const Sentence& sentence, int number)
        : d(draft), l(lexicon()), s(sentence), m_number(number)
    {
    }

    std::vector<NameSpan> run()
    {
        int small = 0;
        for (int i = s.first; i < s.last; ++i)
            small += at(i).is(Token::Word) && !at(i).is(Token::Capital) && !l.isFunctionWord(at(i).lower);
        if (small == 0) // a headline: its capitals tell nothing
            return {};
        for (int i = s.first + 1; i + 1 < s.last; ++i) {
            if (at(i).is(u"and") || at(i).is(u"&"))
                readAnd(i);
            else if (at(i).is(u"of") || at(i).is(u"for"))
                readSubjects(i);
            else if (at(i).is(Token::Possessive))
                readPossessive(i);
            else if (at(i).is(u"to"))
                readPurpose(i);
            else if (at(i).is(u","))
                readPartners(i);
            else if (at(i).is(Token::Capital))
                readLink(i);
        }
        return std::move(m_out);
    }

private:
    const Token& at(int i) const { return d.tokens[size_t(i)]; }
    bool isCapital(int i) const
    {
        return i >= s.first && i < s.last && at(i).is(Token::Capital) && at(i).is(Token::Word) &&
               (at(i).is(Token::AllCaps) || !l.isFunctionWord(at(i).lower));
    }
    // "Ministry", "Committee": what bodies are called by.
    bool isBody(int i) const
    {
        if (!isCapital(i))
            return false;
        const KindWord row = l.wordInName(at(i).lower);
        return row.inNames && isOneOf(row.kind, {"government", "organisation", "ngo", "company", "media"});
    }
    // One that is a name by itself: "the Senate", not "Securities", "Tobacco".
    bool isBodyAlone(int i) const { return isBody(i) && l.wordInName(at(i).lower).kind != u"company"; }
    bool isRole(int i) const
    {
        const KindWord row = l.kindWords.value(at(i).lower);
        return (row.describes && (row.kind == u"person" || row.kind == u"journalist")) ||
               l.rolePatterns.contains(at(i).lower);
    }
    // "Food", "Firearms": everyday words that only a name gives a capital.
    bool isPlain(int i) const
    {
        if (!isCapital(i))
            return false;
        const QString& word = at(i).lower;
        const auto isEveryday = [&](const QString& one) { return l.isCommon(one) && !l.isFunctionWord(one); };
        return !at(i).is(Token::AllCaps) && !l.countryOf.contains(word) && !l.demonyms.contains(word) &&
               (isEveryday(word) || isEveryday(word + u's') ||
                (word.endsWith(u's') && isEveryday(word.chopped(1))) ||
                (word.endsWith(u"ies") && isEveryday(word.chopped(3) + u'y')) || l.kindWords.contains(word));
    }
    int runStart(int i) const // of the capitalised words that end with i
    {
        while (isCapital(i - 1) && (i - 1 > s.first || isPlain(i - 1) || isBody(i - 1)))
            --i;
        return i;
    }
    int runEnd(int i) const // behind those that begin with i
    {
        while (isCapital(i))
            ++i;
        return i;
    }
    bool allPlain(int from, int to) const
    {
        for (int i = from; i < to; ++i)
            if (!isPlain(i) && !at(i).is(u","))
                return false;
        return from < to;
    }
    void take(int first, int last)
    {
        m_out.push_back({m_number, first, last, false, -1, NameType::Organisation});
    }

    // "the Food and Drug Administration"
    void readAnd(int i)
    {
        if (!isCapital(i - 1) || !isCapital(i + 1) || isBodyAlone(i - 1))
            return;
        const int end = runEnd(i + 1);
        int first = i - 1;
        while (first > s.first)
            if (isPlain(first - 1))
                --first;
            else if (at(first - 1).is(u",") && isPlain(first - 2))
                first -= 2;
            else
                break;
        int from = first;
        while (from > s.first + 1 &&
               (l.demonyms.contains(at(from - 1).lower) || l.countryOf.contains(at(from - 1).lower)))
            --from; // "the U.S. Food …"
        const bool isLed = from > s.first && (at(from - 1).is(u"the") || at(from - 1).is(Token::Possessive));
        if (isLed && allPlain(first, i) && !(first == i - 1 && isRole(first)) && end - i > 2 &&
            isBody(end - 1) && allPlain(i + 1, end - 1))
            take(from, end);
    }

    // "Bureau of Alcohol, Tobacco and Firearms"
    void readSubjects(int of)
    {
        int i = of + 1 < s.last && at(of + 1).is(u"the") ? of + 2 : of + 1;
        if (!isBody(of - 1) || !isPlain(i))
            return;
        int end = i;
        while (isPlain(end))
            ++end;
        for (int item = end; item + 1 < s.last;) {
            const bool isLast = at(item).is(u"and") || at(item).is(u"&");
            if (!isLast && !at(item).is(u","))
                break;
            int next = item + 1;
            if (!isLast && at(next).is(u"and"))
                ++next;
            int stop = next;
            while (stop < s.last && isPlain(stop))
                ++stop;
            if (stop == next || isBodyAlone(next) || isRole(stop - 1) || isCapital(stop))
                break;
            item = stop;
            if (isLast || at(next - 1).is(u"and")) {
                end = stop;
                break;
            }
        }
        take(runStart(of - 1), end);
    }

    // "the Attorney General's Office", "Women's Institute"
    void readPossessive(int i)
    {
        const int end = runEnd(i + 1);
        if (!isCapital(i - 1) || !isCapital(i + 1) || !isBody(end - 1) || end - i > 4 ||
            l.firstNames.contains(at(i - 1).lower) || !(isRole(i - 1) || isPlain(i - 1)) || isBody(i - 1))
            return;
        int first = runStart(i - 1);
        while (first < i - 1 && l.countryOf.contains(at(first).lower))
            ++first;
        take(first, end);
    }

    // "Committee to Protect Journalists"
    void readPurpose(int to)
    {
        const int end = runEnd(to + 1);
        if (isBody(to - 1) && isPlain(to + 1) && end - to > 2 &&
            l.commonWords.value(at(to + 1).lower).contains(u'v'))
            take(runStart(to - 1), end);
    }

    // "Goldberg, Stein & Partners"
    void readPartners(int comma)
    {
        if (!isCapital(comma - 1) || isCapital(comma - 2) || !isCapital(comma + 1))
            return;
        const int link = comma + 2;
        if (link + 1 < s.last && (at(link).is(u"&") || at(link).is(u"and")) &&
            isOneOf(at(link + 1).lower,
                    {"partners", "associates", "sons", "co", "company", "brothers", "daughters"}) &&
            isCapital(link + 1))
            take(comma - 1, runEnd(link + 1));
    }

    // "Campaign Against Arms Trade": no such word has a capital but in a name.
    void readLink(int i)
    {
        if (isOneOf(at(i).lower, {"against", "without", "for", "to", "before", "beyond", "with", "under",
                                  "behind", "from", "in", "on"}) &&
            !at(i).is(Token::AllCaps) && isCapital(i - 1) && isCapital(i + 1))
            take(runStart(i - 1), runEnd(i + 1));
    }

    const Draft& d;
    const Lexicon& l;
    const Sentence& s;
    int m_number;
    std::vector<NameSpan> m_out;
};

// "North Korea" is one name, though what was learnt saw but its second word.
void wholeCountries(const Draft& draft, std::vector<NameSpan>& names)
{
    constexpr int longest = 4; // words
    const Lexicon& l = lexicon();
    std::vector<NameSpan> whole;
    for (size_t n = 0; n < names.size(); ++n) {
        NameSpan name = names[n];
        const Sentence& s = draft.sentences[size_t(name.sentence)];
        const int before = n > 0 && names[n - 1].sentence == name.sentence ? names[n - 1].last : s.first;
        const int next =
            n + 1 < names.size() && names[n + 1].sentence == name.sentence ? names[n + 1].first : s.last;
        for (int first = std::max(before, name.last - longest); first < name.first; ++first) {
            const QString words = draft.joined(first, name.last);
            const bool isCountry = l.countryOf.contains(words),
                       isDemonym = !isCountry && l.demonyms.contains(words);
            const bool areCapital =
                std::all_of(draft.tokens.begin() + first, draft.tokens.begin() + name.last,
                            [](const Token& t) { return t.is(Token::Capital); });
            if ((isCountry || isDemonym) && areCapital && name.last <= next) {
                name.first = first;
                name.demonym = isDemonym;
                break;
            }
        }
        whole.push_back(name);
    }
    names = std::move(whole);
}

void wholeBodies(const Draft& draft, std::vector<NameSpan>& names)
{
    std::vector<NameSpan> bodies;
    for (int n = 0; n < int(draft.sentences.size()); ++n)
        for (const NameSpan& body : Bodies(draft, draft.sentences[size_t(n)], n).run()) {
            const bool meets = !bodies.empty() && bodies.back().last > body.first;
            if (!meets)
                bodies.push_back(body);
            else if (body.last - body.first > bodies.back().last - bodies.back().first)
                bodies.back() = body;
        }
    std::vector<NameSpan> whole;
    size_t n = 0;
    for (const NameSpan& body : bodies) {
        for (; n < names.size() && names[n].last <= body.first; ++n)
            whole.push_back(names[n]);
        size_t end = n;
        bool isCut = false; // a name reaches beyond it: that one knows more
        for (; end < names.size() && names[end].first < body.last; ++end)
            isCut |= names[end].first < body.first || names[end].last > body.last;
        if (!isCut) {
            whole.push_back(body);
            n = end;
        }
    }
    whole.insert(whole.end(), names.begin() + qsizetype(n), names.end());
    names = std::move(whole);
}

// "London-based Velor Trust", "Former Zilch banker Ada Byron"
bool standsInFront(const Draft& draft, const NameSpan& name, int i)
{
    const Token& t = draft.tokens[size_t(i)];
    const QString end = t.lower.section(u'-', -1);
    if (t.lower.contains(u'-'))
        return draft.text[t.range.end - end.size()].isLower() &&
               (isOneOf(end, {"run", "led", "born", "made", "speaking", "style", "era", "wide", "bound",
                              "held", "built"}) ||
                (end.size() > 4 && end.endsWith(u"ed")));
    return i == draft.sentences[size_t(name.sentence)].body &&
           isOneOf(t.lower, {"former", "veteran", "fellow", "outgoing", "incoming", "embattled", "disgraced",
                             "ousted", "jailed", "late", "rival", "ex"});
}

void dropFronts(const Draft& draft, std::vector<NameSpan>& names)
{
    for (NameSpan& name : names)
        for (int i = name.last - 1; i >= name.first && !name.demonym; --i)
            if (standsInFront(draft, name, i)) { // "Tel Aviv-based", too
                name.first = i + 1;
                break;
            }
    std::erase_if(names, [](const NameSpan& name) { return name.first >= name.last; });
}

} // namespace

void makeWhole(const Draft& draft, std::vector<NameSpan>& names)
{
    dropFronts(draft, names);
    wholeBodies(draft, names);
    wholeCountries(draft, names);
}

} // namespace redthread::reading
