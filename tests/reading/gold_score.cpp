#include "gold_score.h"

#include "models/reading/reading.h"
#include "models/reading/reading_json.h"
#include "models/records/kinds.h"
#include "models/records/name_key.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace {

struct Place {
    qsizetype start, end;
    QString entity, type;
};

std::vector<Place> placesOf(const QJsonObject& object)
{
    std::vector<Place> places;
    for (const auto& value : object["mentions"].toArray()) {
        const QJsonObject m = value.toObject();
        if (m["type"].toString() != "demonym")
            places.push_back(
                {m["start"].toInteger(), m["end"].toInteger(), m["entity"].toString(), m["type"].toString()});
    }
    return places;
}

// Pairs of indices, one to one, the largest share of overlap first.
std::vector<std::pair<int, int>> matched(const std::vector<Place>& gold, const std::vector<Place>& read)
{
    struct Candidate {
        double share;
        int gold, read;
    };
    std::vector<Candidate> candidates;
    for (int g = 0; g < int(gold.size()); ++g)
        for (int r = 0; r < int(read.size()); ++r) {
            const qsizetype overlap =
                std::min(gold[g].end, read[r].end) - std::max(gold[g].start, read[r].start);
            if (overlap > 0)
                candidates.push_back({double(overlap) / double(std::max(gold[g].end - gold[g].start,
                                                                        read[r].end - read[r].start)),
                                      g, r});
        }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.share > b.share; });
    QSet<int> usedGold, usedRead;
    std::vector<std::pair<int, int>> pairs;
    for (const Candidate& c : candidates)
        if (!usedGold.contains(c.gold) && !usedRead.contains(c.read)) {
            usedGold.insert(c.gold);
            usedRead.insert(c.read);
            pairs.emplace_back(c.gold, c.read);
        }
    return pairs;
}

QHash<QString, QString> aligned(const QJsonObject& gold, const QJsonObject& reading,
                                const std::vector<Place>& goldPlaces, const std::vector<Place>& readPlaces,
                                const std::vector<std::pair<int, int>>& pairs)
{
    QHash<QString, QString> byName;
    for (const auto& value : gold["entities"].toArray()) {
        const QJsonObject entity = value.toObject();
        byName.insert(redthread::nameKey(entity["name"].toString()), entity["id"].toString());
        for (const auto& alias : entity["aliases"].toArray())
            byName.insert(redthread::nameKey(alias.toString()), entity["id"].toString());
    }
    QHash<QString, QHash<QString, int>> votes;
    for (const auto& [g, r] : pairs)
        ++votes[readPlaces[r].entity][goldPlaces[g].entity];
    QHash<QString, QString> alignment;
    for (const auto& value : reading["entities"].toArray()) {
        const QJsonObject entity = value.toObject();
        const QString id = entity["id"].toString();
        const QHash<QString, int> own = votes.value(id);
        int most = 0, all = 0;
        QString best;
        for (auto it = own.begin(); it != own.end(); ++it) {
            all += it.value();
            if (it.value() > most || (it.value() == most && it.key() < best)) {
                most = it.value();
                best = it.key();
            }
        }
        if (most > 0 && 2 * most >= all)
            alignment.insert(id, best);
        else if (own.isEmpty() && byName.contains(redthread::nameKey(entity["name"].toString())))
            alignment.insert(id, byName.value(redthread::nameKey(entity["name"].toString())));
    }
    return alignment;
}

void collect(const QJsonObject& object, const QHash<QString, QString>* alignment, QSet<QString>& pairs,
             QSet<QString>& typed)
{
    const auto name = [&](const QString& id) { return alignment ? alignment->value(id, "?" + id) : id; };
    for (const auto& value : object["relations"].toArray()) {
        const QJsonObject relation = value.toObject();
        QString a = name(relation["subject"].toString()), b = name(relation["object"].toString());
        if (a == b)
            continue;
        const QString type = relation["type"].toString();
        const QString low = std::min(a, b), high = std::max(a, b);
        pairs.insert(low + '|' + high);
        if (redthread::relationshipKind(type).symmetric)
            a = low, b = high;
        typed.insert(type + '|' + a + '|' + b);
    }
}

} // namespace

void addScore(GoldScore& score, const QJsonObject& gold, const QJsonObject& reading)
{
    const std::vector<Place> goldPlaces = placesOf(gold), readPlaces = placesOf(reading);
    const auto pairs = matched(goldPlaces, readPlaces);
    score.names.gold += int(
        std::count_if(goldPlaces.begin(), goldPlaces.end(), [](const Place& p) { return p.type == "name"; }));
    score.names.right += int(std::count_if(
        pairs.begin(), pairs.end(), [&](const auto& pair) { return goldPlaces[pair.first].type == "name"; }));
    const QHash<QString, QString> alignment = aligned(gold, reading, goldPlaces, readPlaces, pairs);
    QSet<QString> goldPairs, goldTyped, readPairs, readTyped;
    collect(gold, nullptr, goldPairs, goldTyped);
    collect(reading, &alignment, readPairs, readTyped);
    score.pairs.gold += int(goldPairs.size());
    score.pairs.read += int(readPairs.size());
    score.pairs.right += int((goldPairs & readPairs).size());
    score.typedPairs.gold += int(goldTyped.size());
    score.typedPairs.read += int(readTyped.size());
    score.typedPairs.right += int((goldTyped & readTyped).size());
}

bool addScoreOf(GoldScore& score, const QString& goldPath, const QString& textPath)
{
    QFile goldFile(goldPath), textFile(textPath);
    if (!goldFile.open(QIODevice::ReadOnly) || !textFile.open(QIODevice::ReadOnly))
        return false;
    const QJsonObject gold = QJsonDocument::fromJson(goldFile.readAll()).object();
    const QString text = QString::fromUtf8(textFile.readAll());
    const auto reading =
        redthread::readText(text, {.document = redthread::mintId<redthread::DocumentId>(),
                                   .date = gold["meta"].toObject()["article_date"].toString()});
    if (!reading)
        return false;
    addScore(score, gold, redthread::toJson(*reading, text));
    return true;
}
