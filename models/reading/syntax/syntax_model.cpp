#include "models/reading/syntax/syntax_model.h"

#include "models/reading/syntax/tag_features.h"

#include <algorithm>

namespace redthread::reading {

using learning::Feature;
using learning::Weights;

namespace {

void score(const Weights& weights, std::span<const Feature> features, std::vector<float>& scores)
{
    scores.assign(size_t(weights.classes()), 0.f);
    for (const Feature f : features)
        weights.prefetch(f);
    for (const Feature f : features)
        weights.add(f, 1, scores);
}

int best(const std::vector<float>& scores)
{
    return int(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

} // namespace

TagClasses::TagClasses(const QStringList& list) : names(list)
{
    for (const QString& name : list) {
        const qsizetype slash = name.indexOf(u'/');
        upos.push_back(uposFrom(name.left(slash)));
        xpos.push_back(xposFrom(name.mid(slash + 1)));
    }
}

SyntaxModel::SyntaxModel(const learning::ModelFile& file)
    : m_classes(file.strings(QStringLiteral("syntax.tags"))),
      m_tags(file.weights(QStringLiteral("syntax.tag"))),
      m_actions(file.weights(QStringLiteral("syntax.action"))),
      m_relations(file.weights(QStringLiteral("syntax.relation")))
{
    for (const QString& name : file.strings(QStringLiteral("syntax.relations")))
        m_relationOf.push_back(relationFrom(name));
    // Names and weights that do not belong together are no model.
    if (m_tags.classes() != int(m_classes.names.size()) || m_actions.classes() != actionCount ||
        m_relations.classes() != int(m_relationOf.size()))
        *this = SyntaxModel();
}

void SyntaxModel::tag(std::span<const Look> looks, std::vector<Word>& words) const
{
    std::vector<Feature> features;
    std::vector<float> scores;
    int before = -1, before2 = -1;
    for (int i = 0; i < int(looks.size()); ++i) {
        tagFeatures(looks, i, before, before2, features);
        score(m_tags, features, scores);
        before2 = before;
        before = best(scores);
        words[size_t(i)].upos = m_classes.upos[size_t(before)];
        words[size_t(i)].xpos = m_classes.xpos[size_t(before)];
    }
}

std::vector<Word> SyntaxModel::parse(std::span<const Look> looks) const
{
    Q_ASSERT(!isEmpty());
    std::vector<Word> words(looks.size());
    tag(looks, words);
    std::vector<Upos> upos;
    std::vector<Xpos> xpos;
    for (const Word& word : words) {
        upos.push_back(word.upos);
        xpos.push_back(word.xpos);
    }
    const Seen seen(looks, upos, xpos);
    std::vector<Feature> features;
    std::vector<float> scores;
    Arcs arcs(int(words.size()));
    while (!arcs.done()) {
        actionFeatures(seen, arcs, features);
        score(m_actions, features, scores);
        int action = -1;
        for (int a = 0; a < actionCount; ++a)
            if (arcs.may(Action(a)) && (action < 0 || scores[size_t(a)] > scores[size_t(action)]))
                action = a;
        arcs.apply(Action(action));
    }
    Tree tree(arcs.heads());
    for (const int word : tree.order()) {
        relationFeatures(seen, tree, word, features);
        score(m_relations, features, scores);
        const Relation relation = m_relationOf[size_t(best(scores))];
        tree.relations[size_t(word)] = int(relation);
        words[size_t(word) - 1].relation = relation;
        words[size_t(word) - 1].head = tree.heads[size_t(word)] - 1;
    }
    return words;
}

} // namespace redthread::reading
