#include "models/reading/constructions.h"

#include "models/reading/function_words.h"
#include "models/reading/lexicon.h"
#include "models/reading/parties.h"

#include <algorithm>

namespace redthread::reading {

namespace {

// Behind the words that say the claim and those it is between.
int endOf(const Draft& draft, const DraftClaim& claim)
{
    int end = claim.trigger + 1;
    for (const int m : {claim.subjectMention, claim.objectMention})
        if (m >= 0 && draft.mentions[m].last <= draft.sentences[claim.sentence].last)
            end = std::max(end, draft.mentions[m].last);
    return end;
}

bool isBe(const Token& token)
{
    return token.is(u"is") || token.is(u"are") || token.is(u"was") || token.is(u"were");
}

// "rather than X", "and not X"; "neither X nor Y": what is said of the others is not said of them.
Hedge leftOut(const Draft& draft, const DraftClaim& claim)
{
    const Sentence& s = draft.sentences[claim.sentence];
    for (const int m : {claim.subjectMention, claim.objectMention}) {
        if (m < 0)
            continue;
        const int first = phraseStart(draft, s, draft.mentions[m].first);
        if (first - 2 < s.first)
            continue;
        const Token &far = draft.tokens[first - 2], &near = draft.tokens[first - 1];
        const bool than = (far.is(u"rather") && near.is(u"than")) || (far.is(u"instead") && near.is(u"of"));
        const bool not_ = near.is(u"not") && (far.is(u"and") || far.is(u"but") || far.is(u","));
        if (than || not_)
            return {Stance::Denied, first - 2, first, true};
    }
    for (int i = s.first; claim.subjectMention >= 0 && i + 1 < s.last; ++i) {
        if (!draft.tokens[i].is(u"neither") || isVerbLike(draft, i + 1))
            continue;
        for (int nor = i + 1; nor < std::min(claim.trigger, i + 20); ++nor) {
            const DraftMention& subject = draft.mentions[claim.subjectMention];
            if (!draft.tokens[nor].is(u"nor") || subject.first <= i)
                continue;
            int verb = nor + 1; // what neither of them does
            while (verb < claim.trigger && !isVerbLike(draft, verb))
                ++verb;
            if (subject.first < verb)
                return {Stance::Denied, i, i + 1, true};
        }
    }
    return {};
}

// "lied when she told the court that …"
Hedge lieAbove(const Draft& draft, const DraftClaim& claim)
{
    const Sentence& s = draft.sentences[claim.sentence];
    for (int i = s.first; i < claim.trigger; ++i) {
        if (!draft.tokens[i].is(u"lied") && !draft.tokens[i].is(u"lying"))
            continue;
        for (int k = i + 1; k < claim.trigger; ++k)
            if (isSaying(draft, k) && isVerbLike(draft, k))
                return {Stance::Denied, i, i + 1, true};
    }
    return {};
}

// "Whoever says that … is a liar.", "Those who claim that … are mistaken."
Hedge toldByLiars(const Draft& draft, const DraftClaim& claim)
{
    const Sentence& s = draft.sentences[claim.sentence];
    static const QSet<QString> whoever = {QStringLiteral("whoever"), QStringLiteral("anyone"),
                                          QStringLiteral("anybody"), QStringLiteral("those"),
                                          QStringLiteral("people"),  QStringLiteral("everyone")};
    int opening = s.first;
    while (opening < claim.trigger && !whoever.contains(draft.tokens[opening].lower))
        ++opening;
    bool isSaid = false;
    for (int i = opening + 1; i < claim.trigger; ++i)
        isSaid = isSaid || isSaying(draft, i);
    if (!isSaid)
        return {};
    const int from = endOf(draft, claim);
    for (int be = from; be < std::min(s.last, from + 6); ++be) {
        if (!isBe(draft.tokens[be]))
            continue;
        for (int i = be + 1; i < std::min(s.last, be + 4); ++i)
            if (const auto row = lexicon().governor("teller", draft.tokens[i].lower))
                return {Stance(row->affirmed), i, i + 1, true};
    }
    return {};
}

// "That X owns Y is a lie."
Hedge saidOfClause(const Draft& draft, const DraftClaim& claim)
{
    const Sentence& s = draft.sentences[claim.sentence];
    if (s.body + 1 >= claim.trigger || !draft.tokens[s.body].is(u"that"))
        return {};
    const int from = endOf(draft, claim);
    int be = from;
    while (be < std::min(s.last, from + 4) && !isBe(draft.tokens[be]))
        if (!draft.tokens[be++].is(Token::Word) || isVerbLike(draft, be - 1))
            return {};
    bool negated = false;
    for (int i = be + 1; i < std::min(s.last, be + 5) && draft.tokens[i].is(Token::Word); ++i) {
        negated = negated || isNegation(draft.tokens[i].lower);
        for (const char* part : {"adjective", "case", "content", "noun"})
            if (const auto row = lexicon().governor(part, draft.tokens[i].lower))
                if (const int stance = negated ? row->negated : row->affirmed;
                    Stance(stance) != Stance::Stated)
                    return {Stance(stance), i, i + 1, true};
    }
    return {};
}

// "Lobby firm 'wrote' the decree": a word or two in quotation marks, which the author does not make his own.
Hedge scareQuoted(const Draft& draft, const DraftClaim& claim)
{
    constexpr int Most = 4; // words
    const Sentence& s = draft.sentences[claim.sentence];
    if (claim.claimant >= 0)
        return {};
    const auto isMark = [&](int i, Token::Flag flag, QStringView single) {
        const Token& token = draft.tokens[i];
        const bool isPossessive =
            flag == Token::OpenQuote && token.is(Token::Possessive); // "the miners' firm"
        return !isPossessive && (token.is(flag) || token.is(u"'") || token.is(single));
    };
    int first = claim.trigger, last = claim.trigger + 1;
    while (first > s.first && !isMark(first - 1, Token::OpenQuote, u"‘"))
        --first;
    while (last < s.last && !isMark(last, Token::CloseQuote, u"’"))
        ++last;
    if (first == s.first || last == s.last || last - first > Most)
        return {};
    for (const int m : {claim.subjectMention, claim.objectMention})
        if (m >= 0 && draft.mentions[m].last > first && draft.mentions[m].first < last)
            return {};
    return {Stance::Alleged, first - 1, last + 1, true};
}

// "was not, as reported, employed by Y"
Hedge notAs(const Draft& draft, const DraftClaim& claim)
{
    constexpr int Aside = 8, Behind = 8; // words
    const Sentence& s = draft.sentences[claim.sentence];
    for (int i = s.first; i + 3 < claim.trigger; ++i) {
        if (!isNegation(draft.tokens[i].lower) || !draft.tokens[i + 1].is(u",") ||
            !draft.tokens[i + 2].is(u"as"))
            continue;
        int comma = i + 3;
        while (comma < claim.trigger && comma < i + 3 + Aside && !draft.tokens[comma].is(u","))
            ++comma;
        if (draft.tokens[comma].is(u",") && claim.trigger > comma && claim.trigger <= comma + Behind)
            return {Stance::Denied, i, i + 1, true};
    }
    return {};
}

} // namespace

// "In the novel, …": what happens in a made-up story is nobody's statement.
Hedge fictionAt(const Draft& draft, const Sentence& s)
{
    for (int i = s.first; i + 1 < s.last; ++i) {
        if (!draft.tokens[i].is(u"in") || draft.mentionAt[i] >= 0)
            continue;
        for (int k = i + 1; k < std::min(s.last, i + 5); ++k) {
            const Token& token = draft.tokens[k];
            if (lexicon().fictions.contains(token.lower))
                return {Stance::Hypothetical, i, k + 1, true};
            if (!token.is(Token::Word) || isVerbLike(draft, k))
                break;
        }
    }
    return {};
}

// "Suppose X had bought Y.", "Had X bought Y, …", "Were X to buy Y, …": a condition without an "if".
Hedge conditionAtHead(const Draft& draft, const DraftClaim& claim)
{
    const Sentence& s = draft.sentences[claim.sentence];
    const int first = s.body;
    if (first + 1 >= s.last || claim.trigger <= first)
        return {};
    const Token& word = draft.tokens[first];
    if (lexicon().governors.contains(QStringLiteral("unreal ") + word.lower) && draft.mentionAt[first] < 0)
        return {Stance::Hypothetical, first, first + 1, true};
    // "When X buys Y, it will …": what is still to come.
    const bool isWhen = word.is(u"when") || word.is(u"once") ||
                        draft.joined(first, std::min(s.last, first + 4)) == u"in the event that";
    if (isWhen) {
        int comma = claim.trigger;
        while (comma < s.last && !draft.tokens[comma].is(u","))
            ++comma;
        for (int i = comma; i < s.last; ++i)
            if (draft.tokens[i].is(u"will") || draft.tokens[i].is(u"'ll"))
                return {Stance::Hypothetical, first, first + 1, true};
        return {};
    }
    if (!word.is(u"had") && !word.is(u"were") && !word.is(u"should"))
        return {};
    if (isVerbLike(draft, first + 1) || draft.tokens[s.last - 1].is(u"?"))
        return {};
    for (int i = first + 1; i < s.last; ++i)
        if (draft.tokens[i].is(u",") && i > claim.trigger)
            return {Stance::Hypothetical, first, first + 1, true};
    return {};
}

Hedge thatClause(const Draft& draft, const DraftClaim& claim)
{
    const Sentence& s = draft.sentences[claim.sentence];
    int that = claim.trigger - 1;
    const auto opens = [&](int i) { return draft.tokens[i].is(u"that") || draft.tokens[i].is(u"how"); };
    while (that > s.first && !opens(that)) {
        const bool isPlain = draft.tokens[that].is(Token::Word) || draft.tokens[that].is(Token::Number);
        if (!isPlain || (draft.mentionAt[that] < 0 && isVerbLike(draft, that)))
            return {}; // another clause
        --that;
    }
    const int verb = that - 1;
    if (verb < s.first || !opens(that) || draft.mentionAt[verb] >= 0)
        return {};
    QStringList lemmas;
    for (const VerbForm& form : lexicon().verbForms.value(draft.tokens[verb].lower))
        lemmas << form.lemma;
    if (!draft.words.empty())
        lemmas << draft.words[verb].lemma;
    bool negated = false;
    for (int i = std::max(s.first, verb - 3); i < verb; ++i)
        negated = negated || isNegation(draft.tokens[i].lower);
    for (const QString& lemma : lemmas)
        for (const char* part : {"clause", "verb", "noun"})
            if (const auto row = lexicon().governor(part, lemma)) {
                const Stance stance = Stance(negated ? row->negated : row->affirmed);
                return stance == Stance::Stated ? Hedge{} : Hedge{stance, verb, verb + 1, true};
            }
    return {};
}

Hedge turnOfPhrase(const Draft& draft, const DraftClaim& claim)
{
    Hedge found;
    for (const Hedge& other : {leftOut(draft, claim), lieAbove(draft, claim), toldByLiars(draft, claim),
                               saidOfClause(draft, claim), scareQuoted(draft, claim), notAs(draft, claim)})
        if (other.stance > found.stance)
            found = other;
    return found;
}

} // namespace redthread::reading
