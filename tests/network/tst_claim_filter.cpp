// What a filter keeps back counts for nothing, and comes back whole.
#include "network_text.h"

#include <QSignalSpy>
#include <QtTest>

#include <random>

using namespace redthread;

namespace {

const char* const story = R"(
    document: One | Le Desk | | 2020-06-22
    Morocco [country] --targets, alleged by Amnesty--> Omar [journalist]
    Morocco --targets, alleged by Amnesty, via Forbidden Stories [ngo], accepted--> Omar
    Morocco --targets, denied by Morocco--> Omar
    NSO [company] --develops--> Pegasus [software]
    document: Two | | | 2021-07
    Morocco --client of, by Le Monde, on 2019-10-10--> NSO
    Morocco --targets--> Omar)";

ClaimFilter only(Stance stance)
{
    ClaimFilter filter;
    filter.stances = {};
    filter.stances[size_t(stance)] = true;
    return filter;
}

} // namespace

class tst_ClaimFilter : public QObject {
    Q_OBJECT
private slots:
    void stances()
    {
        const auto network = networkFrom(story);
        const QStringList all = printed(*network);
        QSignalSpy changed(network.get(), &Network::changed);
        network->setFilter(only(Stance::Denied));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(printed(*network), QStringList({"Morocco --targets--> Omar: denied ×0"}));
        QCOMPARE(network->claimCount(), 1);
        QCOMPARE(network->keptBack().claims, 5);
        QCOMPARE(network->keptBack().relationships, 2);
        network->setFilter(only(Stance::Denied)); // the same again is no change
        QCOMPARE(changed.count(), 1);
        ClaimFilter none;
        none.stances = {};
        network->setFilter(none); // hides all
        QCOMPARE(printed(*network), QStringList());
        network->setFilter({});
        QCOMPARE(printed(*network), all);
        QCOMPARE(network->keptBack().claims, 0);
    }

    void according_to_and_through_whom()
    {
        NetworkText text(story);
        Network network;
        network.apply(text.records);
        ClaimFilter filter;
        filter.accordingTo = {{text.entity("Amnesty"), {}}};
        network.setFilter(filter);
        QCOMPARE(printed(network), QStringList({"Morocco --targets--> Omar: alleged ×1"}));
        QCOMPARE(network.claimsOf(text.relationship("Morocco --targets--> Omar")).size(), size_t(2));

        filter.accordingTo = {{text.entity("Forbidden Stories"), {}}};
        network.setFilter(filter);
        QCOMPARE(printed(network), QStringList());
        filter.passedOn = true;
        network.setFilter(filter);
        QCOMPARE(printed(network), QStringList({"Morocco --targets--> Omar: alleged ×1"}));
        QCOMPARE(network.claimsOf(text.relationship("Morocco --targets--> Omar")).size(), size_t(1));

        // Who is merged meanwhile speaks as whom it was merged into.
        filter.accordingTo = {{text.entity("Amnesty"), {}}};
        filter.passedOn = false;
        network.setFilter(filter);
        text.entityRecord("Amnesty").mergedInto = text.entity("Le Monde");
        network.apply(text.records);
        QCOMPARE(printed(network), QStringList({"Morocco --client of--> NSO: stated ×1",
                                                "Morocco --targets--> Omar: alleged ×1"}));
    }

    void as_of()
    {
        const auto network = networkFrom(story);
        ClaimFilter filter;
        filter.until = "2019-12-31";
        network->setFilter(filter); // its document is of 2021, the claim itself older
        QCOMPARE(printed(*network), QStringList({"Morocco --client of--> NSO: stated ×1"}));
        filter.until = "2020-06-22";
        network->setFilter(filter);
        QCOMPARE(network->claimCount(), 5);
        filter.until = "2021"; // July 2021 lies in it
        network->setFilter(filter);
        QCOMPARE(network->claimCount(), 6);
        filter.dateOf = ClaimFilter::DateOf::Event; // nothing has a date of its own
        network->setFilter(filter);
        QCOMPARE(printed(*network), QStringList());
    }

