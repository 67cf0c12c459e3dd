#include "models/network/network.h"
#include "network_text.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace redthread;

class tst_Network : public QObject {
    Q_OBJECT
private slots:
    void relationships_join_neighbours()
    {
        const auto network = networkFrom(R"(
            Ada [journalist] --works for--> Post [media]
            Post [media]     --owned by--> Ministry [government])");
        QCOMPARE(neighbours(*network, "Post"), QStringList({"Ada", "Ministry"}));
        QCOMPARE(network->entities()->degree(network->entities()->rowOf(entityNamed(*network, "Post"))), 2);
    }

    void voices_make_the_standing()
    {
        const auto network = networkFrom(R"(
            document: One | Le Desk
            Morocco [country] --targets, alleged by Amnesty--> Omar [journalist]
            Morocco --targets, alleged by Amnesty--> Omar
            Morocco --targets, stated--> Omar
            document: Two | le  désk
            Morocco --targets--> Omar
            document: Three
            Morocco --targets, denied by Morocco--> Omar)");
        QCOMPARE(printed(*network), QStringList({"Morocco --targets--> Omar: alleged ×2 ≠ ×1"}));
        QCOMPARE(network->claimCount(), 5);
        QCOMPARE(network->notReviewedCount(), 5);
    }

    void a_publisher_that_is_an_entity_speaks_as_that_entity()
    {
        NetworkText text(R"(
            document: One | The Desk
            A --knows--> B
            document: Two
            A --knows, by Desk--> B)");
        Network network;
        network.apply(text.records);
        QCOMPARE(printed(network), QStringList({"A --knows--> B: stated ×1"}));

        text.entityRecord("Desk").kind = "person"; // a person of that name is somebody else
        network.apply(text.records);
        QCOMPARE(printed(network), QStringList({"A --knows--> B: stated ×2"}));

        text.entityRecord("Desk").kind = "media";
        text.documentRecord("One").publisher = "Le Monde";
        network.apply(text.records);
        QCOMPARE(printed(network), QStringList({"A --knows--> B: stated ×2"}));

        text.entityRecord("Desk").otherNames = QStringList{"le monde"};
        network.apply(text.records);
        QCOMPARE(printed(network), QStringList({"A --knows--> B: stated ×1"}));
    }

    void merged_entities_are_one()
    {
        NetworkText text(R"(
            Ada --knows--> Bob
            Ada Lovelace --knows, by Carl--> Bob
            Ada --is--> Ada Lovelace)");
        Network network;
        network.apply(text.records);
        const QStringList before = printed(network);
        QCOMPARE(before.size(), 3);

        text.entityRecord("Ada").mergedInto = text.entity("Ada Lovelace");
        network.apply(text.records);
        QCOMPARE(printed(network), QStringList({"Ada Lovelace --knows--> Bob: stated ×2"}));
        QCOMPARE(network.rootOf(text.entity("Ada")), text.entity("Ada Lovelace"));
        QCOMPARE(network.nameOf(text.entity("Ada")), QString("Ada Lovelace"));
        QCOMPARE(network.entity(text.entity("Ada"))->name, QString("Ada"));
        QCOMPARE(network.mergedInto(text.entity("Ada Lovelace")).size(), size_t(1));
        QCOMPARE(network.relationship(text.relationship("Ada --knows--> Bob"))->subject, text.entity("Ada"));
        QCOMPARE(network.storedRelationships().size(), size_t(3));
        for (const char* line : {"Ada --knows--> Bob", "Ada Lovelace --knows--> Bob"})
            QCOMPARE(network.relationships()->rowOf(text.relationship(line)), 0);
        QCOMPARE(network.relationships()->rowOf(text.relationship("Ada --is--> Ada Lovelace")), -1);

        text.entityRecord("Ada").mergedInto = {};
        network.apply(text.records);
        QCOMPARE(printed(network), before);
    }

    void merges_in_a_circle_stand_for_nobody()
    {
        NetworkText text("A --knows--> B\n B --knows--> C\n C --knows--> D");
        text.entityRecord("A").mergedInto = text.entity("B");
        text.entityRecord("B").mergedInto = text.entity("A");
        text.entityRecord("C").mergedInto = text.entity("C");
        Network network;
        network.apply(text.records);
        QCOMPARE(printed(network), QStringList());
        QCOMPARE(network.entities()->rowCount(), 1);
    }

