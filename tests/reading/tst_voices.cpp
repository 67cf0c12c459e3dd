// Who says it: speakers that stand apart from their verb, in the middle of what they say, or that tell
// somebody.
#include "models/reading/models.h"
#include "tests/reading/claims_of.h"

#include <QTest>

using namespace redthread;

class tst_Voices : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        if (reading::models().syntax.isEmpty())
            QSKIP("There is no english.model here.");
    }

    void it_is_said_by_whom_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("claim");
        const auto row = [](const char* text, const char* kind, const char* claim) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(kind)
                                << QString::fromUtf8(claim);
        };
        const char* paid = "Anna Lund > Ivo Kranj | alleged, Karl Berg";
        row("Karl Berg, 54, told the newspaper that Anna Lund paid Ivo Kranj.", "funds", paid);
        row("The minister, Karl Berg, told parliament that Anna Lund paid Ivo Kranj.", "funds", paid);
        row("Karl Berg, a former driver, told the court that Anna Lund paid Ivo Kranj.", "funds", paid);
        row("Karl Berg, who drove the car, told police that Anna Lund paid Ivo Kranj.", "funds", paid);
        row("Karl Berg, however, told reporters that Anna Lund paid Ivo Kranj.", "funds", paid);
        row("Karl Berg, 54, told reporters that he had never met Ivo Kranj.", "meets",
            "Karl Berg > Ivo Kranj | denied, Karl Berg");
        row("Karl Berg, 54, told reporters: “Anna Lund works for Ivo Kranj.”", "works_for",
            "Anna Lund > Ivo Kranj | stated, Karl Berg");
        row("Karl Berg told reporters that Anna Lund works for Ivo Kranj.", "works_for",
            "Anna Lund > Ivo Kranj | stated, Karl Berg");
        row("Karl Berg informed the committee that Anna Lund met Ivo Kranj.", "meets",
            "Anna Lund > Ivo Kranj | stated, Karl Berg");
        row("Tidewell Marine, Karl Berg said, is owned by Anna Lund.", "owns",
            "Anna Lund > Tidewell Marine | stated, Karl Berg");
        row("Karl Berg put it to Anna Lund that she had met Ivo Kranj.", "meets",
            "Anna Lund > Ivo Kranj | alleged, Karl Berg");
        row("Karl Berg paid Anna Lund, said Oxford historian Matthew Ostrander.", "funds",
            "Karl Berg > Anna Lund | alleged, Matthew Ostrander");
        row("A former employee alleges that Emil Stanciu owns Tidewell Marine and that Laszlo Kerekes works "
            "for Karl Berg.",
            "works_for", "Laszlo Kerekes > Karl Berg | alleged, former employee");
    }
    void it_is_said_by_whom()
    {
        QFETCH(QString, text);
        QFETCH(QString, kind);
        QFETCH(QString, claim);
        QCOMPARE(claimsOf(text, kind).join(u'\n'), claim);
    }

    void what_is_not_so_is_denied_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kind");
        QTest::newRow("own") << "Karl Berg does not own shares in Tidewell Marine."
                             << "owns";
        QTest::newRow("true") << "It is not true that Karl Berg works for Tidewell Marine."
                              << "works_for";
    }
    void what_is_not_so_is_denied()
    {
        QFETCH(QString, text);
        QFETCH(QString, kind);
        QCOMPARE(claimsOf(text, kind),
                 QStringList{QStringLiteral("Karl Berg > Tidewell Marine | denied, author")});
    }

    void a_denial_inside_an_aside_is_not_the_sentences()
    {
        QCOMPARE(claimsOf(QStringLiteral("Anna Lund, who was not present, owns Tidewell Marine."),
                          QStringLiteral("owns")),
                 QStringList{QStringLiteral("Anna Lund > Tidewell Marine | stated, author")});
    }

    void who_takes_back_a_charge_makes_none_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("charges");
        QTest::newRow("dismissed") << "Karl Berg dismissed the allegations against Anna Lund." << false;
        QTest::newRow("called") << "Karl Berg called the accusations against Anna Lund absurd." << false;
        QTest::newRow("withdrew") << "Karl Berg withdrew his accusations against Anna Lund." << false;
        QTest::newRow("accused") << "Karl Berg accused Anna Lund." << true;
        QTest::newRow("made") << "Karl Berg repeated the accusations against Anna Lund." << true;
    }
    void who_takes_back_a_charge_makes_none()
    {
        QFETCH(QString, text);
        QFETCH(bool, charges);
        QCOMPARE(!claimsOf(text, QStringLiteral("accuses")).isEmpty(), charges);
    }

    void where_it_was_done_and_who_was_replaced_are_not_said()
    {
        QVERIFY(claimsOf(QStringLiteral("Zorn Ltd has sued Tidewell Ltd in California."),
                         QStringLiteral("located_in"))
                    .isEmpty());
        QVERIFY(
            !claimsOf(QStringLiteral("Tidewell Ltd is based in California."), QStringLiteral("located_in"))
                 .isEmpty());
        QVERIFY(claimsOf(QStringLiteral("Karl Berg fired Tom Reed."), QStringLiteral("supports")).isEmpty());
        QVERIFY(
            !claimsOf(QStringLiteral("Karl Berg supported Tom Reed."), QStringLiteral("supports")).isEmpty());
    }

    void who_wrote_it_is_not_who_it_is_about()
    {
        const QString story = QStringLiteral("A banker was arrested. He works for Tidewell Marine.");
        for (const char* byline : {"By Karl Frei\n\n", "(Reporting by Karl Frei)\n\n"})
            QVERIFY(!claimsOf(QString::fromLatin1(byline) + story, QStringLiteral("works_for"))
                         .join(u'\n')
                         .contains(u"Karl Frei"));
        QVERIFY(claimsOf(QStringLiteral("Karl Frei left. He works for Tidewell Marine."),
                         QStringLiteral("works_for"))
                    .join(u'\n')
                    .contains(u"Karl Frei > Tidewell Marine"));
    }

    void money_goes_from_one_to_the_other()
    {
        QCOMPARE(
            claimsOf(QStringLiteral("Tom Reed paid 3 million euros to Anna Lund."), QStringLiteral("funds")),
            QStringList{QStringLiteral("Tom Reed > Anna Lund | stated, author")});
        QCOMPARE(
            claimsOf(QStringLiteral("Anna Lund received £40,000 from Tom Reed."), QStringLiteral("funds")),
            QStringList{QStringLiteral("Tom Reed > Anna Lund | stated, author")});
        QVERIFY(
            claimsOf(QStringLiteral("Anna Lund received a letter from Tom Reed."), QStringLiteral("funds"))
                .isEmpty());
    }

    void the_date_of_a_clause_is_its_own()
    {
        const auto owns = [](const char* text) {
            return claimsOf(QString::fromUtf8(text), QStringLiteral("owns"), QStringLiteral("2024-06-12"))
                .value(0);
        };
        QCOMPARE(owns("Anna Lund owns Tidewell Marine, which was raided by police in 2019."),
                 QStringLiteral("Anna Lund > Tidewell Marine | stated, author"));
        QCOMPARE(owns("Anna Lund bought Tidewell Marine in 2019."),
                 QStringLiteral("Anna Lund > Tidewell Marine | stated, author, 2019"));
        QVERIFY(claimsOf(QStringLiteral("Karl Berg will meet Anna Lund on 30 September."),
                         QStringLiteral("meets"), QStringLiteral("2024-06-12"))
                    .value(0)
                    .endsWith(u"2024-09-30"));
    }
};

QTEST_GUILESS_MAIN(tst_Voices)
#include "tst_voices.moc"
