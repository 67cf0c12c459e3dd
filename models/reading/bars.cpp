#include "models/reading/bars.h"

#include "models/reading/lexicon.h"
#include "models/reading/parties.h"

namespace redthread::reading {

namespace {

bool isSayingLemma(const Draft& d, int token)
{
    return lexicon().sayings.contains(d.words[size_t(token)].lemma);
}

// Whether the entity is meant, by name or pronoun, anywhere at or below the token.
bool isMeantBelow(const Draft& d, const Sentence& s, int entity, int top)
{
    for (int i = s.first; i < s.last; ++i) {
        if (d.entityAt(i) != entity && d.pronounAt[size_t(i)] != entity)
            continue;
        for (int t = i; t >= 0; t = d.words[size_t(t)].head)
            if (t == top)
                return true;
    }
    return false;
}

// "Lab says that Omar was targeted", "as Lab maintains": the lab stands beside what is told, not in it.
bool onlyTells(const Draft& d, const Sentence& s, const Place& teller, const Place& other)
{
    const Word& word = d.words[size_t(teller.head)];
    if (word.relation != Relation::Nsubj || word.head < 0 || !isSayingLemma(d, word.head))
        return false;
    // Up from the other end: the clause that hangs on what is said.
    int below = other.head;
    for (int t = d.words[size_t(below)].head; t >= 0 && t != word.head; t = d.words[size_t(t)].head)
        below = t;
    if (d.words[size_t(below)].head == word.head) {
        // What the teller does itself hangs there in another way: "said so and sued", "admitted using it".
        switch (d.words[size_t(below)].relation) {
        case Relation::Ccomp:
        case Relation::Parataxis:
        case Relation::Obj: // "says Mira was …", taken for "says Mira"
        case Relation::Obl:
        case Relation::Acl:
        case Relation::AclRelcl: // "as Lab maintains, which …"
            return !isMeantBelow(d, s, teller.entity, below);
        default:
            return false;
        }
    }
    // Not below it at all: what is said stands around it.
    const Relation own = d.words[size_t(word.head)].relation;
    const int around = d.words[size_t(word.head)].head;
    return around >= 0 && (own == Relation::Advcl || own == Relation::Parataxis);
}

// "Omar was targeted using the tools of a firm": not Omar used them.
bool onlySuffers(const Draft& d, const Place& sufferer, const Place& tool)
{
    const Word& word = d.words[size_t(sufferer.head)];
    if (word.relation != Relation::NsubjPass || word.head < 0)
        return false;
    for (int t = tool.head; t >= 0; t = d.words[size_t(t)].head)
        if (d.words[size_t(t)].head == word.head)
            return d.words[size_t(t)].relation == Relation::Advcl && d.tokens[size_t(t)].is(u"using");
    return false;
}

// "Police arrested two men on suspicion of killing Y": it was not the police.
bool onlyGoverns(const Draft& d, const Sentence& s, const Place& governor, const Place& victim)
{
    for (int t = d.words[size_t(victim.head)].head; t >= s.first && t < s.last; t = d.words[size_t(t)].head) {
        if (d.words[size_t(t)].upos != Upos::Verb)
            continue;
        const Party who = controlledBy(d, s, t);
        return who.first >= 0 && who.entity != governor.entity && governor.last <= t;
    }
    return false;
}

} // namespace

bool mayNotCharge(const Draft& draft, const Pair& pair)
{
    if (draft.words.empty())
        return false;
    const Sentence& s = draft.sentences[size_t(pair.sentence)];
    return onlyTells(draft, s, pair.subject, pair.object) || onlySuffers(draft, pair.subject, pair.object) ||
           onlyGoverns(draft, s, pair.subject, pair.object);
}

} // namespace redthread::reading
