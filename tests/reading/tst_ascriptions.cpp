// What somebody is said to be, and who acts in a clause that hangs on another.
#include "models/reading/ascriptions.h"
#include "models/reading/descriptions.h"
#include "models/reading/draft_of.h"
#include "models/reading/entities.h"
#include "models/reading/models.h"
#include "models/reading/names.h"
#include "models/reading/parties.h"
#include "tests/reading/claims_of.h"

#include <QTest>

using namespace redthread;
using namespace redthread::reading;

class tst_Ascriptions : public QObject {
    Q_OBJECT

    static Draft drafted(const QString& text)
    {
        Draft draft = draftOf(text);
        makeEntities(draft, findNames(draft, {}), {});
        findDescriptions(draft, {});
        return draft;
    }
    static int tokenOf(const Draft& draft, const QString& word)
    {
        for (int i = 0; i < int(draft.tokens.size()); ++i)
            if (draft.tokens[size_t(i)].lower == word)
                return i;
        return -1;
    }

private slots:
    void a_verb_calls_somebody_something_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("noun");
        QTest::addColumn<QString>("verb");
        QTest::newRow("called") << "Rosa Lima called Paul Dray an agent of Russia."
                                << "agent"
                                << "called";
        QTest::newRow("as") << "The site described Paul Dray as the owner of Zorn Bank."
                            << "owner"
                            << "described";
        QTest::newRow("passive") << "Paul Dray was labelled a member of the club."
                                 << "member"
                                 << "labelled";
        QTest::newRow("its own object") << "Rosa Lima called the owner of Zorn Bank."
                                        << "owner"
                                        << "";
        QTest::newRow("an apposition") << "Rosa Lima called Paul Dray, the owner of Zorn Bank."
                                       << "owner"
                                       << "";
        QTest::newRow("another verb") << "Rosa Lima met the owner of Zorn Bank."
                                      << "owner"
                                      << "";
    }
    void a_verb_calls_somebody_something()
    {
        QFETCH(QString, text);
        QFETCH(QString, noun);
        QFETCH(QString, verb);
        const Draft draft = drafted(text);
        const int found = callingVerb(draft, draft.sentences[0], tokenOf(draft, noun));
        QCOMPARE(found < 0 ? QString() : draft.tokens[size_t(found)].lower, verb);
    }

    void who_is_called_on_or_arrested_for_it_does_it_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("verb");
        QTest::addColumn<QString>("who"); // "-": the clause has its own doer
        QTest::newRow("called on") << "Rosa Lima called on Paul Dray to investigate Zorn Bank."
                                   << "investigate"
                                   << "Paul Dray";
        QTest::newRow("charged with") << "Rosa Lima charged Paul Dray with robbing Zorn Bank."
                                      << "robbing"
                                      << "Paul Dray";
        QTest::newRow("not known who") << "Rosa Lima arrested two men on suspicion of robbing Zorn Bank."
                                       << "robbing"
                                       << "";
        QTest::newRow("passive") << "Paul Dray was charged with robbing Zorn Bank."
                                 << "robbing"
                                 << "-";
        QTest::newRow("plain") << "Paul Dray robbed Zorn Bank."
                               << "robbed"
                               << "-";
    }
    void who_is_called_on_or_arrested_for_it_does_it()
    {
        QFETCH(QString, text);
        QFETCH(QString, verb);
        QFETCH(QString, who);
        const Draft draft = drafted(text);
        const Party party = controlledBy(draft, draft.sentences[0], tokenOf(draft, verb));
        QCOMPARE(party.first < 0    ? QStringLiteral("-")
                 : party.entity < 0 ? QString()
                                    : draft.entities[size_t(party.entity)].name,
                 who);
    }

    void what_is_done_is_no_part_of_a_description()
    {
        if (models().syntax.isEmpty())
            QSKIP("There is no english.model here.");
        for (const QString& text :
             {QStringLiteral("Police arrested former minister Tom Reed on Monday."),
              QStringLiteral("Danish prosecutors charged businessman Tom Reed with fraud."),
              QStringLiteral("Officers detained opposition leader Tom Reed.")}) {
            const Draft draft = drafted(text);
            for (const DraftMention& m : draft.mentions)
                for (const char* verb : {"arrested", "charged", "detained"})
                    QVERIFY2(!draft.joined(m.first, m.last).contains(QLatin1String(verb)),
                             qPrintable(draft.joined(m.first, m.last)));
        }
    }

    void who_is_dismissed_is_not_denied()
    {
        const Draft one = drafted("President Ada Lund dismissed Karl Berg on Tuesday.");
        QVERIFY(isDismissal(one, one.sentences[0], tokenOf(one, "dismissed")));
        const Draft two = drafted("Ada Lund dismissed the report by Karl Berg.");
        QVERIFY(!isDismissal(two, two.sentences[0], tokenOf(two, "dismissed")));
        QVERIFY(claimsOf("President Ada Lund dismissed Karl Berg on Tuesday.", "denies").isEmpty());
    }

    void a_smear_is_its_speakers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("called") << "Rosa Lima called Paul Dray an agent of Zorn Bank."
                                << "works_for" << QStringList{"Paul Dray > Zorn Bank | alleged, Rosa Lima"};
        QTest::newRow("wrongly") << "Jon Marsh, wrongly described as the owner of Sturm Mining, is a teacher."
                                 << "owns" << QStringList{"Jon Marsh > Sturm Mining | denied, author"};
        QTest::newRow("not") << "Paul Dray is not the director of Zorn Bank."
                             << "leads" << QStringList{"Paul Dray > Zorn Bank | denied, author"};
        QTest::newRow("said he was not")
            << "Paul Dray said he was not the director of Zorn Bank."
            << "leads" << QStringList{"Paul Dray > Zorn Bank | denied, Paul Dray"};
        QTest::newRow("between commas")
            << "Zorn Bank, says Rosa Lima, owns Qarlan Group."
            << "owns" << QStringList{"Zorn Bank > Qarlan Group | stated, Rosa Lima"};
        QTest::newRow("controlled by another")
            << "Zorn Bank, controlled by Rosa Lima, sued Paul Dray."
            << "sues" << QStringList{"Zorn Bank > Paul Dray | stated, author"};
        QTest::newRow("he denies it") << "Police have charged Paul Dray with murder; he denies it."
                                      << "prosecutes" << QStringList{"Police > Paul Dray | stated, author"};
        QTest::newRow("another's claim")
            << "Paul Dray denied Rosa Lima's claim that Qarlan Group owns Zorn Bank."
            << "owns" << QStringList{"Qarlan Group > Zorn Bank | denied, Paul Dray"};
        QTest::newRow("leaked to")
            << "Zorn Bank sued Paul Dray, according to letters leaked to the Daily Post."
            << "sues" << QStringList{"Zorn Bank > Paul Dray | alleged, author"};
    }
    void a_smear_is_its_speakers()
    {
        QFETCH(QString, text);
        QFETCH(QString, kind);
        QFETCH(QStringList, expected);
        QCOMPARE(claimsOf(text, kind), expected);
    }
};

QTEST_GUILESS_MAIN(tst_Ascriptions)
#include "tst_ascriptions.moc"
