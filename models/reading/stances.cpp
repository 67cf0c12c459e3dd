#include "models/reading/stances.h"

#include "models/reading/ascriptions.h"
#include "models/reading/constructions.h"
#include "models/reading/contents.h"
#include "models/reading/lexicon.h"
#include "models/reading/parties.h"
#include "models/reading/stance_features.h"

#include <algorithm>
#include <cmath>

namespace redthread::reading {

namespace {

bool endsClause(const Token& t)
{
    return t.is(u",") || t.is(u";") || t.is(u":") || t.is(u"(") || t.is(u")") || t.is(u"—") || t.is(u"–") ||
           t.is(u"but") || t.is(u"because") || t.is(u"while") || t.is(u"although") || t.is(u"though") ||
           t.is(u"whereas") || t.is(Token::OpenQuote) || t.is(Token::CloseQuote);
}

// The cue that begins at a token; stated: none.
Hedge cueAt(const Draft& draft, const Sentence& s, int i)
{
    QString word = draft.tokens[i].lower;
    if (word.endsWith(u"n't"))
        word = QStringLiteral("n't");
    const auto rows = lexicon().cues.constFind(word);
    if (rows == lexicon().cues.constEnd())
        return {};
    const qsizetype fewest = draft.mentionAt[i] >= 0 ? 3 : 1; // "rumours have it", whoever the rumours are
    Hedge best;
    for (const auto& [words, stance] : *rows) {
        if (i + words.size() > s.last || words.size() < fewest)
            continue;
        bool all = true;
        for (int k = 1; k < words.size(); ++k)
            all &= draft.tokens[i + k].lower == words[k];
        if (all && int(words.size()) > best.last - best.first)
            best = {Stance(stance), i, i + int(words.size())};
    }
    return best;
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
Hedge wouldAt(const Draft& draft, const Sentence& s, int i)
{
    if (!draft.tokens[i].is(u"would"))
        return {};
    int k = i + 1;
    while (k < s.last && k < i + 3 && draft.mentionAt[k] < 0 &&
           (lexicon().mostly(draft.tokens[k].lower) == 'r' || draft.tokens[k].lower.endsWith(u"ly") ||
            draft.tokens[k].is(u"therefore") || draft.tokens[k].is(u"then") || draft.tokens[k].is(u"also")))
        ++k;
    const bool distant = k < s.last && (draft.tokens[k].is(u"have") || draft.tokens[k].is(u"be") ||
                                        draft.tokens[k].is(u"been"));
    return {distant ? Stance::Alleged : Stance::Hypothetical, i, i + 1};
}

// What the sentence as a whole is: a question asked, a condition.
Hedge wholeOf(const Draft& draft, const Sentence& s)
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

bool countsAt(const Draft& draft, const DraftClaim& claim, const Hedge& cue)
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

// What an adjective makes of its noun; stated: nothing.
Stance adjectiveAt(const Draft& draft, int token)
{
    const auto row = lexicon().governor("adjective", draft.tokens[token].lower);
    return row ? Stance(row->affirmed) : Stance::Stated;
}

// Words that end where the claim's own begins: "has yet to buy", "said to be the
// owner", "would-be owner".
Hedge rightBefore(const Draft& draft, const DraftClaim& claim)
{
    const Sentence& s = draft.sentences[claim.sentence];
    int end = claim.trigger;
    const auto isModifier = [](Upos upos) { // a participle, too
        return upos == Upos::Adj || upos == Upos::Det || upos == Upos::Verb;
    };
    const bool isNoun = !draft.words.empty() && draft.words[end].upos == Upos::Noun;
    while (isNoun && end > s.first && end > claim.trigger - 4 && isModifier(draft.words[end - 1].upos)) {
        --end;
        if (const Stance stance = adjectiveAt(draft, end); stance != Stance::Stated)
            return {stance, end, end + 1, true};
    }
    for (int i = end - 2; i >= std::max(s.first, end - 5); --i)
        if (const Hedge cue = cueAt(draft, s, i); cue.stance != Stance::Stated && cue.last == end)
            return {cue.stance, cue.first, cue.last, true};
    return {};
}

// "the suspected owner of X": whoever that is, the phrase does not say that he owns X.
Hedge inPhrase(const Draft& draft, const DraftClaim& claim, const Scope& scope)
{
    for (const int m : {claim.subjectMention, claim.objectMention}) {
        if (m < 0 || !scope.inside || draft.mentions[m].type != MentionType::Description)
            continue;
        for (int i = draft.mentions[m].first; i < draft.mentions[m].last; ++i)
            if (const Stance stance = adjectiveAt(draft, i); stance != Stance::Stated)
                return {stance, i, i + 1, true};
    }
    return {};
}

// "X is said to be the owner of Y": what X is called here is no more than said, whatever the claim makes of
// it.
Hedge beforePhrase(const Draft& draft, const DraftClaim& claim)
{
    const Sentence& s = draft.sentences[claim.sentence];
    for (const int m : {claim.subjectMention, claim.objectMention}) {
        if (m < 0 || draft.mentions[m].type != MentionType::Description)
            continue;
        const int first = draft.mentions[m].first;
        if (first <= s.first || !draft.tokens[first - 1].is(u"be"))
            continue;
        for (int i = std::max(s.first, first - 5); i < first; ++i)
            if (const Hedge cue = cueAt(draft, s, i); cue.stance != Stance::Stated && cue.last == first)
                return {cue.stance, cue.first, cue.last, true};
    }
    return {};
}

// "planned to blacklist": the act is what follows.
bool takesInfinitive(const Draft& draft, int verb)
{
    for (int i = verb + 1; i < int(draft.words.size()) && i < verb + 6; ++i)
        if (draft.words[i].head == verb && draft.words[i].relation == Relation::Xcomp &&
            draft.words[i].xpos == Xpos::Vb)
            return true;
    return false;
}

} // namespace

Hedge byWindow(const Draft& draft, const DraftClaim& claim)
{
    const Sentence& s = draft.sentences[claim.sentence];
    int first = claim.trigger, last = claim.trigger + 1;
    while (first > s.first && !endsClause(draft.tokens[first - 1]))
        --first;
    while (last < s.last && !endsClause(draft.tokens[last]))
        ++last;
    const bool isAct = lexicon().acts.contains(claim.kind),
               isBackground = lexicon().backgrounds.contains(claim.kind) && !claim.ascribed;
    Hedge found;
    if (!isBackground)
        found = wholeOf(draft, s);
    for (int i = first; i < last; ++i) {
        Hedge cue = cueAt(draft, s, i);
        if (cue.stance == Stance::Stated)
            cue = wouldAt(draft, s, i);
        if (cue.stance == Stance::Stated || !countsAt(draft, claim, cue))
            continue;
        if (isAct && (cue.first == claim.trigger || isSaying(draft, cue.first)))
            continue; // the act's own word: "denies", "accusing"
        if (found.stance == Stance::Stated || cue.stance == Stance::Denied)
            found = cue;
    }
    return found;
}

Hedge byScope(const Draft& draft, const DraftClaim& claim, const Scope& scope)
{
    const bool isAct = lexicon().acts.contains(claim.kind),
               isBackground = lexicon().backgrounds.contains(claim.kind);
    // What is done to a role says nothing of who has it: "did not call the owner of X".
    const bool isRole = (isBackground || claim.kind == u"owns" || claim.kind == u"client_of") &&
                        !claim.ascribed &&
                        !lexicon().nounPatterns.contains(
                            draft.tokens[claim.trigger].lower); // "X's ownership of Y was never proven"
    // "was acquitted of leading X": where the word itself is hedged, it is, however often such things are
    // told by the way.
    const bool isVerb = isVerbLike(draft, claim.trigger) ||
                        (!draft.words.empty() && draft.words[claim.trigger].upos == Upos::Verb);
    const bool isItsWord =
        claim.ascribed || (isBackground && isVerb && saysKind(draft, claim.trigger, claim.kind));
    Hedge found;
    for (const Cue& cue : scope.cues) {
        if (isAct && (cue.first == claim.trigger || cue.last - 1 == claim.trigger) &&
            !(cue.stance == Stance::Hypothetical && takesInfinitive(draft, claim.trigger)))
            continue; // the act's own word: "denies", "accusing"
        if (cue.way == Way::Noun && (isRole || cue.start != Start::Trigger))
            continue;
        if (isRole && scope.inside &&
            (cue.start == Start::Ends || (cue.way != Way::Own && cue.way != Way::Shared)))
            continue;
        if (cue.stance > found.stance)
            found = {cue.stance, cue.first, cue.last,
                     (cue.worn || (isItsWord && cue.start == Start::Trigger)) &&
                         (cue.way == Way::Own || cue.way == Way::Lifted)};
    }
    return found;
}

Hedge ruled(const Draft& draft, const DraftClaim& claim, const Scope& scope)
{
    Hedge found;
    found.stance = claim.stance;
    if (claim.stance == Stance::Denied) { // by its voice; for good where it is another's claim that is denied
        const Hedge content = inContent(draft, claim);
        return content.stance == Stance::Denied ? content : found;
    }
    Hedge near = rightBefore(draft, claim);
    if (!near.worn)
        near = inPhrase(draft, claim, scope);
    if (!near.worn)
        near = beforePhrase(draft, claim);
    if (!near.worn) // "Rumour has it that …": all of it
        if (const Hedge opening =
                cueAt(draft, draft.sentences[claim.sentence], draft.sentences[claim.sentence].first);
            opening.last - opening.first >= 3)
            near = {opening.stance, opening.first, opening.last, true};
    if (claim.background)
        return near.worn ? near : found;
    if (claim.hearsay && !near.worn && claim.stance != Stance::Denied)
        near = {std::max(claim.stance, Stance::Alleged), -1, -1, true};
    for (const Hedge& other : {asCalled(draft, claim), inContent(draft, claim), takenBack(draft, claim),
                               turnOfPhrase(draft, claim)})
        if (other.stance > near.stance)
            near = other;
    if (scope.cues.empty() && !near.worn) // where the tree leads nowhere
        near = thatClause(draft, claim);
    if (const Hedge condition = conditionAtHead(draft, claim); condition.worn && !near.worn)
        near = condition;
    if (!lexicon().acts.contains(claim.kind)) // an author's own: "in her novel she criticises …"
        if (const Hedge fiction = fictionAt(draft, draft.sentences[claim.sentence]); fiction.worn)
            return fiction;
    const bool knowsTree = scope.predicate >= 0;
    const Hedge cue = knowsTree ? byScope(draft, claim, scope) : byWindow(draft, claim);
    if (near.worn && near.stance >= cue.stance)
        return near;
    return cue.stance == Stance::Stated || (knowsTree && cue.stance < claim.stance) ? found : cue;
}

void giveStances(const Draft& draft, std::vector<DraftClaim>& claims, const RelationModels& models,
                 std::stop_token stop)
{
    Scopes scopes(draft);
    for (DraftClaim& claim : claims) {
        if (stop.stop_requested())
            return;
        const Scope scope = scopes.of(claim);
        Hedge found = ruled(draft, claim, scope);
        if (models.stance && !found.worn) {
            const Hedge rule = found;
            found = {safest(stanceChances(models, stanceFeatures(draft, claim, scope)),
                            statedFrom(claim.kind, rule.stance), rule.stance)};
            for (const Hedge& hedge : {rule, byScope(draft, claim, scope), byWindow(draft, claim)})
                if (hedge.stance == found.stance && found.first < 0)
                    found = hedge;
            if (found.stance != claim.stance)
                claim.hedges.clear();
        }
        claim.stance = found.stance;
        if (found.first >= 0)
            claim.hedges.push_back(
                {draft.tokens[found.first].range.start, draft.tokens[found.last - 1].range.end});
    }
}

} // namespace redthread::reading
