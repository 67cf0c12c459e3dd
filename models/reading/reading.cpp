#include "models/reading/reading.h"
#include "models/reading/ascriptions.h"

#include "models/reading/coreference.h"
#include "models/reading/dates.h"
#include "models/reading/denials.h"
#include "models/reading/descriptions.h"
#include "models/reading/draft_of.h"
#include "models/reading/entities.h"
#include "models/reading/entity_kinds.h"
#include "models/reading/given.h"
#include "models/reading/kept_phrases.h"
#include "models/reading/language.h"
#include "models/reading/learnt_relations.h"
#include "models/reading/lexicon.h"
#include "models/reading/models.h"
#include "models/reading/names.h"
#include "models/reading/not_said.h"
#include "models/reading/pieces.h"
#include "models/reading/recasing.h"
#include "models/reading/relations.h"
#include "models/reading/stances.h"
#include "models/reading/voices.h"

#include "models/records/kinds.h"
#include "models/records/passage_context.h"

#include <QCoreApplication>

#include <algorithm>

namespace redthread {

namespace {

using namespace reading;

// Turns what was read into records with ids of their own.
class Recorder {
public:
    Recorder(const Draft& draft, const ArticleDetails& details) : m_draft(draft), m_details(details) {}

    Reading run(const std::vector<DraftClaim>& claims, const std::vector<DraftClaim>& possible)
    {
        chooseEntities(claims, possible);
        addMentions(claims);
        for (const DraftClaim& claim : claims)
            addClaim(claim);
        for (const DraftClaim& link : possible)
            if (isShown(link.subject) && isShown(link.object))
                addClaim(link);
        return std::move(m_out);
    }

private:
    bool isShown(int entity) const { return bool(m_entityIds[entity]); }

    // Named entities always, the others when they are worth linking or a claim speaks of them. Of possible
    // links only who passes them on: where an end is not worth linking, neither is the link.
    void chooseEntities(const std::vector<DraftClaim>& claims, const std::vector<DraftClaim>& possible)
    {
        std::vector<bool> used(m_draft.entities.size());
        for (size_t e = 0; e < used.size(); ++e)
            used[e] = m_draft.entities[e].named;
        for (const DraftMention& mention : m_draft.mentions)
            if (mention.kept)
                used[mention.entity] = true;
        const auto useVoices = [&](const DraftClaim& claim) {
            if (claim.claimant >= 0)
                used[claim.claimant] = true;
            for (const int via : claim.via)
                used[via] = true;
        };
        for (const DraftClaim& claim : claims) {
            used[claim.subject] = used[claim.object] = true;
            useVoices(claim);
        }
        for (const DraftClaim& link : possible)
            if (used[link.subject] && used[link.object])
                useVoices(link);
        m_entityIds.resize(used.size());
        for (size_t e = 0; e < used.size(); ++e) {
            if (!used[e])
                continue;
            const DraftEntity& draft = m_draft.entities[e];
            Entity entity;
            entity.id = m_entityIds[e] = mintId<EntityId>();
            entity.kind = draft.kind;
            entity.name = draft.name;
            entity.otherNames = draft.otherNames;
            if (!draft.iso.isEmpty())
                entity.identifiers.append({QStringLiteral("iso3166"), draft.iso});
            m_out.entities.push_back(entity);
        }
    }

    void addMentions(const std::vector<DraftClaim>& claims)
    {
        std::vector<bool> needed(m_draft.mentions.size(), true);
        if (relationModels().keep) // where doubt was learnt, doubtful descriptions go
            for (size_t i = 0; i < needed.size(); ++i)
                needed[i] = m_draft.mentions[i].kept || m_draft.mentions[i].type != MentionType::Description;
        for (const DraftClaim& claim : claims)
            for (const int m : {claim.subjectMention, claim.objectMention})
                if (m >= 0)
                    needed[m] = true;
        std::vector<int> order;
        for (int i = 0; i < int(m_draft.mentions.size()); ++i)
            if (m_entityIds[m_draft.mentions[i].entity] && needed[i])
                order.push_back(i);
        std::sort(order.begin(), order.end(),
                  [&](int a, int b) { return m_draft.mentions[a].first < m_draft.mentions[b].first; });
        m_mentionIds.resize(m_draft.mentions.size());
        for (const int i : order) {
            const DraftMention& draft = m_draft.mentions[i];
            Mention mention;
            mention.id = m_mentionIds[i] = mintId<MentionId>();
            mention.document = m_details.document;
            mention.entity = m_entityIds[draft.entity];
            mention.range = {m_draft.tokens[draft.first].range.start,
                             m_draft.tokens[draft.last - 1].range.end};
            mention.type = draft.type;
            mention.confidence = draft.confidence;
            m_out.mentions.push_back(mention);
        }
    }

