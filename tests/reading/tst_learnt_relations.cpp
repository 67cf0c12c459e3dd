// Learning mentions and relationships from annotated texts, and reading with
// what was learnt. The texts are made up here; no corpus is needed.
#include "models/reading/entities.h"
#include "models/reading/given.h"
#include "models/reading/kept_phrases.h"
#include "models/reading/learnt_relations.h"
#include "models/reading/names.h"
#include "models/reading/relations.h"
#include "models/reading/stance_features.h"
#include "models/training/pair_training.h"
#include "models/training/regression.h"
#include "models/training/relation_training.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace redthread;
using namespace redthread::reading;
using namespace redthread::learning;

namespace {

QJsonObject mention(const QString& text, const QString& entity, const QString& words, const QString& type)
{
    const qsizetype start = text.indexOf(words);
    return {{"entity", entity}, {"start", start}, {"end", start + words.size()}, {"type", type}};
}

// "The inspectors inspected NAME" with inspectors that investigate NAME.
AnnotatedText lesson(const QString& name)
{
    const QString text = QStringLiteral("The inspectors inspected %1 on a sunny morning.").arg(name);
    const QJsonArray entities{QJsonObject{{"id", "a"}, {"kind", "group"}, {"name", "inspectors"}},
                              QJsonObject{{"id", "b"}, {"kind", "company"}, {"name", name}}};
    const QJsonArray mentions{mention(text, "a", "The inspectors", "description"),
                              mention(text, "b", name, "name")};
    const QJsonArray relations{
        QJsonObject{{"id", "r"}, {"subject", "a"}, {"type", "investigates"}, {"object", "b"}}};
    const QJsonArray claims{QJsonObject{{"relation", "r"}, {"start", 0}, {"end", text.size()}}};
    return {name,
            text,
            {{"entities", entities}, {"mentions", mentions}, {"relations", relations}, {"claims", claims}}};
}

std::vector<AnnotatedText> lessons()
{
    std::vector<AnnotatedText> out;
    for (const char* name : {"Abatron Ltd", "Bexwell Ltd", "Corvane Ltd", "Dunmore Ltd", "Elsworth Ltd",
                             "Farrow Ltd", "Gantry Ltd", "Holbeck Ltd"})
        out.push_back(lesson(QString::fromLatin1(name)));
    return out;
}

void prepare(Draft& draft)
{
    Tokens tokens = tokenise(draft.text);
    draft.tokens = std::move(tokens.tokens);
    draft.sentences = std::move(tokens.sentences);
    draft.mentionAt.assign(draft.tokens.size(), -1);
    draft.pronounAt.assign(draft.tokens.size(), -1);
}

} // namespace

class tst_LearntRelations : public QObject {
    Q_OBJECT

private slots:
    // A hedge the rules found is given up only for near certainty, a charge's last of all.
    void aHedgeOfTheRulesIsKept()
    {
        const double plain = statedFrom(QStringLiteral("meets"), Stance::Stated),
                     charge = statedFrom(QStringLiteral("funds"), Stance::Stated),
                     hedged = statedFrom(QStringLiteral("meets"), Stance::Alleged),
                     hedgedCharge = statedFrom(QStringLiteral("funds"), Stance::Denied);
        QVERIFY(plain < charge && charge < hedged && hedged < hedgedCharge && hedgedCharge < 1);
        const StanceChances nearlySure{0.9, 0.04, 0.03, 0.03};
        QCOMPARE(safest(nearlySure, plain, Stance::Stated), Stance::Stated);
        QCOMPARE(safest(nearlySure, hedged, Stance::Alleged), Stance::Alleged);
    }

    void a_choice_is_learnt_from_its_features()
    {
        std::vector<Choice> choices;
        for (int i = 0; i < 40; ++i) {
            const bool yes = i % 2;
            choices.push_back({{{{feature(yes ? u"dark" : u"bright"), 1}, {feature(u"sky"), 1}}, {}},
                               {yes ? 1.f : 0.f, yes ? 0.f : 1.f}});
        }
        const WeightTable table = learnChoices(choices, {.c = 10});
        double dark = 0, bright = 0;
        for (const WeightTable::Entry& entry : table.entries) {
            if (entry.feature == feature(u"dark"))
                dark = entry.weight;
            if (entry.feature == feature(u"bright"))
                bright = entry.weight;
        }
        QVERIFY2(dark > 1.5 && bright < -1.5, qPrintable(QString("%1 %2").arg(dark).arg(bright)));
    }

