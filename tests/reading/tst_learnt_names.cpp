// Names found by what was learnt, and how they meet the names found by rule.
// The texts are made up here; no corpus and no model file are needed.
#include "models/reading/names/learnt_names.h"
#include "models/training/treebank_names.h"

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

// A row of CoNLL-U: number, word, tag, head, what it says of entities and spaces.
QString row(int number, const char* word, const char* tag, int head, const char* misc = "_")
{
    return QStringLiteral("%1\t%2\t_\t%3\t_\t_\t%4\t_\t_\t%5\n")
        .arg(QString::number(number), QLatin1String(word), QLatin1String(tag), QString::number(head),
             QLatin1String(misc));
}

// "[Durham University] ORG | [Ann Berg] PER"
QString namesOf(const NamedSentence& sentence)
{
    static const QStringList types{"PER", "ORG", "LOC", "MISC"};
    QStringList names;
    for (int i = 0; i < int(sentence.labels.size()); ++i) {
        const quint8 label = sentence.labels[size_t(i)];
        if (label != 0 && !isInside(label))
            names << types.value(int(typeOf(label))) + u':' + sentence.words[i];
        else if (label != 0)
            names.last() += u' ' + sentence.words[i];
    }
    return names.join(QStringLiteral(" | "));
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

    void names_of_a_treebank_are_whole()
    {
        const QString conllu =
            QStringLiteral("# newdoc id = one\n") +
            // outer and inner names; the first word no proper noun; what follows is no part of it
            row(1, "The", "DET", 3, "Entity=(1-organization-new-cf1-2,3-sgl-United_Nations") +
            row(2, "United", "VERB", 3) + row(3, "Nations", "PROPN", 4, "Entity=1)") +
            row(4, "paid", "VERB", 0) +
            row(5, "Durham", "PROPN", 6, "Entity=(2-organization-new-cf2-2-sgl(3-place-new-cf3-1-sgl)") +
            row(6, "University", "PROPN", 4) + row(7, "in", "ADP", 8) +
            row(8, "England", "PROPN", 6, "Entity=(4-place-new-cf4-1-sgl)2)") + row(9, ".", "PUNCT", 4) +
            QStringLiteral("\n") +
            // a ministry of two things; a person behind a country's name and a role; a role alone; a day
            row(1, "Ministry", "PROPN", 7, "Entity=(1-organization-new-cf1-1-sgl") + row(2, "of", "ADP", 3) +
            row(3, "Trade", "PROPN", 1, "Entity=(9-abstract-new-cf1-1-sgl)") + row(4, "and", "CCONJ", 5) +
            row(5, "Industry", "PROPN", 3, "Entity=1)") + row(6, "told", "VERB", 0) +
            row(7, "US", "PROPN", 8, "Entity=(2-person-new-cf1-2-sgl(3-place-new-cf1-1-sgl)") +
            row(8, "President", "PROPN", 6) + row(9, "Ann", "PROPN", 8) +
            row(10, "Berg", "PROPN", 8, "Entity=2)") + row(11, "and", "CCONJ", 13) +
            row(12, "the", "DET", 13, "Entity=(4-person-new-cf1-2-sgl") +
            row(13, "Minister", "PROPN", 8, "Entity=4)") + row(14, "on", "ADP", 15) +
            row(15, "Friday", "PROPN", 6, "Entity=(5-time-new-cf1-1-sgl)") + QStringLiteral("\n") +
            // hyphens
            row(1, "Kim", "PROPN", 5, "Entity=(1-person-new-cf1-1-sgl") +
            row(2, "Jong", "PROPN", 1, "SpaceAfter=No") + row(3, "-", "PUNCT", 4, "SpaceAfter=No") +
            row(4, "un", "PROPN", 1, "Entity=1)") + row(5, "met", "VERB", 0) +
            row(6, "Berlin", "PROPN", 8, "Entity=(2-place-new-cf1-1-sgl)|SpaceAfter=No") +
            row(7, "-", "PUNCT", 8, "SpaceAfter=No") + row(8, "based", "VERB", 9) +
            row(9, "firms", "NOUN", 5) + QStringLiteral("\n# newdoc id = two\n") +
            row(1, "Lima", "PROPN", 0, "Entity=(1-place-new-cf1-1-sgl)") + QStringLiteral("\n");
        const auto read =
            treebankNames(conllu, 3, [](const QString& document) { return document == u"one"; });
        QCOMPARE(int(read.size()), 3);
        QCOMPARE(namesOf(read[0]),
                 QStringLiteral("ORG:United Nations | ORG:Durham University | LOC:England"));
        QCOMPARE(namesOf(read[1]),
                 QStringLiteral("ORG:Ministry of Trade and Industry | LOC:US | PER:President Ann Berg"));
        QCOMPARE(namesOf(read[2]), QStringLiteral("PER:Kim Jong-un"));
        QCOMPARE(read[2].words, QStringLiteral("Kim Jong-un met Berlin-based firms").split(u' '));
        QCOMPARE(read[0].convention, 3);
        // Brackets that never open or close, and rows cut short, name nobody and harm nothing.
        QCOMPARE(namesOf(treebankNames(row(1, "Lima", "PROPN", 0, "Entity=1)2)(3-place(4-person") +
                                           QStringLiteral("2\tX\n"),
                                       0, [](const QString&) { return true; })[0]),
                 QString());
    }

    void names_are_asked_for_as_a_corpus_marks_them()
    {
        const QTemporaryDir folder;
        ModelWriter writer;
        NameRecipe recipe;
        recipe.minUpdates = 1;
        auto sentences = lessons();
        for (NamedSentence other : lessons()) { // who marks nobody
            other.convention = 1;
            other.labels.assign(other.labels.size(), 0);
            sentences.push_back(other);
        }
        trainNames(sentences, Weights(), recipe, writer, [](const QString&) {});
        QVERIFY(writer.save(folder.filePath("names.model")));
        const auto file = ModelFile::open(folder.filePath("names.model"));
        const NameModel model(**file);
        auto asked = marked(QStringLiteral("Reporters met Mary Poe on Monday ."), "Mary Poe");
        QCOMPARE(scoreNames(model, {asked}, false).found, 1);
        asked.convention = 1;
        QCOMPARE(scoreNames(model, {asked}, false).found, 0);
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
