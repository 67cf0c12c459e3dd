// Claims by date: the unit that fits, no gap, nothing lost.
#include "models/network/claim_dates.h"
#include "network_text.h"

#include <QtTest>

using namespace redthread;

namespace {

int counted(const DateBins& bins)
{
    int all = bins.undated + bins.outside;
    for (const DateBin& bin : bins.bins)
        all += bin.total();
    return all;
}

} // namespace

class tst_ClaimDates : public QObject {
    Q_OBJECT
private slots:
    void days_months_or_years_data()
    {
        QTest::addColumn<QStringList>("dates"); // of documents with a claim each
        QTest::addColumn<int>("unit");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::addColumn<int>("bins");
        QTest::newRow("days") << QStringList{"2020-06-20", "2020-06-22", "2020-06-22"} << int(DateUnit::Day)
                              << "2020-06-20"
                              << "2020-06-22" << 3;
        QTest::newRow("months") << QStringList{"2019-12-01", "2020-06-22", "2020-06"} << int(DateUnit::Month)
                                << "2019-12"
                                << "2020-06" << 7;
        QTest::newRow("years") << QStringList{"1990-12-01", "2020-06-22"} << int(DateUnit::Year) << "1990"
                               << "2020" << 31;
        QTest::newRow("centuries") << QStringList{"1066", "2020"} << int(DateUnit::Year) << "2020"
                                   << "2020" << 1;
        QTest::newRow("a leap day") << QStringList{"2020-02-28", "2020-03-01"} << int(DateUnit::Day)
                                    << "2020-02-28"
                                    << "2020-03-01" << 3;
    }
    void days_months_or_years()
    {
        QFETCH(QStringList, dates);
        QString text;
        for (int i = 0; i < dates.size(); ++i)
            text += QStringLiteral("document: D%1 | | | %2\n A --knows--> B\n").arg(i).arg(dates[i]);
        const auto network = networkFrom(text);
        const DateBins bins = binsOf(*network, ClaimFilter::DateOf::Said);
        QTEST(int(bins.unit), "unit");
        QVERIFY(!bins.bins.empty());
        QTEST(bins.bins.front().date, "first");
        QTEST(bins.bins.back().date, "last");
        QTEST(int(bins.bins.size()), "bins");
        QVERIFY(bins.bins.size() <= mostBins);
        QCOMPARE(counted(bins), int(dates.size()));
    }

    void the_filter_holds_but_for_its_dates()
    {
        const auto network = networkFrom(R"(
            document: One | | | 2020-06-20
            A --knows--> B
            A --owns, denied by C--> B
            document: Two | | | 2020-06-22
            A --knows, rejected--> B
            document: Three
            A --knows--> B)");
        DateBins bins = binsOf(*network, ClaimFilter::DateOf::Said);
        QCOMPARE(bins.undated, 1);
        QCOMPARE(bins.bins.size(), size_t(1)); // the rejected one counts for nothing
        QCOMPARE(bins.bins.front().claims, (std::array<int, 4>{1, 0, 0, 1}));
        ClaimFilter filter;
        filter.until = "2019";
        network->setFilter(filter);
        QCOMPARE(binsOf(*network, ClaimFilter::DateOf::Said), bins);
        filter.stances = {false, true, true, true};
        network->setFilter(filter);
        QCOMPARE(binsOf(*network, ClaimFilter::DateOf::Said).bins.front().total(), 1);
        QVERIFY(binsOf(*network, ClaimFilter::DateOf::Event).bins.empty());
    }

    void nothing_and_nonsense()
    {
        QVERIFY(binsOf(Network(), ClaimFilter::DateOf::Said).bins.empty());
        const auto network = networkFrom("document: One | | | 2020-99-99\n A --knows--> B\n"
                                         "document: Two | | | x\n A --knows--> B");
        const DateBins bins = binsOf(*network, ClaimFilter::DateOf::Said);
        QCOMPARE(counted(bins), 2);
    }
};

QTEST_APPLESS_MAIN(tst_ClaimDates)
#include "tst_claim_dates.moc"
