// Whether what a verb tells happened: what the shipped model says, and how one is learnt.
#include "models/reading/draft_of.h"
#include "models/reading/factuality.h"
#include "models/reading/models.h"
#include "models/training/factuality_training.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace redthread;
using namespace redthread::learning;
using namespace redthread::reading;

namespace {

// The chance that what `word` tells happened.
double chanceIn(const QString& text, const QString& word)
{
    const Draft draft = draftOf(text);
    for (const Sentence& s : draft.sentences)
        for (int i = s.first; i < s.last; ++i)
            if (draft.tokens[size_t(i)].lower == word)
                return chanceOf(factualityFeatures(draft, s, Dependents(draft, s), i), models().factuality);
    return -1;
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

class tst_Factuality : public QObject {
    Q_OBJECT

private slots:
    void what_happened_is_likelier_than_what_did_not_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("verb");
        QTest::addColumn<bool>("happened");
        QTest::newRow("plain") << "The firm sold its ships in May."
                               << "sold" << true;
        QTest::newRow("told by somebody") << "She said that the firm sold its ships."
                                          << "sold" << true;
        QTest::newRow("never") << "The firm never sold its ships."
                               << "sold" << false;
        QTest::newRow("only possible") << "The firm might sell its ships."
                                       << "sell" << false;
        QTest::newRow("wished") << "The firm wants to sell its ships."
                                << "sell" << false;
        QTest::newRow("a condition") << "If the firm sells its ships, the town will suffer."
                                     << "sells" << false;
        QTest::newRow("planned") << "The firm plans to sell its ships."
                                 << "sell" << false;
    }

    void what_happened_is_likelier_than_what_did_not()
    {
        QFETCH(QString, text);
        QFETCH(QString, verb);
        QFETCH(bool, happened);
        const double chance = chanceIn(text, verb);
        QVERIFY2(happened ? chance > 0.6 && chance <= 1 : chance >= 0 && chance < 0.4,
                 qPrintable(QString::number(chance)));
    }

    void the_verb_of_a_noun_is_above_it()
    {
        const Draft draft = draftOf("The owner of the ships bought a bank. Ships, ships, ships.");
        QCOMPARE(draft.tokens[5].lower, "bought");
        QCOMPARE(verbAbove(draft, 1), 5);
        QCOMPARE(verbAbove(draft, 4), 5);
        QCOMPARE(verbAbove(draft, 5), 5);
        QCOMPARE(verbAbove(draft, 9), -1);
    }

    void judgements_are_learnt_and_what_does_not_fit_is_left_out()
    {
        const QTemporaryDir corpus;
        QVERIFY(QDir(corpus.path()).mkpath("train/ewt"));
        QByteArray trees, values = "sent_id\ttoken\tfactuality\nnowhere\t1\t1\nbroken\nyes0\t99\t1\n";
        for (int i = 0; i < 8; ++i) {
            const QByteArray n = QByteArray::number(i);
            trees +=
                "# sent_id = yes" + n +
                "\n1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n"
                "2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n\n# sent_id = no" +
                n +
                "\n1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n"
                "3\tnot\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n4\tleave\tleave\tVERB\tVB\t_\t0\troot\t_\t_\n\n";
            values += "yes" + n + "\t2\t1.0000\nno" + n + "\t4\t-1.0000\n";
        }
        QVERIFY(write(corpus.filePath("train/ewt/train.conllu"), trees));
        QVERIFY(write(corpus.filePath("train/ewt/test.conllu"), trees));
        QVERIFY(write(corpus.filePath("train/factuality.tsv"), values));
        const WeightTable table = learnFactuality(corpus.path(), models());
        QVERIFY(!table.entries.empty());
        ModelWriter writer;
        writer.addWeights("factuality", table);
        Models learnt = models();
        const auto file = reopened(writer);
        QVERIFY(file);
        learnt.factuality = file->weights("factuality");
        const FactualityScore score = scoreFactuality(learnt, corpus.path(), "test");
        QCOMPARE(score.all, 16);
        QCOMPARE(score.right, 16);
        QCOMPARE(score.notHappened, 8);
        QCOMPARE(score.missed, 0);
        QVERIFY(learnFactuality(corpus.filePath("elsewhere"), models()).entries.empty());
    }
};

QTEST_GUILESS_MAIN(tst_Factuality)
#include "tst_factuality.moc"
