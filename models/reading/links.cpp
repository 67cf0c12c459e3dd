#include "models/reading/links.h"

#include "models/reading/bars.h"
#include "models/reading/lexicon.h"
#include "models/reading/parties.h"
#include "models/records/kinds.h"

#include <algorithm>
#include <cmath>

namespace redthread::reading {

namespace {

constexpr double ownShare = 0.3;  // of the weights each kind has for itself; the rest is shared by all
constexpr double doubt = 0.7;     // how much the doubt about mentions counts
constexpr double ruleShare = 0.4; // of the doubt left that a rule takes away

class Judge {
public:
    explicit Judge(const RelationModels& models)
        : m(models), m_prior(models.counts), m_kinds(relationshipKinds())
    {
    }

    // The chance of each kind, given that the pair is related.
    std::vector<double> kinds(const Draft& draft, const Pair& pair)
    {
        const QString& subject = draft.entities[size_t(pair.subject.entity)].kind;
        const QString& object = draft.entities[size_t(pair.object.entity)].kind;
        const bool isIn = isInIt(draft, pair.object) && (object == u"place" || object == u"country"),
                   isNational = isOnlyNational(draft, pair), kin = tellsKin(draft, pair),
                   answers = isAnswered(draft, pair) || isTold(draft, pair),
                   dismissed = isDismissed(draft, pair);
        std::vector<double>& prior = m_priors[{subject, object}];
        if (prior.empty())
            prior = m_prior.between(subject, object);
        std::vector<double> shared(m_kinds.size()), own(m_kinds.size());
        std::vector<learning::Feature> features(pair.own.size());
        for (size_t k = 0; k < m_kinds.size(); ++k) {
            float sum = 0;
            for (const Told& told : toldOf(pair, m_kinds[k].key, prior[k]))
                m.kind.add(told.feature, told.value, {&sum, 1});
            shared[k] = sum;
            const learning::Feature kind = learning::feature(m_kinds[k].key);
            for (size_t i = 0; i < features.size(); ++i)
                features[i] = learning::combine(pair.own[i], kind);
            own[k] = m.score(m.ownKind, features);
            const bool isOffice = m_kinds[k].key == u"leads" || m_kinds[k].key == u"works_for";
            if (!lexicon().fits(m_kinds[k].key, subject, object) ||
                (isIn && (isOffice || m_kinds[k].key == u"owns")) ||
                (isNational && (isOffice || m_kinds[k].key == u"member_of")) ||
                (!kin && m_kinds[k].key == u"family_of") || (answers && m_kinds[k].key == u"authored") ||
                (dismissed && m_kinds[k].key == u"denies"))
                shared[k] -= 20;
        }
        soften(shared);
        soften(own);
        for (size_t k = 0; k < m_kinds.size(); ++k)
            shared[k] = std::log(shared[k] + 1e-9) * (1 - ownShare) + std::log(own[k] + 1e-9) * ownShare;
        soften(shared);
        return shared;
    }

private:
    // "the director in Mexico" does not lead Mexico.
    static bool isInIt(const Draft& draft, const Place& place)
    {
        int before = place.first - 1;
        if (before >= 0 && draft.tokens[size_t(before)].is(u"the"))
            --before;
        return before >= 0 && draft.tokens[size_t(before)].is(u"in");
    }

    // "the Dutch researcher Ann Berg" works for nobody by that; "the Dutch ambassador" does.
    static bool isOnlyNational(const Draft& draft, const Pair& pair)
    {
        if (pair.object.type != 'g' || pair.object.first >= pair.subject.last)
            return false;
        for (int i = pair.object.last; i < pair.subject.last; ++i) {
            const Token& token = draft.tokens[size_t(i)];
            if (!token.is(Token::Word) || lexicon().offices.contains(token.lower))
                return false;
        }
        return true;
    }

    // Who calls a report a fabrication, denies or criticises it, did not write it.
    static bool isAnswered(const Draft& draft, const Pair& pair)
    {
        static const QSet<QString> answers = {QStringLiteral("denies"), QStringLiteral("criticises"),
                                              QStringLiteral("responds_to")};
        for (int i = pair.subject.last; i < pair.object.first; ++i) {
            const auto forms = lexicon().verbForms.constFind(draft.tokens[size_t(i)].lower);
            if (draft.mentionAt[size_t(i)] >= 0 || forms == lexicon().verbForms.constEnd())
                continue;
            for (const VerbForm& form : *forms) {
                const std::vector<Pattern> patterns = lexicon().verbPatterns.value(form.lemma);
                if (form.lemma == u"call" || lexicon().sayings.value(form.lemma) == Saying::Deny ||
                    std::any_of(patterns.begin(), patterns.end(),
                                [](const Pattern& p) { return answers.contains(p.kind); }))
                    return true;
            }
        }
        return false;
    }

