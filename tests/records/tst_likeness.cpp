#include "models/records/likeness.h"

#include <QtTest>

using namespace redthread;

namespace {

// Sentences of numbered words: texts with a known share of runs of four.
QString words(int from, int to)
{
    QStringList list;
    for (int i = from; i < to; ++i)
        list << QStringLiteral("word%1").arg(i);
    return list.join(u' ');
}

} // namespace

class tst_Likeness : public QObject {
    Q_OBJECT
private slots:
    void the_same_text_is_wholly_alike_and_another_is_not()
    {
        const QString one = likenessOf(words(0, 400));
        QCOMPARE(one.size(), 256);
        QCOMPARE(likeness(one, one), 1.0);
        // Capitals, accents, line ends and marks do not matter.
        QCOMPARE(likenessOf(words(0, 400).toUpper().replace(u' ', QStringLiteral(",\n "))), one);
        QVERIFY(likeness(one, likenessOf(words(1000, 1400))) < 0.05);
    }

    void the_share_is_that_of_common_runs()
    {
        const QString one = likenessOf(words(0, 600));
        for (const int shift : {60, 150, 300}) {
            const double common = double(600 - shift) / double(600 + shift);
            QVERIFY2(std::abs(likeness(one, likenessOf(words(shift, 600 + shift))) - common) < 0.17,
                     qPrintable(QString::number(shift)));
        }
    }

    void what_is_short_or_no_likeness_is_like_nothing()
    {
        QCOMPARE(likenessOf("a few words only"), QString("-"));
        QCOMPARE(likeness("-", "-"), 0.0);
        QCOMPARE(likeness("", likenessOf(words(0, 100))), 0.0);
        QCOMPARE(likenessOf(QString()), QString("-"));
    }

    void copies_stand_with_the_first_of_them()
    {
        std::vector<QString> texts;
        for (int article = 0; article < 300; ++article) // each and a copy with another beginning
            for (const int cut : {0, 20})
                texts.push_back(likenessOf(words(article * 1000 + cut, article * 1000 + 300)));
        texts.push_back("-");
        texts.push_back("-");
        const std::vector<size_t> first = firstOfCopies(texts);
        for (size_t i = 0; i < 600; ++i)
            QCOMPARE(first[i], i / 2 * 2);
        QCOMPARE(first[600], size_t(600));
        QCOMPARE(first[601], size_t(601));
    }
};

QTEST_GUILESS_MAIN(tst_Likeness)
#include "tst_likeness.moc"
