#include "models/training/phrase_training.h"

#include "models/reading/noun_phrases.h"
#include "models/records/kinds.h"
#include "models/training/choices.h"

namespace redthread::learning {

using namespace reading;

QHash<int, int> annotatedHeads(const std::vector<Phrase>& phrases, const PhraseLesson& lesson)
{
    QHash<int, int> heads;
    for (int i = 0; i < int(lesson.given->mentions.size()); ++i) {
        const DraftMention& m = lesson.given->mentions[i];
        if (m.type == MentionType::Demonym)
            continue;
        if (const int head = headOf(phrases, *lesson.read, m.first, m.last); head >= 0)
            heads.insert(head, i);
    }
    return heads;
}

PhraseTables learnPhrases(const std::vector<PhraseLesson>& lessons)
{
    std::vector<Choice> keep, kind;
    for (const PhraseLesson& lesson : lessons) {
        const std::vector<Phrase> phrases = findPhrases(*lesson.read);
        const QHash<int, int> heads = annotatedHeads(phrases, lesson);
        for (const Phrase& p : phrases) {
            if (p.mention >= 0 && lesson.read->mentions[p.mention].type != MentionType::Description)
                continue;
            const auto head = heads.constFind(p.head);
            keep.push_back(yesOrNo(p.features, head != heads.constEnd()));
            if (head != heads.constEnd())
                kind.push_back(
                    kindChoice(p.kindFeatures, entityKinds(),
                               {lesson.given->entities[lesson.given->mentions[*head].entity].kind}));
        }
    }
    return {learnChoices(keep, {.c = 0.15}), learnChoices(kind, {.c = 1, .rounds = 40})};
}

void PhraseTables::write(ModelWriter& writer) const
{
    const Storage exact{.denseBits = 0, .codeBytes = 2};
    writer.addWeights(QStringLiteral("phrase.keep"), keep, exact);
    writer.addWeights(QStringLiteral("phrase.kind"), kind, exact);
}

} // namespace redthread::learning
