#include "models/reading/syntax/parse.h"

#include "models/reading/syntax/lemmas.h"
#include "models/reading/syntax/mending.h"

#include <utility>

namespace redthread::reading {

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
            QStringList lower;
            for (int i = first; i < last; ++i) {
                const Token& token = draft.tokens[size_t(i)];
                lower << token.lower;
                looks.push_back(lookOf(QStringView(draft.text).mid(token.range.start, token.range.length()),
                                       token.lower));
            }
            std::vector<Word> words = models.syntax.parse(looks);
            mend(words, lower);
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
