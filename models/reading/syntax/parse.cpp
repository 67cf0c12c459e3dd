#include "models/reading/syntax/parse.h"

#include "models/reading/syntax/lemmas.h"

#include <utility>

namespace redthread::reading {

namespace {

// "Ada Byron, who left in 2020, denied reports that …": where a noun is made the sentence's predicate with a
// subject and no copula, and a verb's past was taken for its adjective, that verb is the predicate.
void mendPredicate(std::vector<Word>& words)
{
    const auto isChild = [&](size_t i, size_t of, Relation relation) {
        return words[i].head == int(of) && words[i].relation == relation;
    };
    size_t root = 0;
    while (root < words.size() && words[root].head >= 0)
        ++root;
    if (root == words.size() || (words[root].upos != Upos::Noun && words[root].upos != Upos::Propn))
        return;
    size_t subject = words.size(), verb = words.size();
    for (size_t i = 0; i < root; ++i)
        if (isChild(i, root, Relation::Nsubj))
            subject = i;
        else if (isChild(i, root, Relation::Cop))
            return;
        else if (subject < i && isChild(i, root, Relation::Amod) &&
                 (words[i].xpos == Xpos::Vbn || words[i].xpos == Xpos::Vbd) && verb == words.size())
            verb = i;
        else if (subject < i && isChild(i, root, Relation::Det) && verb == words.size())
            return; // "… the denied reports"
    if (verb == words.size())
        return;
    for (size_t i = 0; i < words.size(); ++i)
        if (words[i].head == int(root) && (i < verb || words[i].relation == Relation::Punct))
            words[i].head = int(verb);
    words[verb].head = -1;
    words[verb].relation = Relation::Root;
    words[verb].upos = Upos::Verb;
    words[verb].xpos = Xpos::Vbd;
    words[root].head = int(verb);
    words[root].relation = Relation::Obj;
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