    void what_weighs_more_teaches_more()
    {
        const auto learnt = [](float yes, float no) {
            std::vector<Choice> choices;
            for (const bool right : {true, false}) {
                choices.push_back(yesOrNo({feature(QStringLiteral("x"))}, right));
                choices.back().weight = right ? yes : no;
            }
            const float value = choices.front().rows.front().front().value;
            const WeightTable table = learnChoices(choices, {.c = 10, .minCount = 1});
            return table.entries.empty() ? 0.0 : double(table.entries.front().weight * value);
        };
        // Three times as much for as against: log odds of ln 3.
        QVERIFY(std::abs(learnt(3, 1) - std::log(3)) < 0.01);
        QVERIFY(std::abs(learnt(1, 3) + std::log(3)) < 0.01);
        QCOMPARE(learnt(2, 2), 0.0);
    }
    void a_feature_met_once_is_not_learnt()
    {
        const WeightTable table = learnChoices({{{{{feature(u"once"), 1}}, {}}, {1, 0}}}, {.minCount = 2});
        QVERIFY(table.entries.empty());
    }

    void given_mentions_may_lie_inside_each_other()
    {
        const QString text = QStringLiteral("The report of Amnesty was long.");
        Draft draft(text);
        prepare(draft);
        const QJsonArray entities{QJsonObject{{"id", "r"}, {"kind", "document"}, {"name", "report"}},
                                  QJsonObject{{"id", "a"}, {"kind", "ngo"}, {"name", "Amnesty"}}};
        const QJsonArray mentions{mention(text, "r", "The report of Amnesty", "description"),
                                  mention(text, "a", "Amnesty", "name"),
                                  QJsonObject{{"entity", "a"}, {"start", 20}, {"end", 2000}}};
        const auto entity = takeGiven(draft, {{"entities", entities}, {"mentions", mentions}});
        QCOMPARE(draft.mentions.size(), 2u); // the third lies outside the text
        QCOMPARE(draft.entityAt(1), entity["r"]);
        QCOMPARE(draft.entityAt(3), entity["a"]);
    }

    void a_pair_that_may_be_related_teaches_nothing()
    {
        const QString text = QStringLiteral("The northern harbour inspectors inspected Abatron Ltd today.");
        QJsonObject gold = lesson(QStringLiteral("Abatron Ltd")).gold;
        const auto goldWith = [&](const QString& words) {
            gold["mentions"] = QJsonArray{mention(text, "a", words, "description"),
                                          mention(text, "b", "Abatron Ltd", "name")};
            return gold;
        };
        const AnnotatedText source{"a", text, goldWith(QStringLiteral("The northern harbour inspectors"))};
        const Lesson lesson = lessonOf(source);
        Draft found(text); // as a reader would that found but a part of the mention
        prepare(found);
        takeGiven(found, goldWith(QStringLiteral("inspectors")));
        const std::vector<int> sure = aligned(found, *lesson.given), may = touched(found, *lesson.given);
        QCOMPARE(sure, (std::vector<int>{-1, 1}));
        QCOMPARE(may, (std::vector<int>{0, 1}));
        std::vector<PairExample> examples;
        takePairs(lesson, 0, found, sure, sure, {}, examples);
        QCOMPARE(examples.size(), 2u); // both orders, as not related
        examples.clear();
        takePairs(lesson, 0, found, sure, may, {}, examples);
        QCOMPARE(examples.size(), 0u);
    }

    void phrases_end_with_their_nouns()
    {
        const QString text = QStringLiteral("The angry farmers blocked the old road with thirty tractors.");
        Draft draft(text);
        prepare(draft);
        QStringList found;
        for (const Phrase& p : findPhrases(draft))
            found << draft.textOf(p.first, p.head + 1);
        QVERIFY2(found.contains("The angry farmers"), qPrintable(found.join(u'|')));
        QVERIFY2(found.contains("the old road"), qPrintable(found.join(u'|')));
    }

    void what_somebody_did_is_no_part_of_a_phrase()
    {
        const QString text = QStringLiteral("Yesterday Zorn Bank supplied software to the army.");
        Draft draft(text);
        prepare(draft);
        makeEntities(draft, findNames(draft, {}), {});
        QStringList found;
        for (const Phrase& p : findPhrases(draft))
            found << draft.textOf(p.first, p.head + 1);
        QVERIFY2(found.contains("software"), qPrintable(found.join(u'|')));
    }

