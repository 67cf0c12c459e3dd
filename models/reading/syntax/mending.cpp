#include "models/reading/syntax/mending.h"

#include "models/reading/lexicon.h"

#include <algorithm>

namespace redthread::reading {

namespace {

bool isChild(const std::vector<Word>& words, size_t i, size_t of, Relation relation)
{
    return words[i].head == int(of) && words[i].relation == relation;
}

bool hasChild(const std::vector<Word>& words, size_t of, Relation relation)
{
    for (size_t i = 0; i < words.size(); ++i)
        if (isChild(words, i, of, relation))
            return true;
    return false;
}

// words.size(): there is none.
size_t rootOf(const std::vector<Word>& words)
{
    size_t root = 0;
    while (root < words.size() && words[root].head >= 0)
        ++root;
    return root;
}

// The verb takes the place of the noun, which becomes its subject or object.
void makePredicate(std::vector<Word>& words, size_t root, size_t verb, Relation noun)
{
    for (size_t i = 0; i < words.size(); ++i)
        if (words[i].head == int(root) &&
            (words[i].relation == Relation::Punct || (noun == Relation::Obj && i < verb)))
            words[i].head = int(verb);
    words[verb].head = -1;
    words[verb].relation = Relation::Root;
    words[verb].upos = Upos::Verb;
    words[verb].xpos = Xpos::Vbd;
    words[root].head = int(verb);
    words[root].relation = noun;
}

// A verb's past that was taken for an adjective, so that the sentence has a noun for its predicate and no
// copula. "Ada Byron, who left in 2020, denied reports that …": the noun has a subject. "Police arrested Ada
// Byron": what is said to be done to the noun has an object.
void mendPredicate(std::vector<Word>& words, const QStringList& lower)
{
    const size_t root = rootOf(words);
    if (root == words.size() || (words[root].upos != Upos::Noun && words[root].upos != Upos::Propn) ||
        hasChild(words, root, Relation::Cop))
        return;
    for (size_t i = 0; i + 1 < root; ++i) { // "does not own shares": no noun has an auxiliary
        if (!isChild(words, i, root, Relation::Aux))
            continue;
        for (size_t verb = i + 1; verb < root; ++verb)
            if ((isChild(words, verb, root, Relation::Amod) ||
                 isChild(words, verb, root, Relation::Compound)) &&
                lexicon().verbForms.contains(lower[qsizetype(verb)])) {
                makePredicate(words, root, verb, Relation::Obj);
                words[verb].xpos = Xpos::Vb;
                return;
            }
    }
    const auto isPast = [&](size_t i) { return words[i].xpos == Xpos::Vbn || words[i].xpos == Xpos::Vbd; };
    if (hasChild(words, root, Relation::Nsubj)) {
        bool subject = false;
        for (size_t i = 0; i < root; ++i) {
            subject |= isChild(words, i, root, Relation::Nsubj);
            if (subject && isChild(words, i, root, Relation::Det)) // "… the denied reports"
                return;
            if (subject && isChild(words, i, root, Relation::Amod) && isPast(i))
                return makePredicate(words, root, i, Relation::Obj);
        }
        return;
    }
    for (size_t i = root + 1; i < words.size(); ++i)
        if (isChild(words, i, root, Relation::Acl) && isPast(i) && hasChild(words, i, Relation::Obj))
            return makePredicate(words, root, i, Relation::Nsubj);
}

// "told the court that Ada Byron left": what the court was told, not which court it was; the clause has a
// subject of its own, and "that" is none of its parties.
void mendTold(std::vector<Word>& words, const QStringList& lower)
{
    for (size_t verb = 0; verb < words.size(); ++verb) {
        if (!lexicon().isTelling(lower[qsizetype(verb)]))
            continue;
        for (size_t that = verb + 2; that < words.size() && that < verb + 6; ++that) {
            if (lower[qsizetype(that)] != u"that" || words[that].head <= int(that))
                continue;
            const auto clause = size_t(words[that].head);
            const int hearer = words[clause].head;
            const bool hangs =
                (words[clause].relation == Relation::AclRelcl || words[clause].relation == Relation::Acl ||
                 words[clause].relation == Relation::Ccomp) &&
                hearer > int(verb) && hearer < int(that) && words[size_t(hearer)].head == int(verb);
            bool hasSubject = false;
            for (size_t i = that + 1; i < clause; ++i)
                hasSubject |= isChild(words, i, clause, Relation::Nsubj) ||
                              isChild(words, i, clause, Relation::NsubjPass);
            if (!hangs || !hasSubject)
                continue;
            words[clause].head = int(verb);
            words[clause].relation = Relation::Ccomp;
            words[that].relation = Relation::Mark;
            words[that].upos = Upos::Sconj;
            words[that].xpos = Xpos::In;
            break;
        }
    }
}

// "A former employee alleges that Emil owns …": a verb of saying that was taken for the noun behind
// "employee".
void mendSaying(std::vector<Word>& words, const QStringList& lower)
{
    const size_t root = rootOf(words);
    if (root == 0 || root + 2 >= words.size() || words[root].upos != Upos::Noun ||
        lower[qsizetype(root) + 1] != u"that")
        return;
    const auto forms = lexicon().verbForms.constFind(lower[qsizetype(root)]);
    if (forms == lexicon().verbForms.constEnd() ||
        std::none_of(forms->begin(), forms->end(),
                     [](const VerbForm& f) { return lexicon().sayings.contains(f.lemma); }))
        return;
    const size_t noun = root - 1;
    if (words[noun].head != int(root) ||
        (words[noun].relation != Relation::Compound && words[noun].relation != Relation::Amod) ||
        hasChild(words, root, Relation::Cop) || hasChild(words, root, Relation::Nsubj))
        return;
    for (size_t i = 0; i < root; ++i)
        if (words[i].head == int(root) && i != noun)
            words[i].head = int(noun);
    for (size_t i = root + 1; i < words.size(); ++i)
        if (words[i].head == int(root) &&
            (words[i].relation == Relation::AclRelcl || words[i].relation == Relation::Acl))
            words[i].relation = Relation::Ccomp;
    words[noun].relation = Relation::Nsubj;
    words[noun].upos = Upos::Noun;
    words[root].upos = Upos::Verb;
    words[root].xpos = lower[qsizetype(root)].endsWith(u's') ? Xpos::Vbz : Xpos::Vbd;
    words[root + 1].relation = Relation::Mark;
}

// "Anna Lund, who was not present, owns …": what goes on behind the comma is the clause the name is the
// subject of.
void mendMainClause(std::vector<Word>& words, const QStringList& lower)
{
    const size_t root = rootOf(words);
    if (root == words.size() || (words[root].upos != Upos::Noun && words[root].upos != Upos::Propn) ||
        hasChild(words, root, Relation::Cop) || hasChild(words, root, Relation::Nsubj))
        return;
    for (size_t verb = root + 3; verb < words.size(); ++verb) {
        const Word& w = words[verb];
        const bool isFinite =
            w.upos == Upos::Verb && (w.xpos == Xpos::Vbz || w.xpos == Xpos::Vbd || w.xpos == Xpos::Vbp);
        if (!isFinite || w.relation != Relation::Conj || lower[qsizetype(verb) - 1] != u"," ||
            w.head <= int(root) || w.head >= int(verb) || words[size_t(w.head)].head != int(root) ||
            words[size_t(w.head)].relation != Relation::AclRelcl)
            continue;
        for (size_t i = 0; i < words.size(); ++i)
            if (words[i].head == int(root) && words[i].relation == Relation::Punct)
                words[i].head = int(verb);
        words[verb].head = -1;
        words[verb].relation = Relation::Root;
        words[root].head = int(verb);
        words[root].relation = Relation::Nsubj;
        return;
    }
}

} // namespace

void mend(std::vector<Word>& words, const QStringList& lower)
{
    mendPredicate(words, lower);
    mendSaying(words, lower);
    mendMainClause(words, lower);
    mendTold(words, lower);
}

} // namespace redthread::reading