    void spans_of_dates_data()
    {
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("until");
        QTest::addColumn<bool>("within");
        QTest::newRow("no end") << ""
                                << ""
                                << "" << true;
        QTest::newRow("no date") << ""
                                 << "2020"
                                 << "" << false;
        QTest::newRow("the day itself") << "2020-06-22"
                                        << "2020-06-22"
                                        << "2020-06-22" << true;
        QTest::newRow("a day late") << "2020-06-23"
                                    << ""
                                    << "2020-06-22" << false;
        QTest::newRow("a day early") << "2020-06-21"
                                     << "2020-06-22"
                                     << "" << false;
        QTest::newRow("a month over the end") << "2020-06"
                                              << ""
                                              << "2020-06-02" << true;
        QTest::newRow("a day in the month") << "2020-06-30"
                                            << ""
                                            << "2020-06" << true;
        QTest::newRow("a year after") << "2021"
                                      << ""
                                      << "2020-06" << false;
    }
    void spans_of_dates()
    {
        QFETCH(QString, date);
        QFETCH(QString, from);
        QFETCH(QString, until);
        QTEST(isWithin(date, from, until), "within");
    }

    void documents_kinds_voices_and_verdicts()
    {
        NetworkText text(story);
        Network network;
        network.apply(text.records);
        ClaimFilter filter;
        filter.documents = {text.document("Two")};
        network.setFilter(filter);
        QCOMPARE(printed(network), QStringList({"Morocco --client of--> NSO: stated ×1",
                                                "Morocco --targets--> Omar: stated ×1"}));
        filter = {};
        filter.relationships = {"develops"};
        network.setFilter(filter);
        QCOMPARE(printed(network), QStringList({"NSO --develops--> Pegasus: stated ×1"}));
        filter = {};
        filter.leastVoices = 2;
        network.setFilter(filter);
        QCOMPARE(printed(network).size(), 1);
        QCOMPARE(network.keptBack().relationships, 2);
        filter = {};
        filter.acceptedOnly = true;
        network.setFilter(filter);
        QCOMPARE(printed(network), QStringList({"Morocco --targets--> Omar: alleged ×1"}));
        QCOMPARE(network.notReviewedCount(), 0);
        // A verdict given meanwhile lets its claim through.
        text.claimsOf("NSO --develops--> Pegasus").front()->verdict = Verdict::Accepted;
        network.apply(text.records);
        QCOMPARE(printed(network).size(), 2);
        network.clear();
        QVERIFY(network.filter().isEmpty()); // it ends with the project
    }

    void voices_are_counted_without_the_filter()
    {
        const auto network = networkFrom(story);
        network->setFilter(only(Stance::Denied));
        QStringList voices;
        for (const Network::VoiceCount& voice : network->voices())
            voices << QStringLiteral("%1 %2").arg(voice.name).arg(voice.claims);
        QCOMPARE(voices,
                 QStringList({"Amnesty 2", "Le Desk 1", "Le Monde 1", "Morocco 1", "the article “Two” 1"}));
    }

    // Filters set one after the other give what a network without the other claims gives.
    void a_filter_is_as_if_the_others_were_not_there()
    {
        std::mt19937 random(7);
        const auto pick = [&](int n) { return int(random() % unsigned(n)); };
        QString lines;
        const char* kinds[] = {"targets", "owns", "denies", "authored", "meets"};
        const char* stances[] = {"stated", "alleged", "hypothetical", "denied"};
        for (int d = 0; d < 4; ++d) {
            lines += QStringLiteral("document: D%1\n").arg(d);
            for (int i = 0; i < 30; ++i)
                lines += QStringLiteral("E%1 --%2, %3 by E%4--> E%5\n")
                             .arg(pick(6))
                             .arg(kinds[pick(5)], stances[pick(4)])
                             .arg(pick(6))
                             .arg(pick(6));
        }
        NetworkText text(lines);
        Network network;
        network.apply(text.records);
        for (int round = 0; round < 60; ++round) {
            ClaimFilter filter;
            for (bool& shown : filter.stances)
                shown = pick(3) > 0;
            if (pick(2))
                filter.documents = {text.document("D0"), text.document("D2")};
            if (pick(2))
                filter.accordingTo = {{text.entity("E1"), {}}, {text.entity("E2"), {}}};
            network.setFilter(filter);

            ChangeSet left = text.records;
            std::erase_if(left.claims, [&](const Claim& claim) {
                return !filter.stances[size_t(claim.stance)] ||
                       (!filter.documents.isEmpty() && !filter.documents.contains(claim.document)) ||
                       (!filter.accordingTo.isEmpty() && !filter.accordingTo.contains({claim.claimant, {}}));
            });
            Network fresh;
            fresh.apply(left);
            QCOMPARE(printed(network), printed(fresh));
            QCOMPARE(network.claimCount(), fresh.claimCount());
        }
        network.setFilter({});
        Network whole;
        whole.apply(text.records);
        QCOMPARE(printed(network), printed(whole));
    }
};

QTEST_APPLESS_MAIN(tst_ClaimFilter)
#include "tst_claim_filter.moc"
