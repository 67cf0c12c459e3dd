// Drawings as SVG: the same text on every machine, well formed whatever a name
// holds, and read by others.

#include "outside.h"
#include "sample_scene.h"

#include "views/graph/picture.h"
#include "views/graph/svg_pen.h"

#include <QBuffer>
#include <QImage>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>
#include <QtTest>

using namespace redthread;

static const FixedMetrics metrics;

static QByteArray svgOf(const GraphScene& scene, const QString& title = QStringLiteral("A title"))
{
    PictureOptions options;
    options.metrics = &metrics;
    options.size = {700, 500};
    options.titles = options.numbers = true;
    options.view = fitView(boundsOf(scene), options.size);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!writeSvg(buffer, displayList(scene, options), {title, title}).ok())
        return {};
    return bytes;
}

static GraphScene smallScene()
{
    SceneMaker maker;
    const int a = maker.entity("Ada & Co", "company", 0, 0);
    const int b = maker.entity(QString::fromUtf8("عمر"), "journalist", 200, 40);
    const int c = maker.entity("Ministry", "government", 90, 160);
    maker.relationship(a, "targets", b, standing(Stance::Alleged, 2, 1)).number = 1;
    maker.relationship(b, "accuses", a, standing(Stance::Stated, 1)).number = 2;
    maker.relationship(c, "meets", a, standing(Stance::Hypothetical, 1, 0, false));
    maker.relationship(c, "denies", b, standing(Stance::Denied, 0, 1));
    maker.scene.nodes[size_t(b)].selected = true;
    maker.scene.nodes[size_t(c)].hiddenNeighbours = 2;
    maker.scene.nodes[size_t(a)].pinned = true;
    return maker.scene;
}

