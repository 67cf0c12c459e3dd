#include "models/reading/given.h"

#include "models/reading/descriptions.h"
#include "models/records/kinds.h"

#include <QJsonArray>

#include <algorithm>

namespace redthread::reading {

namespace {

struct Given {
    qsizetype start, end;
    int entity;
    MentionType type;
};

void takeMention(Draft& draft, const Given& given)
{
    const auto from = std::partition_point(draft.tokens.begin(), draft.tokens.end(),
                                           [&](const Token& t) { return t.range.end <= given.start; });
    const int first = int(from - draft.tokens.begin());
    int last = first;
    while (last < int(draft.tokens.size()) && draft.tokens[last].range.start < given.end)
        ++last;
    const auto sentence = std::partition_point(draft.sentences.begin(), draft.sentences.end(),
                                               [&](const Sentence& s) { return s.last <= first; });
    if (first == last || sentence == draft.sentences.end())
        return;
    draft.entities[given.entity].mentions.push_back(int(draft.mentions.size()));
    draft.addMention({given.entity, int(sentence - draft.sentences.begin()), first,
                      std::min(last, sentence->last), given.type, 1, true});
}

} // namespace

QHash<QString, int> takeGiven(Draft& draft, const QJsonObject& gold, std::stop_token stop)
{
    QHash<QString, int> numbers;
    for (const QJsonValue& value : gold["entities"].toArray()) {
        const QJsonObject object = value.toObject();
        numbers.insert(object["id"].toString(), int(draft.entities.size()));
        DraftEntity entity;
        entity.name = object["name"].toString();
        const QString written = object["kind"].toString(), kind = entityKindFrom(written);
        entity.kind = kind.isEmpty() ? written : kind;
        for (const QJsonValue& other : object["aliases"].toArray())
            entity.otherNames.append(other.toString());
        draft.entities.push_back(entity);
    }
    std::vector<Given> all;
    for (const QJsonValue& value : gold["mentions"].toArray()) {
        const QJsonObject object = value.toObject();
        const QString type = object["type"].toString();
        const Given given{object["start"].toInt(-1), object["end"].toInt(-1),
                          numbers.value(object["entity"].toString(), -1),
                          type == key(MentionType::Demonym)       ? MentionType::Demonym
                          : type == key(MentionType::Description) ? MentionType::Description
                                                                  : MentionType::Name};
        if (given.entity >= 0 && given.start >= 0 && given.end > given.start &&
            given.end <= draft.text.size())
            all.push_back(given);
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Given& a, const Given& b) { return a.end - a.start > b.end - b.start; });
    for (const Given& given : all)
        takeMention(draft, given);
    Draft copy = draft;
    findDescriptions(copy, stop);
    for (size_t i = 0; i < copy.pronounAt.size(); ++i)
        if (copy.pronounAt[i] < int(draft.entities.size()) && draft.mentionAt[i] < 0)
            draft.pronounAt[i] = copy.pronounAt[i];
    return numbers;
}

} // namespace redthread::reading
