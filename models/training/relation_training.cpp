#include "models/training/relation_training.h"

#include "models/reading/coreference.h"
#include "models/reading/kept_phrases.h"
#include "models/reading/relations.h"
#include "models/training/coreference_training.h"
#include "models/training/kind_training.h"
#include "models/training/pair_training.h"
#include "models/training/phrase_training.h"
#include "models/training/stance_training.h"

namespace redthread::learning {

namespace {

using namespace reading;

PhraseLesson phrasesOf(const Lesson& lesson) { return {lesson.read.get(), lesson.given.get()}; }

} // namespace

void trainRelations(const std::vector<AnnotatedText>& texts, const QString& corpus, ModelWriter& writer,
                    const std::function<void(const QString&)>& tell)
{
    std::vector<Lesson> lessons;
    for (const AnnotatedText& text : texts)
        lessons.push_back(lessonOf(text));
    learnKinds(lessons, writer);
    std::vector<PhraseLesson> all;
    for (const Lesson& lesson : lessons)
        all.push_back(phrasesOf(lesson));
    learnPhrases(all).write(writer);
    const CoreferenceTables general = learnCoreference(corpus);
    learnCoreference(all, general).write(writer);
    learnStances(texts, writer);
    tell(QStringLiteral("mentions learnt from %1 texts").arg(texts.size()));

    std::vector<PairExample> examples;
    for (int part = 0; part < parts; ++part) {
        std::vector<PhraseLesson> others;
        for (size_t i = 0; i < lessons.size(); ++i)
            if (int(i) % parts != part)
                others.push_back(phrasesOf(lessons[i]));
        if (others.empty())
            continue;
        ModelWriter partly;
        learnPhrases(others).write(partly);
        learnCoreference(others, general).write(partly);
        const auto file = reopened(partly);
        if (!file)
            continue;
        const RelationModels models(file);
        for (size_t i = part; i < lessons.size(); i += parts) {
            Lesson& lesson = lessons[i];
            keepPhrases(*lesson.read, models);
            takePairs(lesson, int(i), *lesson.read, aligned(*lesson.read, *lesson.given),
                      touched(*lesson.read, *lesson.given), findRelations(*lesson.read, {}), examples);
            takeGivenPairs(lesson, int(i), examples);
        }
    }
    learnPairs(examples, writer, tell);
}

} // namespace redthread::learning
