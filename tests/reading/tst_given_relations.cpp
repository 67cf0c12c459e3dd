// Voices, stances and dates of relationships that are given.
#include "models/reading/given_relations.h"

#include <QJsonArray>
#include <QTest>

using namespace redthread;

namespace {

// An annotation with two entities, every place of their names a mention, and
// one claim over the whole text.
QJsonObject annotation(const QString& text, const QStringList& names, const QString& kind)
{
    QJsonArray entities, mentions;
    for (const QString& name : names) {
        const QString id = u'e' + QString::number(entities.size());
        entities.append(QJsonObject{{"id", id}, {"kind", "company"}, {"name", name}});
        for (qsizetype at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
            mentions.append(
                QJsonObject{{"entity", id}, {"start", at}, {"end", at + name.size()}, {"type", "name"}});
    }
    return {{"entities", entities},
            {"mentions", mentions},
            {"relations",
             QJsonArray{QJsonObject{{"id", "r0"}, {"subject", "e0"}, {"type", kind}, {"object", "e1"}}}},
            {"claims", QJsonArray{QJsonObject{{"relation", "r0"}, {"start", 0}, {"end", text.size()}}}}};
}

Reading read(const QString& text, const QJsonObject& gold)
{
    const Result<Reading> reading =
        readGivenRelations(text, {mintId<DocumentId>(), "2024-05-06", {}, {}}, gold);
    return reading ? *reading : Reading{};
}

} // namespace

class TestGivenRelations : public QObject {
    Q_OBJECT
private slots:
    void stances_and_claimants_are_read_from_the_text_data();
    void stances_and_claimants_are_read_from_the_text();
    void a_cue_counts_where_it_governs_the_claim_data();
    void a_cue_counts_where_it_governs_the_claim();
    void what_does_not_lie_in_the_text_is_left_out();
};

void TestGivenRelations::stances_and_claimants_are_read_from_the_text_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("claimant");
    QTest::addColumn<QString>("stance");
    QTest::newRow("flat") << "Arvo bought Bella in 2019."
                          << ""
                          << "stated";
    QTest::newRow("said") << "Cedo said that Arvo had bought Bella."
                          << "Cedo"
                          << "stated";
    QTest::newRow("according") << "According to Cedo, Arvo bought Bella."
                               << "Cedo"
                               << "stated";
    QTest::newRow("alleged") << "Arvo allegedly bought Bella."
                             << ""
                             << "alleged";
    QTest::newRow("supposed") << "Arvo could buy Bella."
                              << ""
                              << "hypothetical";
    QTest::newRow("denied") << "Arvo never bought Bella."
                            << ""
                            << "denied";
    QTest::newRow("not said") << "Cedo stopped short of saying that Arvo had bought Bella."
                              << ""
                              << "alleged";
    QTest::newRow("wrongly accused") << "Arvo was wrongly accused of buying Bella."
                                     << ""
                                     << "denied";
    QTest::newRow("said by nobody") << "Conspiracy theorists insist that Arvo bought Bella."
                                    << ""
                                    << "alleged";
    QTest::newRow("by nobody known") << "According to an unsigned letter, Arvo bought Bella."
                                     << ""
                                     << "alleged";
    QTest::newRow("records show") << "Documents show that Arvo bought Bella."
                                  << ""
                                  << "stated";
    QTest::newRow("contrary to") << "Arvo never bought Bella, contrary to what Cedo wrote."
                                 << ""
                                 << "denied";
    QTest::newRow("who accuses") << "Cedo sued Arvo on Friday, accusing it of buying Bella."
                                 << "Cedo"
                                 << "alleged";
    QTest::newRow("no longer") << "Cedo no longer believes that Arvo bought Bella."
                               << "Cedo"
                               << "denied";
    QTest::newRow("a condition, told by a voice") << "Had Arvo bought Bella, the town would sue, Cedo said."
                                                  << "Cedo"
                                                  << "hypothetical";
    const auto row = [](const char* text, const char* who, const char* stance) {
        QTest::newRow(text) << text << who << stance;
    };
    // named beside what they say
    row("Arvo bought Bella, Cedo told the court.", "Cedo", "stated");
    row("Arvo bought Bella, a court heard.", "", "alleged");
    row("Arvo bought Bella, the inquiry was told.", "", "alleged");
    row("Arvo bought Bella, Cedo believes.", "Cedo", "alleged");
    row("The court heard how Arvo bought Bella.", "", "alleged");
    row("Jurors were told that Arvo bought Bella.", "", "alleged");
    row("The town's case is that Arvo bought Bella.", "", "alleged");
    row("Arvo bought Bella, according to leaked files.", "", "alleged");
    row("Arvo bought Bella, which Cedo reported on.", "", "stated");
    row("Arvo bought Bella, and Cedo spoke on Friday.", "", "stated");
    row("In Cedo's view, Arvo bought Bella.", "Cedo", "alleged");
    row("Arvo bought Bella, in the words of Cedo.", "Cedo", "alleged");
    row("Cedo is convinced that Arvo bought Bella.", "Cedo", "alleged");
    row("Cedo's allegation: Arvo bought Bella.", "Cedo", "alleged");
    row("Cedo, a bank in Lund: “Arvo bought Bella.”", "Cedo", "stated");
    row("“Arvo bought Bella” – Cedo", "Cedo", "stated");
    row("“Arvo bought Bella.”", "", "alleged");
    row("A lawsuit says Arvo bought Bella.", "", "alleged");
    row("Police are investigating claims that Arvo bought Bella.", "", "alleged");
    row("Cedo stands accused of helping. Arvo bought Bella.", "", "stated");
    row("Cedo falsely told police that Arvo bought Bella.", "", "denied");
    row("Arvo is understood to own Bella.", "", "alleged");
    row("Arvo is believed by police to have bought Bella.", "", "alleged");
    row("Arvo has not, as Cedo reported, bought Bella.", "", "denied");
    row("An earlier version of this article said that Arvo bought Bella. It did not.", "", "denied");
    QTest::newRow("denied by a voice") << "Cedo denied that Arvo had bought Bella."
                                       << "Cedo"
                                       << "denied";
}

