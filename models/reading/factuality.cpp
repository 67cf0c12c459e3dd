#include "models/reading/factuality.h"

#include <algorithm>
#include <cmath>

namespace redthread::reading {

namespace {

constexpr int mostGovernors = 3, mostSteps = 6;

class Teller {
public:
    Teller(const Draft& draft, const Sentence& sentence, const Dependents& tree)
        : d(draft), s(sentence), m_tree(tree)
    {
    }

    std::vector<learning::Feature> run(int token)
    {
        const Word& verb = d.words[size_t(token)];
        const QString form = nameOf(verb.xpos), relation = nameOf(verb.relation);
        tell({u"bias"});
        tell({u"lemma ", verb.lemma});
        tell({u"form ", form});
        tell({u"relation ", relation});
        tell({u"form ", form, u" ", relation});
        own(token, form);
        above(token, form);
        around(token);
        return std::move(m_out);
    }

private:
    void tell(std::initializer_list<QStringView> words)
    {
        QString all = QStringLiteral("fact ");
        for (const QStringView word : words)
            all += word;
        m_out.push_back(learning::feature(all));
    }

    static bool isNo(const QString& word)
    {
        return word == u"no" || word == u"not" || word == u"n't" || word == u"never" || word == u"neither" ||
               word == u"nor" || word == u"nobody" || word == u"nothing" || word == u"none";
    }

    bool holdsNo(int token) const
    {
        const auto& children = m_tree.children(token);
        return std::any_of(children.begin(), children.end(),
                           [&](int c) { return isNo(d.tokens[size_t(c)].lower); });
    }

    // What hangs on it: helping verbs, negation, adverbs, what opens its clause, who does it.
    void own(int token, const QString& form)
    {
        QString helpers;
        bool negated = isNo(d.tokens[size_t(token)].lower);
        for (const int c : m_tree.children(token)) {
            const Word& child = d.words[size_t(c)];
            const QString& word = d.tokens[size_t(c)].lower;
            const QString as = nameOf(child.relation);
            tell({u"has ", as});
            switch (child.relation) {
            case Relation::Aux:
            case Relation::AuxPass:
            case Relation::Cop:
                helpers += word + u' ';
                [[fallthrough]];
            case Relation::Mark:
            case Relation::Advmod:
            case Relation::Case:
            case Relation::Cc:
            case Relation::Det:
                tell({as, u" ", word});
                tell({as, u" ", word, u" ", form});
                break;
            case Relation::Nsubj:
            case Relation::NsubjPass:
                tell({u"who ", child.upos == Upos::Pron ? word : nameOf(child.xpos)});
                tell({u"who ", child.upos == Upos::Pron ? word : nameOf(child.xpos), u" ", form});
                [[fallthrough]];
            case Relation::Obj:
                negated = negated || isNo(word) || holdsNo(c);
                break;
            default:
                break;
            }
            negated = negated || isNo(word);
        }
        tell({u"helpers ", helpers, form});
        if (negated)
            tell({u"negated"});
    }

    // The words it hangs on, and how.
    void above(int token, const QString& form)
    {
        QString way = nameOf(d.words[size_t(token)].relation);
        int at = d.words[size_t(token)].head;
        for (int k = 0; k < mostGovernors && at >= s.first && at < s.last; ++k) {
            const Word& governor = d.words[size_t(at)];
            const QString step = QString::number(k);
            tell({u"under ", step, governor.lemma});
            tell({u"under ", step, way, u" ", governor.lemma});
            tell({u"under ", way, u" ", nameOf(governor.xpos)});
            if (k == 0)
                tell({u"under ", governor.lemma, u" ", form});
            for (const int c : m_tree.children(at)) {
                const Word& child = d.words[size_t(c)];
                const QString& word = d.tokens[size_t(c)].lower;
                if (c != token &&
                    (child.relation == Relation::Aux || child.relation == Relation::Mark || isNo(word))) {
                    tell({u"above ", step, word});
                    tell({u"above ", way, u" ", word});
                }
            }
            way += u'|' + nameOf(governor.relation);
            at = governor.head;
        }
        if (at < 0)
            tell({u"way ", way});
    }

    void around(int token)
    {
        for (int i = s.last - 1; i >= s.first && i >= s.last - 3; --i)
            if (d.tokens[size_t(i)].is(u"?"))
                tell({u"question"});
        for (int i = s.first; i < token; ++i)
            if (d.tokens[size_t(i)].is(u"if"))
                tell({u"if before"});
        for (int i = std::max(s.first, token - 3); i < token; ++i)
            tell({u"before ", d.tokens[size_t(i)].lower});
    }

    const Draft& d;
    const Sentence& s;
    const Dependents& m_tree;
    std::vector<learning::Feature> m_out;
};

} // namespace

std::vector<learning::Feature> factualityFeatures(const Draft& draft, const Sentence& sentence,
                                                  const Dependents& tree, int token)
{
    return Teller(draft, sentence, tree).run(token);
}

double chanceOf(const std::vector<learning::Feature>& features, const learning::Weights& factuality)
{
    // Every row has the same length, as in RelationModels::score().
    const float value = float(6 / std::sqrt(double(std::max<size_t>(1, features.size()))));
    float sum = 0;
    for (const learning::Feature feature : features)
        factuality.add(feature, value, {&sum, 1});
    return 1 / (1 + std::exp(-double(sum)));
}

int verbAbove(const Draft& draft, int token)
{
    for (int steps = 0; token >= 0 && steps < mostSteps; ++steps, token = draft.words[size_t(token)].head)
        if (draft.words[size_t(token)].upos == Upos::Verb)
            return token;
    return -1;
}

} // namespace redthread::reading