    PassageId passageOf(int sentence, qsizetype end)
    {
        PassageId& id = m_passageIds[{sentence, end}];
        if (id)
            return id;
        Passage passage;
        passage.id = id = mintId<PassageId>();
        passage.document = m_details.document;
        passage.range = {m_draft.sentences[sentence].range.start, end};
        quoteFrom(m_draft.text, passage);
        m_out.passages.push_back(passage);
        return id;
    }

    // A passage holds the words of its stance, too: the next sentence, where that takes this one back.
    qsizetype endOf(const DraftClaim& draft) const
    {
        const size_t next = size_t(draft.sentence) + 1;
        const qsizetype end = m_draft.sentences[next - 1].range.end;
        const bool goesOn = std::any_of(draft.hedges.begin(), draft.hedges.end(),
                                        [&](TextRange hedge) { return hedge.start >= end; });
        return goesOn && next < m_draft.sentences.size() ? m_draft.sentences[next].range.end : end;
    }

    void addClaim(const DraftClaim& draft)
    {
        const EntityId subject = m_entityIds[draft.subject], object = m_entityIds[draft.object];
        // A symmetric relationship is one in either direction.
        const bool turn = relationshipKind(draft.kind).symmetric && object < subject;
        const QString key = draft.kind + u' ' + (turn ? object : subject).toString() + u' ' +
                            (turn ? subject : object).toString();
        RelationshipId& relationship = m_relationshipIds[key];
        if (!relationship) {
            relationship = mintId<RelationshipId>();
            m_out.relationships.push_back({relationship, subject, draft.kind, object});
        }
        Claim claim;
        claim.id = mintId<ClaimId>();
        claim.relationship = relationship;
        claim.document = m_details.document;
        claim.passage = passageOf(draft.sentence, endOf(draft));
        if (draft.claimant >= 0)
            claim.claimant = m_entityIds[draft.claimant];
        for (const int via : draft.via)
            claim.via.append(m_entityIds[via]);
        claim.stance = draft.stance;
        claim.eventDate = draft.eventDate;
        claim.claimDate = draft.claimDate;
        if (draft.subjectMention >= 0)
            claim.subjectMention = m_mentionIds[draft.subjectMention];
        if (draft.objectMention >= 0)
            claim.objectMention = m_mentionIds[draft.objectMention];
        for (const TextRange range : draft.hedges)
            claim.hedges.append(range);
        claim.confidence = draft.confidence;
        claim.mayBe = draft.mayBe;
        m_out.claims.push_back(claim);
    }

