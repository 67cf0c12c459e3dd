#include "models/reading/syntax/parse.h"

#include "models/reading/syntax/lemmas.h"

#include <utility>

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
void mendPredicate(std::vector<Word>& words)
{
    size_t root = 0;
    while (root < words.size() && words[root].head >= 0)
        ++root;
    if (root == words.size() || (words[root].upos != Upos::Noun && words[root].upos != Upos::Propn) ||
        hasChild(words, root, Relation::Cop))
        return;
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

} // namespace

void parse(Draft& draft, const Models& models, std::stop_token stop)
{
    draft.words.clear();
    if (models.syntax.isEmpty())
        return;
    draft.words.resize(draft.tokens.size());
    std::vector<Look> looks;
    for (const Sentence& sentence : draft.sentences) {
        if (stop.stop_requested())
            return;
        int bodyRoot = -1;
        // A dateline is no part of the clause behind it; it hangs from it.
        for (const auto& [first, last] :
             {std::pair(sentence.body, sentence.last), std::pair(sentence.first, sentence.body)}) {
            if (first == last)
                continue;
            looks.clear();
            for (int i = first; i < last; ++i) {
                const Token& token = draft.tokens[size_t(i)];
                looks.push_back(lookOf(QStringView(draft.text).mid(token.range.start, token.range.length()),
                                       token.lower));
            }
            std::vector<Word> words = models.syntax.parse(looks);
            mendPredicate(words);
            for (size_t k = 0; k < words.size(); ++k) {
                const size_t i = size_t(first) + k;
                Word& word = draft.words[i] = std::move(words[k]);
                if (word.head >= 0) {
                    word.head += first;
                } else if (first == sentence.body) {
                    bodyRoot = int(i);
                } else {
                    word.head = bodyRoot;
                    word.relation = Relation::Parataxis;
                }
                word.lemma = lemmaOf(draft.tokens[i].lower, word.upos, word.xpos);
            }
        }
    }
}

} // namespace redthread::reading
