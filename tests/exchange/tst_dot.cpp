// DOT as Graphviz itself reads it: accepted, attributes kept, names as text.

#include "models/exchange/dot.h"
#include "models/records/kinds.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QXmlStreamReader>
#include <QtTest>

using namespace redthread;

namespace {

struct Ran {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

Ran run(const QString& program, const QStringList& arguments, const QByteArray& input)
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

DotGraph smallGraph(const QString& name = "Ada")
{
    DotGraph graph{.title = name};
    graph.nodes.push_back({EntityId{1}, name, "journalist", QPointF(10, -20.5)});
    graph.nodes.push_back({EntityId{2}, "Post", "media", std::nullopt});
    graph.nodes.push_back({EntityId{3}, "Ministry", "government", std::nullopt});
    graph.edges.push_back({.id = RelationshipId{11},
                           .subject = EntityId{1},
                           .object = EntityId{2},
                           .kind = "works_for",
                           .voices = 4,
                           .claims = 7,
                           .quote = name});
    graph.edges.push_back({.id = RelationshipId{12},
                           .subject = EntityId{1},
                           .object = EntityId{2},
                           .kind = "meets",
                           .stance = Stance::Alleged,
                           .contested = true});
    graph.edges.push_back({.id = RelationshipId{13},
                           .subject = EntityId{3},
                           .object = EntityId{3},
                           .kind = "funds",
                           .stance = Stance::Denied});
    return graph;
}

QByteArray dotOf(const DotGraph& graph)
{
    auto dot = toDot(graph);
    if (!dot)
        qFatal("%s", qPrintable(dot.error().text));
    return *std::move(dot);
}

// What Graphviz has read, after dotData() is undone.
QString readBack(const QJsonValue& value) { return value.toString().replace("\\\\", "\\"); }

QJsonObject asRead(const QByteArray& dot)
{
    const Ran json = run("dot", {"-Tjson0"}, dot);
    return QJsonDocument::fromJson(json.out).object();
}

QJsonObject member(const QJsonObject& graph, const char* list, const char* key, const QString& value)
{
    for (const QJsonValue& object : graph[list].toArray())
        if (object[QLatin1String(key)].toString() == value)
            return object.toObject();
    return {};
}

} // namespace

class tst_Dot : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
#ifdef __SANITIZE_THREAD__
        QSKIP("ThreadSanitizer cannot follow the programs that this test starts");
#endif
        if (QStandardPaths::findExecutable("dot").isEmpty())
            QSKIP("Graphviz' dot is not installed");
    }

    void names_are_text_for_graphviz_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << "Ada";
        QTest::newRow("empty") << "";
        QTest::newRow("quotes") << "O'Neil \"the\" x";
        QTest::newRow("quote at the end") << "a\"";
        QTest::newRow("backslash at the end") << "a\\";
        QTest::newRow("backslashes and quotes") << "\\\" \\\\\" \\\\";
        QTest::newRow("escapes of dot") << "\\N \\G \\L \\E \\T \\n \\l \\r";
        QTest::newRow("markup") << "<b>bold</b> <script>alert(1)</script>";
        QTest::newRow("markup whole") << "<x>";
        QTest::newRow("references") << "AT&T &amp; &eacute; &unknown; &#233; &#x1; &#0; &";
        QTest::newRow("statements") << "\"]; evil [label=\"x\"]; }";
        QTest::newRow("words of dot") << "digraph";
        QTest::newRow("number") << "1.50";
        QTest::newRow("lines") << "a\nb\tc";
        QTest::newRow("backslash before a line") << "a\\\nb";
        QTest::newRow("comment") << "/* a */ // b # c";
        QTest::newRow("bidi") << QString::fromUtf8("\u202Eabc\u202C آدا");
        QTest::newRow("emoji") << QString::fromUtf8("🧵 e\u0301");
        QTest::newRow("10,000 letters") << QString(10000, 'x');
        QTest::newRow("10,000 words") << QString("wörd ").repeated(2000);
        QTest::newRow("10,000 backslashes") << QString(10000, '\\');
        QTest::newRow("10,000 quotes") << QString(10000, '"');
        QTest::newRow("3,900 emoji") << QString::fromUtf8("🧵").repeated(3900);
    }
    void names_are_text_for_graphviz()
    {
        QFETCH(QString, name);
        const QByteArray dot = dotOf(smallGraph(name));
        static const QRegularExpression brokenLine("(?<!\\\\)(\\\\\\\\)*\\\\\n");
        QVERIFY(!QString::fromUtf8(dot).contains(brokenLine));

        const Ran canon = run("dot", {"-Tcanon"}, dot);
        QCOMPARE(canon.exitCode, 0);
        QCOMPARE(canon.err, QByteArray());

        const Ran svg = run("dot", {"-Tsvg"}, dot);
        QCOMPARE(svg.exitCode, 0);
        QXmlStreamReader xml(svg.out);
        int texts = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement) {
                QVERIFY(xml.name() != u"script" && xml.name() != u"b");
                texts += xml.name() == u"text";
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(texts >= 3);

        for (const QByteArray& text : {dot, canon.out}) {
            const QJsonObject graph = asRead(text);
            QCOMPARE(graph["objects"].toArray().size(), 3);
            QCOMPARE(graph["edges"].toArray().size(), 3);
            QCOMPARE(readBack(member(graph, "objects", "id", "e1")["entity"]), name);
            QCOMPARE(readBack(member(graph, "edges", "id", "r11")["quote"]), name);
            QCOMPARE(readBack(graph["title"]), name);
        }
    }

    void more_than_graphviz_can_read_is_cut()
    {
        for (const QString& letter : {QString("x"), QString("é"), QString("字"), QString::fromUtf8("🧵")}) {
            const QString name = "a" + letter.repeated(20000);
            const QJsonObject graph = asRead(dotOf(smallGraph(name)));
            const QString read = readBack(member(graph, "objects", "id", "e1")["entity"]);
            QVERIFY(read.toUtf8().size() > 15900);
            QVERIFY(read.endsWith(u'…'));
            QVERIFY(name.startsWith(read.chopped(1)));
        }
    }

    void a_label_shows_the_name_and_nothing_else_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");
        const QString joiner(QChar(0x2060));
        QTest::newRow("plain") << "Ada"
                               << "Ada";
        QTest::newRow("escapes of dot") << "\\N \\G a\\"
                                        << "\\N \\G a\\";
        QTest::newRow("markup") << "<b>x</b>"
                                << "<b>x</b>";
        QTest::newRow("reference") << "AT&amp;T &x"
                                   << "AT&" + joiner + "amp;T &x";
        QTest::newRow("long") << QString(100, 'x') << QString(59, 'x') + QChar(0x2026);
    }
    void a_label_shows_the_name_and_nothing_else()
    {
        QFETCH(QString, name);
        QFETCH(QString, shown);
        QXmlStreamReader xml(run("dot", {"-Tsvg"}, dotOf(smallGraph(name))).out);
        QStringList texts;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"text")
                texts << xml.readElementText();
        QVERIFY2(texts.contains(shown), qPrintable(texts.join('|')));
    }

    void what_redthread_knows_is_kept()
    {
        const QJsonObject graph = asRead(dotOf(smallGraph()));
        QVERIFY(graph["directed"].toBool());
        const QJsonObject ada = member(graph, "objects", "id", "e1");
        QCOMPARE(ada["kind"].toString(), QString("journalist"));
        QCOMPARE(ada["fillcolor"].toString(), QString("#0072B2"));
        QCOMPARE(ada["fontcolor"].toString(), QString("#ffffff"));
        QCOMPARE(member(graph, "objects", "id", "e3")["shape"].toString(), QString("hexagon"));
        const QJsonObject works = member(graph, "edges", "id", "r11");
        QCOMPARE(works["kind"].toString(), QString("works_for"));
        QCOMPARE(works["stance"].toString(), QString("stated"));
        QCOMPARE(works["voices"].toString(), QString("4"));
        QCOMPARE(works["claims"].toString(), QString("7"));
        QCOMPARE(works["contested"].toString(), QString("false"));
        QCOMPARE(works["penwidth"].toString(), QString("3.00"));
        const QJsonObject meets = member(graph, "edges", "id", "r12");
        QCOMPARE(meets["contested"].toString(), QString("true"));
        QCOMPARE(meets["style"].toString(), QString("dashed"));
        QCOMPARE(meets["dir"].toString(), QString("none"));
        QCOMPARE(member(graph, "edges", "id", "r13")["arrowhead"].toString(), QString("tee"));
    }

    void another_reader_sees_the_same()
    {
        if (QStandardPaths::findExecutable("gvpr").isEmpty())
            QSKIP("gvpr is not installed");
        const Ran ran =
            run("gvpr", {"N { print($.name, \"|\", $.entity, \"|\", $.pos) } E { print($.stance) }"},
                dotOf(smallGraph()));
        const QList<QByteArray> lines = ran.out.trimmed().split('\n');
        QVERIFY(lines.contains("e1|Ada|10.00,20.50"));
        QVERIFY(lines.contains("e2|Post|"));
        QCOMPARE(lines.count("denied"), 1);
    }

    void every_kind_has_a_shape_that_dot_knows()
    {
        DotGraph graph;
        qint64 id = 0;
        for (const EntityKind& kind : entityKinds())
            graph.nodes.push_back({EntityId{++id}, kind.label, kind.key, std::nullopt});
        graph.nodes.push_back({EntityId{++id}, "?", "unknown \"kind\\", std::nullopt});
        const Ran svg = run("dot", {"-Tsvg"}, dotOf(graph));
        QCOMPARE(svg.exitCode, 0);
        QCOMPARE(svg.err, QByteArray()); // it warns of shapes it does not know
    }

    void an_empty_graph_is_a_graph()
    {
        const QByteArray dot = dotOf({});
        QCOMPARE(run("dot", {"-Tsvg"}, dot).exitCode, 0);
        QCOMPARE(run("dot", {"-Tcanon"}, dot).exitCode, 0);
    }

    void an_edge_without_its_end_is_refused()
    {
        DotGraph graph = smallGraph();
        graph.edges[0].object = EntityId{99};
        QVERIFY(!toDot(graph));
    }

    void positions_outside_of_the_plane_are_left_out()
    {
        DotGraph graph = smallGraph();
        graph.nodes[0].position = QPointF(qQNaN(), 1);
        QVERIFY(!dotOf(graph).contains("nan"));
    }
};

QTEST_GUILESS_MAIN(tst_Dot)
#include "tst_dot.moc"
