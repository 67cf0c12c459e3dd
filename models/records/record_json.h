// Records as JSON and back, for edit_json.h. Ids are strings; a null id is "0".
#pragma once

#include "models/records/records.h"

#include <QJsonArray>
#include <QJsonObject>

#include <vector>

namespace redthread {

QJsonObject toJson(const Document& document);
QJsonObject toJson(const Entity& entity);
QJsonObject toJson(const Passage& passage);
QJsonObject toJson(const Mention& mention);
QJsonObject toJson(const Relationship& relationship);
QJsonObject toJson(const Claim& claim);
QJsonObject toJson(const Annotation& annotation);
QJsonArray toJson(const std::vector<RecordRef>& refs);     // runs, in order
QJsonValue toJson(const std::optional<QPointF>& position); // [x, y] or null

QString key(RecordType type);

// Reads members of an object that is not trusted. The first that is missing or
// of another type makes ok() false for good; values read then are empty.
class JsonReader {
public:
    explicit JsonReader(const QJsonObject& object) : m_object(object) {}

    bool ok() const { return m_ok; }
    void fail() { m_ok = false; }

    QString text(const char* name);
    bool flag(const char* name);
    double number(const char* name);
    QJsonArray list(const char* name);
    QString textIfThere(const char* name);      // empty when missing
    QStringList textsIfThere(const char* name); // empty when missing
    QJsonObject object(const char* name);
    qint64 idValue(const char* name);
    template <class IdType>
    IdType id(const char* name)
    {
        return IdType{idValue(name)};
    }
    TextRange range(const char* name);
    std::optional<QPointF> position(const char* name);
    std::vector<RecordRef> refs(const char* name);

    // Reads a list of objects by `read`(JsonReader&).
    template <class Read>
    auto all(const char* name, Read read)
    {
        std::vector<decltype(read(std::declval<JsonReader&>()))> values;
        for (const QJsonValue& value : list(name)) {
            JsonReader inner(value.toObject());
            values.push_back(read(inner));
            m_ok = m_ok && inner.ok();
        }
        return values;
    }

private:
    QJsonValue take(const char* name, QJsonValue::Type type);

    QJsonObject m_object;
    bool m_ok = true;
};

Document documentFromJson(JsonReader& json);
Entity entityFromJson(JsonReader& json);
Passage passageFromJson(JsonReader& json);
Mention mentionFromJson(JsonReader& json);
Relationship relationshipFromJson(JsonReader& json);
Claim claimFromJson(JsonReader& json);
Annotation annotationFromJson(JsonReader& json);

} // namespace redthread
