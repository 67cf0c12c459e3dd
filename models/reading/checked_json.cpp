#include "models/reading/checked_json.h"

#include "models/records/kinds.h"
#include "models/records/passage_context.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>
#include <optional>

namespace redthread {

namespace {

constexpr qsizetype longestName = 1000; // units

QString tr(const char* text) { return QCoreApplication::translate("redthread::Reading", text); }

bool isDateText(const QString& date)
{
    static const QRegularExpression form(
        QStringLiteral("^(\\.\\.|\\d{4}(-\\d\\d){0,2})(/(\\.\\.|\\d{4}(-\\d\\d){0,2}))?$"));
    return form.match(date).hasMatch();
}

class Checker {
public:
    Checker(const QString& text, const ArticleDetails& details, const QString& reader)
        : m_text(text), m_details(details), m_reader(reader)
    {
    }

    CheckedReading run(const QJsonObject& answer)
    {
        each(answer, "entities", m_out.entities, [&](const QJsonObject& o) { return takeEntity(o); });
        each(answer, "mentions", m_out.mentions, [&](const QJsonObject& o) { return takeMention(o); });
        dropUnseen();
        each(answer, "relations", m_out.relationships, [&](const QJsonObject& o) { return takeRelation(o); });
        each(answer, "claims", m_out.claims, [&](const QJsonObject& o) { return takeClaim(o); });
        return std::move(m_out);
    }

private:
    template <class Take>
    static void each(const QJsonObject& answer, const char* list, int& refused, Take take)
    {
        for (const QJsonValue& value : answer[QLatin1String(list)].toArray())
            if (!value.isObject() || !take(value.toObject()))
                ++refused;
    }

    // A range that lies in the text, holds something, and cuts no character in
    // two; with its words, when the answer gives them, exactly those of the text.
    std::optional<TextRange> rangeOf(const QJsonObject& object) const
    {
        const QJsonValue start = object["start"], end = object["end"];
        if (!start.isDouble() || !end.isDouble())
            return std::nullopt;
        const double from = start.toDouble(), to = end.toDouble();
        if (!(from >= 0 && to > from && to <= double(m_text.size())) || std::floor(from) != from ||
            std::floor(to) != to)
            return std::nullopt;
        const TextRange range{qsizetype(from), qsizetype(to)};
        if (m_text[range.start].isLowSurrogate() ||
            (range.end < m_text.size() && m_text[range.end].isLowSurrogate()))
            return std::nullopt;
        if (object.contains("text") &&
            object["text"].toString() != QStringView(m_text).mid(range.start, range.length()))
            return std::nullopt;
        return range;
    }

    bool takeEntity(const QJsonObject& object)
    {
        const QString id = object["id"].toString(), name = object["name"].toString().trimmed();
        Entity entity;
        entity.kind = entityKindFrom(object["kind"].toString());
        if (id.isEmpty() || name.isEmpty() || name.size() > longestName || entity.kind.isEmpty() ||
            m_entities.contains(id))
            return false;
        entity.id = mintId<EntityId>();
        entity.name = name;
        for (const QJsonValue& other : object["aliases"].toArray())
            if (const QString also = other.toString(); !also.isEmpty() && also.size() <= longestName)
                entity.otherNames.append(also);
        m_entities.insert(id, entity.id);
        m_out.reading.entities.push_back(entity);
        return true;
    }

    bool takeMention(const QJsonObject& object)
    {
        const EntityId entity = m_entities.value(object["entity"].toString());
        const std::optional<TextRange> range = rangeOf(object);
        const QString type = object["type"].toString(key(MentionType::Name));
        if (!entity || !range)
            return false;
        Mention mention;
        for (const MentionType known : {MentionType::Name, MentionType::Description, MentionType::Demonym})
            if (type == key(known)) {
                mention.type = known;
                mention.id = mintId<MentionId>();
            }
        if (!mention.id)
            return false;
        mention.document = m_details.document;
        mention.entity = entity;
        mention.range = *range;
        if (const QString id = object["id"].toString(); !id.isEmpty()) {
            if (m_mentions.contains(id))
                return false;
            m_mentions.insert(id, {mention.id, entity});
        }
        m_seen.insert(entity, true);
        m_out.reading.mentions.push_back(mention);
        return true;
    }

    // Whoever is neither mentioned nor named in the text is not there.
    void dropUnseen()
    {
        auto& entities = m_out.reading.entities;
        const auto unseen = [&](const Entity& entity) {
            return !m_seen.contains(entity.id) && !m_text.contains(entity.name, Qt::CaseInsensitive);
        };
        for (auto id = m_entities.begin(); id != m_entities.end();) {
            const auto entity = std::find_if(entities.begin(), entities.end(),
                                             [&](const Entity& e) { return e.id == id.value(); });
            if (!m_seen.contains(id.value()) && unseen(*entity)) {
                ++m_out.entities;
                entities.erase(entity);
                id = m_entities.erase(id);
            } else {
                ++id;
            }
        }
    }

