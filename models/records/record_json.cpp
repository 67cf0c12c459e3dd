#include "models/records/record_json.h"

#include <array>
#include <limits>

namespace redthread {

namespace {

constexpr std::array typeKeys = {"entity",  "relationship", "document",  "passage",
                                 "mention", "claim",        "annotation"};
constexpr qint64 longestRun = 100'000'000; // a hostile count must not fill the memory

QJsonArray rangeJson(TextRange range) { return {qint64(range.start), qint64(range.end)}; }

std::optional<qint64> idOf(const QJsonValue& value)
{
    bool ok = false;
    const qint64 id = value.toString().toLongLong(&ok);
    if (!ok || id < 0)
        return std::nullopt;
    return id;
}

std::optional<TextRange> rangeOf(const QJsonValue& value)
{
    const QJsonArray pair = value.toArray();
    if (pair.size() != 2 || !pair[0].isDouble() || !pair[1].isDouble())
        return std::nullopt;
    return TextRange{qsizetype(pair[0].toInteger()), qsizetype(pair[1].toInteger())};
}

template <class Values, class Show>
QJsonArray listJson(const Values& values, Show show)
{
    QJsonArray list;
    for (const auto& value : values)
        list.append(show(value));
    return list;
}

template <class E>
E orFail(std::optional<E> value, JsonReader& json)
{
    if (!value)
        json.fail();
    return value.value_or(E{});
}

} // namespace

QString key(RecordType type) { return QString::fromLatin1(typeKeys.at(size_t(type))); }

QJsonObject toJson(const Document& d)
{
    return {{"id", d.id.toString()},  {"title", d.title},        {"publisher", d.publisher},
            {"author", d.author},     {"date", d.date},          {"address", d.address},
            {"language", d.language}, {"file_hash", d.fileHash}, {"text_hash", d.textHash},
            {"likeness", d.likeness}, {"text", d.text},          {"withdrawn", d.withdrawn}};
}

Document documentFromJson(JsonReader& json)
{
    return {.id = json.id<DocumentId>("id"),
            .title = json.text("title"),
            .publisher = json.text("publisher"),
            .author = json.text("author"),
            .date = json.text("date"),
            .address = json.text("address"),
            .language = json.text("language"),
            .fileHash = json.text("file_hash"),
            .textHash = json.text("text_hash"),
            .likeness = json.textIfThere("likeness"),
            .text = json.text("text"),
            .withdrawn = json.flag("withdrawn")};
}

QJsonValue toJson(const std::optional<QPointF>& position)
{
    return position ? QJsonValue(QJsonArray{position->x(), position->y()}) : QJsonValue(QJsonValue::Null);
}

QJsonObject toJson(const Entity& e)
{
    const auto identifier = [](const Identifier& i) { return QJsonArray{i.scheme, i.value}; };
    return {{"id", e.id.toString()},
            {"kind", e.kind},
            {"name", e.name},
            {"other_names", QJsonArray::fromStringList(e.otherNames)},
            {"notes", e.notes},
            {"identifiers", listJson(e.identifiers, identifier)},
            {"merged_into", e.mergedInto.toString()},
            {"hidden", e.hidden},
            {"pinned", e.pinned},
            {"position", toJson(e.position)},
            {"withdrawn", e.withdrawn}};
}

Entity entityFromJson(JsonReader& json)
{
    Entity e{.id = json.id<EntityId>("id"), .kind = json.text("kind"), .name = json.text("name")};
    for (const QJsonValue& name : json.list("other_names")) {
        if (!name.isString())
            json.fail();
        e.otherNames << name.toString();
    }
    e.notes = json.text("notes");
    for (const QJsonValue& value : json.list("identifiers")) {
        const QJsonArray pair = value.toArray();
        if (pair.size() != 2 || !pair[0].isString() || !pair[1].isString())
            json.fail();
        e.identifiers.append({pair[0].toString(), pair[1].toString()});
    }
    e.mergedInto = json.id<EntityId>("merged_into");
    e.hidden = json.flag("hidden");
    e.pinned = json.flag("pinned");
    e.position = json.position("position");
    e.withdrawn = json.flag("withdrawn");
    return e;
}

QJsonObject toJson(const Passage& p)
{
    return {{"id", p.id.toString()},       {"document", p.document.toString()},
            {"range", rangeJson(p.range)}, {"quote", p.quote},
            {"before", p.before},          {"after", p.after},
            {"withdrawn", p.withdrawn}};
}

Passage passageFromJson(JsonReader& json)
{
    return {.id = json.id<PassageId>("id"),
            .document = json.id<DocumentId>("document"),
            .range = json.range("range"),
            .quote = json.text("quote"),
            .before = json.text("before"),
            .after = json.text("after"),
            .withdrawn = json.flag("withdrawn")};
}

QJsonObject toJson(const Mention& m)
{
    return {{"id", m.id.toString()},         {"document", m.document.toString()},
            {"entity", m.entity.toString()}, {"range", rangeJson(m.range)},
            {"type", key(m.type)},           {"confidence", m.confidence},
            {"withdrawn", m.withdrawn}};
}

Mention mentionFromJson(JsonReader& json)
{
    return {.id = json.id<MentionId>("id"),
            .document = json.id<DocumentId>("document"),
            .entity = json.id<EntityId>("entity"),
            .range = json.range("range"),
            .type = orFail(mentionTypeFromKey(json.text("type")), json),
            .confidence = json.number("confidence"),
            .withdrawn = json.flag("withdrawn")};
}

QJsonObject toJson(const Relationship& r)
{
    return {{"id", r.id.toString()},
            {"subject", r.subject.toString()},
            {"kind", r.kind},
            {"object", r.object.toString()},
            {"withdrawn", r.withdrawn}};
}

Relationship relationshipFromJson(JsonReader& json)
{
    return {.id = json.id<RelationshipId>("id"),
            .subject = json.id<EntityId>("subject"),
            .kind = json.text("kind"),
            .object = json.id<EntityId>("object"),
            .withdrawn = json.flag("withdrawn")};
}

QJsonObject toJson(const Claim& c)
{
    return {{"id", c.id.toString()},
            {"relationship", c.relationship.toString()},
            {"document", c.document.toString()},
            {"passage", c.passage.toString()},
            {"claimant", c.claimant.toString()},
            {"via", listJson(c.via, [](EntityId id) { return id.toString(); })},
            {"stance", key(c.stance)},
            {"event_date", c.eventDate},
            {"claim_date", c.claimDate},
            {"origin", key(c.origin)},
            {"subject_mention", c.subjectMention.toString()},
            {"object_mention", c.objectMention.toString()},
            {"hedges", listJson(c.hedges, rangeJson)},
            {"confidence", c.confidence},
            {"suggested_by", c.suggestedBy},
            {"may_be", QJsonArray::fromStringList(c.mayBe)},
            {"verdict", key(c.verdict)},
            {"verdict_by", c.verdictBy},
            {"verdict_at", c.verdictAt},
            {"withdrawn", c.withdrawn}};
}

Claim claimFromJson(JsonReader& json)
{
    Claim c{.id = json.id<ClaimId>("id"),
            .relationship = json.id<RelationshipId>("relationship"),
            .document = json.id<DocumentId>("document"),
            .passage = json.id<PassageId>("passage"),
            .claimant = json.id<EntityId>("claimant")};
    for (const QJsonValue& value : json.list("via"))
        c.via.append(EntityId{orFail(idOf(value), json)});
    c.stance = orFail(stanceFromKey(json.text("stance")), json);
    c.eventDate = json.text("event_date");
    c.claimDate = json.text("claim_date");
    c.origin = orFail(originFromKey(json.text("origin")), json);
    c.subjectMention = json.id<MentionId>("subject_mention");
    c.objectMention = json.id<MentionId>("object_mention");
    for (const QJsonValue& value : json.list("hedges"))
        c.hedges.append(orFail(rangeOf(value), json));
    c.confidence = json.number("confidence");
    c.suggestedBy = json.textIfThere("suggested_by"); // an older history has neither
    c.mayBe = json.textsIfThere("may_be");
    c.verdict = orFail(verdictFromKey(json.text("verdict")), json);
    c.verdictBy = json.text("verdict_by");
    c.verdictAt = json.text("verdict_at");
    c.withdrawn = json.flag("withdrawn");
    return c;
}

QJsonObject toJson(const Annotation& a)
{
    return {{"id", a.id.toString()},
            {"target_type", key(a.target.type)},
            {"target", QString::number(a.target.id)},
            {"purpose", key(a.purpose)},
            {"text", a.text},
            {"by", a.by},
            {"at", a.at},
            {"withdrawn", a.withdrawn}};
}

namespace {

std::optional<RecordType> typeFromKey(const QString& key)
{
    for (size_t i = 0; i < typeKeys.size(); ++i)
        if (key == QLatin1String(typeKeys[i]))
            return RecordType(i);
    return std::nullopt;
}

} // namespace

Annotation annotationFromJson(JsonReader& json)
{
    const RecordType type = orFail(typeFromKey(json.text("target_type")), json);
    const QString purpose = json.textIfThere("purpose"); // older steps have none
    return {.id = json.id<AnnotationId>("id"),
            .target = {type, json.idValue("target")},
            .purpose = purpose.isEmpty() ? AnnotationPurpose::Note
                                         : orFail(annotationPurposeFromKey(purpose), json),
            .text = json.text("text"),
            .by = json.text("by"),
            .at = json.text("at"),
            .withdrawn = json.flag("withdrawn")};
}

QJsonArray toJson(const std::vector<RecordRef>& refs)
{
    QJsonArray runs;
    for (size_t i = 0; i < refs.size();) {
        const RecordRef first = refs[i];
        qint64 count = 1;
        // The subtraction cannot overflow: ids are not negative.
        while (++i < refs.size() && refs[i].type == first.type && refs[i].id - first.id == count)
            ++count;
        runs.append(QJsonArray{key(first.type), QString::number(first.id), count});
    }
    return runs;
}

QJsonValue JsonReader::take(const char* name, QJsonValue::Type type)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (value.type() != type)
        m_ok = false;
    return value;
}

