#include "models/reading/contents.h"

#include "models/reading/function_words.h"
#include "models/reading/lexicon.h"
#include "models/reading/parties.h"

#include <algorithm>
#include <climits>
#include <optional>

namespace redthread::reading {

namespace {

// Dictionary form of a noun, by the tagger where it ran.
QString nounAt(const Draft& draft, int token)
{
    if (draft.mentionAt[token] >= 0 && draft.mentions[draft.mentionAt[token]].type == MentionType::Name)
        return {};
    if (!draft.words.empty() && draft.words[token].upos == Upos::Noun)
        return draft.words[token].lemma;
    const QString& word = draft.tokens[token].lower; // at a sentence's head often taken for a verb
    return word.endsWith(u's') ? word.chopped(1) : word;
}

bool isBe(const Token& token)
{
    return token.is(u"is") || token.is(u"are") || token.is(u"was") || token.is(u"were") || token.is(u"be") ||
           token.is(u"been") || token.is(u"being") || token.is(u"as") || token.is(u"proved") ||
           token.is(u"proven") || token.is(u"seemed") || token.is(u"turned");
}

// Where the sentence says behind the content that it is wrong: "… are false",
// "… was never more than a lie", "… have been withdrawn"; -1: nowhere.
int verdictBehind(const Draft& draft, const Sentence& s, int from)
{
    for (int i = from; i < s.last; ++i) {
        if (!isBe(draft.tokens[i]) || draft.mentionAt[i] >= 0)
            continue;
        for (int k = i + 1; k < std::min(s.last, i + 5) && !isNegation(draft.tokens[k].lower); ++k) {
            const QString& word = draft.tokens[k].lower;
            const auto adjective = lexicon().governor("adjective", word);
            const auto noun = lexicon().governor("noun", word);
            const auto content = lexicon().governor("content", word);
            const auto denies = [](const std::optional<Governor>& row) {
                return row && Stance(row->affirmed) == Stance::Denied;
            };
            if (denies(adjective) || denies(noun) || denies(content))
                return k;
            if (!draft.words.empty() && draft.words[k].upos == Upos::Verb &&
                (denies(lexicon().governor("verb", draft.words[k].lemma)) ||
                 denies(lexicon().governor("verdict", draft.words[k].lemma))))
                return k;
            if (!draft.tokens[k].is(Token::Word))
                break;
        }
    }
    return -1;
}

// Verbs that say of a content that it is there, and no more: "doubts remain that …".
bool isThere(const Token& token)
{
    static const QSet<QString> words = {
        QStringLiteral("remain"),    QStringLiteral("remains"),  QStringLiteral("remained"),
        QStringLiteral("persist"),   QStringLiteral("persists"), QStringLiteral("persisted"),
        QStringLiteral("linger"),    QStringLiteral("grow"),     QStringLiteral("grew"),
        QStringLiteral("arose"),     QStringLiteral("emerged"),  QStringLiteral("abound"),
        QStringLiteral("spread"),    QStringLiteral("swirled"),  QStringLiteral("circulated"),
        QStringLiteral("circulate"), QStringLiteral("is"),       QStringLiteral("was"),
        QStringLiteral("has"),       QStringLiteral("it")};
    return words.contains(token.lower);
}

// The "that" behind a noun: at once, behind where or whose it is ("rumours in
// the press that"), or behind a verb that only says it is there; -1: none.
int thatBehind(const Draft& draft, const Sentence& s, int noun)
{
    constexpr int farthest = 7;
    for (int i = noun + 1; i < std::min(s.last, noun + farthest); ++i) {
        if (draft.tokens[i].is(u"that"))
            return i;
        // "suggestions he owned Y"
        if (i == noun + 1 && !draft.words.empty() && i + 1 < s.last &&
            (draft.words[i].upos == Upos::Pron || draft.words[i].upos == Upos::Propn) &&
            draft.words[i].relation == Relation::Nsubj && draft.words[i].head > i)
            return noun;
        if (!draft.tokens[i].is(Token::Word) || (isVerbLike(draft, i) && !isThere(draft.tokens[i])))
            return -1;
    }
    return -1;
}

// "the report that X wrote": "that" is what X wrote, by the tree, and nothing follows that could be. "This
// report that …" tells which it is, too.
bool isRelative(const Draft& draft, const Sentence& s, int noun, int that, int trigger)
{
    if (noun > s.first && (draft.tokens[noun - 1].is(u"this") || draft.tokens[noun - 1].is(u"these")))
        return true;
    if (draft.words.empty() || draft.words[that].head < 0)
        return false;
    const int verb = draft.words[that].head;
    const Relation relation = draft.words[that].relation;
    if (relation == Relation::Nsubj || relation == Relation::NsubjPass)
        return true;
    if (relation != Relation::Obj)
        return false;
    if (verb + 1 >= s.last)
        return true;
    if (verb == trigger && draft.words[verb + 1].upos == Upos::Adp) // "the theory that X works for Y"
        return false;
    const Upos next = draft.words[verb + 1].upos;
    return next != Upos::Propn && next != Upos::Noun && next != Upos::Det && next != Upos::Adj &&
           next != Upos::Pron;
}

// Where an end of a claim stands: its mention, the pronoun nearest to the word that says the claim, or else
// that word.
struct End {
    int first, last; // tokens, half open
};
End endOf(const Draft& draft, const DraftClaim& claim, int entity, int mention)
{
    const Sentence& s = draft.sentences[claim.sentence];
    int best = claim.trigger, least = INT_MAX;
    if (mention >= 0) {
        const DraftMention& m = draft.mentions[mention];
        // "Calder scoffed at the idea that he …": it is "he" who does it
        for (int i = m.last; i < claim.trigger; ++i)
            if (draft.pronounAt[i] == entity ||
                (!draft.words.empty() && draft.words[i].upos == Upos::Pron &&
                 draft.words[i].relation == Relation::Nsubj && draft.words[i].head == claim.trigger))
                return {i, i + 1};
        return {m.first, m.last};
    }
    for (int i = s.first; i < s.last; ++i)
        if (const int far = std::abs(i - claim.trigger); draft.pronounAt[i] == entity && far < least) {
            best = i;
            least = far;
        }
    return {best, best + 1};
}

} // namespace

Hedge inContent(const Draft& draft, const DraftClaim& claim)
{
    const Sentence& s = draft.sentences[claim.sentence];
    const End a = endOf(draft, claim, claim.subject, claim.subjectMention),
              b = endOf(draft, claim, claim.object, claim.objectMention);
    const int first = std::min(a.first, b.first), last = std::max({a.last, b.last, claim.trigger + 1});
    for (int noun = s.first; noun < first; ++noun) {
        const QString word = nounAt(draft, noun);
        const auto content = lexicon().governor("content", word);
        const auto row = content ? content : lexicon().governor("noun", word);
        if (!row || Stance(row->affirmed) == Stance::Stated ||
            (noun > s.first && draft.tokens[noun - 1].is(u"by"))) // "it is not by chance that …"
            continue;
        const int that = thatBehind(draft, s, noun);
        if (that < 0 || first <= that || claim.trigger <= that ||
            (content && isRelative(draft, s, noun, that, claim.trigger)))
            continue;
        // The clause's own subject stands in front of its verb, and no other clause begins in between.
        bool isItsClause = true;
        for (int i = that + 1; i < first && isItsClause; ++i)
            isItsClause = !isVerbLike(draft, i) && !draft.tokens[i].is(u",");
        for (int i = first; i + 1 < last && isItsClause; ++i) {
            const Token &token = draft.tokens[i], &next = draft.tokens[i + 1];
            isItsClause = !token.is(u";") && !(token.is(u",") && (next.is(u"and") || next.is(u"but") ||
                                                                  next.is(u"while") || next.is(u"which")));
        }
        if (!isItsClause)
            continue;
        if (const int verdict = verdictBehind(draft, s, last); verdict >= 0)
            return {Stance::Denied, verdict, verdict + 1, true};
        if (const int verb = draft.words.empty() ? -1 : draft.words[noun].head;
            verb >= s.first && draft.words[noun].relation == Relation::Obj &&
            draft.words[verb].upos == Upos::Verb)
            if (const auto denial = lexicon().governor("verb", draft.words[verb].lemma);
                denial && Stance(denial->affirmed) == Stance::Denied) // "X denied Y's claim that …"
                return {Stance::Denied, verb, verb + 1, true};
        for (int i = std::max(s.first, noun - 2); i < noun; ++i)
            if (draft.tokens[i].is(u"no"))
                return {Stance(row->negated), i, noun + 1, Stance(row->negated) != Stance::Stated};
        return {Stance(row->affirmed), noun, noun + 1, true};
    }
    // "X owns Y, a claim he denies": what it is called behind it.
    for (int i = std::max(a.last, b.last); i + 2 < s.last && i < last + 12; ++i) {
        const Token& t = draft.tokens[i];
        if (t.is(u";") || t.is(u":"))
            break;
        if (!(t.is(u",") || t.is(u"–") || t.is(u"—") || t.is(u"-")) ||
            !(draft.tokens[i + 1].is(u"a") || draft.tokens[i + 1].is(u"an")))
            continue;
        const QString word = nounAt(draft, i + 2);
        const auto row = lexicon().governor("noun", word);
        if (row && Stance(row->affirmed) == Stance::Alleged && i >= claim.trigger)
            return {Stance::Alleged, i + 1, i + 3, true};
    }
    return {};
}

Hedge takenBack(const Draft& draft, const DraftClaim& claim)
{
    if (claim.sentence + 1 >= int(draft.sentences.size()))
        return {};
    const Sentence& next = draft.sentences[claim.sentence + 1];
    const int first = next.first;
    if (next.last - first < 3 || next.paragraph != draft.sentences[claim.sentence].paragraph)
        return {};
    const auto at = [&](int i) -> const Token& { return draft.tokens[std::min(i, next.last - 1)]; };
    if (at(first).is(u"or") && at(first + 1).is(u"so"))
        return {Stance::Alleged, first, first + 2, true};
    // "He did not.", "It was not."
    if (next.last - first <= 5 &&
        (at(first).is(u"he") || at(first).is(u"she") || at(first).is(u"it") || at(first).is(u"they")) &&
        (isBe(at(first + 1)) || at(first + 1).is(u"did") || at(first + 1).is(u"does") ||
         at(first + 1).is(u"do") || at(first + 1).is(u"has") || at(first + 1).is(u"had")) &&
        isNegation(at(first + 2).lower) && (next.last - first == 3 || !at(first + 3).is(Token::Word)))
        return {Stance::Denied, first + 1, first + 3, true};
    const bool isNone = at(first).is(u"none") && at(first + 1).is(u"of") &&
                        (at(first + 2).is(u"this") || at(first + 2).is(u"it") || at(first + 2).is(u"that"));
    const bool points =
        at(first).is(u"this") || at(first).is(u"that") || at(first).is(u"it") || at(first).is(u"the");
    if (isNone) {
        for (int i = first + 3; i < next.last; ++i)
            if (at(i).is(u"true") || at(i).is(u"happened") || at(i).is(u"correct"))
                return {Stance::Denied, i, i + 1, true};
        return {};
    }
    if (!points)
        return {};
    // "This claim …", "That … is the theory of …": of which noun of saying.
    const bool isAlone = isBe(at(first + 1)) || at(first + 1).is(u",");
    int noun = -1;
    for (int i = first + 1; i < std::min(next.last, first + (isAlone ? 10 : 3)) && noun < 0; ++i) {
        const QString word = nounAt(draft, i);
        for (const char* part : {"content", "noun"})
            if (const auto row = lexicon().governor(part, word);
                row && Stance(row->affirmed) != Stance::Stated)
                noun = i;
    }
    if (!isAlone &&
        (noun < 0 || at(first).is(u"it") || at(noun + 1).is(u"that"))) // "the idea that it was cheap"
        return {};
    if (const int verdict = verdictBehind(draft, next, first + 1); verdict >= 0) {
        const Token& behind = at(verdict + 1); // "it was wrong of the town to sell"
        if (at(first).is(u"it") &&
            (behind.is(u"of") || behind.is(u"to") || behind.is(u"that") || behind.is(u"for")))
            return {};
        return {Stance::Denied, verdict, verdict + 1, true};
    }
    for (int i = first + 1; i < noun; ++i)
        if (isNegation(at(i).lower))
            return {};
    if (isAlone && !at(first).is(u"the") && noun >= 0)
        return {Stance::Alleged, noun, noun + 1, true};
    return {};
}

} // namespace redthread::reading
