#include "models/reading/attributions.h"

#include "models/reading/function_words.h"
#include "models/reading/lexicon.h"

#include <algorithm>
#include <optional>

namespace redthread::reading {

namespace {

class Attributions {
public:
    Attributions(const Draft& draft, const Sentence& sentence) : m_draft(draft), s(sentence) {}

    std::vector<Speech> run()
    {
        for (int i = s.first; i < s.last; ++i) {
            readSigned(i);
            if (at(i).is(Token::Quoted) && i > s.first)
                continue;
            readOpinion(i);
        }
        readLabel();
        readTail();
        return std::move(m_out);
    }

private:
    const Token& at(int i) const { return m_draft.tokens[i]; }

    // The nearest party right of `from` within its phrase.
    Party partyRight(int from) const
    {
        for (int i = from; i < std::min(s.last, from + 6) && at(i).is(Token::Word); ++i)
            if (const Party who = partyAt(m_draft, i))
                return maySpeak(m_draft, who.entity) ? who : Party{};
        return {};
    }

    // "Tom Reed's allegation: X sold Y."
    void readLabel()
    {
        const Party who = s.body < s.last ? partyAt(m_draft, s.body) : Party{};
        if (!who || who.last + 3 >= s.last || !at(who.last).is(Token::Possessive) ||
            !at(who.last + 2).is(u":") || !maySpeak(m_draft, who.entity))
            return;
        const auto row = lexicon().governor("noun", at(who.last + 1).lower);
        if (row && Stance(row->affirmed) == Stance::Alleged)
            m_out.push_back({who.last + 3, s.last, who.entity, Saying::Allege, who.last + 2});
    }

    // What a verb of this form does to what is said; none: it says nothing.
    std::optional<Saying> sayingOf(int i) const
    {
        if (lexicon().thoughtWords.contains(at(i).lower))
            return Saying::Allege;
        const auto forms = lexicon().verbForms.constFind(at(i).lower);
        if (forms != lexicon().verbForms.constEnd())
            for (const VerbForm& form : *forms)
                if (const auto saying = lexicon().sayings.constFind(form.lemma);
                    saying != lexicon().sayings.constEnd())
                    return *saying;
        return std::nullopt;
    }

    // "…, prosecutors told the court.", "…, a court heard.", "…, Tom Reed believes.", "…, Reuters has
    // learned."
    void readTail()
    {
        constexpr int Longest = 14; // words
        int end = s.last;
        while (end > s.first && !at(end - 1).is(Token::Word) && !at(end - 1).is(Token::Number))
            --end;
        int comma = end - 1;
        while (comma > s.body && comma > end - Longest && !at(comma).is(u",") &&
               !at(comma).is(Token::CloseQuote))
            --comma;
        if (comma <= s.body + 1 || !(at(comma).is(u",") || at(comma).is(Token::CloseQuote)) ||
            comma + 2 >= end)
            return;
        const Token& first = at(comma + 1);
        if (first.is(u"who") || first.is(u"which") || first.is(u"whose") || first.is(u"and") ||
            first.is(u"but") || first.is(u"or") || first.is(u"that") || first.is(u"when") ||
            first.is(u"contrary") || first.is(u"unlike") || first.is(u"where") || first.is(u"if"))
            return;
        // One verb of saying, with who says it in front and no clause behind it.
        int verb = -1;
        std::optional<Saying> saying;
        for (int i = comma + 1; i < end; ++i) {
            if (at(i).is(Token::Quoted) || at(i).is(u"that") || at(i).is(u":") || isNegation(at(i).lower))
                return;
            const int m = m_draft.mentionAt[i];
            // "…, Tom Reed suspects.": no suspects of his
            const bool isTaken =
                m >= 0 && !(i + 1 == end && m_draft.mentions[m].type == MentionType::Description);
            if (isTaken)
                continue;
            if (verb < 0 && i > comma + 1 && (saying = sayingOf(i)))
                verb = i;
            else if (isVerbLike(m_draft, i) && !(verb >= 0 && i == verb + 1))
                return;
        }
        if (verb < 0 || at(verb).lower.endsWith(u"ing"))
            return;
        bool says = false; // something in front that could be said
        for (int i = s.first; i < comma && !says; ++i)
            says = isVerbLike(m_draft, i) || (!m_draft.words.empty() && m_draft.words[i].upos == Upos::Verb);
        const Token& before = at(verb - 1);
        if (!says || before.is(u"to") || before.is(u"the") || before.is(u"a") || before.is(u"its"))
            return;
        Party who;
        for (int i = verb - 1; i > comma && !who; --i)
            who = partyAt(m_draft, i);
        const bool isPassive = before.is(u"was") || before.is(u"were") || before.is(u"been");
        const bool isKnown = who && !isPassive && maySpeak(m_draft, who.entity) && !isPerceived(verb);
        const bool hearsay = isKnown ? isHearsay(m_draft, s, who) : !isRecord(m_draft, comma + 1, verb);
        m_out.push_back({s.first, comma, isKnown ? who.entity : nobody, *saying, verb, hearsay});
    }

    bool isPerceived(int verb) const
    {
        return at(verb).lower.startsWith(u"hear") || at(verb).lower.startsWith(u"learn");
    }

