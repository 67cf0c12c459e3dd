#include "models/reading/syntax/parse.h"

#include "models/reading/syntax/lemmas.h"

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
        looks.clear();
        for (int i = sentence.first; i < sentence.last; ++i) {
            const Token& token = draft.tokens[size_t(i)];
            looks.push_back(
                lookOf(QStringView(draft.text).mid(token.range.start, token.range.length()), token.lower));
        }
        std::vector<Word> words = models.syntax.parse(looks);
        for (size_t k = 0; k < words.size(); ++k) {
            const size_t i = size_t(sentence.first) + k;
            Word& word = draft.words[i] = std::move(words[k]);
            if (word.head >= 0)
                word.head += sentence.first;
            word.lemma = lemmaOf(draft.tokens[i].lower, word.upos, word.xpos);
        }
    }
}

} // namespace redthread::reading