    bool takeRelation(const QJsonObject& object)
    {
        const QString id = object["id"].toString(), kind = object["type"].toString();
        const EntityId subject = m_entities.value(object["subject"].toString());
        const EntityId other = m_entities.value(object["object"].toString());
        if (id.isEmpty() || m_relations.contains(id) || !subject || !other || subject == other ||
            !isRelationshipKind(kind))
            return false;
        m_relations.insert(id, {mintId<RelationshipId>(), subject, kind, other});
        return true;
    }

    // Given and not there is false; not given is true and leaves it null.
    bool takeMentionOf(const QJsonValue& written, EntityId entity, MentionId& mention) const
    {
        if (written.isUndefined() || written.isNull())
            return true;
        const auto found = m_mentions.constFind(written.toString());
        if (found == m_mentions.constEnd() || found->second != entity)
            return false;
        mention = found->first;
        return true;
    }

    bool takeClaim(const QJsonObject& object)
    {
        const auto relation = m_relations.constFind(object["relation"].toString());
        const std::optional<TextRange> range = rangeOf(object);
        const auto stance = stanceFromKey(object["certainty"].toString());
        if (relation == m_relations.constEnd() || !range || !stance)
            return false;
        Claim claim;
        const QString claimant = object["claimant"].toString();
        if (!object["claimant"].isUndefined() && claimant != u"author") {
            claim.claimant = m_entities.value(claimant);
            if (!claim.claimant)
                return false;
        }
        const QJsonValue via = object["via"];
        for (const QJsonValue& value : via.isString() ? QJsonArray{via} : via.toArray()) {
            const EntityId voice = m_entities.value(value.toString());
            if (!voice)
                return false;
            claim.via.append(voice);
        }
        for (const auto& [name, date] :
             {std::pair("date", &claim.eventDate), std::pair("claim_date", &claim.claimDate)}) {
            const QJsonValue written = object[QLatin1String(name)];
            *date = written.toString();
            if (!written.isUndefined() && !isDateText(*date))
                return false;
        }
        const double confidence = object["confidence"].toDouble(1);
        if (!takeMentionOf(object["subject_mention"], relation->subject, claim.subjectMention) ||
            !takeMentionOf(object["object_mention"], relation->object, claim.objectMention) ||
            !(confidence >= 0 && confidence <= 1))
            return false;
        claim.id = mintId<ClaimId>();
        claim.relationship = relation->id;
        claim.document = m_details.document;
        claim.passage = passageOf(*range);
        claim.stance = *stance;
        claim.confidence = confidence;
        claim.suggestedBy = m_reader;
        if (!m_drawn.contains(relation->id)) {
            m_drawn.insert(relation->id, true);
            m_out.reading.relationships.push_back(*relation);
        }
        m_out.reading.claims.push_back(claim);
        return true;
    }

    PassageId passageOf(TextRange range)
    {
        PassageId& id = m_passages[{range.start, range.end}];
        if (id)
            return id;
        Passage passage;
        passage.id = id = mintId<PassageId>();
        passage.document = m_details.document;
        passage.range = range;
        quoteFrom(m_text, passage);
        m_out.reading.passages.push_back(passage);
        return id;
    }

    const QString& m_text;
    const ArticleDetails& m_details;
    const QString& m_reader;
    CheckedReading m_out;
    QHash<QString, EntityId> m_entities;
    QHash<QString, std::pair<MentionId, EntityId>> m_mentions;
    QHash<EntityId, bool> m_seen;
    QHash<QString, Relationship> m_relations;
    QHash<RelationshipId, bool> m_drawn;
    QHash<std::pair<qsizetype, qsizetype>, PassageId> m_passages;
};

} // namespace

Result<CheckedReading> readingFromJson(const QByteArray& json, const QString& text,
                                       const ArticleDetails& details, const QString& reader)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return Error{tr("“%1” did not answer in JSON: %2.")
                         .arg(reader, problem.error ? problem.errorString() : tr("there is no object"))};
    const QJsonObject answer = document.object();
    if (!answer["entities"].isArray() && !answer["mentions"].isArray() && !answer["relations"].isArray() &&
        !answer["claims"].isArray())
        return Error{tr("“%1” answered without entities, mentions, relations or claims.").arg(reader)};
    return Checker(text, details, reader).run(answer);
}

} // namespace redthread