void TestGivenRelations::stances_and_claimants_are_read_from_the_text()
{
    QFETCH(QString, text);
    QFETCH(QString, claimant);
    QFETCH(QString, stance);
    const Reading reading = read(text, annotation(text, {"Arvo", "Bella", "Cedo"}, "owns"));
    QCOMPARE(reading.claims.size(), 1u);
    const Claim& claim = reading.claims.front();
    QString who;
    for (const Entity& entity : reading.entities)
        if (entity.id == claim.claimant)
            who = entity.name;
    QCOMPARE(who, claimant);
    QCOMPARE(key(claim.stance), stance);
    QCOMPARE(reading.passages.front().quote, text);
}

void TestGivenRelations::a_cue_counts_where_it_governs_the_claim_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("stance");
    const auto row = [](const char* stance, const char* text) { QTest::newRow(text) << text << stance; };
    // far away, and yet it governs
    row("denied", "Cedo has denied that last summer in Vienna its client Arvo secretly bought Bella.");
    row("denied", "Arvo refused to buy Bella.");
    row("denied", "Arvo failed to buy Bella.");
    row("denied", "There is no evidence that Arvo bought Bella.");
    row("denied", "Arvo left the town without buying Bella.");
    row("hypothetical", "Cedo could not verify whether Arvo bought Bella.");
    row("hypothetical", "Cedo did not confirm that Arvo bought Bella.");
    row("hypothetical", "Cedo never denied that Arvo bought Bella.");
    row("hypothetical", "Arvo did not deny buying Bella.");
    row("hypothetical", "Nobody denies that Arvo bought Bella.");
    row("hypothetical", "Arvo did not necessarily buy Bella.");
    row("hypothetical", "Arvo is planning, if all goes well, to buy Bella.");
    row("hypothetical", "Arvo wants to buy Bella.");
    row("hypothetical", "If Arvo buys Bella, the town will sue.");
    row("hypothetical", "Did Arvo buy Bella?");
    row("alleged", "Cedo repeated the claim that Arvo bought Bella.");
    row("alleged", "Cedo accused Arvo of buying Bella.");
    row("alleged", "Arvo is said to have bought Bella.");
    row("alleged", "Cedo suspects that Arvo bought Bella.");
    // still to come, or never to be
    row("hypothetical", "Arvo to buy Bella");
    row("hypothetical", "Arvo was about to buy Bella.");
    row("hypothetical", "Arvo is due to buy Bella.");
    row("hypothetical", "Arvo is on the verge of buying Bella.");
    row("hypothetical", "When Arvo buys Bella, the town will sue.");
    row("hypothetical", "Cedo called on Arvo to buy Bella.");
    row("stated", "When Arvo bought Bella, the town sued.");
    row("stated", "When Arvo bought Bella, it said it would close it.");
    // court and doubt
    row("denied", "Arvo was found not guilty of buying Bella.");
    row("denied", "The town decided against selling Bella to Arvo.");
    row("alleged", "Arvo went on trial for buying Bella.");
    row("alleged", "Arvo was arrested for buying Bella.");
    row("hypothetical", "It is doubtful that Arvo bought Bella.");
    row("alleged", "It was reported that Arvo bought Bella.");
    row("denied", "Arvo bought Bella, a claim it denies.");
    row("alleged", "Arvo bought Bella, a claim that made the town laugh.");
    row("alleged", "Cedo laughed at suggestions Arvo bought Bella.");
    row("stated", "The complaint filed by the town says that Arvo bought Bella.");
    // what somebody is said to be
    row("denied", "Arvo is not the owner of Bella.");
    row("denied", "The owner of Bella is not Arvo.");
    row("denied", "Cedo denied being the owner of Bella, and Arvo denied being the owner of Bella.");
    row("denied", "Arvo has ceased to be the owner of Bella.");
    row("hypothetical", "Arvo may be the owner of Bella.");
    row("alleged", "Cedo called Arvo the owner of Bella.");
    row("denied", "The town wrongly described Arvo as the owner of Bella.");
    row("stated", "Arvo, the owner of Bella, does not sell.");
    row("stated", "Arvo is the owner of Bella.");
    // the content of a noun, and what is said of it
    row("alleged", "The story that Arvo bought Bella has many followers.");
    row("alleged", "Rumours in the town that Arvo bought Bella were heard.");
    row("alleged", "Word on the street is that Arvo bought Bella.");
    row("denied", "The report that Arvo bought Bella is untrue.");
    row("denied", "Claims that Arvo bought Bella are false.");
    row("denied", "The charge that Arvo bought Bella was dropped.");
    row("denied", "The myth that Arvo bought Bella persists.");
    row("hypothetical", "Doubts remain that Arvo ever bought Bella.");
    row("denied", "The story that Arvo bought Bella was invented by a rival.");
    // what the next sentence says of it
    row("denied", "Arvo bought Bella. This claim, made in May, turned out to be untrue.");
    row("denied", "Arvo bought Bella. That was a lie.");
    row("denied", "Arvo bought Bella. None of this is true.");
    row("alleged", "Arvo bought Bella. Or so the town tells.");
    row("alleged", "Arvo bought Bella. That, at any rate, is the theory of a blogger.");
    row("stated", "Arvo bought Bella. It was a large sum.");
    row("stated", "Arvo bought Bella. This was reported in May.");
    row("stated", "Arvo bought Bella. It was wrong of the town to sell it.");
    row("stated", "Arvo bought Bella. That is not a rumour.");
    row("stated", "Arvo bought Bella. The idea that it was cheap is false.");
    row("stated", "Neither rain nor snow stopped Arvo, who bought Bella.");
    // who is left out
    row("denied", "The town, and not Arvo, bought Bella.");
    row("denied", "Cedo, rather than Arvo, bought Bella.");
    row("stated", "Arvo, not the state, bought Bella.");
    row("denied", "Neither the town nor Arvo bought Bella.");
    // what never was
    row("denied", "Cedo lied when it told the court that Arvo bought Bella.");
    row("hypothetical", "Arvo dreamed of buying Bella.");
    row("hypothetical", "Cedo has refused to confirm that Arvo bought Bella.");
    row("hypothetical", "In the film Arvo bought Bella.");
    row("denied", "Cedo wrongly accused Arvo of buying Bella.");
    row("denied", "Arvo pretended to buy Bella.");
    row("denied", "The court cleared Arvo of buying Bella.");
    row("hypothetical", "Imagine that Arvo bought Bella.");
    row("hypothetical", "Suppose Arvo had bought Bella.");
    row("hypothetical", "Had Arvo bought Bella, the town would have sued.");
    row("hypothetical", "Were Arvo to buy Bella, the town would sue.");
    row("hypothetical", "Arvo all but bought Bella.");
    row("alleged", "Arvo is the presumptive owner of Bella.");
    row("hypothetical", "Arvo toyed with buying Bella.");
    row("hypothetical", "Arvo talked of buying Bella.");
    row("hypothetical", "It is hoped that Arvo will buy Bella.");
    row("hypothetical", "It is far from certain that Arvo bought Bella.");
    row("hypothetical", "It is anything but clear that Arvo owns Bella.");
    // turns of phrase
    row("denied", "Whoever says that Arvo owns Bella is a liar.");
    row("denied", "Those who claim that Arvo bought Bella are mistaken.");
    row("denied", "That Arvo owns Bella is a lie.");
    row("denied", "That Arvo ever bought Bella is simply untrue.");
    row("alleged", "Leaked letters: Arvo 'bought' Bella");
    row("alleged", "In 2010 Arvo “quietly bought” Bella.");
    row("stated", "Those who say that Arvo bought Bella are right.");
    row("stated", "That Arvo owns Bella is well known.");
    row("stated", "Arvo and the miners' board bought the drivers' Bella.");
    row("stated", "“Arvo bought Bella,” Cedo wrote.");
    row("stated", "Arvo's “Rose” boat was sold when Arvo bought Bella, a “palace” in Rome.");
    // near, and yet it does not
    row("stated", "The report that Arvo wrote for Bella is long.");
    row("stated", "The claim that the town is poor is false, and Arvo bought Bella.");
    row("stated", "Arvo had bought Bella, and the town sued.");
    row("stated", "Arvo bought Bella but did not pay.");
    row("stated", "Arvo had never seen the town, and bought Bella.");
    row("stated", "Cedo revealed that Arvo bought Bella.");
    row("stated", "Cedo knew that Arvo bought Bella.");
    row("stated", "Arvo not only bought Bella, it closed it.");
    row("stated", "Arvo bought Bella because Cedo refused to pay.");
    row("stated", "Arvo bought Bella, which may close.");
}

void TestGivenRelations::a_cue_counts_where_it_governs_the_claim()
{
    QFETCH(QString, text);
    QFETCH(QString, stance);
    const Reading reading = read(text, annotation(text, {"Arvo", "Bella", "Cedo"}, "owns"));
    QCOMPARE(reading.claims.size(), 1u);
    QCOMPARE(key(reading.claims.front().stance), stance);
}

void TestGivenRelations::what_does_not_lie_in_the_text_is_left_out()
{
    QJsonObject gold = annotation("Arvo bought Bella.", {"Arvo", "Bella"}, "owns");
    QCOMPARE(read("Arvo", gold).claims.size(), 0u);
    QCOMPARE(read("", gold).claims.size(), 0u);
    gold["relations"] = 3;
    QCOMPARE(read("Arvo bought Bella.", gold).claims.size(), 0u);
}

QTEST_GUILESS_MAIN(TestGivenRelations)
#include "tst_given_relations.moc"
