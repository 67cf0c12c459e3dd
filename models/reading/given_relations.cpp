#include "models/reading/given_relations.h"

#include "models/reading/ascriptions.h"
#include "models/reading/dates.h"
#include "models/reading/draft_of.h"
#include "models/reading/given.h"
#include "models/reading/lexicon.h"
#include "models/reading/parties.h"
#include "models/reading/stance_features.h"
#include "models/reading/stances.h"
#include "models/reading/voices.h"

#include "models/records/kinds.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace redthread {

namespace {

using namespace reading;

TextRange rangeOf(const QJsonObject& object) { return {object["start"].toInt(-1), object["end"].toInt(-1)}; }

class GivenRelations {
public:
    GivenRelations(const QString& text, const ArticleDetails& details, const QJsonObject& gold,
                   std::stop_token stop)
        : m_draft(draftOf(text, stop)), m_details(details), m_gold(gold)
    {
    }

    // The claims as their voices tell them, before anything is said of how sure they are.
    void readVoices(std::stop_token stop)
    {
        m_entities = takeGiven(m_draft, m_gold, stop);
        takeClaims();
        findAscriptions(m_draft, m_claims);
        giveVoices(m_draft, m_claims, stop);
    }

    Result<Reading> run(std::stop_token stop)
    {
        readVoices(stop);
        giveStances(m_draft, m_claims, relationModels(), stop);
        giveDates(m_draft, m_claims, m_details.date);
        if (stop.stop_requested())
            return Error{QCoreApplication::translate("redthread::Reading", "Reading was stopped."),
                         Error::Kind::Cancelled};
        recordWho();
        recordClaims();
        return std::move(m_out);
    }

    const Draft& draft() const { return m_draft; }
    const std::vector<DraftClaim>& claims() const { return m_claims; }
    const std::vector<QString>& stances() const { return m_stances; } // as annotated, of claims()

private:
    // Entities, relationships and mentions as records, index for index those of the draft.
    void recordWho()
    {
        for (const DraftEntity& draft : m_draft.entities) {
            Entity entity;
            entity.id = mintId<EntityId>();
            entity.kind = draft.kind;
            entity.name = draft.name;
            entity.otherNames = draft.otherNames;
            m_out.entities.push_back(entity);
        }
        for (const Ends& ends : m_ends)
            m_out.relationships.push_back(
                {ends.id, m_out.entities[ends.subject].id, ends.kind, m_out.entities[ends.object].id});
        for (const DraftMention& draft : m_draft.mentions) {
            Mention mention;
            mention.id = mintId<MentionId>();
            mention.document = m_details.document;
            mention.entity = m_out.entities[draft.entity].id;
            mention.range = {m_draft.tokens[draft.first].range.start,
                             m_draft.tokens[draft.last - 1].range.end};
            mention.type = draft.type;
            m_mentionIds.push_back(mention.id);
            m_out.mentions.push_back(mention);
        }
        std::sort(m_out.mentions.begin(), m_out.mentions.end(), [](const Mention& a, const Mention& b) {
            return std::pair(a.range.start, a.range.end) < std::pair(b.range.start, b.range.end);
        });
    }

    // The first token that ends behind `at`.
    int tokenFrom(qsizetype at) const
    {
        const auto found = std::partition_point(m_draft.tokens.begin(), m_draft.tokens.end(),
                                                [&](const Token& t) { return t.range.end <= at; });
        return int(found - m_draft.tokens.begin());
    }

    int sentenceOf(int token) const
    {
        const auto found = std::partition_point(m_draft.sentences.begin(), m_draft.sentences.end(),
                                                [&](const Sentence& s) { return s.last <= token; });
        return std::min(int(found - m_draft.sentences.begin()), int(m_draft.sentences.size()) - 1);
    }

    struct Place {
        int first = -1;
        int last = -1;
        int mention = -1;
    };

