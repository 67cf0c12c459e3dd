// What a person marks in an article: where it holds, and the sentence when it
// does not.
#include "models/network/annotate_edits.h"
#include "network_text.h"

#include <QtTest>

using namespace redthread;

class tst_Annotate : public QObject {
    Q_OBJECT

    NetworkText m_text{"document: One\n Ada --knows--> Bob\n document: Two\n Cid --knows--> Dora"};
    Network m_network;
    Document m_document;
    const QString m_words = QStringLiteral("Ada met Bob. \U0001F6A2 Eve paid Bob, said Ada.\nNext line.");

    TextRange rangeOf(const QString& words) const
    {
        const qsizetype at = m_words.indexOf(words);
        return {at, at + words.size()};
    }
    MentionId marked(const QString& words, EntityId entity)
    {
        const Result<Edit> edit = mentionAt(m_network, m_document, rangeOf(words), entity);
        if (!edit)
            qFatal("%s", qPrintable(edit.error().text));
        const Mention mention = std::get<AddRecords>(*edit).mentions.front();
        m_text.records.mentions.push_back(mention);
        m_network.apply(m_text.records);
        return mention.id;
    }

private slots:
    void init()
    {
        m_text = NetworkText("document: One\n Ada --knows--> Bob\n document: Two\n Cid --knows--> Dora");
        m_network.clear();
        m_network.apply(m_text.records);
        m_document = m_text.documentRecord("One");
        m_document.text = m_words;
    }

    void ranges_are_trimmed_and_never_cut_a_character()
    {
        QCOMPARE(trimmed(m_words, {3, 8}), rangeOf("met"));
        QCOMPARE(trimmed(m_words, {-5, 3}), rangeOf("Ada"));
        const TextRange ship = rangeOf(QStringLiteral("\U0001F6A2"));
        QCOMPARE(trimmed(m_words, {ship.start, ship.start + 1}), ship);
        QCOMPARE(trimmed(m_words, {ship.start + 1, ship.end}), ship);
        QVERIFY(trimmed(m_words, {500, 900}).isEmpty());
        QVERIFY(trimmed(m_words, {9, 4}).isEmpty());
    }

    void marked_words_are_whole_and_cut_no_mention()
    {
        QCOMPARE(wholeWords(m_words, {rangeOf("met").start + 1, rangeOf("Bob").start + 1}), rangeOf("met Bob"));
        QCOMPARE(wholeWords(m_words, rangeOf("Eve")), rangeOf("Eve"));
        QVERIFY(wholeWords(m_words, {500, 900}).isEmpty());
        const QString endless(1000, u'x');
        QCOMPARE(wholeWords(endless, {400, 500}), (TextRange{400, 500}));
        marked("Eve paid", m_text.entity("Ada"));
        QVERIFY(newEntityAt(m_network, m_document, rangeOf("Eve"), "Eve", "person"));                // inside
        QVERIFY(newEntityAt(m_network, m_document, rangeOf("Eve paid Bob"), "Payment", "event")); // around
        const auto across = newEntityAt(m_network, m_document, rangeOf("paid Bob"), "Bob", "person");
        QVERIFY(!across);
        QVERIFY2(across.error().text.contains("“Eve paid”"), qPrintable(across.error().text));
    }

    void the_sentence_around()
    {
        QCOMPARE(sentenceAround(m_words, rangeOf("met")), rangeOf("Ada met Bob."));
        QCOMPARE(sentenceAround(m_words, rangeOf("paid")),
                 rangeOf(QStringLiteral("\U0001F6A2 Eve paid Bob, said Ada.")));
        QCOMPARE(sentenceAround(m_words, rangeOf("line")), rangeOf("Next line."));
        QVERIFY(sentenceAround(QString(), {0, 5}).isEmpty());
    }

    void words_become_an_entity_with_a_mention()
    {
        const Result<Edit> edit =
            newEntityAt(m_network, m_document, rangeOf("Eve "), " Eve  Stone ", "person");
        QVERIFY(edit);
        const auto& add = std::get<AddRecords>(*edit);
        QCOMPARE(add.entities.front().name, QString("Eve Stone"));
        QCOMPARE(add.entities.front().otherNames, QStringList{"Eve"});
        QCOMPARE(add.mentions.front().range, rangeOf("Eve"));
        QCOMPARE(add.mentions.front().entity, add.entities.front().id);
        QVERIFY(!newEntityAt(m_network, m_document, {}, "Eve", "person"));
        QVERIFY(!newEntityAt(m_network, m_document, rangeOf("Eve"), "  ", "person"));
        Document gone = m_document;
        gone.id = mintId<DocumentId>();
        QVERIFY(!newEntityAt(m_network, gone, rangeOf("Eve"), "Eve", "person"));
        Document endless = m_document;
        endless.text = QString(1000, u'x');
        QVERIFY(newEntityAt(m_network, endless, {0, 1000}, "x", "person").error().text.contains("too long"));
    }