QString JsonReader::text(const char* name) { return take(name, QJsonValue::String).toString(); }
bool JsonReader::flag(const char* name) { return take(name, QJsonValue::Bool).toBool(); }
double JsonReader::number(const char* name) { return take(name, QJsonValue::Double).toDouble(); }
QJsonArray JsonReader::list(const char* name) { return take(name, QJsonValue::Array).toArray(); }
QString JsonReader::textIfThere(const char* name)
{
    return m_object.contains(QLatin1String(name)) ? text(name) : QString();
}
QStringList JsonReader::textsIfThere(const char* name)
{
    QStringList texts;
    if (m_object.contains(QLatin1String(name)))
        for (const QJsonValue& value : list(name)) {
            m_ok = m_ok && value.isString();
            texts << value.toString();
        }
    return texts;
}
QJsonObject JsonReader::object(const char* name) { return take(name, QJsonValue::Object).toObject(); }
qint64 JsonReader::idValue(const char* name) { return orFail(idOf(take(name, QJsonValue::String)), *this); }
TextRange JsonReader::range(const char* name)
{
    return orFail(rangeOf(take(name, QJsonValue::Array)), *this);
}

std::optional<QPointF> JsonReader::position(const char* name)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (value.isNull())
        return std::nullopt;
    const QJsonArray pair = value.toArray();
    if (pair.size() != 2 || !pair[0].isDouble() || !pair[1].isDouble())
        m_ok = false;
    return QPointF(pair[0].toDouble(), pair[1].toDouble());
}

std::vector<RecordRef> JsonReader::refs(const char* name)
{
    std::vector<RecordRef> refs;
    for (const QJsonValue& value : list(name)) {
        const QJsonArray run = value.toArray();
        const RecordType type = orFail(typeFromKey(run.at(0).toString()), *this);
        const qint64 first = orFail(idOf(run.at(1)), *this);
        const qint64 count = run.at(2).toInteger(-1);
        if (count < 1 || qint64(refs.size()) + count > longestRun ||
            first > std::numeric_limits<qint64>::max() - count)
            m_ok = false;
        for (qint64 i = 0; m_ok && i < count; ++i)
            refs.push_back({type, first + i});
    }
    return refs;
}

} // namespace redthread