    std::vector<Place> placesOf(int entity, int first, int last) const
    {
        std::vector<Place> places;
        for (const int m : m_draft.entities[entity].mentions) {
            const DraftMention& mention = m_draft.mentions[m];
            if (mention.first >= first && mention.last <= last)
                places.push_back({mention.first, mention.last, m});
        }
        for (int i = first; i < last; ++i)
            if (m_draft.pronounAt[i] == entity)
                places.push_back({i, i + 1, -1});
        return places;
    }

    int triggerOf(const QString& kind, int from, int to, int first, int last) const
    {
        const auto nearest = [&](int low, int high, auto fits) {
            for (int i = std::max(low, first); i < std::min(high, last); ++i)
                if (m_draft.mentionAt[i] < 0 && fits(i))
                    return i;
            return -1;
        };
        const auto isSaid = [&](int i) { return saysKind(m_draft, i, kind); };
        const auto isVerb = [&](int i) { return isVerbLike(m_draft, i) && !isSaying(m_draft, i); };
        for (const auto& [low, high] :
             {std::pair(from, to), std::pair(to, to + 6), std::pair(from - 8, from)})
            if (const int i = nearest(low, high, isSaid); i >= 0)
                return i;
        if (const int i = nearest(from, to, isVerb); i >= 0)
            return i;
        return std::clamp(to - 1, first, last - 1);
    }

    DraftClaim claimOf(int subject, const QString& kind, int object, TextRange passage) const
    {
        const int first = tokenFrom(passage.start),
                  last = std::max(first + 1, tokenFrom(passage.end - 1) + 1);
        const auto subjects = placesOf(subject, first, last), objects = placesOf(object, first, last);
        Place s, o;
        int least = INT_MAX;
        for (const Place& a : subjects)
            for (const Place& b : objects) {
                const int gap = a.first <= b.first ? b.first - a.first : (a.first - b.first) + 1;
                if (gap < least) {
                    least = gap;
                    s = a;
                    o = b;
                }
            }
        if (least == INT_MAX) {
            s = subjects.empty() ? s : subjects.front();
            o = objects.empty() ? o : objects.front();
        }
        DraftClaim claim;
        claim.subject = subject;
        claim.object = object;
        claim.kind = kind;
        claim.subjectMention = s.mention;
        claim.objectMention = o.mention;
        int from = first, to = last; // what lies between the two, or else the passage
        if (s.first >= 0 && o.first >= 0) {
            from = std::min(s.first, o.first);
            to = std::max(s.last, o.last);
        } else if (s.first >= 0 || o.first >= 0) {
            const Place& one = s.first >= 0 ? s : o;
            from = std::max(first, one.first - 10);
            to = std::min(last, one.last + 10);
        }
        claim.trigger = std::min(triggerOf(kind, from, to, first, last), int(m_draft.tokens.size()) - 1);
        claim.sentence = sentenceOf(claim.trigger);
        return claim;
    }

    void takeClaims()
    {
        struct Given {
            int subject, object;
            QString kind;
            RelationshipId id;
        };
        QHash<QString, Given> relations;
        for (const QJsonValue& value : m_gold["relations"].toArray()) {
            const QJsonObject object = value.toObject();
            const int subject = m_entities.value(object["subject"].toString(), -1);
            const int other = m_entities.value(object["object"].toString(), -1);
            if (subject < 0 || other < 0)
                continue;
            const Given given{subject, other, object["type"].toString(), mintId<RelationshipId>()};
            relations.insert(object["id"].toString(), given);
            m_ends.push_back({given.id, subject, given.kind, other});
        }
        for (const QJsonValue& value : m_gold["claims"].toArray()) {
            const QJsonObject object = value.toObject();
            const auto given = relations.constFind(object["relation"].toString());
            const TextRange range = rangeOf(object);
            if (given == relations.constEnd() || range.start < 0 || range.end <= range.start ||
                range.end > m_draft.text.size() || m_draft.tokens.empty())
                continue;
            m_claims.push_back(claimOf(given->subject, given->kind, given->object, range));
            m_ranges.push_back(range);
            m_stances.push_back(object["certainty"].toString());
            m_relationships.push_back(given->id);
        }
    }

