#include "models/reading/learnt_relations.h"

#include "models/reading/lexicon.h"
#include "models/reading/pair_kinds.h"
#include "models/records/kinds.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace redthread::reading {

namespace {

constexpr double ownShare = 0.3; // of the weights each kind has for itself; the rest is shared by all
constexpr double doubt = 0.7;    // how much the doubt about mentions counts

struct Vote {
    double score;
    int pair;
};

class Judge {
public:
    Judge(const RelationModels& models) : m(models), m_prior(models.counts), m_kinds(relationshipKinds()) {}

    // The chance of each kind, given that the pair is related.
    std::vector<double> kinds(const Pair& pair, const QString& subject, const QString& object)
    {
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
            if (!lexicon().fits(m_kinds[k].key, subject, object))
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

} // namespace

LearntRelations learntRelations(const Draft& draft, const RelationModels& models,
                                const std::vector<DraftClaim>& known, const std::vector<DraftClaim>& rules,
                                LinkLimits limits, std::stop_token stop)
{
    LearntRelations out;
    if (!models)
        return out;
    Judge judge(models);
    const auto& kinds = relationshipKinds();
    const std::vector<Pair> pairs = findPairs(draft, rules, stop);
    struct Link {
        double related = 0;
        int pair = -1;                                                // the likeliest
        std::map<std::tuple<int, int, int>, std::vector<Vote>> votes; // subject, kind, object
    };
    std::map<std::pair<int, int>, Link> links;
    for (int i = 0; i < int(pairs.size()) && !stop.stop_requested(); ++i) {
        const Pair& pair = pairs[i];
        const double trust = std::pow(pair.subject.confidence * pair.object.confidence, doubt);
        const double related = trust / (1 + std::exp(-models.score(models.related, pair.features)));
        if (related < std::min(limits.claimFrom, limits.possibleFrom) * 0.8)
            continue;
        const int s = pair.subject.entity, o = pair.object.entity;
        Link& link = links[std::minmax(s, o)];
        if (related > link.related) {
            link.related = related;
            link.pair = i;
        }
        const std::vector<double> chance = judge.kinds(pair, draft.entities[s].kind, draft.entities[o].kind);
        for (int k = 0; k < int(kinds.size()); ++k) {
            if (kinds[k].key == u"linked_to" || related * chance[k] < 0.01)
                continue;
            const bool turn = kinds[k].symmetric && o < s;
            link.votes[{turn ? o : s, k, turn ? s : o}].push_back({related * chance[k], i});
        }
    }
    std::map<std::pair<int, int>, bool> said;
    for (const DraftClaim& claim : known)
        said[std::minmax(claim.subject, claim.object)] = true;
    for (const auto& [ends, link] : links) {
        if (said.count(ends))
            continue;
        struct Best {
            double score;
            std::tuple<int, int, int> what;
        };
        std::vector<Best> best;
        for (const auto& [what, votes] : link.votes) {
            double most = 0;
            for (const Vote& vote : votes)
                most = std::max(most, vote.score);
            best.push_back({most, what});
        }
        std::stable_sort(best.begin(), best.end(),
                         [](const Best& a, const Best& b) { return a.score > b.score; });
        if (!best.empty() && best[0].score >= limits.claimFrom) {
            const auto [s, k, o] = best[0].what;
            for (const Vote& vote : link.votes.at(best[0].what)) {
                if (vote.score < best[0].score * 0.5)
                    continue;
                const Pair& pair = pairs[vote.pair];
                const bool turned = pair.subject.entity != s;
                DraftClaim claim;
                claim.subject = s;
                claim.object = o;
                claim.subjectMention = turned ? pair.object.mention : pair.subject.mention;
                claim.objectMention = turned ? pair.subject.mention : pair.object.mention;
                claim.kind = kinds[k].key;
                claim.sentence = pair.sentence;
                claim.trigger = triggerOf(draft, pair, claim.kind);
                claim.confidence = vote.score;
                const bool again =
                    std::any_of(out.claims.begin(), out.claims.end(), [&](const DraftClaim& c) {
                        return c.sentence == claim.sentence && c.subject == s && c.object == o &&
                               c.kind == claim.kind;
                    });
                if (!again)
                    out.claims.push_back(claim);
            }
        } else if (link.related >= limits.possibleFrom) {
            const Pair& pair = pairs[link.pair];
            DraftLink possible{pair.subject.entity, pair.object.entity, pair.sentence, {}, link.related};
            for (const Best& b : best)
                if (const QString& kind = kinds[std::get<1>(b.what)].key;
                    possible.kinds.size() < 3 && !possible.kinds.contains(kind))
                    possible.kinds << kind;
            out.possible.push_back(possible);
        }
    }
    return out;
}

} // namespace redthread::reading