    void words_mean_somebody_once()
    {
        marked("Eve", m_text.entity("Ada"));
        const Result<Edit> again = mentionAt(m_network, m_document, rangeOf("Eve"), m_text.entity("Ada"));
        QVERIFY(!again);
        QVERIFY(again.error().text.contains("already"));
        QVERIFY(mentionAt(m_network, m_document, rangeOf("Eve"), m_text.entity("Bob"))); // or another one
        QVERIFY(!mentionAt(m_network, m_document, rangeOf("Eve"), mintId<EntityId>()));
    }

    void a_claim_of_ones_own_is_drawn()
    {
        const MentionId ada = marked("Ada", m_text.entity("Ada"));
        const MentionId bob = marked("Bob", m_text.entity("Bob"));
        NewClaim claim{.passage = rangeOf("Ada met Bob."), .subject = ada, .kind = "meets", .object = bob};
        claim.claimant = m_text.entity("Cid");
        claim.by = "me";
        claim.eventDate = "2020-06";
        const Result<Edit> edit = newClaimIn(m_network, m_document, claim);
        QVERIFY(edit);
        const auto& add = std::get<AddRecords>(*edit);
        QCOMPARE(add.passages.front().quote, QString("Ada met Bob."));
        QCOMPARE(add.claims.front().verdict, Verdict::Accepted);
        QCOMPARE(add.claims.front().origin, Origin::Person);
        m_text.records.relationships.push_back(add.relationships.front());
        m_text.records.claims.push_back(add.claims.front());
        m_network.apply(m_text.records);
        QVERIFY(printed(m_network).contains("Ada --meets--> Bob: stated ×1"));
        QCOMPARE(m_network.notReviewedCount(), 2); // the two that were read
        // A second one of the same line lands on the same relationship, in either direction of a symmetric
        // kind.
        std::swap(claim.subject, claim.object);
        QVERIFY(std::get<AddRecords>(*newClaimIn(m_network, m_document, claim)).relationships.empty());
    }

    void what_does_not_hold_is_a_sentence_data()
    {
        QTest::addColumn<int>("wrong");
        QTest::addColumn<QString>("words");
        QTest::newRow("outside of the passage") << 0 << "not mentioned in this passage";
        QTest::newRow("with itself") << 1 << "two different";
        QTest::newRow("no mentions") << 2 << "two mentions";
        QTest::newRow("half a date") << 3 << "Write the date";
        QTest::newRow("nothing selected") << 4 << "Select some words";
        QTest::newRow("nobody says it") << 5 << "not there any more";
        QTest::newRow("another document") << 6 << "not mentioned in this passage";
    }
    void what_does_not_hold_is_a_sentence()
    {
        QFETCH(int, wrong);
        QFETCH(QString, words);
        const MentionId ada = marked("Ada", m_text.entity("Ada"));
        const MentionId bob = marked("Bob", m_text.entity("Bob"));
        NewClaim claim{.passage = rangeOf("Ada met Bob."), .subject = ada, .kind = "meets", .object = bob};
        Document document = m_document;
        switch (wrong) {
        case 0:
            claim.passage = rangeOf("Ada met");
            break;
        case 1:
            claim.object = ada;
            break;
        case 2:
            claim.object = {};
            break;
        case 3:
            claim.eventDate = "2020-13";
            break;
        case 4:
            claim.passage = {};
            break;
        case 5:
            claim.claimant = mintId<EntityId>();
            break;
        default:
            document = m_text.documentRecord("Two");
            document.text = m_words;
        }
        const Result<Edit> edit = newClaimIn(m_network, document, claim);
        QVERIFY(!edit);
        QVERIFY2(edit.error().text.contains(words), qPrintable(edit.error().text));
    }

    void a_mention_is_withdrawn()
    {
        const MentionId ada = marked("Ada", m_text.entity("Ada"));
        const Result<Edit> edit = withdrawMention(m_network, ada);
        QVERIFY(edit);
        QCOMPARE(std::get<SetWithdrawn>(*edit).records, std::vector<RecordRef>{refOf(ada)});
        QVERIFY(!withdrawMention(m_network, {}));
    }
};

QTEST_APPLESS_MAIN(tst_Annotate)
#include "tst_annotate.moc"
