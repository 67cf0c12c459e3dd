#include "models/reading/stance_features.h"

#include "models/reading/factuality.h"
#include "models/reading/governing.h"
#include "models/reading/lexicon.h"
#include "models/reading/models.h"
#include "models/reading/stances.h"
#include "models/records/kinds.h"

#include <algorithm>
#include <cmath>

namespace redthread::reading {

namespace {

class Teller {
public:
    Teller(const Draft& draft, const DraftClaim& claim, const Scope& scope)
        : d(draft), c(claim), m_scope(scope), s(draft.sentences[claim.sentence])
    {
    }

    std::vector<learning::Feature> run()
    {
        const QString group = lexicon().acts.contains(c.kind)          ? QStringLiteral("act")
                              : lexicon().backgrounds.contains(c.kind) ? QStringLiteral("back")
                                                                       : QStringLiteral("deed");
        const QString voice = c.claimant < 0            ? QStringLiteral("author")
                              : c.claimant == c.subject ? QStringLiteral("subject")
                              : c.claimant == c.object  ? QStringLiteral("object")
                                                        : QStringLiteral("other");
        const QString said = key(c.stance), near = key(byWindow(d, c).stance),
                      tree = key(byScope(d, c, m_scope).stance);
        tell({u"bias"});
        tell({u"kind ", c.kind});
        tell({u"group ", group});
        tell({u"voice ", voice});
        tell({u"voice ", voice, u" ", group});
        tell({u"voice ", voice, u" ", c.kind});
        tell({u"said ", said});
        tell({u"said ", said, u" ", group});
        tell({u"near ", near});
        tell({u"near ", near, u" ", group});
        tell({u"tree ", tree});
        tell({u"tree ", tree, u" ", group});
        tell({u"tree ", tree, u" ", voice});
        tell({u"all ", said, near, tree});
        tell({u"all ", said, near, tree, group});
        if (c.background)
            tell({u"by the way"});
        if (d.tokens[c.trigger].is(Token::Quoted))
            tell({u"quoted ", voice});
        if (c.subjectMention < 0 || c.objectMention < 0)
            tell({c.subjectMention < 0 && c.objectMention < 0 ? QStringView(u"no mention")
                                                              : QStringView(u"one mention")});
        for (const Cue& cue : m_scope.cues)
            cueTold(cue, group);
        tell({u"inside ", m_scope.inside ? QStringView(u"yes ") : QStringView(u"no "), group});
        if (m_scope.cues.empty())
            tell({u"no cue ", group});
        grammar(group);
        happened(group);
        sentence(group);
        return std::move(m_out);
    }

private:
    void tell(std::initializer_list<QStringView> words)
    {
        QString all = QStringLiteral("st ");
        for (const QStringView word : words)
            all += word;
        m_out.push_back(learning::feature(all));
    }

    void cueTold(const Cue& cue, const QString& group)
    {
        const QString number = QString::number(int(cue.way)), way = number + QString::number(int(cue.start));
        const QString& word = d.tokens[cue.first].lower;
        const QString stance = key(cue.stance);
        tell({u"cue ", stance, u" ", way});
        tell({u"cue ", stance, u" ", number});
        tell({u"cue ", stance, u" ", way, u" ", group});
        tell({u"cue ", stance, u" ", number,
              m_scope.inside ? QStringView(u" inside ") : QStringView(u" across "), group});
        tell({u"cue ", stance});
        tell({u"cue word ", word});
        tell({u"cue word ", word, u" ", number});
    }

    void grammar(const QString& group)
    {
        if (d.words.empty() || m_scope.predicate < 0)
            return;
        const Word& predicate = d.words[m_scope.predicate];
        tell({u"predicate ", predicate.lemma});
        tell({u"form ", nameOf(predicate.xpos), u" ", group});
        tell({u"relation ", nameOf(predicate.relation)});
        QString auxiliaries;
        for (int i = s.first; i < s.last; ++i)
            if (d.words[i].head == m_scope.predicate && d.words[i].upos == Upos::Aux)
                auxiliaries += d.tokens[i].lower + u' ';
        tell({u"aux ", auxiliaries});
        for (size_t k = 0; k < m_scope.governors.size() && k < 3; ++k) {
            const Word& governor = d.words[m_scope.governors[k]];
            tell({u"governor ", governor.lemma});
            tell({u"governor ", nameOf(governor.upos)});
        }
        if (m_scope.governors.empty())
            tell({u"ungoverned ", group});
    }

    // What was learnt from plain sentences says of the verb: did it happen?
    void happened(const QString& group)
    {
        if (d.words.empty() || !models().factuality)
            return;
        const Dependents tree(d, s);
        const auto tellOf = [&](QStringView name, int token) {
            const int verb = token < 0 ? -1 : verbAbove(d, token);
            if (verb < s.first || verb >= s.last)
                return tell({name, u"none"});
            const double chance = chanceOf(factualityFeatures(d, s, tree, verb), models().factuality);
            const QString tenth = QString::number(int(std::min(9.0, chance * 10)));
            tell({name, tenth});
            tell({name, tenth, u" ", group});
        };
        tellOf(u"happened ", m_scope.predicate);
    }

    // Words that make a sentence doubtful wherever they stand.
    void sentence(const QString& group)
    {
        bool any = false;
        for (int i = s.first; i < s.last; ++i)
            if (lexicon().doubts.contains(d.tokens[i].lower) && !isSoftened(d, s, i)) {
                any = true;
                tell({u"in ", d.tokens[i].lower});
                tell({u"in ", d.tokens[i].lower, u" ", group});
            }
        if (!any) {
            tell({u"no doubt"});
            tell({u"no doubt ", group});
        }
    }

    const Draft& d;
    const DraftClaim& c;
    const Scope& m_scope;
    const Sentence& s;
    std::vector<learning::Feature> m_out;
};

} // namespace

std::vector<learning::Feature> stanceFeatures(const Draft& draft, const DraftClaim& claim, const Scope& scope)
{
    return Teller(draft, claim, scope).run();
}

StanceChances stanceChances(const RelationModels& models, const std::vector<learning::Feature>& features)
{
    StanceChances chances{};
    double sum = 0, most = -1e9;
    std::vector<learning::Feature> own(features.size());
    for (int k = 0; k < stanceCount; ++k) {
        for (size_t i = 0; i < features.size(); ++i)
            own[i] = learning::combine(features[i], learning::Feature(k));
        chances[k] = models.score(models.stance, own);
        most = std::max(most, chances[k]);
    }
    for (double& c : chances)
        sum += c = std::exp(c - most);
    for (double& c : chances)
        c /= sum;
    return chances;
}

double statedFrom(const QString& kind, Stance ruled)
{
    const double least = relationshipKind(kind).charges ? 0.9 : 0.8;
    return ruled == Stance::Stated ? least : least + (1 - least) * 0.6;
}

Stance safest(const StanceChances& chances, double statedFrom, Stance ruled)
{
    if (chances[0] >= statedFrom)
        return Stance::Stated;
    const auto likeliest = [&](int last) {
        return Stance(std::max_element(chances.begin() + 1, chances.begin() + last + 1) - chances.begin());
    };
    const bool isForced = *std::max_element(chances.begin(), chances.end()) == chances[0];
    if (!isForced)
        return likeliest(int(Stance::Denied));
    // A doubt is not a denial, which is a claim of its own.
    return ruled != Stance::Stated ? ruled : likeliest(int(Stance::Hypothetical));
}

} // namespace redthread::reading
