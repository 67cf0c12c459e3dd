#include "models/reading/learnt_relations.h"

#include "models/reading/links.h"
#include "models/records/kinds.h"

#include <algorithm>
#include <map>

namespace redthread::reading {

namespace {

constexpr double leastRelated = 0.015; // of one pair; nothing is offered of less

// The links of a text, decided upon one by one.
class LinkReader {
public:
    LinkReader(const Draft& draft, const std::vector<Pair>& pairs, const std::vector<DraftClaim>& rules,
               LinkLimits limits)
        : d(draft), m_pairs(pairs), m_kinds(relationshipKinds()), m_limits(limits)
    {
        for (const DraftClaim& rule : rules)
            m_rules.insert({{rule.sentence, rule.subject, rule.object, rule.kind}, &rule});
    }

    LearntRelations run(const std::vector<Link>& links)
    {
        for (const Link& link : links)
            if (!link.candidates.empty() && link.candidates[0].score >= m_limits.claimFrom)
                claim(link.candidates[0]);
            else if (link.related >= m_limits.possibleFrom)
                offer(link);
        return std::move(m_out);
    }

private:
    // One claim in each sentence that says it half as clearly as the clearest.
    void claim(const Candidate& what)
    {
        std::map<int, DraftClaim> bySentence;
        for (const Vote& vote : what.votes) {
            if (vote.score < what.score * 0.5)
                continue;
            DraftClaim one = claimOf(m_pairs[vote.pair], what);
            one.confidence = vote.score;
            DraftClaim& there = bySentence[one.sentence];
            if (there.subject < 0 || one.confidence > there.confidence)
                there = one;
        }
        for (const auto& [sentence, claim] : bySentence)
            m_out.claims.push_back(claim);
    }

    DraftClaim claimOf(const Pair& pair, const Candidate& what) const
    {
        const QString& kind = m_kinds[what.kind].key;
        // A rule that read the same knows the word that says it.
        if (const auto rule = m_rules.find({pair.sentence, what.subject, what.object, kind});
            rule != m_rules.end())
            return *rule->second;
        const bool turned = pair.subject.entity != what.subject;
        DraftClaim claim;
        claim.subject = what.subject;
        claim.object = what.object;
        claim.subjectMention = turned ? pair.object.mention : pair.subject.mention;
        claim.objectMention = turned ? pair.subject.mention : pair.object.mention;
        claim.kind = kind;
        claim.sentence = pair.sentence;
        claim.trigger = triggerOf(d, pair, kind);
        return claim;
    }

    void offer(const Link& link)
    {
        const Pair& pair = m_pairs[link.pair];
        DraftLink possible{pair.subject.entity, pair.object.entity, pair.sentence, {}, link.related};
        for (const Candidate& candidate : link.candidates)
            if (const QString& kind = m_kinds[candidate.kind].key;
                possible.kinds.size() < 3 && !possible.kinds.contains(kind))
                possible.kinds << kind;
        m_out.possible.push_back(possible);
    }

    const Draft& d;
    const std::vector<Pair>& m_pairs;
    const std::vector<RelationshipKind>& m_kinds;
    LinkLimits m_limits;
    std::map<std::tuple<int, int, int, QString>, const DraftClaim*> m_rules;
    LearntRelations m_out;
};

} // namespace

LearntRelations learntRelations(const Draft& draft, const RelationModels& models,
                                const std::vector<DraftClaim>& rules, LinkLimits limits, std::stop_token stop)
{
    if (!models)
        return {};
    const std::vector<Pair> pairs = findPairs(draft, rules, stop);
    return LinkReader(draft, pairs, rules, limits).run(findLinks(draft, models, pairs, leastRelated, stop));
}

} // namespace redthread::reading
