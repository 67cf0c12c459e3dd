#include "models/training/lessons.h"

#include "models/reading/descriptions.h"
#include "models/reading/draft_of.h"
#include "models/reading/entities.h"
#include "models/reading/given.h"
#include "models/reading/names.h"
#include "models/records/kinds.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace redthread::learning {

using namespace reading;

Lesson lessonOf(const AnnotatedText& source)
{
    Lesson lesson;
    lesson.source = &source;
    lesson.read = std::make_unique<Draft>(draftOf(source.text));
    makeEntities(*lesson.read, findNames(*lesson.read, {}), {});
    findDescriptions(*lesson.read, {});
    lesson.given = std::make_unique<Draft>(draftOf(source.text));
    lesson.entities = takeGiven(*lesson.given, source.gold);
    struct Relation {
        int subject, object;
        QString kind;
    };
    QHash<QString, Relation> relations;
    for (const QJsonValue& value : source.gold["relations"].toArray()) {
        const QJsonObject r = value.toObject();
        const Relation relation{lesson.entities.value(r["subject"].toString(), -1),
                                lesson.entities.value(r["object"].toString(), -1), r["type"].toString()};
        if (relation.subject < 0 || relation.object < 0)
            continue;
        relations.insert(r["id"].toString(), relation);
        lesson.related[std::minmax(relation.subject, relation.object)] = true;
    }
    for (const QJsonValue& value : source.gold["claims"].toArray()) {
        const QJsonObject c = value.toObject();
        const auto relation = relations.constFind(c["relation"].toString());
        if (relation == relations.constEnd())
            continue;
        for (int s = 0; s < int(lesson.given->sentences.size()); ++s) {
            const TextRange range = lesson.given->sentences[s].range;
            if (range.end <= c["start"].toInt() || range.start >= c["end"].toInt())
                continue;
            lesson.said[{s, relation->subject, relation->object}].insert(relation->kind);
            if (relationshipKind(relation->kind).symmetric)
                lesson.said[{s, relation->object, relation->subject}].insert(relation->kind);
        }
    }
    return lesson;
}

// Which annotated entity each one found stands for, by the mentions they share; -1: none.
std::vector<int> aligned(const Draft& found, const Draft& given)
{
    std::vector<std::map<int, int>> votes(found.entities.size());
    for (const DraftMention& m : found.mentions)
        for (const DraftMention& g : given.mentions) {
            const int shared = std::min(m.last, g.last) - std::max(m.first, g.first);
            if (shared > 0 && 2 * shared >= 0.6 * std::max(m.last - m.first, g.last - g.first))
                ++votes[m.entity][g.entity];
        }
    std::vector<int> out(found.entities.size(), -1);
    for (size_t e = 0; e < out.size(); ++e) {
        int most = 0;
        for (const auto& [given, count] : votes[e])
            if (count > most) {
                most = count;
                out[e] = given;
            }
    }
    return out;
}

std::vector<int> touched(const Draft& found, const Draft& given)
{
    std::vector<std::map<int, int>> votes(found.entities.size());
    for (const DraftMention& m : found.mentions) {
        int best = -1;
        double most = 0;
        for (const DraftMention& g : given.mentions) {
            const int shared = std::min(m.last, g.last) - std::max(m.first, g.first);
            const double share = double(shared) / std::max(m.last - m.first, g.last - g.first);
            if (share > most) {
                most = share;
                best = g.entity;
            }
        }
        if (best >= 0)
            ++votes[m.entity][best];
    }
    std::vector<int> out(found.entities.size(), -1);
    for (size_t e = 0; e < out.size(); ++e) {
        int most = 0;
        for (const auto& [entity, count] : votes[e])
            if (count > most) {
                most = count;
                out[e] = entity;
            }
    }
    return out;
}

std::vector<AnnotatedText> annotatedTexts(const QString& corpus)
{
    std::vector<AnnotatedText> out;
    for (const char* folder : {"seed", "dev", "written"}) {
        const QDir dir(corpus + u'/' + QLatin1String(folder));
        for (const QString& name : dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
            const QString base = name.chopped(5);
            const bool seed = base == u"gold";
            QFile text(dir.filePath(seed ? QStringLiteral("article.txt") : base + QStringLiteral(".txt")));
            QFile gold(dir.filePath(name));
            if (text.open(QIODevice::ReadOnly) && gold.open(QIODevice::ReadOnly))
                out.push_back({seed ? QStringLiteral("seed") : base, QString::fromUtf8(text.readAll()),
                               QJsonDocument::fromJson(gold.readAll()).object(),
                               QLatin1String(folder) == u"written"});
        }
    }
    return out;
}

} // namespace redthread::learning
