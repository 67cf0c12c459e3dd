#include "models/network/comparison.h"
#include "network_text.h"

#include <QtTest>

using namespace redthread;

namespace {

QStringList printedLines(const Network& network, const std::vector<ComparedLine>& lines)
{
    static const char* const words[] = {"one denies", "both", "only first", "only second"};
    QStringList list;
    for (const ComparedLine& line : lines) {
        const auto r = network.relationship(line.relationship);
        list << QStringLiteral("%1: %2 %3 %4 (%5|%6)")
                    .arg(words[int(line.agreement)], network.nameOf(r->subject), r->kind,
                         network.nameOf(r->object))
                    .arg(line.first.size())
                    .arg(line.second.size());
    }
    return list;
}

} // namespace

class tst_Comparison : public QObject {
    Q_OBJECT
private slots:
    void two_voices_side_by_side()
    {
        NetworkText text(R"(
            document: One | Le Desk
            Morocco [country] --targets, alleged by Amnesty--> Omar
            Morocco --targets, denied by Rabat--> Omar
            Morocco --uses, by Amnesty--> Pegasus
            Morocco --uses, alleged by Rabat--> Pegasus
            NSO --develops, by Amnesty--> Pegasus
            NSO --sues, by Rabat--> Amnesty
            NSO --meets, by Amnesty, rejected--> Omar)");
        Network network;
        network.apply(text.records);
        const Voice amnesty{text.entity("Amnesty"), {}}, rabat{text.entity("Rabat"), {}};
        QCOMPARE(
            printedLines(network, compare(network, amnesty, rabat)),
            QStringList({"one denies: Morocco targets Omar (1|1)", "both: Morocco uses Pegasus (1|1)",
                         "only first: NSO develops Pegasus (1|0)", "only second: NSO sues Amnesty (0|1)"}));
        // The other way round the sides are turned.
        const auto turned = compare(network, rabat, amnesty);
        QCOMPARE(turned.size(), size_t(4));
        QCOMPARE(turned[2].agreement, Agreement::OnlyFirst);
        QVERIFY(compare(network, amnesty, amnesty).empty());
        QVERIFY(compare(network, Voice{mintId<EntityId>(), {}}, Voice{}).empty());
        // Under a filter that keeps the denials back they agree in one thing only.
        ClaimFilter filter;
        filter.stances = {true, true, true, false};
        network.setFilter(filter);
        QCOMPARE(printedLines(network, compare(network, amnesty, rabat)).filter("one denies").size(), 0);
    }

    void a_report_denied_as_a_whole_is_denied_line_by_line()
    {
        NetworkText text(R"(
            Morocco [country] --targets, alleged by Amnesty--> Omar
            Morocco --denies, by Morocco--> Amnesty)");
        Network network;
        network.apply(text.records);
        const auto lines =
            compare(network, Voice{text.entity("Amnesty"), {}}, Voice{text.entity("Morocco"), {}});
        QCOMPARE(printedLines(network, lines), QStringList({"one denies: Morocco targets Omar (1|1)",
                                                            "only second: Morocco denies Amnesty (0|1)"}));
        QCOMPARE(lines.front().second.front().stance, Stance::Denied); // of this line, whatever its sentence states
        QVERIFY(lines.front().second.front().asWhole);
    }

    void two_documents()
    {
        NetworkText text(R"(
            document: One | Le Desk
            A --owns--> B
            A --meets--> B
            document: Two
            A --owns, denied--> B
            document: Three
            A --knows--> B)");
        Network network;
        network.apply(text.records);
        QCOMPARE(printedLines(network, compare(network, text.document("One"), text.document("Two"))),
                 QStringList({"one denies: A owns B (1|1)", "only first: A meets B (1|0)"}));
    }

    void how_a_voice_speaks()
    {
        NetworkText text(R"(
            document: One | Le Desk
            A --owns, alleged by Amnesty, via Desk--> B
            A --meets, by Amnesty--> B
            A --meets, denied by Amnesty--> C
            document: Two
            A --owns, by Amnesty, via Desk--> C
            A --knows--> C)");
        Network network;
        network.apply(text.records);
        const VoiceProfile amnesty = profileOf(network, {text.entity("Amnesty"), {}});
        QCOMPARE(amnesty.byStance, (std::array<int, 4>{2, 1, 0, 1}));
        QCOMPARE(amnesty.documents, 2);
        QCOMPARE(amnesty.passedOnBy.size(), size_t(1));
        QCOMPARE(amnesty.passedOnBy.front().name, QString("Desk"));
        QCOMPARE(amnesty.passedOnBy.front().claims, 2);
        const VoiceProfile desk = profileOf(network, {text.entity("Desk"), {}});
        QCOMPARE(desk.passesOn.size(), size_t(1));
        QCOMPARE(desk.passesOn.front().name, QString("Amnesty"));
        // The own voice of an article nobody published.
        const Voice own = network.voiceOf(*text.claimsOf("A --knows--> C").front());
        QCOMPARE(profileOf(network, own).claims(), 1);
        // Merged, two voices are one.
        text.entityRecord("Amnesty").mergedInto = text.entity("Desk");
        network.apply(text.records);
        QCOMPARE(profileOf(network, {text.entity("Desk"), {}}).claims(), 4);
    }
};

QTEST_APPLESS_MAIN(tst_Comparison)
#include "tst_comparison.moc"