    void symmetric_kinds_have_no_direction()
    {
        const auto network =
            networkFrom("B --meets--> A\n A --meets, by C--> B\n A --owns--> B\n B --owns--> A");
        QCOMPARE(printed(*network), QStringList({"A --owns--> B: stated ×1", "B --meets--> A: stated ×2",
                                                 "B --owns--> A: stated ×1"}));
    }

    void what_hangs_on_a_withdrawn_record_goes_and_comes_with_it()
    {
        NetworkText text(R"(
            document: One
            Ada --knows, by Carl--> Bob
            document: Two
            Ada --likes--> Bob)");
        Network network;
        network.apply(text.records);
        const QStringList before = printed(network);
        const auto with = [&](bool& flag) {
            flag = true;
            network.apply(text.records);
            const QStringList lines = printed(network);
            flag = false;
            network.apply(text.records);
            return lines;
        };
        QCOMPARE(with(text.documentRecord("One").withdrawn), QStringList({"Ada --likes--> Bob: stated ×1"}));
        QCOMPARE(with(text.entityRecord("Bob").withdrawn), QStringList());
        QCOMPARE(with(text.entityRecord("Carl").withdrawn), QStringList({"Ada --likes--> Bob: stated ×1"}));
        QCOMPARE(with(text.relationshipRecord("Ada --likes--> Bob").withdrawn),
                 QStringList({"Ada --knows--> Bob: stated ×1"}));
        QCOMPARE(with(text.claimsOf("Ada --likes--> Bob")[0]->withdrawn),
                 QStringList({"Ada --knows--> Bob: stated ×1"}));
        QCOMPARE(printed(network), before);
    }

    void records_may_come_before_what_they_refer_to()
    {
        const NetworkText text("Ada --knows, by Carl--> Bob");
        Network network;
        ChangeSet part;
        part.claims = text.records.claims;
        network.apply(part);
        part = {};
        part.relationships = text.records.relationships;
        network.apply(part);
        QVERIFY(printed(network).isEmpty());
        part = {};
        part.documents = text.records.documents;
        part.entities = text.records.entities;
        network.apply(part);
        QCOMPARE(printed(network), QStringList({"Ada --knows--> Bob: stated ×1"}));
    }

    void denying_a_report_contests_what_its_author_says_of_the_denier()
    {
        NetworkText text(R"(
            Amnesty [ngo] --authored--> Report [document]
            Morocco [country] --targets, alleged by Amnesty--> Omar
            Omar --criticises, by Amnesty--> Morocco
            Israel [country] --targets, by Amnesty--> Omar
            Morocco --arrests, by Le Desk--> Omar)");
        Network network;
        network.apply(text.records);
        const QStringList before = printed(network);
        QVERIFY(before.filter("≠").isEmpty());

        NetworkText denied(R"(
            Amnesty [ngo] --authored--> Report [document]
            Morocco [country] --targets, alleged by Amnesty--> Omar
            Omar --criticises, by Amnesty--> Morocco
            Israel [country] --targets, by Amnesty--> Omar
            Morocco --arrests, by Le Desk--> Omar
            Morocco --denies--> Report)");
        network.apply(denied.records);
        QCOMPARE(printed(network).filter("≠"),
                 QStringList({"Morocco --targets--> Omar: alleged ×1 ≠ ×1 whole",
                              "Omar --criticises--> Morocco: stated ×1 ≠ ×1 whole"}));
        const auto claims = network.denialsAsWhole(denied.relationship("Morocco --targets--> Omar"));
        QCOMPARE(claims.size(), size_t(1));
        QCOMPARE(claims[0].relationship, denied.relationship("Morocco --denies--> Report"));

        // Without the author the report's voice is its own.
        denied.relationshipRecord("Amnesty --authored--> Report").withdrawn = true;
        network.apply(denied.records);
        QVERIFY(printed(network).filter("≠").isEmpty());
        denied.relationshipRecord("Amnesty --authored--> Report").withdrawn = false;
        network.apply(denied.records);
        QCOMPARE(printed(network).filter("≠").size(), 2);

        denied.claimsOf("Morocco --denies--> Report")[0]->verdict = Verdict::Rejected;
        network.apply(denied.records);
        QVERIFY(printed(network).filter("≠").isEmpty());
    }