static QStringList hostileNames()
{
    return {
        QStringLiteral("\"><script>alert(1)</script><!--"),
        QStringLiteral("]]>&amp;&#0;<?xml?>"),
        QString(QChar(0)) + QChar(1) + QChar(0x1B) + "[31m" + QChar(0xFFFE) + QChar(0xFFFF),
        QString(QChar(0xD800)) + "lone" + QChar(0xDC00),
        QStringLiteral("line\nbreak\r\ttab ") + QChar(0x2028),
        QString(QChar(0x202E)) + "turned" + QChar(0x2067),
        QString(10'000, u'x'),
        QString::fromUtf8("🧵👩‍👩‍👧‍👧 עברית العربية"),
        QStringLiteral("%1 %2 %n"),
        QString(),
    };
}

class tst_SvgPen : public QObject {
    Q_OBJECT
private slots:
    void a_small_scene_is_written_as_before()
    {
        const QString path = QStringLiteral(REDTHREAD_SOURCE_DIR "/tests/views/golden/small_scene.svg");
        const QByteArray svg = svgOf(smallScene());
        if (qEnvironmentVariableIsSet("REDTHREAD_WRITE_GOLDEN")) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(svg);
        }
        QFile golden(path);
        QVERIFY2(golden.open(QIODevice::ReadOnly), qPrintable(path));
        const QList<QByteArray> wanted = golden.readAll().split('\n'), got = svg.split('\n');
        for (qsizetype i = 0; i < std::min(wanted.size(), got.size()); ++i)
            QVERIFY2(got[i] == wanted[i],
                     "line " + QByteArray::number(i + 1) + "\n  " + got[i] + "\nand not\n  " + wanted[i]);
        QCOMPARE(got.size(), wanted.size());
    }

    void hostile_names_leave_it_well_formed_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList names = hostileNames();
        for (qsizetype i = 0; i < names.size(); ++i)
            QTest::addRow("%d", int(i)) << names[i];
    }
    void hostile_names_leave_it_well_formed()
    {
        QFETCH(QString, name);
        SceneMaker maker;
        const int a = maker.entity(name, "ngo", 0, 0), b = maker.entity("B", name, 300, 0);
        maker.relationship(a, name, b, standing(Stance::Alleged, 1, 1));
        const QByteArray svg = svgOf(maker.scene, name);
        QXmlStreamReader xml(svg);
        int texts = 0;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement()) {
                QVERIFY(xml.name() != u"script");
                texts += xml.name() == u"text";
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(texts >= 4);
        NEEDS_PROGRAM("xmllint");
        const Outcome outcome = run("xmllint", {"--noout", "--nonet", "-"}, svg);
        QVERIFY2(outcome.exitCode == 0 && outcome.errors.isEmpty(), outcome.errors);
    }

    void others_draw_it()
    {
        NEEDS_PROGRAM("rsvg-convert");
        const Outcome outcome = run("rsvg-convert", {"--zoom", "2"}, svgOf(sampleScene()));
        QVERIFY2(outcome.exitCode == 0, outcome.errors);
        const QImage image = QImage::fromData(outcome.output, "png");
        QCOMPARE(image.size(), QSize(1400, 1000));
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 3)
                colours.insert(image.pixel(x, y));
        QVERIFY(colours.size() > 50);
    }

    void ids_are_unique_and_titles_speak()
    {
        QXmlStreamReader xml(svgOf(sampleScene()));
        QSet<QString> ids;
        QStringList titles;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement())
                continue;
            const QString id = xml.attributes().value("id").toString();
            QVERIFY2(id.isEmpty() || !ids.contains(id), qPrintable(id));
            ids.insert(id);
            if (xml.name() == u"title")
                titles << xml.readElementText();
        }
        QVERIFY(ids.contains("entity-1") && ids.contains("relationship-101"));
        QVERIFY(titles.contains("Veldoria (Country)"));
        QVERIFY2(
            titles.contains(QString::fromUtf8("Veldoria → targets → Tomas Arden: contested, alleged by 4 "
                                              "voices, denied by 1 voice")),
            qPrintable(titles.join('\n')));
    }

    void only_web_addresses_become_links()
    {
        for (const auto& [address, links] :
             {std::pair("https://example.org/?a=1&b=2", 1), std::pair("javascript:alert(1)", 0)}) {
            DisplayList list;
            list.size = {10, 10};
            list.groups.push_back({{},
                                   {},
                                   {},
                                   QString::fromLatin1(address),
                                   {TextItem{"x", {1, 9}, TextAlign::Left, {}, Qt::black, {}}}});
            QByteArray bytes;
            QBuffer buffer(&bytes);
            buffer.open(QIODevice::WriteOnly);
            QVERIFY(writeSvg(buffer, list).ok());
            QCOMPARE(bytes.count("<a "), qsizetype(links));
        }
    }

    void a_device_that_fails_is_told()
    {
        QByteArray bytes;
        QBuffer closed(&bytes);
        closed.open(QIODevice::ReadOnly);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(".*"));
        QVERIFY(!writeSvg(closed, {}).ok());
    }

    // 100 × 110 dots in pairs: more groups than are written one by one.
    void a_crowd_is_joined_and_stands_where_it_stood()
    {
        SceneMaker maker;
        int last = -1;
        for (int y = 0; y < 110; ++y)
            for (int x = 0; x < 100; ++x) {
                const int dot = maker.entity(QStringLiteral("N %1 %2").arg(x).arg(y), "person", x * 40, y * 40);
                if (last >= 0)
                    maker.relationship(last, "meets", dot, standing(Stance::Stated, 1));
                last = dot;
            }
        PictureOptions options;
        options.metrics = &metrics;
        options.size = {4200, 4600};
        options.titles = true;
        options.view = fitView(boundsOf(maker.scene), options.size);
        const DisplayList list = displayList(maker.scene, options);
        QVERIFY(list.groups.size() > mostSingleGroups);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(writeSvg(buffer, list, {QStringLiteral("Crowd"), {}}).ok());
        QVERIFY2(bytes.size() < 11'000 * 350, qPrintable(QString::number(bytes.size())));
        QVERIFY(!bytes.contains("<title>N "));
        // Every dot begins where its shape does, to a tenth.
        QSet<std::pair<int, int>> starts;
        QXmlStreamReader xml(bytes);
        static const QRegularExpression move(QStringLiteral(R"(M(-?\d*(?:\.\d)?)(?: |(?=-))(-?\d*(?:\.\d)?))"));
        int paths = 0;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"path") {
                ++paths;
                for (auto it = move.globalMatch(xml.attributes().value(QLatin1String("d")).toString()); it.hasNext();) {
                    const auto match = it.next();
                    starts.insert(std::pair(qRound(match.captured(1).toDouble() * 10), qRound(match.captured(2).toDouble() * 10)));
                }
            }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY2(paths < 2000, qPrintable(QString::number(paths)));
        for (const DisplayGroup& group : list.groups)
            if (group.role == u"node")
                for (const DisplayItem& item : group.items)
                    if (const auto* shape = std::get_if<ShapeItem>(&item)) {
                        const QPainterPath::Element e = shape->path.elementAt(0);
                        QVERIFY(starts.contains(std::pair(int(std::llround(e.x * 10)), int(std::llround(e.y * 10)))));
                    }
    }
};

QTEST_GUILESS_MAIN(tst_SvgPen)
#include "tst_svg_pen.moc"
