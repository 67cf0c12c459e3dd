#include "models/network/standing.h"

#include <QtTest>

using namespace redthread;

namespace {

// "A stated, A alleged, B denied": claimants by letter.
std::vector<CountedClaim> claimsFrom(const QString& text)
{
    std::vector<CountedClaim> claims;
    for (const QString& part : text.split(u',', Qt::SkipEmptyParts)) {
        const QStringList words = part.simplified().split(u' ');
        CountedClaim claim;
        claim.voice = words[0][0].unicode();
        claim.stance = *stanceFromKey(words[1]);
        if (const auto verdict = verdictFromKey(words.value(2)))
            claim.verdict = *verdict;
        claims.push_back(claim);
    }
    return claims;
}

QString printed(const Standing& s)
{
    if (!s.drawn)
        return "no line";
    QString text = QStringLiteral("%1 ×%2").arg(key(s.stance)).arg(s.voices);
    if (s.denyingVoices)
        text += QStringLiteral(", denied ×%1").arg(s.denyingVoices);
    if (s.contested)
        text += ", contested";
    if (s.deniedAsWhole)
        text += ", as a whole";
    return text;
}

} // namespace

class tst_Standing : public QObject {
    Q_OBJECT
private slots:
    void a_line_stands_as_most_voices_put_it_data()
    {
        QTest::addColumn<QString>("claims");
        QTest::addColumn<QString>("standing");
        QTest::newRow("nothing") << ""
                                 << "no line";
        QTest::newRow("one") << "A stated"
                             << "stated ×1";
        QTest::newRow("a voice counts once") << "A stated, A stated, A stated"
                                             << "stated ×1";
        QTest::newRow("its most frequent stance") << "A stated, A stated, A alleged"
                                                  << "stated ×1";
        QTest::newRow("its tie is cautious") << "A stated, A alleged"
                                             << "alleged ×1";
        QTest::newRow("most voices") << "A stated, B stated, C alleged"
                                     << "stated ×3";
        QTest::newRow("a tie is cautious") << "A stated, B alleged"
                                           << "alleged ×2";
        QTest::newRow("hypothetical before alleged") << "A hypothetical, B alleged"
                                                     << "hypothetical ×2";
        QTest::newRow("denials alone") << "A denied, B denied"
                                       << "denied ×0, denied ×2";
        QTest::newRow("denials add no thickness") << "A stated, B denied, C denied"
                                                  << "stated ×1, denied ×2, contested";
        QTest::newRow("a denial never wins") << "A alleged, B denied, C denied, D denied"
                                             << "alleged ×1, denied ×3, contested";
        QTest::newRow("one voice against itself") << "A stated, A denied"
                                                  << "denied ×0, denied ×1, contested";
        QTest::newRow("rejected ones are not counted") << "A stated rejected, B alleged"
                                                       << "alleged ×1";
        QTest::newRow("nothing counts") << "A stated rejected, B denied rejected"
                                        << "no line";
    }
    void a_line_stands_as_most_voices_put_it()
    {
        QFETCH(QString, claims);
        QFETCH(QString, standing);
        QCOMPARE(printed(standingOf(claimsFrom(claims))), standing);
    }

    void denied_as_a_whole_contests_what_is_said()
    {
        const std::vector<qint32> morocco = {'M'};
        QCOMPARE(printed(standingOf(claimsFrom("A alleged"), morocco)),
                 QString("alleged ×1, denied ×1, contested, as a whole"));
        QCOMPARE(printed(standingOf(claimsFrom("A alleged, M denied"), morocco)),
                 QString("alleged ×1, denied ×1, contested, as a whole"));
        QCOMPARE(printed(standingOf(claimsFrom("A denied"), morocco)), QString("denied ×0, denied ×1"));
        QCOMPARE(printed(standingOf(claimsFrom("A alleged rejected"), morocco)), QString("no line"));
    }

    void possible_links_count_for_nothing()
    {
        auto claims = claimsFrom("A stated, B denied");
        claims[0].possible = claims[1].possible = true;
        QCOMPARE(printed(standingOf(claims)), QString("no line"));
        QVERIFY(standingOf(claims).isOnlyPossible());
        QCOMPARE(standingOf(claims).possible, 2);
        claims[0].possible = false;
        QCOMPARE(printed(standingOf(claims)), QString("stated ×1"));
        QVERIFY(!standingOf(claims).isOnlyPossible());
    }

    void claims_are_counted_by_stance_and_review()
    {
        const Standing s =
            standingOf(claimsFrom("A stated accepted, A alleged, B denied, C denied rejected"));
        QCOMPARE(s.claims, 3);
        QCOMPARE(s.notReviewed, 2);
        QCOMPARE(s.claimsByStance, (std::array<int, 4>{1, 1, 0, 1}));
    }
};

QTEST_GUILESS_MAIN(tst_Standing)
#include "tst_standing.moc"