    static bool isDismissed(const Draft& draft, const Pair& pair)
    {
        for (int i = pair.subject.last; i < pair.object.first; ++i)
            if (isDismissal(draft, draft.sentences[size_t(pair.sentence)], i))
                return true;
        return false;
    }

    // "According to a leaked memo, X paid Y": the memo tells of X, who did not write it.
    static bool isTold(const Draft& draft, const Pair& pair)
    {
        const Sentence& s = draft.sentences[size_t(pair.sentence)];
        const int from = pair.object.first, next = pair.object.last;
        if (pair.subject.first <= from || next >= s.last || !draft.tokens[size_t(next)].is(u","))
            return false;
        for (int i = from - 1; i >= std::max(s.first, from - 4); --i)
            if (draft.tokens[size_t(i)].is(u"according"))
                return true;
        return false;
    }

    static bool tellsKin(const Draft& draft, const Pair& pair)
    {
        const Sentence& s = draft.sentences[size_t(pair.sentence)];
        return std::any_of(draft.tokens.begin() + s.first, draft.tokens.begin() + s.last,
                           [](const Token& token) { return lexicon().kinWords.contains(token.lower); });
    }

    static void soften(std::vector<double>& scores)
    {
        const double most = *std::max_element(scores.begin(), scores.end());
        double sum = 0;
        for (double& s : scores)
            sum += s = std::exp(s - most);
        for (double& s : scores)
            s /= sum;
    }

    const RelationModels& m;
    KindPrior m_prior;
    const std::vector<RelationshipKind>& m_kinds;
    std::map<std::pair<QString, QString>, std::vector<double>> m_priors;
};

double trustOf(const Pair& pair) { return std::pow(pair.subject.confidence * pair.object.confidence, doubt); }

struct Open {
    Link link;
    std::map<std::tuple<int, int, int>, Candidate> candidates; // subject, kind, object
};

bool isReadByRule(const Pair& pair, const QString& kind)
{
    return std::any_of(pair.hints.begin(), pair.hints.end(),
                       [&](const Hint& hint) { return hint.kind == kind && hint.way == u"rule+"; });
}

void addVotes(Open& open, const Pair& pair, const std::vector<double>& chance, double related, int number,
              bool mayCharge)
{
    const auto& kinds = relationshipKinds();
    const int subject = pair.subject.entity, object = pair.object.entity;
    for (int k = 0; k < int(kinds.size()); ++k) {
        double score = related * chance[size_t(k)];
        if (isReadByRule(pair, kinds[size_t(k)].key))
            score += (1 - score) * ruleShare;
        if (kinds[size_t(k)].key == u"linked_to" || score < 0.01 || (kinds[size_t(k)].charges && !mayCharge))
            continue;
        const bool turn = kinds[size_t(k)].symmetric && object < subject;
        const int s = turn ? object : subject, o = turn ? subject : object;
        Candidate& candidate = open.candidates[{s, k, o}];
        candidate.subject = s;
        candidate.kind = k;
        candidate.object = o;
        candidate.votes.push_back({score, number});
        candidate.score = std::max(candidate.score, score);
    }
}

} // namespace

std::vector<Link> findLinks(const Draft& draft, const RelationModels& models, const std::vector<Pair>& pairs,
                            double least, std::stop_token stop)
{
    Judge judge(models);
    std::map<std::pair<int, int>, Open> links;
    for (int i = 0; i < int(pairs.size()) && !stop.stop_requested(); ++i) {
        const Pair& pair = pairs[size_t(i)];
        const double related = trustOf(pair) / (1 + std::exp(-models.score(models.related, pair.features)));
        const bool byRule = std::any_of(pair.hints.begin(), pair.hints.end(),
                                        [](const Hint& hint) { return hint.way == u"rule+"; });
        if (related < least && !byRule)
            continue;
        const int s = pair.subject.entity, o = pair.object.entity;
        Open& open = links[std::minmax(s, o)];
        const std::vector<double> chance = judge.kinds(draft, pair);
        addVotes(open, pair, chance, related, i, !mayNotCharge(draft, pair));
        if (related > open.link.related) {
            open.link.related = related;
            open.link.pair = i;
        }
    }
    std::vector<Link> out;
    for (auto& [ends, open] : links) {
        Link& link = open.link;
        for (auto& [what, candidate] : open.candidates)
            link.candidates.push_back(std::move(candidate));
        // That two are related is surer than how: the score stands halfway between the two chances.
        for (Candidate& c : link.candidates) {
            const double lift = std::pow(std::max(1.0, link.related / c.score), 0.5);
            c.score *= lift;
            for (Vote& v : c.votes)
                v.score *= lift;
        }
        std::stable_sort(link.candidates.begin(), link.candidates.end(),
                         [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
        out.push_back(std::move(link));
    }
    return out;
}

} // namespace redthread::reading
