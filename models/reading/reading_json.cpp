#include "models/reading/reading_json.h"

#include "models/records/kinds.h"

#include <QHash>
#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <functional>

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

using Add = std::function<void(const QJsonObject&)>;

// The lists of a reading, told record by record.
class Lists {
public:
    Lists(const Reading& reading, const QString& text)
        : m_reading(reading),
          m_text(text),
          m_entityName(names<EntityId>(reading.entities, u'e')),
          m_mentionName(names<MentionId>(reading.mentions, u'm')),
          m_relationName(names<RelationshipId>(reading.relationships, u'r'))
    {
        for (const Passage& passage : reading.passages)
            m_passageOf.insert(passage.id, &passage);
        QSet<RelationshipId> claimed; // by more than possible links
        for (const Claim& c : reading.claims)
            if (!c.isPossibleLink())
                claimed.insert(c.relationship);
        for (const Relationship& r : reading.relationships)
            if (!claimed.contains(r.id))
                m_possibleOf.insert(r.id, &r);
        m_hasPossible = std::any_of(reading.claims.begin(), reading.claims.end(),
                                    [](const Claim& c) { return c.isPossibleLink(); });
    }

    // In the order of the file; the last one only where there is one.
    void tell(const std::function<Add(const char* list)>& begin) const
    {
        entities(begin("entities"));
        mentions(begin("mentions"));
        relations(begin("relations"));
        claims(begin("claims"));
        if (m_hasPossible)
            possible(begin("possible"));
    }

private:
    void entities(const Add& add) const
    {
        for (const Entity& e : m_reading.entities)
            add({{"id", m_entityName.value(e.id)},
                 {"kind", goldKeyOf(e.kind)},
                 {"name", e.name},
                 {"aliases", QJsonArray::fromStringList(e.otherNames)}});
    }

    void mentions(const Add& add) const
    {
        for (const Mention& m : m_reading.mentions)
            add({{"id", m_mentionName.value(m.id)},
                 {"entity", m_entityName.value(m.entity)},
                 {"start", m.range.start},
                 {"end", m.range.end},
                 {"text", m_text.mid(m.range.start, m.range.length())},
                 {"type", key(m.type)}});
    }

    void relations(const Add& add) const
    {
        for (const Relationship& r : m_reading.relationships)
            if (!m_possibleOf.contains(r.id))
                add({{"id", m_relationName.value(r.id)},
                     {"subject", m_entityName.value(r.subject)},
                     {"type", r.kind},
                     {"object", m_entityName.value(r.object)}});
    }

    void claims(const Add& add) const
    {
        int count = 0;
        for (const Claim& c : m_reading.claims) {
            if (c.isPossibleLink())
                continue;
            QJsonArray via;
            for (const EntityId id : c.via)
                via.append(m_entityName.value(id));
            const Passage* passage = m_passageOf.value(c.passage);
            QJsonObject claim{
                {"id", u'c' + QString::number(++count)},
                {"relation", m_relationName.value(c.relationship)},
                {"start", passage ? passage->range.start : 0},
                {"end", passage ? passage->range.end : 0},
                {"text", passage ? passage->quote : QString()},
                {"claimant", c.claimant ? m_entityName.value(c.claimant) : QStringLiteral("author")},
                {"via", via},
                {"certainty", key(c.stance)},
                {"confidence", c.confidence}};
            if (!c.eventDate.isEmpty())
                claim.insert("date", c.eventDate);
            if (!c.claimDate.isEmpty())
                claim.insert("claim_date", c.claimDate);
            if (c.subjectMention)
                claim.insert("subject_mention", m_mentionName.value(c.subjectMention));
            if (c.objectMention)
                claim.insert("object_mention", m_mentionName.value(c.objectMention));
            add(claim);
        }
    }

    void possible(const Add& add) const
    {
        for (const Claim& c : m_reading.claims)
            if (c.isPossibleLink())
                if (const Relationship* r = m_possibleOf.value(c.relationship))
                    add({{"subject", m_entityName.value(r->subject)},
                         {"object", m_entityName.value(r->object)},
                         {"kinds", QJsonArray::fromStringList(c.mayBe)},
                         {"chance", c.confidence}});
    }

    const Reading& m_reading;
    const QString& m_text;
    const QHash<EntityId, QString> m_entityName;
    const QHash<MentionId, QString> m_mentionName;
    const QHash<RelationshipId, QString> m_relationName;
    QHash<PassageId, const Passage*> m_passageOf;
    QHash<RelationshipId, const Relationship*> m_possibleOf;
    bool m_hasPossible = false;
};

} // namespace

QJsonObject toJson(const Reading& reading, const QString& text)
{
    QJsonObject json;
    QString name;
    QJsonArray records;
    const auto end = [&] {
        if (!name.isEmpty())
            json.insert(name, std::exchange(records, {}));
    };
    Lists(reading, text).tell([&](const char* list) {
        end();
        name = list;
        return [&](const QJsonObject& record) { records.append(record); };
    });
    end();
    return json;
}

bool writeJson(const Reading& reading, const QString& text, QIODevice& to)
{
    bool good = true, firstList = true, firstRecord = true;
    const auto write = [&](const QByteArray& bytes) { good = good && to.write(bytes) == bytes.size(); };
    Lists(reading, text).tell([&](const char* list) {
        write(QByteArray(firstList ? "{" : "\n],") + "\n\"" + list + "\": [");
        firstList = false;
        firstRecord = true;
        return [&](const QJsonObject& record) {
            write(firstRecord ? "\n" : ",\n");
            write(QJsonDocument(record).toJson(QJsonDocument::Compact));
            firstRecord = false;
        };
    });
    write("\n]\n}\n");
    return good;
}

} // namespace redthread
