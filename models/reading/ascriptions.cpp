#include "models/reading/ascriptions.h"

#include "models/reading/governing.h"
#include "models/reading/parties.h"

#include <algorithm>

namespace redthread::reading {

namespace {

constexpr int mostSteps = 5; // up the tree, from one end to the noun

template <class Fits>
int childOf(const Draft& draft, const Sentence& s, int head, const Fits& fits)
{
    for (int i = s.first; i < s.last; ++i)
        if (draft.words[i].head == head && fits(i))
            return i;
    return -1;
}

bool hasCopula(const Draft& draft, const Sentence& s, int token)
{
    return childOf(draft, s, token, [&](int c) { return draft.words[c].relation == Relation::Cop; }) >= 0;
}

bool isBelow(const Draft& draft, int token, int top)
{
    for (int step = 0; step < mostSteps && token >= 0; ++step, token = draft.words[token].head)
        if (token == top)
            return true;
    return false;
}

// Where the predicate stands that says the noun of somebody; -1: it is told by the way.
int predicateOf(const Draft& draft, const Sentence& s, int noun)
{
    if (hasCopula(draft, s, noun))
        return noun;
    const Word& word = draft.words[noun];
    // "The owner of Y is not X."
    if (word.relation == Relation::Nsubj && word.head >= 0 && hasCopula(draft, s, word.head))
        return word.head;
    return callingVerb(draft, s, noun) >= 0 ? noun : -1;
}

// "A called X an agent of Y", "X is not an employee of Y", where the agent was taken for somebody of his own:
// it is X.
void saidOf(const Draft& draft, const Sentence& s, int noun, DraftClaim& claim)
{
    if (claim.subjectMention < 0)
        return;
    const DraftMention& mention = draft.mentions[claim.subjectMention];
    if (mention.type != MentionType::Description || noun < mention.first || noun >= mention.last ||
        draft.entities[claim.subject].named)
        return;
    const int one = childOf(draft, s, claim.caller >= 0 ? claim.caller : claim.trigger, [&](int c) {
        const Relation r = draft.words[c].relation;
        return c != noun && c < noun &&
               (r == Relation::NsubjPass || r == (claim.caller >= 0 ? Relation::Obj : Relation::Nsubj));
    });
    const int entity = one < 0 ? -1 : draft.entityAt(one) >= 0 ? draft.entityAt(one) : draft.pronounAt[one];
    if (entity < 0 || entity == claim.object ||
        !lexicon().fits(claim.kind, draft.entities[entity].kind, draft.entities[claim.object].kind))
        return;
    claim.subject = entity;
    claim.subjectMention = draft.mentionAt[one];
}

} // namespace

int callingVerb(const Draft& draft, const Sentence& s, int noun)
{
    const auto calls = [&](int verb) {
        return verb >= s.first && verb < s.last && draft.words[verb].upos == Upos::Verb &&
               lexicon().governors.contains(QStringLiteral("ascribe ") + draft.words[verb].lemma);
    };
    const Word& word = draft.words[noun];
    if (word.relation == Relation::Appos) { // "called the governor, Ruth Cole, an agent"
        int up = word.head;
        for (int step = 0; step < mostSteps && up >= 0 && draft.words[up].upos != Upos::Verb; ++step)
            up = draft.words[up].head;
        const int article =
            noun - 1 >= s.first
                ? childOf(draft, s, noun,
                          [&](int c) { return draft.tokens[c].is(u"a") || draft.tokens[c].is(u"an"); })
                : -1;
        const bool apart = article > s.first &&
                           (!draft.tokens[article - 1].is(Token::Word) || draft.mentionAt[article - 1] >= 0);
        return article >= 0 && apart && up >= 0 && up < noun && calls(up) &&
                       draft.words[up].lemma != u"name" &&
                       childOf(draft, s, up,
                               [&](int c) {
                                   return c > up && c < noun && draft.words[c].relation == Relation::Obj;
                               }) >= 0
                   ? up
                   : -1;
    }
    if (!calls(word.head))
        return -1;
    const auto has = [&](Relation relation) {
        return childOf(draft, s, word.head, [&](int c) {
                   return c != noun && c < noun && draft.words[c].relation == relation;
               }) >= 0;
    };
    const int preposition =
        childOf(draft, s, noun, [&](int c) { return draft.words[c].relation == Relation::Case; });
    const bool isSomebody = has(Relation::Obj) || has(Relation::NsubjPass);
    int start = noun; // of the phrase; behind a comma it is an apposition
    for (int i = s.first; i < noun; ++i)
        if (draft.words[i].head == noun && i < start && draft.words[i].relation != Relation::Punct)
            start = i;
    if (start > s.first && draft.tokens[start - 1].is(u",") && preposition < 0)
        return -1;
    switch (word.relation) {
    case Relation::Xcomp:
        return word.head;
    case Relation::Obj:
        return isSomebody ? word.head : -1;
    case Relation::Obl:
    case Relation::OblUnmarked:
    case Relation::Advcl:
        if (preposition >= 0)
            return draft.tokens[preposition].is(u"as") ? word.head : -1;
        return isSomebody ? word.head : -1;
    default:
        return -1;
    }
}

void findAscriptions(const Draft& draft, std::vector<DraftClaim>& claims)
{
    if (draft.words.empty())
        return;
    const auto isCallersOwn = [&](const DraftClaim& claim) { // who calls somebody an agent is none
        if (claim.caller < 0)
            return false;
        const Sentence& s = draft.sentences[claim.sentence];
        const int who = childOf(draft, s, claim.caller,
                                [&](int c) { return draft.words[c].relation == Relation::Nsubj; });
        return who >= 0 && (draft.entityAt(who) == claim.subject || draft.pronounAt[who] == claim.subject);
    };
    for (DraftClaim& claim : claims) {
        const Sentence& s = draft.sentences[claim.sentence];
        std::vector<int> nouns;
        if (saysKind(draft, claim.trigger, claim.kind))
            nouns.push_back(claim.trigger);
        const bool isRole =
            lexicon().backgrounds.contains(claim.kind) || claim.kind == u"owns" || claim.kind == u"client_of";
        const auto head = [&](int mention) {
            const DraftMention& m = draft.mentions[mention];
            for (int i = m.first; i < m.last; ++i)
                if (const int above = draft.words[i].head; above < m.first || above >= m.last)
                    return i;
            return m.first;
        };
        for (const auto& [one, other] : {std::pair(claim.subjectMention, claim.objectMention),
                                         std::pair(claim.objectMention, claim.subjectMention)})
            if (isRole && one >= 0 && other >= 0 && draft.mentions[one].type == MentionType::Description &&
                isBelow(draft, head(other), head(one)))
                nouns.push_back(head(one));
        for (const int noun : nouns) {
            if (noun < s.first || noun >= s.last || draft.words[noun].upos != Upos::Noun)
                continue;
            const int predicate = predicateOf(draft, s, noun);
            if (predicate < 0)
                continue;
            claim.trigger = predicate;
            claim.ascribed = true;
            claim.background = false;
            claim.caller = callingVerb(draft, s, noun);
            saidOf(draft, s, noun, claim);
            break;
        }
    }
    std::erase_if(claims, isCallersOwn);
}

Hedge asCalled(const Draft& draft, const DraftClaim& claim)
{
    if (claim.caller < 0)
        return {};
    const Sentence& s = draft.sentences[claim.sentence];
    const Dependents tree(draft, s);
    const Governing words(draft, tree, s, false);
    for (const int c : tree.children(claim.caller))
        if (words.row("mistaken", draft.tokens[c].lower))
            return {Stance::Denied, c, c + 1, true};
    const auto row = words.row("ascribe", draft.words[claim.caller].lemma);
    if (!row)
        return {};
    const auto stance = Stance(words.negated(claim.caller, claim.trigger) ? row->negated : row->affirmed);
    return stance == Stance::Stated ? Hedge{} : Hedge{stance, claim.caller, claim.caller + 1, true};
}

} // namespace redthread::reading
