#include "models/reading/reading_json.h"

#include "models/records/kinds.h"

#include <QHash>
#include <QJsonArray>

namespace redthread {

namespace {

// "e1", "e2" … in the order of the records.
template <class Id, class Record>
QHash<Id, QString> names(const std::vector<Record>& records, QChar letter)
{
    QHash<Id, QString> names;
    for (const Record& record : records)
        names.insert(record.id, letter + QString::number(names.size() + 1));
    return names;
}

} // namespace

QJsonObject toJson(const Reading& reading, const QString& text)
{
    const auto entityName = names<EntityId>(reading.entities, u'e');
    const auto mentionName = names<MentionId>(reading.mentions, u'm');
    const auto relationName = names<RelationshipId>(reading.relationships, u'r');
    QHash<PassageId, const Passage*> passageOf;
    for (const Passage& passage : reading.passages)
        passageOf.insert(passage.id, &passage);

    QSet<RelationshipId> claimed; // by more than possible links
    for (const Claim& c : reading.claims)
        if (!c.isPossibleLink())
            claimed.insert(c.relationship);
    QHash<RelationshipId, const Relationship*> possibleOf;

    QJsonArray entities, mentions, relations, claims, possible;
    for (const Entity& e : reading.entities)
        entities.append(QJsonObject{{"id", entityName.value(e.id)},
                                    {"kind", goldKeyOf(e.kind)},
                                    {"name", e.name},
                                    {"aliases", QJsonArray::fromStringList(e.otherNames)}});
    for (const Mention& m : reading.mentions)
        mentions.append(QJsonObject{{"id", mentionName.value(m.id)},
                                    {"entity", entityName.value(m.entity)},
                                    {"start", m.range.start},
                                    {"end", m.range.end},
                                    {"text", text.mid(m.range.start, m.range.length())},
                                    {"type", key(m.type)}});
    for (const Relationship& r : reading.relationships) {
        if (!claimed.contains(r.id)) {
            possibleOf.insert(r.id, &r);
            continue;
        }
        relations.append(QJsonObject{{"id", relationName.value(r.id)},
                                     {"subject", entityName.value(r.subject)},
                                     {"type", r.kind},
                                     {"object", entityName.value(r.object)}});
    }
    for (const Claim& c : reading.claims) {
        if (c.isPossibleLink()) {
            if (const Relationship* r = possibleOf.value(c.relationship))
                possible.append(QJsonObject{{"subject", entityName.value(r->subject)},
                                            {"object", entityName.value(r->object)},
                                            {"kinds", QJsonArray::fromStringList(c.mayBe)},
                                            {"chance", c.confidence}});
            continue;
        }
        QJsonArray via;
        for (const EntityId id : c.via)
            via.append(entityName.value(id));
        const Passage* passage = passageOf.value(c.passage);
        QJsonObject claim{{"id", u'c' + QString::number(claims.size() + 1)},
                          {"relation", relationName.value(c.relationship)},
                          {"start", passage ? passage->range.start : 0},
                          {"end", passage ? passage->range.end : 0},
                          {"text", passage ? passage->quote : QString()},
                          {"claimant", c.claimant ? entityName.value(c.claimant) : QStringLiteral("author")},
                          {"via", via},
                          {"certainty", key(c.stance)},
                          {"confidence", c.confidence}};
        if (!c.eventDate.isEmpty())
            claim.insert("date", c.eventDate);
        if (!c.claimDate.isEmpty())
            claim.insert("claim_date", c.claimDate);
        if (c.subjectMention)
            claim.insert("subject_mention", mentionName.value(c.subjectMention));
        if (c.objectMention)
            claim.insert("object_mention", mentionName.value(c.objectMention));
        claims.append(claim);
    }
    QJsonObject json{
        {"entities", entities}, {"mentions", mentions}, {"relations", relations}, {"claims", claims}};
    if (!possible.isEmpty())
        json.insert("possible", possible);
    return json;
}

} // namespace redthread
