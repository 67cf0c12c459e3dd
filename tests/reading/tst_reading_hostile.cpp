// Any text at all is read without a crash, every range lies inside the text
// and on what it quotes, and the time grows with the length.
#include "models/reading/reading.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>
#include <QtTest>

using namespace redthread;

namespace {

Reading readAll(const QString& text)
{
    const Result<Reading> reading =
        readText(text, {.document = mintId<DocumentId>(), .date = QStringLiteral("2020-06-22")});
    return reading ? *reading : Reading();
}

// What is wrong with a reading of `text`; empty when nothing is.
QString fault(const Reading& reading, const QString& text)
{
    QSet<EntityId> entities;
    QSet<MentionId> mentions;
    QSet<PassageId> passages;
    QSet<RelationshipId> relationships;
    const auto outside = [&](TextRange range) {
        return range.start < 0 || range.isEmpty() || range.end > text.size();
    };
    for (const Entity& entity : reading.entities) {
        if (entity.id.isNull() || entity.kind.isEmpty() || entity.name.trimmed().isEmpty())
            return QStringLiteral("an entity lacks id, kind or name");
        entities.insert(entity.id);
    }
    for (const Mention& mention : reading.mentions) {
        if (outside(mention.range) || !entities.contains(mention.entity))
            return QStringLiteral("a mention is outside the text or of nobody");
        mentions.insert(mention.id);
    }
    for (const Passage& passage : reading.passages) {
        if (outside(passage.range) || passage.quote != text.mid(passage.range.start, passage.range.length()))
            return QStringLiteral("a passage does not quote its range");
        passages.insert(passage.id);
    }
    for (const Relationship& relationship : reading.relationships) {
        if (!entities.contains(relationship.subject) || !entities.contains(relationship.object))
            return QStringLiteral("a relationship has no parties");
        relationships.insert(relationship.id);
    }
    for (const Claim& claim : reading.claims) {
        if (!relationships.contains(claim.relationship) || !passages.contains(claim.passage))
            return QStringLiteral("a claim hangs in the air");
        if ((claim.claimant && !entities.contains(claim.claimant)) ||
            (claim.subjectMention && !mentions.contains(claim.subjectMention)) ||
            (claim.objectMention && !mentions.contains(claim.objectMention)))
            return QStringLiteral("a claim refers to what is not there");
        for (const TextRange hedge : claim.hedges)
            if (outside(hedge))
                return QStringLiteral("a hedge is outside the text");
    }
    return {};
}

QString randomText(QRandomGenerator& random)
{
    static const QStringList pieces{QStringLiteral("Amnesty International"),
                                    QStringLiteral("NSO Group"),
                                    QStringLiteral("the company"),
                                    QStringLiteral("“"),
                                    QStringLiteral("”"),
                                    QStringLiteral("\""),
                                    QStringLiteral("'s"),
                                    QStringLiteral("’"),
                                    QStringLiteral("said"),
                                    QStringLiteral("denied"),
                                    QStringLiteral("according to"),
                                    QStringLiteral("accused"),
                                    QStringLiteral(","),
                                    QStringLiteral("."),
                                    QStringLiteral("\n\n"),
                                    QStringLiteral("\r\n"),
                                    QStringLiteral("of"),
                                    QStringLiteral("by"),
                                    QStringLiteral("in 2018"),
                                    QStringLiteral("Moroccan"),
                                    QStringLiteral("who"),
                                    QStringLiteral("owns"),
                                    QStringLiteral("("),
                                    QStringLiteral(")"),
                                    QStringLiteral("allegedly"),
                                    QStringLiteral("if"),
                                    QStringLiteral("spokesman"),
                                    QStringLiteral("director of"),
                                    QString(QChar(0xD800)),
                                    QString(QChar(0xDC00)),
                                    QString(QChar(0x202E)),
                                    QString(QChar(0)),
                                    QStringLiteral("e\u0301\u0301"),
                                    QStringLiteral("<b>&amp;"),
                                    QStringLiteral("…"),
                                    QStringLiteral("—"),
                                    QString::fromUcs4(U"\U0001F600"),
                                    QString::fromUcs4(U"\U0001D400"),
                                    QStringLiteral("ǅ"),
                                    QStringLiteral("\u2028")};
    QString text;
    const int count = random.bounded(120);
    for (int i = 0; i < count; ++i) {
        if (random.bounded(6) == 0)
            text += QChar(char16_t(random.bounded(0x10000)));
        else
            text += pieces[random.bounded(int(pieces.size()))];
        if (random.bounded(8) != 0)
            text += u' ';
    }
    return text;
}

} // namespace

class TestReadingHostile : public QObject {
    Q_OBJECT

private slots:
    void random_text_gives_records_that_hold_together()
    {
        QRandomGenerator random(20200622);
        for (int i = 0; i < 1500; ++i) {
            const QString text = randomText(random);
            const QString wrong = fault(readAll(text), text);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong + QStringLiteral(" in: ") + text));
        }
    }

    void nothing_in_an_empty_text()
    {
        QVERIFY(readAll(QString()).entities.empty());
        QVERIFY(readAll(QStringLiteral(" \n\t ")).entities.empty());
    }

    void long_texts_do_not_hang_data()
    {
        QTest::addColumn<QString>("piece");
        QTest::newRow("one endless word") << "A";
        QTest::newRow("names without a full stop") << "Ada Byron and ";
        QTest::newRow("new names") << "%1a Xorq%1 met %1b Zorn%1 of Qarl%1 Group. ";
        QTest::newRow("quotes never closed") << "“He said \"";
        QTest::newRow("commas") << ",";
        QTest::newRow("one name a paragraph") << "Ada\n\n";
        QTest::newRow("the company") << "The company accused the ministry of bribing its director. ";
    }

    void long_texts_do_not_hang()
    {
        QFETCH(QString, piece);
        // A quarter of it and the whole, in one run: work that grew with the
        // square of the length would take sixteen times as long.
        const auto timed = [&](int units) {
            QString text;
            for (int i = 0; text.size() < units; ++i)
                text += piece.contains(u'%') ? piece.arg(i) : piece;
            QElapsedTimer timer;
            timer.start();
            const Reading reading = readAll(text);
            const qint64 taken = timer.elapsed();
            if (const QString wrong = fault(reading, text); !wrong.isEmpty())
                QTest::qFail(qPrintable(wrong), __FILE__, __LINE__);
            return taken;
        };
        const qint64 quarter = timed(125'000), whole = timed(500'000);
        QVERIFY2(whole < 9 * quarter + 1000,
                 qPrintable(QStringLiteral("%1 ms, then %2 ms").arg(quarter).arg(whole)));
    }

    void reading_stops_when_asked()
    {
        std::stop_source source;
        source.request_stop();
        const Result<Reading> reading = readText(QStringLiteral("Ada met Bob."), {}, source.get_token());
        QVERIFY(!reading);
        QCOMPARE(reading.error().kind, Error::Kind::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestReadingHostile)
#include "tst_reading_hostile.moc"
