#include "models/network/claim_filter_json.h"

#include "models/records/record_json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace redthread {

namespace {

constexpr Stance stances[] = {Stance::Stated, Stance::Alleged, Stance::Hypothetical, Stance::Denied};

template <class Values>
QStringList sorted(const Values& values)
{
    QStringList list(values.begin(), values.end());
    list.sort();
    return list;
}

} // namespace

QJsonObject toJson(const ClaimFilter& filter)
{
    QStringList words, documents;
    for (const Stance stance : stances)
        if (filter.stances[size_t(stance)])
            words << key(stance);
    for (const DocumentId id : filter.documents)
        documents << id.toString();
    std::vector<Voice> voices(filter.accordingTo.begin(), filter.accordingTo.end());
    std::sort(voices.begin(), voices.end());
    QJsonArray according;
    for (const Voice& voice : voices)
        according.append(QJsonObject{{"claimant", voice.claimant.toString()}, {"own", voice.ownVoice}});
    return {{"stances", QJsonArray::fromStringList(words)},
            {"according_to", according},
            {"passed_on", filter.passedOn},
            {"from", filter.from},
            {"until", filter.until},
            {"undated", filter.undated},
            {"by_event", filter.dateOf == ClaimFilter::DateOf::Event},
            {"documents", QJsonArray::fromStringList(sorted(documents))},
            {"kinds", QJsonArray::fromStringList(sorted(filter.relationships))},
            {"accepted_only", filter.acceptedOnly},
            {"verdict", filter.openOnly ? key(Verdict::Suggested) : QString()},
            {"tags", QJsonArray::fromStringList(filter.tags)},
            {"least_voices", filter.leastVoices},
            {"least_degree", filter.leastDegree},
            {"connected_to", filter.connectedTo.toString()},
            {"steps", filter.steps}};
}

std::optional<ClaimFilter> claimFilterFromJson(const QJsonObject& object)
{
    JsonReader json(object);
    ClaimFilter filter;
    filter.stances = {};
    for (const QString& word : json.textsIfThere("stances")) {
        const auto stance = stanceFromKey(word);
        if (!stance)
            return std::nullopt;
        filter.stances[size_t(*stance)] = true;
    }
    for (const Voice& voice : json.all("according_to", [](JsonReader& v) {
             return Voice{v.id<EntityId>("claimant"), v.text("own")};
         }))
        filter.accordingTo.insert(voice);
    filter.passedOn = json.flag("passed_on");
    filter.from = json.text("from");
    filter.until = json.text("until");
    filter.dateOf = json.flag("by_event") ? ClaimFilter::DateOf::Event : ClaimFilter::DateOf::Said;
    filter.undated = filter.limitsDates() && object.value(u"undated").toBool();
    for (const QString& id : json.textsIfThere("documents")) {
        bool ok = false;
        filter.documents.insert(DocumentId{id.toLongLong(&ok)});
        if (!ok)
            return std::nullopt;
    }
    for (const QString& kind : json.textsIfThere("kinds"))
        filter.relationships.insert(kind);
    filter.acceptedOnly = json.flag("accepted_only");
    filter.openOnly = json.textIfThere("verdict") == key(Verdict::Suggested);
    filter.tags = json.textsIfThere("tags");
    constexpr double most = 1'000'000;
    const auto count = [&](const char* name, double least) {
        return int(std::clamp(json.number(name), least, most));
    };
    filter.leastVoices = count("least_voices", 1);
    filter.leastDegree = count("least_degree", 1);
    filter.connectedTo = json.id<EntityId>("connected_to");
    filter.steps = count("steps", 0);
    return json.ok() ? std::optional(filter) : std::nullopt;
}

QString namedFiltersText(const std::vector<NamedFilter>& filters)
{
    QJsonArray list;
    for (const NamedFilter& named : filters)
        list.append(QJsonObject{{"name", named.name}, {"filter", toJson(named.filter)}});
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

std::vector<NamedFilter> namedFiltersFrom(const QString& text)
{
    std::vector<NamedFilter> filters;
    for (const QJsonValue& value : QJsonDocument::fromJson(text.toUtf8()).array()) {
        const QString name = value.toObject().value(u"name").toString().trimmed();
        const auto filter = claimFilterFromJson(value.toObject().value(u"filter").toObject());
        if (!name.isEmpty() && filter)
            filters.push_back({name, *filter});
    }
    return filters;
}

} // namespace redthread
