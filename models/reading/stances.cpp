#include "models/reading/stances.h"

#include "models/reading/lexicon.h"
#include "models/reading/parties.h"

#include <algorithm>

namespace redthread::reading {

namespace {

bool endsClause(const Token& t)
{
    return t.is(u",") || t.is(u";") || t.is(u":") || t.is(u"(") || t.is(u")") || t.is(u"—") || t.is(u"–") ||
           t.is(u"but") || t.is(u"because") || t.is(u"while") || t.is(u"although") || t.is(u"though") ||
           t.is(u"whereas") || t.is(Token::OpenQuote) || t.is(Token::CloseQuote);
}

struct Cue {
    Stance stance = Stance::Stated;
    int first = 0;
    int last = 0;
};

// The cue that begins at a token; stated: none.
Cue cueAt(const Draft& draft, const Sentence& s, int i)
{
    QString word = draft.tokens[i].lower;
    if (word.endsWith(u"n't"))
        word = QStringLiteral("n't");
    const auto rows = lexicon().cues.constFind(word);
    if (rows == lexicon().cues.constEnd() || draft.mentionAt[i] >= 0)
        return {};
    Cue best;
    for (const auto& [words, stance] : *rows) {
        if (i + words.size() > s.last)
            continue;
        bool all = true;
        for (int k = 1; k < words.size(); ++k)
            all &= draft.tokens[i + k].lower == words[k];
        if (all && int(words.size()) > best.last - best.first)
            best = {Stance(stance), i, i + int(words.size())};
    }
    return best;
}

bool isSaying(const Draft& draft, int token)
{
    const auto forms = lexicon().verbForms.constFind(draft.tokens[token].lower);
    return forms != lexicon().verbForms.constEnd() &&
           std::any_of(forms->begin(), forms->end(),
                       [](const VerbForm& form) { return lexicon().sayings.contains(form.lemma); });
}

// Whether a verb other than the auxiliaries stands between two tokens.
bool verbBetween(const Draft& draft, int from, int to)
{
    for (int i = from; i < to; ++i)
        if (isVerbLike(draft, i))
            return true;
    return false;
}

// "would have been", "would also be": what a translated text holds at a
// distance; "would attack": what may come.
Cue wouldAt(const Draft& draft, const Sentence& s, int i)
{
    if (!draft.tokens[i].is(u"would"))
        return {};
    int k = i + 1;
    while (k < s.last && k < i + 3 && draft.mentionAt[k] < 0 &&
           (lexicon().mostly(draft.tokens[k].lower) == 'r' || draft.tokens[k].lower.endsWith(u"ly") ||
            draft.tokens[k].is(u"therefore") || draft.tokens[k].is(u"then") || draft.tokens[k].is(u"also")))
        ++k;
    const bool distant =
        k < s.last && (draft.tokens[k].is(u"have") || draft.tokens[k].is(u"be") || draft.tokens[k].is(u"been"));
    return {distant ? Stance::Alleged : Stance::Hypothetical, i, i + 1};
}

// What the sentence as a whole is: a question asked, a condition.
Cue wholeOf(const Draft& draft, const Sentence& s)
{
    int end = s.last - 1;
    while (end > s.first && !draft.tokens[end].is(Token::Word) && !draft.tokens[end].is(u"?"))
        --end;
    int first = s.body;
    while (first < s.last && !draft.tokens[first].is(Token::Word) && !draft.tokens[first].is(Token::Number))
        ++first;
    if (first >= s.last)
        return {};
    const bool why = draft.tokens[first].is(u"why") || draft.tokens[first].is(u"how");
    if (draft.tokens[end].is(u"?") && !why)
        return {Stance::Hypothetical, end, end + 1};
    if (draft.tokens[first].is(u"if") || draft.tokens[first].is(u"whether"))
        return {Stance::Hypothetical, first, first + 1};
    return {};
}

bool countsAt(const Draft& draft, const DraftClaim& claim, const Cue& cue)
{
    const int i = cue.first, distance = claim.trigger - i; // how far in front
    const Token& token = draft.tokens[i];
    if (distance > 0 && lexicon().backgrounds.contains(claim.kind) && distance > 3)
        return false; // told by the way
    switch (cue.stance) {
    case Stance::Denied: { // "never owned", "holds no shares", "nobody phoned"
        const Token& next = draft.tokens[std::min(cue.last, int(draft.tokens.size()) - 1)];
        if (next.is(u"only") || next.is(u"just") || next.is(u"merely") || next.is(u"simply") ||
            (token.lower.startsWith(u"without") && cue.last - cue.first == 1 && distance > 3))
            return false;
        if (cue.last - cue.first > 1 || token.is(u"nobody") || token.is(u"none") || token.is(u"nothing"))
            return distance > -8 && distance <= 12;
        return (distance > 0 && distance <= 6 && !verbBetween(draft, cue.last, claim.trigger)) ||
               (distance < 0 && distance >= -2);
    }
    case Stance::Hypothetical:
        return distance > 0 || token.is(u"if") || token.is(u"whether") || token.is(u"unless") ||
               token.is(u"hypothesis");
    default:
        return distance >= 0 ? distance <= 16 : distance >= -3;
    }
}

void readCues(const Draft& draft, DraftClaim& claim)
{
    const Sentence& s = draft.sentences[claim.sentence];
    int first = claim.trigger, last = claim.trigger + 1;
    while (first > s.first && !endsClause(draft.tokens[first - 1]))
        --first;
    while (last < s.last && !endsClause(draft.tokens[last]))
        ++last;
    const bool isAct = lexicon().acts.contains(claim.kind), isBackground = lexicon().backgrounds.contains(claim.kind);
    Cue found;
    if (!isBackground)
        found = wholeOf(draft, s);
    for (int i = first; i < last; ++i) {
        Cue cue = cueAt(draft, s, i);
        if (cue.stance == Stance::Stated)
            cue = wouldAt(draft, s, i);
        if (cue.stance == Stance::Stated || !countsAt(draft, claim, cue))
            continue;
        if (isAct && (cue.first == claim.trigger || isSaying(draft, cue.first)))
            continue; // the act's own word: "denies", "accusing"
        if (found.stance == Stance::Stated || cue.stance == Stance::Denied)
            found = cue;
    }
    if (found.stance == Stance::Stated)
        return;
    claim.stance = found.stance;
    claim.hedges.push_back({draft.tokens[found.first].range.start, draft.tokens[found.last - 1].range.end});
}

} // namespace

void giveStances(const Draft& draft, std::vector<DraftClaim>& claims, std::stop_token stop)
{
    for (DraftClaim& claim : claims) {
        if (stop.stop_requested())
            return;
        if (claim.stance != Stance::Denied && !claim.background)
            readCues(draft, claim);
    }
}

} // namespace redthread::reading