    void what_was_learnt_is_read_in_another_text()
    {
        const QTemporaryDir folder;
        ModelWriter writer, again;
        trainRelations(lessons(), QString(), writer, [](const QString&) {});
        trainRelations(lessons(), QString(), again, [](const QString&) {});
        QCOMPARE(writer.bytes(), again.bytes());
        QVERIFY(writer.save(folder.filePath("relations.model")));
        const auto file = ModelFile::open(folder.filePath("relations.model"));
        QVERIFY(file);
        const RelationModels models(*file);
        const AnnotatedText other = lesson(QStringLiteral("Ingleby Ltd"));
        Draft draft(other.text);
        prepare(draft);
        takeGiven(draft, other.gold);
        const LearntRelations read = learntRelations(draft, models, {}, {.claimFrom = 0.3});
        QCOMPARE(read.claims.size(), 1u);
        QCOMPARE(read.claims[0].kind, QStringLiteral("investigates"));
        QCOMPARE(draft.entities[read.claims[0].subject].name, QStringLiteral("inspectors"));
        // Too little for a claim: a possible link, with kinds to choose from.
        const LearntRelations doubted = learntRelations(draft, models, {}, {.claimFrom = 1.1});
        QVERIFY(doubted.claims.empty());
        QCOMPARE(doubted.possible.size(), 1u);
        QCOMPARE(doubted.possible[0].kinds.value(0), QStringLiteral("investigates"));
        // Nothing learnt, nothing guessed.
        QVERIFY(learntRelations(draft, RelationModels(), {}, {}).claims.empty());
    }

    void phrases_worth_linking_are_kept()
    {
        const QTemporaryDir folder;
        ModelWriter writer;
        trainRelations(lessons(), QString(), writer, [](const QString&) {});
        QVERIFY(writer.save(folder.filePath("relations.model")));
        const auto file = ModelFile::open(folder.filePath("relations.model"));
        QVERIFY(file);
        const QString text = QStringLiteral("The inspectors inspected a mill on a sunny morning.");
        Draft draft(text);
        prepare(draft);
        keepPhrases(draft, RelationModels(*file));
        QCOMPARE(draft.mentions.size(), 1u);
        QCOMPARE(draft.textOf(draft.mentions[0].first, draft.mentions[0].last),
                 QStringLiteral("The inspectors"));
        QCOMPARE(draft.entities[draft.mentions[0].entity].kind, QStringLiteral("group"));
    }

    // What a phrase means tells whether it is worth a mention.
    void a_phrase_met_twice_is_kept_sooner()
    {
        const QString once = QStringLiteral("The harbour lay there."),
                      twice = QStringLiteral("The harbour lay there. The harbour slept.");
        const auto keptOf = [](const QString& text, double odds) {
            Draft draft(text);
            prepare(draft);
            const std::vector<Phrase> phrases = findPhrases(draft);
            if (phrases.empty())
                return -1;
            // Every phrase has these odds, whatever else is said of it.
            std::vector<Choice> choices;
            const double yes = 1 / (1 + std::exp(-odds));
            for (const Phrase& p : phrases)
                choices.push_back({{rowOf(p.features), {}}, {float(yes), float(1 - yes)}});
            ModelWriter writer;
            const Storage exact{.denseBits = 0, .codeBytes = 2};
            writer.addWeights(QStringLiteral("phrase.keep"), learnChoices(choices, {.c = 50, .minCount = 1}),
                              exact);
            const QTemporaryDir folder;
            if (!writer.save(folder.filePath("relations.model")))
                return -1;
            const auto file = ModelFile::open(folder.filePath("relations.model"));
            if (!file)
                return -1;
            keepPhrases(draft, RelationModels(*file));
            int kept = 0;
            for (const DraftMention& m : draft.mentions)
                kept += m.kept;
            return kept;
        };
        QCOMPARE(keptOf(once, -0.2), 1);
        QCOMPARE(keptOf(once, -0.55), 0);
        QCOMPARE(keptOf(twice, -0.55), 2);
        QCOMPARE(keptOf(twice, -1), 0);
    }
};

QTEST_GUILESS_MAIN(tst_LearntRelations)
#include "tst_learnt_relations.moc"