    void recordClaims()
    {
        for (size_t i = 0; i < m_claims.size(); ++i) {
            const DraftClaim& draft = m_claims[i];
            Passage passage;
            passage.id = mintId<PassageId>();
            passage.document = m_details.document;
            passage.range = m_ranges[i];
            passage.quote = m_draft.text.mid(passage.range.start, passage.range.length());
            m_out.passages.push_back(passage);
            Claim claim;
            claim.id = mintId<ClaimId>();
            claim.relationship = m_relationships[i];
            claim.document = m_details.document;
            claim.passage = passage.id;
            if (draft.claimant >= 0)
                claim.claimant = m_out.entities[draft.claimant].id;
            for (const int via : draft.via)
                claim.via.append(m_out.entities[via].id);
            claim.stance = draft.stance;
            claim.eventDate = draft.eventDate;
            claim.claimDate = draft.claimDate;
            if (draft.subjectMention >= 0)
                claim.subjectMention = m_mentionIds[draft.subjectMention];
            if (draft.objectMention >= 0)
                claim.objectMention = m_mentionIds[draft.objectMention];
            for (const TextRange range : draft.hedges)
                claim.hedges.append(range);
            m_out.claims.push_back(claim);
        }
    }

    struct Ends {
        RelationshipId id;
        int subject;
        QString kind;
        int object;
    };

    Draft m_draft;
    ArticleDetails m_details;
    QJsonObject m_gold;
    Reading m_out;
    QHash<QString, int> m_entities;
    std::vector<MentionId> m_mentionIds; // of the draft's mentions
    std::vector<DraftClaim> m_claims;
    std::vector<TextRange> m_ranges; // of the claims' passages
    std::vector<QString> m_stances;
    std::vector<Ends> m_ends; // the relationships given
    std::vector<RelationshipId> m_relationships;
};

} // namespace

Result<Reading> readGivenRelations(const QString& text, const ArticleDetails& details,
                                   const QJsonObject& gold, std::stop_token stop)
{
    return GivenRelations(text, details, gold, stop).run(stop);
}

namespace reading {

std::vector<StanceExample> stanceExamples(const QString& text, const QJsonObject& gold)
{
    GivenRelations given(text, {}, gold, {});
    given.readVoices({});
    std::vector<StanceExample> out;
    Scopes scopes(given.draft());
    for (size_t i = 0; i < given.claims().size(); ++i)
        if (const auto stance = stanceFromKey(given.stances()[i])) {
            const Draft& draft = given.draft();
            const DraftClaim& claim = given.claims()[i];
            const Scope scope = scopes.of(claim);
            StanceExample example;
            example.features = stanceFeatures(draft, claim, scope);
            example.stance = *stance;
            const Hedge rule = ruled(draft, claim, scope);
            example.ruled = rule.stance;
            example.worn = rule.worn;
            example.kind = claim.kind;
            const Sentence& s = draft.sentences[claim.sentence];
            QStringList cues;
            for (const Cue& cue : scope.cues)
                cues << QStringLiteral("%1/%2%3 %4")
                            .arg(key(cue.stance), QString::number(int(cue.way)),
                                 QString(u"tep"[int(cue.start)]), draft.joined(cue.first, cue.last));
            example.about =
                QStringLiteral("%1 %2 %3, by %4 %5, near %6, trigger %7 [%8]: %9")
                    .arg(draft.entities[claim.subject].name, claim.kind, draft.entities[claim.object].name,
                         claim.claimant < 0 ? QStringLiteral("author") : draft.entities[claim.claimant].name,
                         key(claim.stance), key(byWindow(draft, claim).stance),
                         draft.tokens[claim.trigger].lower, cues.join(QStringLiteral(", ")),
                         draft.textOf(s.first, s.last));
            out.push_back(std::move(example));
        }
    return out;
}

} // namespace reading

} // namespace redthread
