// Tagger and parser with what they have learnt, read in place from a model
// file. Constant; any thread may use it. Greedy: about 2n decisions for n
// words, each the sum of some hundred weights.
#pragma once

#include "models/learning/model_file.h"
#include "models/reading/syntax/parse_features.h"
#include "models/reading/syntax/word.h"

namespace redthread::reading {

// The classes of the tagger: "NOUN/NN", one string each.
struct TagClasses {
    explicit TagClasses(const QStringList& names = {});
    QStringList names;
    std::vector<Upos> upos;
    std::vector<Xpos> xpos;
};

class SyntaxModel {
public:
    SyntaxModel() = default; // has learnt nothing
    explicit SyntaxModel(const learning::ModelFile& file);

    bool isEmpty() const { return !m_tags || !m_actions || !m_relations; }
    // Words of one sentence; heads count from its first word, −1: root. Not of
    // an empty model. Lemmas stay empty.
    std::vector<Word> parse(std::span<const Look> looks) const;

private:
    void tag(std::span<const Look> looks, std::vector<Word>& words) const;

    TagClasses m_classes;
    std::vector<Relation> m_relationOf; // class → relation
    learning::Weights m_tags, m_actions, m_relations;
};

} // namespace redthread::reading
