// A stranger's answer is checked against the text: every lie is refused alone.
#include "models/reading/checked_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace redthread;

namespace {

const QString text = QStringLiteral("Arvo bought Bella in 2019. \U0001F600 Cedo said so.");

QJsonObject answer()
{
    return QJsonDocument::fromJson(R"({
        "entities": [{"id": "a", "kind": "company", "name": "Arvo"},
                     {"id": "b", "kind": "public_body", "name": "Bella"},
                     {"id": "c", "kind": "person", "name": "Cedo"}],
        "mentions": [{"id": "m", "entity": "a", "start": 0, "end": 4}, {"entity": "b", "start": 12, "end": 17}],
        "relations": [{"id": "r", "subject": "a", "type": "owns", "object": "b"}],
        "claims": [{"relation": "r", "start": 0, "end": 26, "claimant": "c", "certainty": "alleged"}]})")
        .object();
}

Result<CheckedReading> checked(const QJsonObject& object)
{
    return readingFromJson(QJsonDocument(object).toJson(), text, {}, QStringLiteral("mine"));
}

} // namespace

class TestCheckedJson : public QObject {
    Q_OBJECT
private slots:
    void what_is_in_the_text_is_taken();
    void a_lie_is_refused_and_counted_data();
    void a_lie_is_refused_and_counted();
    void hostile_bytes_never_crash();
};

void TestCheckedJson::what_is_in_the_text_is_taken()
{
    const Result<CheckedReading> read = checked(answer());
    QVERIFY(read);
    QCOMPARE(read->refused(), 0);
    QCOMPARE(read->reading.entities[1].kind, "government");
    QCOMPARE(read->reading.claims.front().claimant, read->reading.entities[2].id);
    QCOMPARE(read->reading.claims.front().stance, Stance::Alleged);
}

void TestCheckedJson::a_lie_is_refused_and_counted_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("start before the text") << "claims" << "start" << QJsonValue(-1);
    QTest::newRow("end behind the text") << "claims" << "end" << QJsonValue(4000);
    QTest::newRow("end before the start") << "claims" << "end" << QJsonValue(0);
    QTest::newRow("half a unit") << "claims" << "end" << QJsonValue(3.5);
    QTest::newRow("huge") << "claims" << "end" << QJsonValue(1e300);
    QTest::newRow("half a character") << "claims" << "end" << QJsonValue(28);
    QTest::newRow("offset as text") << "claims" << "start" << QJsonValue("0");
    QTest::newRow("another quote") << "claims" << "text" << QJsonValue("Arvo sold Bella in 2019.");
    QTest::newRow("no such stance") << "claims" << "certainty" << QJsonValue("certain");
    QTest::newRow("no such claimant") << "claims" << "claimant" << QJsonValue("z");
    QTest::newRow("no such relation") << "claims" << "relation" << QJsonValue("z");
    QTest::newRow("no such voice") << "claims" << "via" << QJsonValue(QJsonArray{"z"});
    QTest::newRow("no date") << "claims" << "date" << QJsonValue("yesterday");
    QTest::newRow("another's mention") << "claims" << "object_mention" << QJsonValue("m");
    QTest::newRow("too sure") << "claims" << "confidence" << QJsonValue(7);
    QTest::newRow("no such kind of relationship") << "relations" << "type" << QJsonValue("eats");
    QTest::newRow("with itself") << "relations" << "object" << QJsonValue("a");
    QTest::newRow("mention elsewhere") << "mentions" << "text" << QJsonValue("Alvo");
    QTest::newRow("no such type") << "mentions" << "type" << QJsonValue("guess");
    QTest::newRow("no such kind") << "entities" << "kind" << QJsonValue("ghost");
    QTest::newRow("no name") << "entities" << "name" << QJsonValue("");
    QTest::newRow("id twice") << "entities" << "id" << QJsonValue("b");
}

void TestCheckedJson::a_lie_is_refused_and_counted()
{
    QFETCH(QString, list);
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject object = answer();
    QJsonArray rows = object[list].toArray();
    QJsonObject row = rows[0].toObject();
    row[field] = value;
    rows[0] = row;
    object[list] = rows;
    const Result<CheckedReading> read = checked(object);
    QVERIFY(read);
    QVERIFY(read->refused() > 0);
    if (list != u"mentions")
        QCOMPARE(read->reading.claims.size(), 0u);
    for (const Mention& mention : read->reading.mentions)
        QVERIFY(mention.range.start >= 0 && mention.range.end <= text.size());
}

void TestCheckedJson::hostile_bytes_never_crash()
{
    const QByteArray good = QJsonDocument(answer()).toJson();
    quint32 seed = 7;
    for (int round = 0; round < 3000; ++round) {
        QByteArray bytes = good;
        for (int k = 0; k < 1 + round % 5; ++k) {
            seed = seed * 1664525u + 1013904223u;
            bytes[qsizetype(seed % quint32(bytes.size()))] = char(seed >> 24);
        }
        const Result<CheckedReading> read = readingFromJson(bytes, text, {}, QStringLiteral("mine"));
        if (read)
            for (const Passage& passage : read->reading.passages)
                QCOMPARE(passage.quote, text.mid(passage.range.start, passage.range.length()));
    }
    QVERIFY(!readingFromJson(QByteArray(200'000, '['), text, {}, {}));
    QVERIFY(!readingFromJson({}, text, {}, {}));
}

QTEST_GUILESS_MAIN(TestCheckedJson)
#include "tst_checked_json.moc"
