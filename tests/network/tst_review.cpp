// What is reviewed first, and what a person's corrections are as edits.
#include "models/network/claim_edits.h"
#include "models/network/review_queue.h"
#include "network_text.h"

#include <QtTest>

using namespace redthread;

namespace {

// Applies what a correction does, as the store would.
void applyTo(ChangeSet& records, const Edit& edit)
{
    if (const auto* batch = std::get_if<Batch>(&edit)) {
        for (const Edit& one : batch->edits)
            applyTo(records, one);
    } else if (const auto* add = std::get_if<AddRecords>(&edit)) {
        records.relationships.insert(records.relationships.end(), add->relationships.begin(),
                                     add->relationships.end());
    } else if (const auto* change = std::get_if<ChangeClaim>(&edit)) {
        for (Claim& claim : records.claims)
            if (claim.id == change->to.id) {
                QCOMPARE(claim, change->from);
                claim = change->to;
            }
    }
}

} // namespace

class tst_Review : public QObject {
    Q_OBJECT
private slots:
    void what_changes_the_picture_most_comes_first()
    {
        NetworkText text(R"(
            Ada [person] --meets--> Bob
            Morocco [country] --targets, alleged by Amnesty--> Omar
            Morocco --targets, denied by Morocco--> Omar
            Zorn [company] --owns, accepted--> Qarl [company]
            Zorn --owns, by Dora--> Qarl)");
        Network network;
        network.apply(text.records);
        const std::vector<ReviewItem> queue = reviewQueue(network);
        QCOMPARE(queue.size(), size_t(4)); // not the accepted one
        QStringList kinds;
        for (const ReviewItem& item : queue)
            kinds << network.relationship(item.relationship)->kind;
        QCOMPARE(kinds, QStringList({"targets", "targets", "meets", "owns"}));
        for (size_t i = 1; i < queue.size(); ++i)
            QVERIFY(queue[i - 1].weight >= queue[i].weight);
        QCOMPARE(reviewQueue(network), queue); // the same again
    }

    void the_less_certain_of_two_comes_first()
    {
        NetworkText text("Ada --meets--> Bob\n Cid --meets--> Dora");
        text.claimsOf("Ada --meets--> Bob").front()->confidence = 0.9;
        text.claimsOf("Cid --meets--> Dora").front()->confidence = 0.5;
        Network network;
        network.apply(text.records);
        QCOMPARE(reviewQueue(network).front().claim, text.claimsOf("Cid --meets--> Dora").front()->id);
    }

    void possible_links_only_when_asked_for_likeliest_first()
    {
        NetworkText text("Ada --meets--> Bob\n Ada --linked_to--> Cid\n Ada --linked_to--> Dora");
        for (const char* line : {"Ada --linked_to--> Cid", "Ada --linked_to--> Dora"})
            text.claimsOf(line).front()->mayBe = QStringList{"owns"};
        text.claimsOf("Ada --linked_to--> Cid").front()->confidence = 0.2;
        text.claimsOf("Ada --linked_to--> Dora").front()->confidence = 0.3;
        Network network;
        network.apply(text.records);
        QCOMPARE(reviewQueue(network).size(), size_t(1));
        const auto queue = reviewQueue(network, true);
        QCOMPARE(queue.size(), size_t(3));
        QCOMPARE(queue[1].claim, text.claimsOf("Ada --linked_to--> Dora").front()->id);
        // Corrected to a kind it is a claim like others.
        const auto edit = correctKind(network, queue[1].claim, "owns", "me");
        QVERIFY(edit);
        applyTo(text.records, *edit);
        network.apply(text.records);
        QCOMPARE(printed(network),
                 QStringList({"Ada --meets--> Bob: stated ×1", "Ada --owns--> Dora: stated ×1"}));
    }

    void the_filter_holds_for_the_queue()
    {
        const auto network = networkFrom("Ada --meets--> Bob\n Ada --owns, alleged by Cid--> Dora");
        ClaimFilter filter;
        filter.stances = {true, false, false, false};
        network->setFilter(filter);
        QCOMPARE(reviewQueue(*network).size(), size_t(1));
    }

    void a_kind_is_corrected_on_what_is_there_or_new()
    {
        NetworkText text("Ada --meets--> Bob\n Bob --knows--> Ada\n Ada --owns, by Cid--> Bob");
        Network network;
        network.apply(text.records);
        const ClaimId claim = text.claimsOf("Ada --meets--> Bob").front()->id;
        QVERIFY(!correctKind(network, claim, "meets", "me")); // as it is
        const auto onto = correctKind(network, claim, "owns", "me");
        QVERIFY(onto && std::holds_alternative<ChangeClaim>(*onto)); // there is one
        QCOMPARE(std::get<ChangeClaim>(*onto).to.verdict, Verdict::Accepted);
        QCOMPARE(std::get<ChangeClaim>(*onto).to.verdictBy, QString("me"));
        const auto fresh = correctKind(network, claim, "funds", {});
        QVERIFY(fresh && std::holds_alternative<Batch>(*fresh)); // none yet
        applyTo(text.records, *fresh);
        network.apply(text.records);
        QVERIFY(printed(network).contains("Ada --funds--> Bob: stated ×1"));
        QVERIFY(!printed(network).join(u'\n').contains("meets"));
        QVERIFY(!correctKind(network, ClaimId{}, "funds", {}));
    }

    void direction_stance_and_claimant()
    {
        NetworkText text("Ada --owns--> Bob\n Ada --meets--> Bob\n Cid --knows--> Bob");
        Network network;
        network.apply(text.records);
        const ClaimId owns = text.claimsOf("Ada --owns--> Bob").front()->id;
        QVERIFY(!swapDirection(network, text.claimsOf("Ada --meets--> Bob").front()->id, {})); // has none
        const auto swapped = swapDirection(network, owns, {});
        QVERIFY(swapped);
        applyTo(text.records, *swapped);
        network.apply(text.records);
        QVERIFY(printed(network).contains("Bob --owns--> Ada: stated ×1"));

        const auto denied = correctStance(network, owns, Stance::Denied, {});
        QVERIFY(denied);
        applyTo(text.records, *denied);
        network.apply(text.records);
        QVERIFY(printed(network).join(u'\n').contains("Bob --owns--> Ada: denied"));
        QVERIFY(!correctStance(network, owns, Stance::Denied, {}));

        QVERIFY(!correctClaimant(network, owns, {}, {}));                 // the article's already
        QVERIFY(!correctClaimant(network, owns, mintId<EntityId>(), {})); // nobody
        const auto said = correctClaimant(network, owns, text.entity("Cid"), {});
        QVERIFY(said);
        applyTo(text.records, *said);
        network.apply(text.records);
        QCOMPARE(network.claimantName(*network.claim(owns)), QString("Cid"));
    }
};

QTEST_APPLESS_MAIN(tst_Review)
#include "tst_review.moc"
