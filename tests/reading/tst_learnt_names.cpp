// Names found by what was learnt, and how they meet the names found by rule.
// The texts are made up here; no corpus and no model file are needed.
#include "models/reading/names/learnt_names.h"
#include "models/training/names_training.h"

#include <QTemporaryDir>
#include <QTest>

using namespace redthread;
using namespace redthread::reading;
using namespace redthread::learning;

namespace {

NamedSentence marked(const QString& words, const QString& person)
{
    NamedSentence sentence;
    sentence.words = words.split(u' ');
    for (const QString& word : sentence.words)
        sentence.labels.push_back(quint8(person.split(u' ').indexOf(word) < 0 ? 0
                                         : person.startsWith(word)            ? beginOf(NameType::Person)
                                                                              : insideOf(NameType::Person)));
    return sentence;
}

std::vector<NamedSentence> lessons()
{
    std::vector<NamedSentence> out;
    for (const char* name : {"Jane Roe", "Mary Poe", "Carl Doe", "Ada Lowe", "Ivo Rowe", "Eva Stowe"}) {
        const QString person = QString::fromLatin1(name);
        out.push_back(marked(QStringLiteral("Yesterday the lawyer %1 said nothing .").arg(person), person));
        out.push_back(marked(QStringLiteral("Reporters met %1 on Monday .").arg(person), person));
        out.push_back(marked(QStringLiteral("The rain fell on the hills ."), person));
    }
    return out;
}

std::unique_ptr<Draft> draftOf(const QString& text)
{
    auto draft = std::make_unique<Draft>(text);
    Tokens tokens = tokenise(text);
    draft->tokens = std::move(tokens.tokens);
    draft->sentences = std::move(tokens.sentences);
    return draft;
}

NameSpan span(int first, int last, NameType type = NameType::None)
{
    return {0, first, last, false, -1, type};
}

} // namespace

class tst_LearntNames : public QObject {
    Q_OBJECT

private slots:
    void names_are_learnt_and_read_from_a_file()
    {
        const QTemporaryDir folder;
        ModelWriter writer;
        NameRecipe recipe;
        recipe.minUpdates = 1;
        trainNames(lessons(), Weights(), recipe, writer, [](const QString&) {});
        QVERIFY(writer.save(folder.filePath("names.model")));
        const auto file = ModelFile::open(folder.filePath("names.model"));
        QVERIFY(file);
        const NameModel model(**file);
        QVERIFY(!model.isEmpty());
        const NameScore score = scoreNames(
            model, {marked(QStringLiteral("Yesterday the lawyer Olga Crowe said nothing ."), "Olga Crowe")},
            false);
        QCOMPARE(score.gold, 1);
        QCOMPARE(score.right, 1);
        QCOMPARE(score.found, 1);

        const QString text = QStringLiteral("Reporters met Olga Crowe on Monday.");
        const auto draft = draftOf(text);
        const std::vector<NameSpan> names = learntNames(*draft, model, {});
        QCOMPARE(int(names.size()), 1);
        QCOMPARE(draft->textOf(names[0].first, names[0].last), QStringLiteral("Olga Crowe"));
        QCOMPARE(names[0].type, NameType::Person);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(learntNames(*draft, model, stop.get_token()).empty());
    }

    void the_same_names_give_the_same_bytes()
    {
        QByteArray bytes[2];
        for (QByteArray& one : bytes) {
            ModelWriter writer;
            trainNames(lessons(), Weights(), {}, writer, [](const QString&) {});
            one = writer.bytes();
        }
        QCOMPARE(bytes[0], bytes[1]);
    }

    void an_empty_model_and_a_path_of_labels()
    {
        QVERIFY(NameModel().isEmpty());
        std::vector<float> scores(2 * nameLabels);
        scores[size_t(insideOf(NameType::Place))] = 5; // no name begins inside
        scores[size_t(beginOf(NameType::Place))] = 2;
        scores[size_t(nameLabels + insideOf(NameType::Place))] = 1;
        std::vector<quint8> labels;
        bestLabels(scores, {}, labels);
        QCOMPARE(int(labels[0]), beginOf(NameType::Place));
        QCOMPARE(int(labels[1]), insideOf(NameType::Place));
        bestLabels({}, {}, labels);
        QVERIFY(labels.empty());
    }

    void a_person_is_parted_from_the_party_in_front()
    {
        const QString text = QStringLiteral("Vorin Circle Olga Crowe won. Nonpartisan Carl Doe lost.");
        const auto draft = draftOf(text);
        std::vector<NameSpan> names{span(0, 4), span(6, 9)};
        addLearnt(
            *draft, names,
            {span(0, 2, NameType::Organisation), span(2, 4, NameType::Person), span(7, 9, NameType::Person)});
        QCOMPARE(int(names.size()), 3);
        QCOMPARE(draft->textOf(names[0].first, names[0].last), QStringLiteral("Vorin Circle"));
        QCOMPARE(draft->textOf(names[1].first, names[1].last), QStringLiteral("Olga Crowe"));
        QCOMPARE(draft->textOf(names[2].first, names[2].last), QStringLiteral("Carl Doe"));
        QCOMPARE(names[2].rolesFrom, 6);
    }

    void what_only_was_learnt_is_added_and_a_mere_capital_dropped()
    {
        const QString text = QStringLiteral("Water rose near Dunmarch. The Xorand fell.");
        const auto draft = draftOf(text);
        std::vector<NameSpan> names{span(0, 1), span(3, 4)};
        addLearnt(*draft, names, {span(3, 4, NameType::Place), span(6, 7, NameType::Organisation)});
        QCOMPARE(int(names.size()), 2);
        QCOMPARE(names[0].first, 3);
        QCOMPARE(names[0].type, NameType::Place);
        QCOMPARE(names[1].first, 6);
    }
};

QTEST_GUILESS_MAIN(tst_LearntNames)
#include "tst_learnt_names.moc"
