#include "models/training/relation_training.h"

#include "models/reading/descriptions.h"
#include "models/reading/entities.h"
#include "models/reading/given.h"
#include "models/reading/models.h"
#include "models/reading/names.h"
#include "models/reading/noun_phrases.h"
#include "models/reading/pairs.h"
#include "models/reading/relations.h"
#include "models/reading/syntax/parse.h"
#include "models/records/kinds.h"
#include "models/training/choices.h"
#include "models/training/phrase_training.h"
#include "models/training/regression.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <cmath>
#include <map>
#include <memory>

namespace redthread::learning {

namespace {

using namespace reading;

constexpr int parts = 5;

// A text with all that is learnt from it.
struct Lesson {
    const AnnotatedText* source;
    std::unique_ptr<Draft> read, given;
    QHash<QString, int> entities;                    // of `given`
    std::map<std::tuple<int, int, int>, Kinds> said; // sentence, subject, object of `given`
    std::map<std::pair<int, int>, bool> related;
};

std::unique_ptr<Draft> tokens(const QString& text)
{
    auto draft = std::make_unique<Draft>(text);
    Tokens tokens = tokenise(text);
    draft->tokens = std::move(tokens.tokens);
    draft->sentences = std::move(tokens.sentences);
    parse(*draft, models(), {});
    draft->mentionAt.assign(draft->tokens.size(), -1);
    draft->pronounAt.assign(draft->tokens.size(), -1);
    return draft;
}

Lesson lessonOf(const AnnotatedText& source)
{
    Lesson lesson;
    lesson.source = &source;
    lesson.read = tokens(source.text);
    makeEntities(*lesson.read, findNames(*lesson.read, {}), {});
    findDescriptions(*lesson.read, {});
    lesson.given = tokens(source.text);
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

PhraseLesson phrasesOf(const Lesson& lesson) { return {lesson.read.get(), lesson.given.get()}; }

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

struct Example {
    Pair pair;
    QString subject, object; // kinds of entity
    Kinds kinds;             // empty: not related
    int lesson;
};

void takeExamples(const Lesson& lesson, int number, const Draft& draft, const std::vector<int>& entity,
                  const std::vector<DraftClaim>& rules, std::vector<Example>& out)
{
    for (Pair& pair : findPairs(draft, rules)) {
        const int s = entity[pair.subject.entity], o = entity[pair.object.entity];
        Example example{std::move(pair),
                        draft.entities[pair.subject.entity].kind,
                        draft.entities[pair.object.entity].kind,
                        {},
                        number};
        if (s >= 0 && o >= 0 && s != o) {
            if (const auto said = lesson.said.find({example.pair.sentence, s, o}); said != lesson.said.end())
                example.kinds = said->second;
            // Related, but said elsewhere: neither a yes nor a no.
            else if (lesson.related.count(std::minmax(s, o)) &&
                     !lesson.said.count({example.pair.sentence, o, s}))
                continue;
        }
        out.push_back(std::move(example));
    }
}

QHash<QString, double> countsOf(const std::vector<Example>& examples, int without)
{
    QHash<QString, double> counts;
    for (const Example& e : examples)
        if (e.lesson != without)
            for (const QString& kind : e.kinds)
                counts[KindPrior::key(kind, e.subject, e.object)] += 1.0 / double(e.kinds.size());
    return counts;
}

} // namespace

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
                               QJsonDocument::fromJson(gold.readAll()).object()});
        }
    }
    return out;
}

void trainRelations(const std::vector<AnnotatedText>& texts, ModelWriter& writer,
                    const std::function<void(const QString&)>& tell)
{
    std::vector<Lesson> lessons;
    for (const AnnotatedText& text : texts)
        lessons.push_back(lessonOf(text));
    const Storage exact{.denseBits = 0, .codeBytes = 2};
    std::vector<PhraseLesson> all;
    for (const Lesson& lesson : lessons)
        all.push_back(phrasesOf(lesson));
    learnPhrases(all).write(writer);
    tell(QStringLiteral("mentions learnt from %1 texts").arg(texts.size()));

    std::vector<Example> examples;
    const QTemporaryDir folder;
    for (int part = 0; part < parts; ++part) {
        std::vector<PhraseLesson> others;
        for (size_t i = 0; i < lessons.size(); ++i)
            if (int(i) % parts != part)
                others.push_back(phrasesOf(lessons[i]));
        if (others.empty())
            continue;
        ModelWriter partly;
        learnPhrases(others).write(partly);
        const QString path = folder.filePath(QString::number(part));
        if (!partly.save(path))
            continue;
        const auto file = ModelFile::open(path);
        if (!file)
            continue;
        const RelationModels models(*file);
        for (size_t i = part; i < lessons.size(); i += parts) {
            Lesson& lesson = lessons[i];
            std::vector<DraftClaim> rules = findRelations(*lesson.read, {});
            keepPhrases(*lesson.read, models);
            for (const DraftClaim& claim : findRelations(*lesson.read, {}))
                rules.push_back(claim);
            takeExamples(lesson, int(i), *lesson.read, aligned(*lesson.read, *lesson.given), rules, examples);
            std::vector<int> same(lesson.given->entities.size());
            for (size_t e = 0; e < same.size(); ++e)
                same[e] = int(e);
            takeExamples(lesson, int(i), *lesson.given, same, findRelations(*lesson.given, {}), examples);
        }
    }
    std::vector<Choice> related, kind, own;
    const auto& kinds = relationshipKinds();
    std::map<int, KindPrior> priors;
    for (const Example& e : examples) {
        related.push_back(yesOrNo(e.pair.features, !e.kinds.isEmpty()));
        if (e.kinds.isEmpty())
            continue;
        // What is usual is counted without the text itself, as it will be when reading.
        if (!priors.count(e.lesson))
            priors.emplace(e.lesson, KindPrior(countsOf(examples, e.lesson)));
        const std::vector<double> prior = priors.at(e.lesson).between(e.subject, e.object);
        Choice choice;
        for (size_t k = 0; k < kinds.size(); ++k) {
            Row row;
            for (const Told& told : toldOf(e.pair, kinds[k].key, prior[k]))
                row.push_back({told.feature, told.value});
            choice.rows.push_back(row);
            choice.target.push_back(e.kinds.contains(kinds[k].key) ? 1.f / float(e.kinds.size()) : 0.f);
        }
        kind.push_back(std::move(choice));
        own.push_back(kindChoice(e.pair.own, kinds, e.kinds));
    }
    tell(QStringLiteral("%1 pairs, %2 related").arg(related.size()).arg(kind.size()));
    writer.addWeights(QStringLiteral("pair.related"), learnChoices(related, {.c = 0.15}), exact);
    writer.addWeights(
        QStringLiteral("pair.kind"),
        learnChoices(kind, {.c = 1, .rounds = 80, .start = {{feature(QStringLiteral("prior")), 1.0}}}),
        exact);
    writer.addWeights(QStringLiteral("pair.kind.own"), learnChoices(own, {.c = 1, .rounds = 30}), exact);
    QStringList rows;
    const QHash<QString, double> counts = countsOf(examples, -1);
    for (auto it = counts.constBegin(); it != counts.constEnd(); ++it)
        rows << it.key() + u'=' + QString::number(it.value());
    rows.sort();
    writer.addStrings(QStringLiteral("pair.prior"), rows);
    tell(QStringLiteral("relationships learnt"));
}

} // namespace redthread::learning