    const Draft& m_draft;
    const ArticleDetails& m_details;
    Reading m_out;
    std::vector<EntityId> m_entityIds;
    std::vector<MentionId> m_mentionIds;
    QHash<std::pair<int, qsizetype>, PassageId> m_passageIds;
    QHash<QString, RelationshipId> m_relationshipIds;
};

// A possible link as a claim that only says "linked to".
DraftClaim possibleClaim(const Draft& draft, const DraftLink& link)
{
    DraftClaim claim;
    claim.subject = link.subject;
    claim.object = link.object;
    claim.kind = QStringLiteral("linked_to");
    claim.mayBe = link.kinds.isEmpty() ? QStringList(claim.kind) : link.kinds;
    claim.sentence = link.sentence;
    claim.confidence = link.chance;
    const auto within = [&](int entity) { // its first mention in the sentence
        for (const int m : draft.entities[entity].mentions)
            if (draft.mentions[m].sentence == link.sentence)
                return m;
        return -1;
    };
    claim.subjectMention = within(link.subject);
    claim.objectMention = within(link.object);
    claim.trigger = draft.sentences[link.sentence].body;
    for (const int m : {claim.subjectMention, claim.objectMention})
        if (m >= 0)
            claim.trigger = std::max(claim.trigger, draft.mentions[m].first);
    return claim;
}

// From entities and mentions to the end. Not in English our words would be guesses: names only.
Result<Reading> readOn(Draft& draft, const ArticleDetails& details, bool english, bool mentionsGiven,
                       std::stop_token stop)
{
    const RelationModels& models = relationModels();
    std::vector<DraftClaim> claims;
    std::vector<DraftClaim> possible;
    const bool learnt = english && models && details.learnt;
    if (learnt && !mentionsGiven)
        keepPhrases(draft, models);
    if (english)
        claims = findRelations(draft, stop);
    if (learnt) {
        LinkLimits limits;
        if (details.claimFrom >= 0)
            limits.claimFrom = details.claimFrom;
        if (details.possibleFrom >= 0)
            limits.possibleFrom = details.possibleFrom;
        LearntRelations links = learntRelations(draft, models, claims, limits, stop);
        claims = std::move(links.claims);
        if (details.possible)
            for (const DraftLink& link : links.possible)
                possible.push_back(possibleClaim(draft, link));
    }
    std::erase_if(claims, [&](const DraftClaim& claim) { return isNotSaid(draft, claim); });
    findAscriptions(draft, claims);
    findAscriptions(draft, possible);
    giveVoices(draft, claims, stop);
    giveVoices(draft, possible, stop);
    findDenials(draft, claims, stop);
    for (std::vector<DraftClaim>* read : {&claims, &possible}) {
        giveStances(draft, *read, models, stop);
        giveDates(draft, *read, details.date);
    }
    if (stop.stop_requested())
        return Error{QCoreApplication::translate("redthread::Reading", "Reading was stopped."),
                     Error::Kind::Cancelled};
    Reading reading = Recorder(draft, details).run(claims, possible);
    for (const QString& trouble : lexicon().troubles + QStringList{reading::models().trouble, models.trouble})
        if (!trouble.isEmpty())
            reading.notes << trouble;
    return reading;
}

Result<Reading> readPiece(const QString& text, const QString& language, const ArticleDetails& details,
                          std::stop_token stop)
{
    const QString written = recased(text);
    Draft draft = draftOf(written, stop);
    std::vector<NameSpan> names = findNames(draft, stop);
    const bool english = !isForeign(language);
    if (!english) { // "Le", "Selon Ole Berg": a capital at the head of a sentence
        for (NameSpan& name : names)
            if (name.last > name.first + 1 && isForeignPreposition(draft.tokens[name.first].lower))
                ++name.first;
        std::erase_if(names, [&](const NameSpan& name) {
            return name.last == name.first + 1 && isForeignFunctionWord(draft.tokens[name.first].lower);
        });
    }
    makeEntities(draft, names, stop);
    giveEntityKinds(draft, relationModels());
    if (english) // descriptions are told by English words
        findDescriptions(draft, stop);
    Result<Reading> reading = readOn(draft, details, english, false, stop);
    if (reading && written != text)
        for (Passage& passage : reading->passages)
            quoteFrom(text, passage);
    return reading;
}

QString foreignSentence(const QStringList& languages, bool isWhole, const Reading& reading)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("redthread::Reading", text); };
    const QString named = languages.join(QStringLiteral(", "));
    if (!isWhole)
        return tr("Parts of the article are in %1: names are offered there, no relationships were read.")
            .arg(named);
    if (reading.mentions.empty())
        return tr("The article is in %1: no names were recognised and no relationships were read.")
            .arg(named);
    return tr("The article is in %1: its names are offered, no relationships were read.").arg(named);
}

} // namespace

Result<Reading> readText(const QString& text, const ArticleDetails& details, std::stop_token stop,
                         const ReadingProgress& progress)
{
    std::vector<TextRange> pieces = piecesOf(text);
    if (pieces.empty())
        pieces.push_back({0, 0});
    Reading whole;
    QStringList foreign; // languages, each once
    qsizetype foreignPieces = 0;
    for (const TextRange range : pieces) {
        const QString part = text.mid(range.start, range.length());
        const QString language = languageOf(part);
        if (isForeign(language)) {
            ++foreignPieces;
            if (!foreign.contains(languageName(language)))
                foreign << languageName(language);
        }
        Result<Reading> piece = readPiece(part, language, details, stop);
        if (!piece)
            return piece.error();
        if (pieces.size() == 1)
            whole = *std::move(piece);
        else
            addPiece(whole, *std::move(piece), range.start, text);
        if (progress && pieces.size() > 1)
            progress(double(range.end) / double(text.size()));
    }
    if (foreignPieces > 0)
        whole.notes.prepend(foreignSentence(foreign, foreignPieces == qsizetype(pieces.size()), whole));
    return whole;
}

Result<Reading> readGivenMentions(const QString& text, const ArticleDetails& details, const QJsonObject& gold,
                                  std::stop_token stop)
{
    Draft draft = draftOf(text, stop);
    takeGiven(draft, gold, stop);
    const QString language = languageOf(text);
    Result<Reading> reading = readOn(draft, details, !isForeign(language), true, stop);
    if (reading && isForeign(language))
        reading->notes.prepend(foreignSentence({languageName(language)}, true, *reading));
    return reading;
}

} // namespace redthread