    void denying_somebody_contests_what_they_say_of_the_denier()
    {
        QCOMPARE(printed(*networkFrom(R"(
            Morocco [country] --targets, alleged by Amnesty--> Omar
            Morocco --denies, hypothetical--> Amnesty)"))
                     .filter("≠")
                     .size(),
                 0);
        QCOMPARE(printed(*networkFrom(R"(
            Morocco [country] --targets, alleged by Amnesty--> Omar
            Morocco --denies--> Amnesty)"))
                     .filter("≠"),
                 QStringList({"Morocco --targets--> Omar: alleged ×1 ≠ ×1 whole"}));
    }

    void denying_a_report_contests_what_is_claimed_through_it()
    {
        QCOMPARE(printed(*networkFrom(R"(
            Report [document]
            Morocco [country] --targets, alleged by Amnesty, via Report--> Omar
            Morocco --denies--> Report)"))
                     .filter("≠"),
                 QStringList({"Morocco --targets--> Omar: alleged ×1 ≠ ×1 whole"}));
    }

    void claims_come_by_date_and_with_rejected_ones()
    {
        NetworkText text(R"(
            document: Old |  |  | 2019-05-01
            Ada --knows, on 2021--> Bob
            Ada --knows--> Bob
            Ada --knows, rejected, on 2020--> Bob)");
        Network network;
        network.apply(text.records);
        const auto claims = network.claimsOf(text.relationship("Ada --knows--> Bob"));
        QCOMPARE(claims.size(), size_t(3));
        QCOMPARE(claims[0].claimDate, QString());
        QCOMPARE(claims[1].verdict, Verdict::Rejected);
        QCOMPARE(claims[2].claimDate, QString("2021"));
        QCOMPARE(network.claimsIn(text.document("Old")).size(), size_t(3));
        QCOMPARE(network.documents()->claims(0), 2);
    }

    void possible_links_are_drawn_only_when_asked_for()
    {
        NetworkText text("Ada --linked to--> Bob\nAda --linked to--> Eve\nAda --owns--> Post");
        text.claimsOf("Ada --linked to--> Bob")[0]->mayBe = {"knows"};
        text.claimsOf("Ada --linked to--> Eve")[0]->mayBe = {"owns", "knows"};
        text.claimsOf("Ada --linked to--> Eve")[0]->verdict = Verdict::Accepted;
        Network network;
        network.apply(text.records);
        QCOMPARE(neighbours(network, "Ada"), (QStringList{"Eve", "Post"})); // accepted: a claim like others
        QCOMPARE(network.possibleCount(), 1);
        QCOMPARE(network.claimCount(), 2);
        QCOMPARE(network.notReviewedCount(), 1);
        QCOMPARE(network.documents()->claims(0), 2);

        network.setPossibleShown(true);
        QCOMPARE(neighbours(network, "Ada"), (QStringList{"Bob", "Eve", "Post"}));
        QCOMPARE(network.claimCount(), 2);
        const int row = network.relationships()->rowOf(text.relationship("Ada --linked to--> Bob"));
        QVERIFY(network.relationships()->relationship(row).standing.isOnlyPossible());
        QCOMPARE(network.claimsOf(text.relationship("Ada --linked to--> Bob")).size(), size_t(1));

        network.setPossibleShown(false);
        QCOMPARE(neighbours(network, "Ada"), (QStringList{"Eve", "Post"}));
        QCOMPARE(network.entities()->degree(network.entities()->rowOf(text.entity("Bob"))), 0);
        network.clear();
        QCOMPARE(network.possibleCount(), 0);
    }

    void a_voice_has_a_name()
    {
        NetworkText text(R"(
            document: One | Le Desk | Ali
            A --knows--> B
            document: Two | | Ali
            A --knows--> B
            document: Three
            A --knows--> B
            A --knows, by Amnesty--> B)");
        Network network;
        network.apply(text.records);
        QStringList names;
        for (const Claim* claim : text.claimsOf("A --knows--> B"))
            names << network.claimantName(*claim);
        QCOMPARE(names, QStringList({"Le Desk", "Ali", "this article", "Amnesty"}));
    }

    void mentions_are_found_by_document_and_by_entity()
    {
        NetworkText text("Ada --knows--> Bob\n Ada Lovelace --knows--> Bob");
        const auto mention = [&](qint64 id, const char* name, qsizetype start) {
            Mention m;
            m.id = {id};
            m.document = text.document("Article");
            m.entity = text.entity(name);
            m.range = {start, start + 3};
            text.records.mentions.push_back(m);
        };
        mention(900, "Ada", 40);
        mention(901, "Ada Lovelace", 10);
        mention(902, "Bob", 20);
        Network network;
        network.apply(text.records);
        QCOMPARE(network.mentionsIn(text.document("Article")).size(), size_t(3));
        QCOMPARE(network.mentionsIn(text.document("Article"))[0].id, MentionId{901});
        QCOMPARE(network.mentionsOf(text.entity("Ada Lovelace")).size(), size_t(1));
        text.entityRecord("Ada").mergedInto = text.entity("Ada Lovelace");
        network.apply(text.records);
        QCOMPARE(network.mentionsOf(text.entity("Ada Lovelace")).size(), size_t(2));
        text.documentRecord("Article").withdrawn = true;
        network.apply(text.records);
        QCOMPARE(network.mentionsOf(text.entity("Ada Lovelace")).size(), size_t(0));
        QCOMPARE(network.mentionsIn(text.document("Article")).size(), size_t(0));
    }

    void small_changes_are_told_row_by_row()
    {
        NetworkText text("Ada --knows--> Bob\n Ada --likes--> Carl");
        Network network;
        network.apply(text.records);
        QSignalSpy reset(network.entities(), &QAbstractItemModel::modelReset);
        QSignalSpy removed(network.entities(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy inserted(network.entities(), &QAbstractItemModel::rowsInserted);
        QSignalSpy edges(network.relationships(), &QAbstractItemModel::dataChanged);
        QSignalSpy changed(&network, &Network::changed);

        ChangeSet rename;
        rename.entities = {text.entityRecord("Ada")};
        rename.entities[0].name = "Ada Lovelace";
        network.apply(rename);
        QCOMPARE(edges.count(), 1); // both rows in one signal
        QCOMPARE(network.relationships()->data(network.relationships()->index(0, 0)).toString(),
                 QString("Ada Lovelace"));

        ChangeSet withdraw;
        withdraw.entities = {text.entityRecord("Bob")};
        withdraw.entities[0].withdrawn = true;
        network.apply(withdraw);
        QCOMPARE(removed.count(), 1);
        withdraw.entities[0].withdrawn = false;
        network.apply(withdraw);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 3);
        QCOMPARE(network.entities()->rowOf(text.entity("Bob")), 1); // where it was
    }

    void clearing_leaves_nothing()
    {
        const auto network = networkFrom("Ada --knows--> Bob");
        network->clear();
        QCOMPARE(network->entities()->rowCount(), 0);
        QCOMPARE(network->relationships()->rowCount(), 0);
        QCOMPARE(network->documents()->rowCount(), 0);
        QCOMPARE(network->claimCount(), 0);
        network->apply(NetworkText("Carl --knows--> Dora").records);
        QCOMPARE(printed(*network), QStringList({"Carl --knows--> Dora: stated ×1"}));
    }

    // Whatever is changed in whatever order, the outcome is that of loading the records afresh, the
    // models keep their manners, and a relationship always finds its ends.
    void random_changes_end_as_a_fresh_load_does()
    {
        for (quint32 seed = 1; seed <= 8; ++seed)
            randomChanges(seed);
    }

private:
    static NetworkText randomText(QRandomGenerator& random)
    {
        const QStringList kinds = {"knows", "meets", "denies", "authored", "targets"};
        const QStringList entityKinds = {"person", "media", "document", "ngo"};
        const QStringList stances = {"stated", "alleged", "hypothetical", "denied"};
        QStringList lines;
        for (int i = 0; i < 12; ++i)
            lines << QString("E%1 [%2]").arg(i).arg(entityKinds[int(random.bounded(4))]);
        for (int i = 0; i < 60; ++i) {
            if (i % 12 == 0)
                lines << QString("document: D%1 | E%2").arg(i).arg(random.bounded(14));
            QString line = QString("E%1 --%2, %3")
                               .arg(random.bounded(12))
                               .arg(kinds[int(random.bounded(5))], stances[int(random.bounded(4))]);
            if (random.bounded(3))
                line += QString(" by E%1").arg(random.bounded(12));
            if (random.bounded(4) == 0)
                line += QString(", via E%1").arg(random.bounded(12));
            lines << line + QString("--> E%1").arg(random.bounded(12));
        }
        return NetworkText(lines.join('\n'));
    }

    static ChangeSet randomChange(ChangeSet& all, QRandomGenerator& random)
    {
        ChangeSet change;
        for (quint32 n = 1 + random.bounded(4); n > 0; --n) {
            switch (random.bounded(7)) {
            case 0: {
                Entity& e = all.entities[random.bounded(quint32(all.entities.size()))];
                e.withdrawn = !e.withdrawn;
                change.entities.push_back(e);
                break;
            }
            case 1: {
                Entity& e = all.entities[random.bounded(quint32(all.entities.size()))];
                e.mergedInto = random.bounded(2) ? EntityId{} : all.entities[random.bounded(12u)].id;
                change.entities.push_back(e);
                break;
            }
            case 2: {
                Entity& e = all.entities[random.bounded(quint32(all.entities.size()))];
                e.name = QString("E%1").arg(random.bounded(20));
                e.kind = random.bounded(2) ? "media" : "document";
                e.hidden = random.bounded(2);
                change.entities.push_back(e);
                break;
            }
            case 3: {
                Document& d = all.documents[random.bounded(quint32(all.documents.size()))];
                d.withdrawn = random.bounded(3) == 0;
                d.publisher = QString("E%1").arg(random.bounded(14));
                change.documents.push_back(d);
                break;
            }
            case 4: {
                Relationship& r = all.relationships[random.bounded(quint32(all.relationships.size()))];
                r.withdrawn = !r.withdrawn;
                change.relationships.push_back(r);
                break;
            }
            default: {
                Claim& c = all.claims[random.bounded(quint32(all.claims.size()))];
                c.withdrawn = random.bounded(4) == 0;
                c.verdict = Verdict(random.bounded(3));
                c.stance = Stance(random.bounded(4));
                c.mayBe = random.bounded(3) ? QStringList() : QStringList{"owns"};
                c.claimant = all.entities[random.bounded(12u)].id;
                c.relationship = all.relationships[random.bounded(quint32(all.relationships.size()))].id;
                change.claims.push_back(c);
            }
            }
        }
        return change;
    }

    static QStringList everything(const Network& network)
    {
        QStringList lines = printed(network);
        for (int row = 0; row < network.entities()->rowCount(); ++row)
            lines << QString("%1 %2 %3 %4")
                         .arg(network.entities()->idAt(row).toString(), network.entities()->entity(row).name)
                         .arg(network.entities()->degree(row))
                         .arg(network.entities()->weight(row));
        for (int row = 0; row < network.relationships()->rowCount(); ++row)
            lines << network.relationships()->idAt(row).toString();
        for (int row = 0; row < network.documents()->rowCount(); ++row)
            lines << QString("%1 %2")
                         .arg(network.documents()->document(row).publisher)
                         .arg(network.documents()->claims(row));
        lines << QString("%1 %2 %3")
                     .arg(network.claimCount())
                     .arg(network.notReviewedCount())
                     .arg(network.hiddenCount());
        return lines;
    }

    void randomChanges(quint32 seed)
    {
        QRandomGenerator random(seed);
        NetworkText text = randomText(random);
        Network network;
        network.apply(text.records);
        const auto fatal = QAbstractItemModelTester::FailureReportingMode::QtTest;
        QAbstractItemModelTester e(network.entities(), fatal), r(network.relationships(), fatal),
            d(network.documents(), fatal);
        const auto endsAreThere = [&] {
            for (int row = 0; row < network.relationships()->rowCount(); ++row) {
                const RelationshipRow& shown = network.relationships()->relationship(row);
                QVERIFY(network.entities()->rowOf(shown.subject) >= 0);
                QVERIFY(network.entities()->rowOf(shown.object) >= 0);
            }
        };
        for (const QAbstractItemModel* model : {static_cast<QAbstractItemModel*>(network.relationships()),
                                                static_cast<QAbstractItemModel*>(network.documents())})
            for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
                connect(model, signal, &network, endsAreThere);
        for (int step = 0; step < 60; ++step) {
            network.apply(randomChange(text.records, random));
            Network fresh;
            fresh.apply(text.records);
            QCOMPARE(everything(network), everything(fresh));
            // Put together from parts, each kind of record in one, in any order.
            const ChangeSet& all = text.records;
            std::vector<ChangeSet> parts(6);
            parts[0].entities = all.entities;
            parts[1].documents = all.documents;
            parts[2].mentions = all.mentions;
            parts[3].relationships = all.relationships;
            parts[4].claims = all.claims;
            parts[5].annotations = all.annotations;
            std::shuffle(parts.begin(), parts.end(), random);
            NetworkDraft draft;
            for (const ChangeSet& part : parts)
                draft.add(part);
            draft.finish();
            fresh.take(draft);
            QCOMPARE(everything(fresh), everything(network));
            if (step % 20 == 19) { // and goes on like another
                const ChangeSet change = randomChange(text.records, random);
                fresh.apply(change);
                network.apply(change);
                QCOMPARE(everything(fresh), everything(network));
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_Network)
#include "tst_network.moc"
