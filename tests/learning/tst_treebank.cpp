// Treebanks as they are read, and a grammar learnt from a handful of sentences.

#include "models/training/syntax_training.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace redthread;
using namespace redthread::learning;

// "id form upos xpos head relation misc" a line, by spaces.
static QString conllu(const QStringList& lines)
{
    QString text;
    for (const QString& line : lines) {
        const QStringList c = line.split(' ');
        text +=
            QStringList({c[0], c[1], c[1], c[2], c[3], "_", c[4], c[5], "_", c.value(6, "_")}).join('\t') +
            '\n';
    }
    return text + '\n';
}

class tst_Treebank : public QObject {
    Q_OBJECT

    static QString printed(const TreebankSentence& sentence)
    {
        QStringList words;
        for (const TreebankWord& word : sentence.words)
            words << word.form + '/' + nameOf(word.word.relation) + '/' + QString::number(word.word.head);
        return words.join(' ');
    }

private slots:
    void hyphens_join_where_no_space_is()
    {
        const QString text = conllu({"1 The DET DT 5 det", "2 state NOUN NN 4 obl SpaceAfter=No",
                                     "3 - PUNCT HYPH 2 punct SpaceAfter=No", "4 owned VERB VBN 5 amod",
                                     "5 bank NOUN NN 6 nsubj", "6 fell VERB VBD 0 root",
                                     "7 - PUNCT : 6 punct", "8 hard ADV RB 6 advmod"});
        const auto sentences = treebankFrom(text);
        QCOMPARE(sentences.size(), size_t(1));
        QCOMPARE(printed(sentences[0]),
                 "The/det/2 state-owned/amod/2 bank/nsubj/3 fell/root/-1 -/punct/3 hard/advmod/3");
    }

    void written_words_of_several_and_empty_ones_are_skipped()
    {
        const QString text =
            "# text = x\n" + conllu({"1-2 don't _ _ _ _", "1 do AUX VBP 3 aux", "2 n't PART RB 3 advmod",
                                     "2.1 x X X _ _", "3 go VERB VB 0 root"});
        const auto sentences = treebankFrom(text);
        QCOMPARE(sentences.size(), size_t(1));
        QCOMPARE(printed(sentences[0]), "do/aux/2 n't/advmod/2 go/root/-1");
    }

    void a_missing_treebank_gives_a_sentence()
    {
        const auto none = readTreebank("/nowhere/x.conllu");
        QVERIFY(!none.ok());
        QVERIFY(none.error().text.contains("/nowhere/x.conllu"));
    }

    void a_small_grammar_is_learnt_and_the_same_each_time()
    {
        QString text;
        for (const QString& noun : QStringList{"bank", "firm", "court", "club", "paper"})
            for (const QString verb : {"bought", "sued", "fined"})
                text += conllu({"1 The DET DT 2 det", "2 " + noun + " NOUN NN 3 nsubj",
                                "3 " + verb + " VERB VBD 0 root", "4 a DET DT 5 det", "5 ship NOUN NN 3 obj",
                                "6 . PUNCT . 3 punct"});
        const auto sentences = treebankFrom(text);
        const SyntaxRecipe recipe{.tagRounds = 8,
                                  .parseRounds = 8,
                                  .minUpdates = 1,
                                  .minTagWeight = 0,
                                  .minActionWeight = 0,
                                  .minRelationWeight = 0};
        ModelWriter one, two;
        trainSyntax(sentences, recipe, one, [](const QString&) {});
        trainSyntax(sentences, recipe, two, [](const QString&) {});
        QCOMPARE(one.bytes(), two.bytes());
        const QTemporaryDir folder;
        QVERIFY(one.save(folder.filePath("a.model")).ok());
        const auto file = ModelFile::open(folder.filePath("a.model"));
        QVERIFY(file.ok());
        const reading::SyntaxModel model(**file);
        QVERIFY(!model.isEmpty());
        const SyntaxScore score = scoreSyntax(model, sentences);
        QCOMPARE(score.words, qsizetype(90));
        QVERIFY2(score.upos > 99 && score.labelled > 99, qPrintable(QString::number(score.labelled)));
    }
};

QTEST_GUILESS_MAIN(tst_Treebank)
#include "tst_treebank.moc"
