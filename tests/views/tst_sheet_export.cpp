// The files that leave the program, read by others.

#include "outside.h"
#include "sample_scene.h"

#include "views/graph/sheet_export.h"
#include "views/publish/web_page.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QTemporaryDir>
#include <QtTest>

using namespace redthread;

static SheetContent hostileSheet()
{
    SceneMaker maker;
    const int a = maker.entity("</text><script>alert(1)</script>", "ngo", 0, 0);
    const int b = maker.entity(QString(QChar(0xD800)) + "lone" + QChar(0), "person", 300, 40);
    const int c = maker.entity(QString::fromUtf8("عمر الراضي"), "journalist", 150, 200);
    const int d = maker.entity(QString(10'000, u'x'), "company", 20, 190);
    maker.relationship(a, "targets", b, standing(Stance::Alleged, 1, 1));
    maker.relationship(b, "meets", c, standing(Stance::Stated, 1));
    maker.relationship(c, "%1 & <kind>", d, standing(Stance::Hypothetical, 1, 0, false));
    SheetContent content = sampleSheet(maker.scene);
    content.title = QStringLiteral("A \"title\" & <b>more</b>\nof it");
    content.footnotes[0].quotes[0].address = QStringLiteral("javascript:alert(1)");
    content.footnotes[1].quotes[0].quote =
        QString::fromUtf8("وقالت منظمة العفو الدولية إن السلطات استهدفت الصحفي عمر الراضي ببرنامج تجسس.");
    return content;
}

static QByteArray written(const SheetContent& content, SheetFormat format, double scale = 1)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const Result<Done> result = writeSheet(buffer, content, format, scale);
    return result.ok() ? bytes : QByteArray();
}

// Presentation forms and isolates are how a PDF spells Arabic.
static QString plain(const QByteArray& output)
{
    QString text = QString::fromUtf8(output).normalized(QString::NormalizationForm_KC);
    for (const int control : {0x202A, 0x202B, 0x202C, 0x2067, 0x2068, 0x2069})
        text.remove(QChar(control));
    return text;
}

class tst_SheetExport : public QObject {
    Q_OBJECT
    static bool save(const QString& path, const SheetContent& content)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && writeSheet(file, content, SheetFormat::Pdf).ok();
    }

private slots:
    void a_png_has_its_size_at_every_scale()
    {
        SheetContent content = sampleSheet(sampleScene());
        content.footnotes.resize(6);
        QImageReader::setAllocationLimit(400);
        QSize single;
        for (int scale : {1, 4}) {
            const QImage image = QImage::fromData(written(content, SheetFormat::Png, scale), "png");
            QVERIFY(!image.isNull());
            if (scale == 1)
                single = image.size();
            QVERIFY(std::abs(image.width() - single.width() * scale) < 4);
            QVERIFY(std::abs(image.height() - single.height() * scale) < 4);
            QCOMPARE(image.pixelColor(2, 2), QColor(Qt::white));
            QCOMPARE(image.text("Title"), content.title);
            QSet<QRgb> colours;
            for (int y = 0; y < image.height(); y += 5)
                for (int x = 0; x < image.width(); x += 5)
                    colours.insert(image.pixel(x, y));
            QVERIFY(colours.size() > 100);
        }
        QVERIFY(single.width() >= 1400);
    }

    void a_png_too_large_for_memory_is_refused_with_a_way_out()
    {
        SheetContent content = sampleSheet(sampleScene());
        const std::vector<Footnote> notes = content.footnotes;
        for (Footnote& note : content.footnotes)
            for (int i = 0; i < 40; ++i)
                note.quotes.push_back(note.quotes.front());
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const Result<Done> result = writeSheet(buffer, content, SheetFormat::Png, 4);
        QVERIFY(!result.ok());
        QVERIFY2(result.error().text.contains("choose a smaller scale, or SVG or PDF"),
                 qPrintable(result.error().text));
        QCOMPARE(buffer.size(), 0);
        for (double scale : {0.0, 5.0, double(qQNaN())})
            QVERIFY(!writeSheet(buffer, content, SheetFormat::Png, scale).ok());
    }

    void an_svg_is_well_formed_and_drawn_by_others()
    {
        NEEDS_PROGRAM("xmllint");
        NEEDS_PROGRAM("rsvg-convert");
        for (const SheetContent& content : {sampleSheet(sampleScene()), hostileSheet()}) {
            const QByteArray svg = written(content, SheetFormat::Svg);
            const Outcome lint = run("xmllint", {"--noout", "--nonet", "-"}, svg);
            QVERIFY2(lint.exitCode == 0 && lint.errors.isEmpty(), lint.errors);
            QVERIFY(!svg.contains("<script") && !svg.contains("href=\"javascript"));
            const Outcome drawn = run("rsvg-convert", {}, svg);
            QVERIFY2(drawn.exitCode == 0, drawn.errors);
            QVERIFY(QImage::fromData(drawn.output, "png").width() >= 1400);
        }
    }

    void the_text_of_a_pdf_is_text()
    {
        NEEDS_PROGRAM("pdftotext");
        QTemporaryDir folder;
        const QString path = folder.filePath("sheet.pdf");
        SheetContent content = sampleSheet(sampleScene());
        QVERIFY(save(path, content));
        const Outcome outcome = run("pdftotext", {path, "-"});
        QVERIFY2(outcome.exitCode == 0 && outcome.errors.isEmpty(), outcome.errors);
        const QString text = plain(outcome.output).simplified();
        for (const QString& words :
             {QStringLiteral("Skylark in Veldoria"), QStringLiteral("12 of 81 claims not reviewed."),
              QString::fromUtf8("Veldoria → targets → Tomas Arden"), QStringLiteral("Witness International"),
              QStringLiteral("22 June 2020"), QStringLiteral("firm and categorical denial"),
              QString::fromUtf8("عمر الراضي"), QStringLiteral("Page 2 of ")})
            QVERIFY2(text.contains(words), qPrintable(words + "\n" + text.left(3000)));
    }

    void addresses_in_a_pdf_are_links_and_scripts_are_not()
    {
        const QByteArray pdf = written(sampleSheet(sampleScene()), SheetFormat::Pdf);
        QVERIFY(pdf.contains("/URI (https://lantern.example/2020/06/skylark?page=101)"));
        QVERIFY(!written(hostileSheet(), SheetFormat::Pdf).contains("/URI (javascript"));
    }

    void hostile_names_do_not_break_a_pdf()
    {
        NEEDS_PROGRAM("pdftotext");
        QTemporaryDir folder;
        const QString path = folder.filePath("sheet.pdf");
        QVERIFY(save(path, hostileSheet()));
        const Outcome outcome = run("pdftotext", {path, "-"});
        QVERIFY2(outcome.exitCode == 0 && outcome.errors.isEmpty(), outcome.errors);
        const QString text = plain(outcome.output).simplified();
        QVERIFY(text.contains("A \"title\" & <b>more</b> of it"));
        QVERIFY(text.contains("</text><script>alert(1)</script>"));
        QVERIFY(text.contains("javascript:alert(1)"));
        QVERIFY2(text.contains(QString::fromUtf8("منظمة العفو الدولية")), qPrintable(text));
    }

    void a_device_that_cannot_be_written_is_an_error()
    {
        QBuffer closed;
        closed.open(QIODevice::ReadOnly);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(".*"));
        QVERIFY(!writeSheet(closed, sampleSheet(sampleScene()), SheetFormat::Svg).ok());
    }

    void asked_to_stop_it_writes_nothing()
    {
        std::stop_source stop;
        stop.request_stop();
        for (const SheetFormat format : {SheetFormat::Png, SheetFormat::Svg, SheetFormat::Pdf}) {
            QBuffer buffer;
            buffer.open(QIODevice::WriteOnly);
            const Result<Done> result = writeSheet(buffer, sampleSheet(sampleScene()), format, 1, stop.get_token());
            QVERIFY(!result.ok());
            QVERIFY(result.error().text.contains("cancelled"));
            QVERIFY(buffer.data().isEmpty());
        }
        QBuffer page;
        page.open(QIODevice::WriteOnly);
        const Result<Done> result = writeWebPage(page, sampleSheet(sampleScene()), stop.get_token());
        QVERIFY(!result.ok());
        QVERIFY(result.error().text.contains("cancelled"));
        QVERIFY(page.data().isEmpty());
    }

    void a_refused_export_writes_nothing()
    {
        QBuffer device;
        device.open(QIODevice::WriteOnly);
        QVERIFY(!writeSheet(device, sampleSheet(sampleScene()), SheetFormat::Png, 9).ok());
        QVERIFY(device.data().isEmpty());
    }

    void formats_have_names()
    {
        QVERIFY(sheetFormatFromName("png") == SheetFormat::Png);
        QVERIFY(!sheetFormatFromName("gif"));
    }
};

QTEST_MAIN(tst_SheetExport)
#include "tst_sheet_export.moc"
