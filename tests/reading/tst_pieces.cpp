// Long texts read in pieces: whole, in order, nothing split that belongs
// together, one entity for one name, every offset in the whole text, and memory
// that does not grow with it.
#include "models/reading/pieces.h"
#include "tests/peak_memory.h"

#include <QSet>
#include <QTest>

using namespace redthread;
using namespace redthread::reading;

namespace {

QString joined(const QString& text, const std::vector<TextRange>& pieces)
{
    QString all;
    for (const TextRange piece : pieces)
        all += text.mid(piece.start, piece.length());
    return all;
}

QString paragraph(int i)
{
    return QStringLiteral("In chapter %1, Arvo Mining bought Bella Shipping in 2019, said Maria Lopez of the "
                          "Harbour Institute \U0001F6A2. The company denied it.\n\n")
        .arg(i);
}

} // namespace

class TestPieces : public QObject {
    Q_OBJECT
private slots:
    void a_short_text_is_one_piece();
    void pieces_are_the_whole_text_cut_at_the_best_place_data();
    void pieces_are_the_whole_text_cut_at_the_best_place();
    void a_long_text_reads_as_one_article();
    void reading_a_long_text_can_be_stopped();
    void memory_does_not_grow_with_the_text();
};

void TestPieces::a_short_text_is_one_piece()
{
    QVERIFY(piecesOf(QString()).empty());
    QCOMPARE(piecesOf(QStringLiteral("Short.")).size(), size_t(1));
    QCOMPARE(piecesOf(QString(100, u'x'), 100).size(), size_t(1));
}

void TestPieces::pieces_are_the_whole_text_cut_at_the_best_place_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("firstPiece"); // of at most 20 units
    QTest::newRow("paragraph") << "One two thr.\n\nFour\nfive. Six seven eight"
                               << "One two thr.\n\n";
    QTest::newRow("line") << "One two three\nfour. five six seven"
                          << "One two three\n";
    QTest::newRow("sentence") << "One two three. Four five six seven"
                              << "One two three. ";
    QTest::newRow("word") << "One two three four fivesixseven"
                          << "One two three four ";
    QTest::newRow("one endless word") << QString(50, u'x') << QString(20, u'x');
    QTest::newRow("no half characters")
        << QString(19, u'x') + QStringLiteral("\U0001F6A2") + QString(30, u'x') << QString(19, u'x');
    QTest::newRow("too early to cut") << "One.\n\nTwothreefourfivesixseveneight"
                                      << "One.\n\nTwothreefourfi";
}

void TestPieces::pieces_are_the_whole_text_cut_at_the_best_place()
{
    QFETCH(QString, text);
    QFETCH(QString, firstPiece);
    const std::vector<TextRange> pieces = piecesOf(text, 20);
    QCOMPARE(joined(text, pieces), text);
    QCOMPARE(text.mid(pieces.front().start, pieces.front().length()), firstPiece);
    for (const TextRange piece : pieces)
        QVERIFY(piece.length() > 0 && piece.length() <= 20);
}

void TestPieces::a_long_text_reads_as_one_article()
{
    QString text;
    for (int i = 0; text.size() < 2 * mostInOnePiece + 1000; ++i)
        text += paragraph(i);
    double last = 0;
    int told = 0;
    const Result<Reading> reading = readText(text, {.document = mintId<DocumentId>()}, {}, [&](double part) {
        QVERIFY(part > last && part <= 1);
        last = part;
        ++told;
    });
    QVERIFY(reading);
    QCOMPARE(told, 3);
    QCOMPARE(last, 1.0);

    QSet<EntityId> entities;
    int arvo = 0;
    for (const Entity& entity : reading->entities) {
        QVERIFY(!entities.contains(entity.id));
        entities.insert(entity.id);
        arvo += entity.name == u"Arvo Mining";
    }
    QCOMPARE(arvo, 1);
    qsizetype lastMention = 0;
    for (const Mention& mention : reading->mentions) {
        QVERIFY(entities.contains(mention.entity));
        QVERIFY(mention.range.start >= 0 && mention.range.end <= text.size());
        lastMention = std::max(lastMention, mention.range.end);
    }
    QVERIFY(lastMention > text.size() - 1000);
    QSet<RelationshipId> relationships;
    int owns = 0;
    for (const Relationship& one : reading->relationships) {
        QVERIFY(entities.contains(one.subject) && entities.contains(one.object));
        relationships.insert(one.id);
        owns += one.kind == u"owns";
    }
    QCOMPARE(owns, 1);
    QHash<PassageId, const Passage*> passages;
    for (const Passage& passage : reading->passages) {
        passages.insert(passage.id, &passage);
        QCOMPARE(passage.quote, text.mid(passage.range.start, passage.range.length()));
        QCOMPARE(passage.after, text.mid(passage.range.end, passage.after.size()));
        QCOMPARE(passage.before,
                 text.mid(passage.range.start - passage.before.size(), passage.before.size()));
        QCOMPARE(passage.before.isEmpty(), passage.range.start == 0);
    }
    QVERIFY(reading->claims.size() > 2000);
    for (const Claim& claim : reading->claims) {
        QVERIFY(relationships.contains(claim.relationship));
        const Passage* passage = passages.value(claim.passage);
        QVERIFY(passage);
        for (const TextRange hedge : claim.hedges)
            QVERIFY(hedge.start >= passage->range.start && hedge.end <= passage->range.end);
    }
}

void TestPieces::reading_a_long_text_can_be_stopped()
{
    QString text;
    for (int i = 0; text.size() < 4 * mostInOnePiece; ++i)
        text += paragraph(i);
    std::stop_source stop;
    int told = 0;
    const Result<Reading> reading =
        readText(text, {.document = mintId<DocumentId>()}, stop.get_token(), [&](double) {
            ++told;
            stop.request_stop();
        });
    QVERIFY(!reading);
    QCOMPARE(reading.error().kind, Error::Kind::Cancelled);
    QCOMPARE(told, 1);
}

void TestPieces::memory_does_not_grow_with_the_text()
{
    // Four pieces; read whole, they took more than 200 MB.
    QString text;
    for (int i = 0; text.size() < 4 * mostInOnePiece; ++i)
        text += paragraph(i);
    const qint64 before = peakMemory();
    if (before < 0)
        QSKIP("Here it cannot be told how much memory is used.");
    QVERIFY(readText(text, {.document = mintId<DocumentId>()}));
    const qint64 more = peakMemory() - before;
    QVERIFY2(more < 100 * 1024, qPrintable(QStringLiteral("%1 MB more").arg(more / 1024)));
}

QTEST_GUILESS_MAIN(TestPieces)
#include "tst_pieces.moc"