    // "“X sold Y” – Mary Holm"
    void readSigned(int dash)
    {
        const bool isDash = at(dash).is(u"–") || at(dash).is(u"—") || at(dash).is(u"-");
        if (!isDash || dash == s.first || dash + 1 >= s.last || !at(dash - 1).is(Token::CloseQuote))
            return;
        const int m = m_draft.mentionAt[dash + 1];
        if (m >= 0 && m_draft.mentions[m].type == MentionType::Name &&
            maySpeak(m_draft, m_draft.mentions[m].entity))
            m_out.push_back({s.first, dash, m_draft.mentions[m].entity, Saying::Plain, dash});
    }

    // "X is convinced that …", "in X's view", "in the eyes of X", "as X sees it"
    void readOpinion(int i)
    {
        const auto isOne = [&](int k, std::initializer_list<QStringView> words) {
            return k < s.last &&
                   std::any_of(words.begin(), words.end(), [&](QStringView w) { return at(k).is(w); });
        };
        const auto isOpinion = [&](int k) {
            return isOne(
                k, {u"view", u"opinion", u"eyes", u"words", u"account", u"version", u"telling", u"judgment"});
        };
        if (isOne(i, {u"convinced", u"adamant", u"certain", u"sure", u"confident", u"positive"}) &&
            (isOne(i + 1, {u"that"}) || (i + 1 < s.last && partyAt(m_draft, i + 1)))) {
            for (int k = i - 1; k >= std::max(s.first, i - 3); --k)
                if (isNegation(at(k).lower))
                    return;
            if (const Party who = subjectOf(m_draft, s, i); who && maySpeak(m_draft, who.entity))
                m_out.push_back({i + 1, s.last, who.entity, Saying::Allege, i});
        } else if (i == s.body && at(i).is(u"for") && i + 1 < s.last) {
            const Party who = partyAt(m_draft, i + 1);
            if (who && who.last < s.last && at(who.last).is(u",") &&
                (kindOf(m_draft, who) == u"person" || kindOf(m_draft, who) == u"journalist"))
                m_out.push_back({who.last + 1, s.last, who.entity, Saying::Allege, i});
        } else if (at(i).is(u"in") && isOne(i + 1, {u"the"}) && isOpinion(i + 2) && isOne(i + 3, {u"of"})) {
            if (const Party who = partyRight(i + 4))
                addAround(i, who.last, who.entity);
        } else if (at(i).is(u"in") && i + 1 < s.last) {
            const Party who = partyAt(m_draft, i + 1);
            if (who && who.last + 1 < s.last && maySpeak(m_draft, who.entity) &&
                at(who.last).is(Token::Possessive) && isOpinion(who.last + 1))
                addAround(i, who.last + 2, who.entity);
        } else if (at(i).is(u"by") && isOne(i + 1, {u"his", u"her", u"their", u"its"})) {
            const int account = isOne(i + 2, {u"own"}) ? i + 3 : i + 2; // "by her own account"
            if (!isOne(account, {u"account", u"telling", u"version", u"admission", u"reckoning"}))
                return;
            const int meant = m_draft.pronounAt[i + 1];
            const Party who = meant >= 0 ? Party{meant, -1, i + 1, i + 2} : subjectOf(m_draft, s, i);
            if (who && maySpeak(m_draft, who.entity)) {
                m_out.push_back({s.first, i, who.entity, Saying::Allege, i});
                m_out.push_back({account + 1, s.last, who.entity, Saying::Allege, i});
            }
        } else if (at(i).is(u"as") && i + 1 < s.last) {
            const Party who = partyAt(m_draft, i + 1);
            if (who && maySpeak(m_draft, who.entity) && isOne(who.last, {u"sees", u"saw", u"has"}) &&
                isOne(who.last + 1, {u"it"}))
                addAround(i, who.last + 2, who.entity);
        }
    }

    // What stands in front of such words, or behind them where they open the sentence.
    void addAround(int first, int last, int speaker)
    {
        if (first <= s.body + 1)
            m_out.push_back({last, s.last, speaker, Saying::Allege, first});
        else
            m_out.push_back({s.first, first, speaker, Saying::Allege, first});
    }

    const Draft& m_draft;
    const Sentence& s;
    std::vector<Speech> m_out;
};

} // namespace

std::vector<Speech> attributionsOf(const Draft& draft, const Sentence& sentence)
{
    return Attributions(draft, sentence).run();
}

bool maySpeak(const Draft& draft, int entity)
{
    const QString& kind = draft.entities[entity].kind;
    return kind != u"place" && kind != u"event" && kind != u"law" && kind != u"object" && kind != u"software";
}

bool isRecord(const Draft& draft, int first, int last)
{
    bool is = false;
    for (int i = first; i < last; ++i) {
        const QString& word = draft.tokens[i].lower;
        if (lexicon().hearsayWords.contains(word)) // "leaked files"
            return false;
        if (word == u"of" || word == u"from" || word == u"by")
            break;
        is = is || lexicon().recordWords.contains(word);
    }
    return is;
}

// "anonymous sources", "conspiracy theorists", "rumours"
bool isHearsay(const Draft& draft, const Sentence& sentence, const Party& who)
{
    for (int i = phraseStart(draft, sentence, who.first); i < who.last && who.entity >= 0; ++i)
        if (lexicon().hearsayWords.contains(draft.tokens[i].lower))
            return true;
    return false;
}

} // namespace redthread::reading
