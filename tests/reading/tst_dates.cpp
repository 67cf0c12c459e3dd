// When what is told happened.
#include "models/reading/reading.h"

#include <QtTest>

using namespace redthread;

namespace {

// By the rules alone.
Reading readAll(const QString& text)
{
    const Result<Reading> reading = readText(
        text, {.document = mintId<DocumentId>(), .date = QStringLiteral("2020-06-26"), .learnt = false});
    return reading ? *reading : Reading();
}

} // namespace

class TestDates : public QObject {
    Q_OBJECT

private slots:
    void dates_are_counted_from_the_article_data() // the article is of Friday, 26 June 2020
    {
        QTest::addColumn<QString>("when");
        QTest::addColumn<QString>("date");
        QTest::newRow("day") << "on 14 March 2019"
                             << "2019-03-14";
        QTest::newRow("American") << "on March 14, 2019"
                                  << "2019-03-14";
        QTest::newRow("no year") << "on November 3"
                                 << "2019-11-03";
        QTest::newRow("month") << "in May 2019"
                               << "2019-05";
        QTest::newRow("year") << "in 2018"
                              << "2018";
        QTest::newRow("weekday") << "on Tuesday"
                                 << "2020-06-23";
        QTest::newRow("yesterday") << "yesterday"
                                   << "2020-06-25";
        QTest::newRow("last year") << "last year"
                                   << "2019";
        QTest::newRow("figures") << "on 2019-06-05"
                                 << "2019-06-05";
        QTest::newRow("strokes") << "on 25/06/2019"
                                 << "2019-06-25";
        QTest::newRow("American strokes") << "on 6/25/2019"
                                          << "2019-06-25";
        QTest::newRow("strokes that leave it open") << "on 05/06/2019"
                                                    << "2019";
        QTest::newRow("full stops") << "on 5.6.2019"
                                    << "2019-06-05";
        QTest::newRow("decade") << "in the 1990s"
                                << "1990/1999";
        QTest::newRow("no such figures") << "on 2019-13-05"
                                         << "";
        QTest::newRow("a version") << "in 1.2.3"
                                   << "";
        QTest::newRow("no such day") << "on February 31, 2019"
                                     << "";
    }
    void dates_are_counted_from_the_article()
    {
        QFETCH(QString, when);
        QFETCH(QString, date);
        const Reading reading = readAll(QStringLiteral("Qarlan Group acquired Zorn Bank %1.").arg(when));
        QCOMPARE(int(reading.claims.size()), 1);
        QCOMPARE(reading.claims[0].eventDate, date);
    }

    void what_is_no_date_is_none_and_a_next_day_follows_a_day_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("date"); // of the last claim
        QTest::newRow("the next day, in the next sentence")
            << "Qarlan Group acquired Zorn Bank on 3 March 2019. The next day, Ada Byron sued Zorn Bank."
            << "2019-03-04";
        QTest::newRow("the next day, in the same one")
            << "Qarlan Group acquired Zorn Bank on 3 March 2019, and the next day Ada Byron sued Zorn Bank."
            << "2019-03-04";
        QTest::newRow("the next day of no day")
            << "Qarlan Group acquired Zorn Bank in March. The next day, Ada Byron sued Zorn Bank."
            << "";
        QTest::newRow("a month that has not come") << "Ada Byron sued Zorn Bank in July."
                                                   << "2019-07";
        QTest::newRow("a month to come") << "Ada Byron will sue Zorn Bank in July."
                                         << "2020-07";
        QTest::newRow("the 3rd of May") << "Ada Byron sued Zorn Bank on the 3rd of May, 1999."
                                        << "1999-05-03";
        QTest::newRow("a decade ago") << "Ada Byron sued Zorn Bank a decade ago."
                                      << "2010";
        QTest::newRow("a season") << "Ada Byron sued Zorn Bank in spring 2018."
                                  << "2018";
        QTest::newRow("when it was heard") << "Ada Byron murdered Bob Hale, a jury heard on Monday."
                                           << "";
        QTest::newRow("another clause's") << "Ada Byron, who was born in 1960, sued Zorn Bank."
                                          << "";
        QTest::newRow("when it was told")
            << "In 2018, Ada Byron told Bob Hale that Qarlan Group owned Zorn Bank."
            << "";
        QTest::newRow("a first name") << "Jan Smit sued Zorn Bank."
                                      << "";
        QTest::newRow("a first name alone") << "Jan Smit came. Jan sued Zorn Bank."
                                            << "";
        QTest::newRow("a month in front of a name") << "In May Ada Byron sued Zorn Bank."
                                                    << "2020-05";
        QTest::newRow("a month, shortened") << "Ada Byron sued Zorn Bank on Jan 4."
                                            << "2020-01-04";
    }
    void what_is_no_date_is_none_and_a_next_day_follows_a_day()
    {
        QFETCH(QString, text);
        const Reading reading = readAll(text);
        QVERIFY(!reading.claims.empty());
        QTEST(reading.claims.back().eventDate, "date");
    }
};

QTEST_GUILESS_MAIN(TestDates)
#include "tst_dates.moc"
