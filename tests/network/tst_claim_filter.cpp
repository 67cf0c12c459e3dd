#include "models/network/claim_filter_json.h"
#include "models/records/likeness.h"
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

    void tags_of_anything_a_claim_stands_on()
    {
        NetworkText text(story);
        const auto tag = [&](RecordRef target, const QString& word) {
            text.records.annotations.push_back({.id = mintId<AnnotationId>(),
                                                .target = target,
                                                .purpose = AnnotationPurpose::Tag,
                                                .text = word});
        };
        tag(refOf(text.entity("NSO")), "Spyware");
        tag(refOf(text.document("Two")), "later");
        tag(refOf(text.relationship("Morocco --targets--> Omar")), "core");
        Network network;
        network.apply(text.records);
        QCOMPARE(network.tags(), QStringList({"core", "later", "Spyware"}));
        ClaimFilter filter;
        filter.tags = {"SPYWARE"};
        network.setFilter(filter);
        QCOMPARE(printed(network), QStringList({"Morocco --client of--> NSO: stated ×1",
                                                "NSO --develops--> Pegasus: stated ×1"}));
        filter.tags = {"later"};
        network.setFilter(filter);
        QCOMPARE(printed(network), QStringList({"Morocco --client of--> NSO: stated ×1",
                                                "Morocco --targets--> Omar: stated ×1"}));
        // A tag that comes or goes turns the picture.
        ChangeSet change;
        change.annotations = {text.records.annotations[1]};
        change.annotations[0].withdrawn = true;
        network.apply(change);
        QCOMPARE(printed(network), QStringList());
        QCOMPARE(network.tags(), QStringList({"core", "Spyware"}));
    }

    void what_hangs_together_with_one()
    {
        NetworkText text(R"(
            Ada --meets--> Bob
            Bob --meets--> Cid
            Cid --owns, denied by Cid--> Dot
            Eve --meets--> Fay)");
        Network network;
        network.apply(text.records);
        const QStringList all = printed(network);
        ClaimFilter filter;
        filter.connectedTo = text.entity("Ada");
        network.setFilter(filter);
        QCOMPARE(printed(network).size(), 3);
        filter.steps = 1;
        network.setFilter(filter);
        QCOMPARE(printed(network), QStringList({"Ada --meets--> Bob: stated ×1"}));
        QCOMPARE(network.keptBack().relationships, 3);
        QCOMPARE(network.keptBack().claims, 3);
        filter.steps = 2;
        network.setFilter(filter);
        QCOMPARE(printed(network).size(), 2);
        // A new line leads further: it is drawn without anybody asking again.
        ChangeSet change;
        Relationship more{.id = RelationshipId{900001},
                          .subject = text.entity("Ada"),
                          .kind = "knows",
                          .object = text.entity("Eve")};
        Claim claim = *text.claimsOf("Ada --meets--> Bob").front();
        claim.id = ClaimId{900002};
        claim.relationship = more.id;
        change.relationships = {more};
        change.claims = {claim};
        network.apply(change);
        QCOMPARE(printed(network).size(), 4); // Ada–Bob, Bob–Cid, Ada–Eve, Eve–Fay
        network.setFilter({});
        QCOMPARE(printed(network).size(), all.size() + 1);
    }

    void ends_of_enough_lines()
    {
        NetworkText text(R"(
            Ada --meets--> Bob
            Bob --meets--> Cid
            Cid --meets--> Ada
            Dot --meets--> Ada)");
        Network network;
        network.apply(text.records);
        ClaimFilter filter;
        filter.leastDegree = 2;
        network.setFilter(filter);
        QCOMPARE(printed(network).size(), 3);
        QVERIFY(!printed(network).join(' ').contains("Dot"));
        filter.leastDegree = 9; // hides all
        network.setFilter(filter);
        QCOMPARE(printed(network), QStringList());
        network.setFilter({});
        QCOMPARE(printed(network).size(), 4);
    }

    void near_copies_are_one_voice()
    {
        NetworkText text(R"(
            document: Original | Agency | | 2020-01-01
            Ada --meets--> Bob
            document: Copy | Paper | | 2020-01-02
            Ada --meets--> Bob
            document: Another | Weekly | | 2020-01-03
            Ada --meets--> Bob)");
        QStringList words;
        for (int i = 0; i < 200; ++i)
            words << QStringLiteral("word%1").arg(i);
        text.documentRecord("Original").likeness = likenessOf(words.join(' '));
        text.documentRecord("Copy").likeness = likenessOf(words.mid(20).join(' ') + " and a few of their own");
        text.documentRecord("Another").likeness = likenessOf(words.join('x'));
        Network network;
        network.apply(text.records);
        QCOMPARE(printed(network), QStringList({"Ada --meets--> Bob: stated ×2"}));
        QCOMPARE(network.nearCopiesOf(text.document("Original")),
                 std::vector<DocumentId>{text.document("Copy")});
        QCOMPARE(network.nearCopiesOf(text.document("Another")), std::vector<DocumentId>());
        // When the original goes the copy speaks for itself.
        ChangeSet change;
        change.documents = {text.documentRecord("Original")};
        change.documents[0].withdrawn = true;
        network.apply(change);
        QCOMPARE(printed(network), QStringList({"Ada --meets--> Bob: stated ×2"}));
        QCOMPARE(network.nearCopiesOf(text.document("Copy")), std::vector<DocumentId>());
        change.documents[0].withdrawn = false;
        network.apply(change);
        QCOMPARE(printed(network), QStringList({"Ada --meets--> Bob: stated ×2"}));
    }

    void a_filter_is_kept_by_name()
    {
        ClaimFilter filter;
        filter.stances = {false, true, false, true};
        filter.accordingTo = {Voice{EntityId{5}, {}}, Voice{{}, "publisher:le desk"}};
        filter.passedOn = true;
        filter.from = "2019";
        filter.until = "2020-06";
        filter.dateOf = ClaimFilter::DateOf::Event;
        filter.documents = {DocumentId{7}};
        filter.relationships = {"owns"};
        filter.acceptedOnly = true;
        filter.openOnly = true;
        filter.tags = {"a b"};
        filter.leastVoices = 2;
        filter.leastDegree = 3;
        filter.connectedTo = EntityId{9};
        filter.steps = 2;
        const std::vector<NamedFilter> kept = {{"mine", filter}, {"all", {}}};
        QCOMPARE(namedFiltersFrom(namedFiltersText(kept)), kept);
        QCOMPARE(namedFiltersFrom("rubbish"), std::vector<NamedFilter>());
        QCOMPARE(namedFiltersFrom(R"([{"name":"x","filter":{"stances":["shouted"]}},7,{"name":""}])"),
                 std::vector<NamedFilter>());
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
        QCOMPARE(network->keptBack().claims, 6);
        QCOMPARE(network->keptBack().undated, 6);
        filter.undated = true;
        network->setFilter(filter);
        QCOMPARE(network->claimCount(), 6);
        QCOMPARE(network->keptBack().undated, 0);
        QCOMPARE(claimFilterFromJson(toJson(filter)), std::optional(filter));
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
        network.setFilter(filter);
        const int all = network.claimCount(), open = network.notReviewedCount();
        QVERIFY(open > 0 && open < all);
        filter.openOnly = true;
        network.setFilter(filter);
        QCOMPARE(network.claimCount(), open);
        QCOMPARE(network.notReviewedCount(), open);
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
