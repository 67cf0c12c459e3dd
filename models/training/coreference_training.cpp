#include "models/training/coreference_training.h"

#include "models/reading/coreference.h"
#include "models/training/coreference_corpus.h"
#include "models/training/lessons.h"
#include "models/training/regression.h"

namespace redthread::learning {

using namespace reading;

namespace {

constexpr int mostWrong = 14; // candidates of a choice that are not right, those spoken of last

using Scores = QHash<Feature, double>;

Scores scoresOf(const WeightTable& table)
{
    Scores scores;
    for (const WeightTable::Entry& e : table.entries)
        scores[e.feature] += double(e.weight);
    return scores;
}

int likeliestBy(const Scores& scores, const std::vector<Antecedent>& answers)
{
    int best = 0;
    double most = -1e9;
    for (int a = 0; a < int(answers.size()); ++a) {
        double score = 0;
        for (const Feature f : answers[a].features)
            score += scores.value(f);
        if (score > most) {
            most = score;
            best = a;
        }
    }
    return best;
}

struct Choices {
    std::vector<Choice> descriptions, pronouns;
};

class Teacher {
public:
    // Pronouns are annotated, or else answered by `pronouns`.
    Teacher(const PhraseLesson& lesson, const Scores* pronouns, Choices& out)
        : m_lesson(lesson), m_pronouns(pronouns), m_out(out)
    {
    }

    void run()
    {
        const Draft& read = *m_lesson.read;
        m_meant = aligned(read, *m_lesson.given);
        for (size_t e = 0; e < m_meant.size(); ++e)
            if (!read.entities[e].named)
                m_meant[e] = -1; // found by rule: taken apart again
        const std::vector<Phrase> all = findPhrases(read);
        m_heads = annotatedHeads(all, m_lesson);
        std::vector<Phrase> phrases;
        for (const Phrase& p : all)
            if (m_heads.contains(p.head) &&
                (p.mention < 0 || read.mentions[p.mention].type == MentionType::Description))
                phrases.push_back(p);
        findAntecedents(
            read, inTextOrder(phrases, findPronouns(read)),
            [&](const Phrase& p, const std::vector<Antecedent>& answers) { return choose(p, answers); },
            [&](const Phrase& p) {
                m_meant.push_back(goldOf(p));
                return int(m_meant.size()) - 1;
            });
    }

private:
    int goldOf(const Phrase& p) const
    {
        if (p.pronoun)
            return m_lesson.given->entityAt(p.head);
        return m_lesson.given->mentions[m_heads.value(p.head)].entity;
    }

    int choose(const Phrase& p, const std::vector<Antecedent>& answers)
    {
        if (p.pronoun && m_pronouns)
            return likeliestBy(*m_pronouns, answers);
        const int gold = goldOf(p);
        int right = 0, count = 0;
        for (int a = 1; a < int(answers.size()); ++a)
            if (gold >= 0 && m_meant[answers[a].entity] == gold) {
                right = right ? right : a; // spoken of last
                ++count;
            }
        Choice choice;
        int wrong = 0;
        for (int a = 0; a < int(answers.size()); ++a) {
            const bool isRight = a == 0 ? count == 0 : gold >= 0 && m_meant[answers[a].entity] == gold;
            if (a > 0 && !isRight && m_lesson.many && ++wrong > mostWrong)
                continue;
            Row row;
            for (const Feature f : answers[a].features)
                row.push_back({f, 1.f});
            choice.rows.push_back(std::move(row));
            choice.target.push_back(isRight ? 1.f / float(std::max(1, count)) : 0.f);
        }
        if (choice.rows.size() > 1)
            (p.pronoun ? m_out.pronouns : m_out.descriptions).push_back(std::move(choice));
        return right;
    }

    const PhraseLesson& m_lesson;
    const Scores* m_pronouns;
    Choices& m_out;
    std::vector<int> m_meant; // entity → annotated one
    QHash<int, int> m_heads;
};

} // namespace

CoreferenceTables learnCoreference(const QString& corpus)
{
    Choices choices;
    for (const AnnotatedText& text : coreferenceTexts(corpus + QStringLiteral("/train/gum/train.conllu"))) {
        const Lesson drafts = lessonOf(text);
        PhraseLesson lesson{drafts.read.get(), drafts.given.get()};
        lesson.many = true;
        Teacher(lesson, nullptr, choices).run();
    }
    if (choices.descriptions.empty())
        return {};
    return {learnChoices(choices.descriptions, {.c = 0.1, .rounds = 40, .minCount = 4}),
            learnChoices(choices.pronouns, {.c = 0.1, .rounds = 40, .minCount = 4})};
}

CoreferenceTables learnCoreference(const std::vector<PhraseLesson>& lessons, const CoreferenceTables& general)
{
    Choices choices;
    const Scores pronouns = scoresOf(general.pronouns);
    for (const PhraseLesson& lesson : lessons)
        Teacher(lesson, &pronouns, choices).run();
    ChoiceRecipe recipe{.c = 0.1, .rounds = 60, .minCount = 1};
    recipe.start = scoresOf(general.descriptions);
    CoreferenceTables tables{learnChoices(choices.descriptions, recipe), general.pronouns};
    QSet<Feature> met;
    for (const Choice& choice : choices.descriptions)
        for (const Row& row : choice.rows)
            for (const Value& v : row)
                met.insert(v.feature);
    for (const WeightTable::Entry& e : general.descriptions.entries)
        if (!met.contains(e.feature))
            tables.descriptions.entries.push_back(e);
    return tables;
}

void CoreferenceTables::write(ModelWriter& writer) const
{
    const Storage exact{.denseBits = 0, .codeBytes = 2};
    writer.addWeights(QStringLiteral("coreference"), descriptions, exact);
    if (!pronouns.entries.empty())
        writer.addWeights(QStringLiteral("coreference.pronouns"), pronouns, exact);
}

} // namespace redthread::learning
