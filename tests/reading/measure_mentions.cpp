// measure_mentions CORPUS FOLDER: for each of the eleven real texts learns from
// all others which phrases are mentions and what they mean, reads the text with
// that and writes its entities, mentions, pronouns and sentences as JSON to
// FOLDER, for mention_ceiling.py and score.py. Relationships are not read: a
// round of this takes seconds.
#include "models/reading/kept_phrases.h"
#include "models/records/kinds.h"
#include "models/training/coreference_training.h"
#include "models/training/kind_training.h"
#include "models/training/phrase_training.h"
#include "models/training/relation_training.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace redthread;
using namespace redthread::learning;

namespace {

QJsonObject jsonOf(const reading::Draft& draft)
{
    QJsonArray entities, mentions, pronouns, sentences;
    std::vector<bool> used(draft.entities.size());
    const auto range = [&](int first, int last) {
        return std::pair(draft.tokens[first].range.start, draft.tokens[last - 1].range.end);
    };
    for (const reading::DraftMention& m : draft.mentions) {
        if (m.type == MentionType::Description && !m.kept)
            continue;
        used[m.entity] = true;
        const auto [start, end] = range(m.first, m.last);
        mentions.append(QJsonObject{{"entity", QString::number(m.entity)},
                                    {"start", start},
                                    {"end", end},
                                    {"text", draft.text.mid(start, end - start)},
                                    {"type", key(m.type)}});
    }
    for (int i = 0; i < int(draft.tokens.size()); ++i)
        if (draft.pronounAt[i] >= 0)
            pronouns.append(QJsonObject{{"entity", QString::number(draft.pronounAt[i])},
                                        {"start", draft.tokens[i].range.start},
                                        {"end", draft.tokens[i].range.end}});
    for (size_t e = 0; e < used.size(); ++e)
        if (used[e])
            entities.append(QJsonObject{{"id", QString::number(e)},
                                        {"kind", goldKeyOf(draft.entities[e].kind)},
                                        {"name", draft.entities[e].name}});
    for (const reading::Sentence& s : draft.sentences)
        sentences.append(QJsonArray{s.range.start, s.range.end});
    return {{"entities", entities}, {"mentions", mentions}, {"pronouns", pronouns}, {"sentences", sentences}};
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc < 3)
        return 2;
    const auto texts = annotatedTexts(application.arguments()[1]);
    const QDir out(application.arguments()[2]);
    std::vector<Lesson> lessons;
    for (const AnnotatedText& text : texts)
        lessons.push_back(lessonOf(text));
    QElapsedTimer timer;
    timer.start();
    ModelWriter kinds; // each text gets its kinds from others, if not from all others
    learnKinds(lessons, kinds);
    std::fprintf(stderr, "kinds: %.1f s\n", double(timer.elapsed()) / 1000);
    const CoreferenceTables general = learnCoreference(application.arguments()[1]);
    std::fprintf(stderr, "coreference in general: %.1f s\n", double(timer.elapsed()) / 1000);
    const QTemporaryDir folder;
    for (size_t i = 0; i < texts.size() && i < 11; ++i) {
        std::vector<PhraseLesson> others;
        for (size_t k = 0; k < texts.size(); ++k)
            if (k != i)
                others.push_back({lessons[k].read.get(), lessons[k].given.get()});
        ModelWriter writer;
        learnPhrases(others).write(writer);
        learnCoreference(others, general).write(writer);
        const QString path = folder.filePath(QString::number(i));
        if (!writer.save(path))
            return 1;
        const auto file = ModelFile::open(path);
        if (!file)
            return 1;
        reading::Draft read = *lessons[i].read;
        reading::keepPhrases(read, reading::RelationModels(*file));
        QFile json(out.filePath(texts[i].name + QStringLiteral(".json")));
        if (!json.open(QIODevice::WriteOnly))
            return 1;
        json.write(QJsonDocument(jsonOf(read)).toJson());
    }
    return 0;
}
