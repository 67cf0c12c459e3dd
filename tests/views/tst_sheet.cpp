// The page that leaves the program: what stands on it, and that nothing is lost.

#include "sample_scene.h"

#include "views/graph/sheet_footnotes.h"

#include <QtTest>

using namespace redthread;

static const FixedMetrics metrics;

static QStringList textsOf(const DisplayList& list, const QString& role = {})
{
    QStringList texts;
    for (const DisplayGroup& group : list.groups)
        for (const DisplayItem& item : group.items)
            if (const auto* text = std::get_if<TextItem>(&item);
                text && (role.isEmpty() || group.role == role))
                texts << text->text;
    return texts;
}

// All words of all pages, as they are read.
static QString wordsOf(const Sheet& sheet, const QString& role = {})
{
    QStringList words;
    for (const DisplayList& page : sheet.pages)
        words << textsOf(page, role).join(u' ');
    return words.join(u' ').remove(QChar(0x2067)).remove(QChar(0x2068)).remove(QChar(0x2069)).simplified();
}

static SheetOptions paper()
{
    SheetOptions options{.metrics = &metrics};
    options.page = {1122, 793};
    return options;
}

class tst_Sheet : public QObject {
    Q_OBJECT
private slots:
    void it_carries_title_date_review_and_filters()
    {
        const Sheet sheet = layOut(sampleSheet(sampleScene()), {.metrics = &metrics});
        QCOMPARE(sheet.pages.size(), size_t(1));
        QCOMPARE(textsOf(sheet.pages[0], "line").mid(0, 4),
                 QStringList({"Skylark in Veldoria", "24 November 2026", "12 of 81 claims not reviewed.",
                              "Filters in force: according to: anyone; 3 entities are hidden"}));
        QVERIFY(textsOf(sheet.pages[0], "legend").contains("alleged"));
    }

    void the_number_of_a_line_is_that_of_its_footnote()
    {
        GraphScene scene = sampleScene();
        SheetContent content = sampleSheet(scene);
        // Out of order, and some without evidence.
        std::reverse(content.footnotes.begin(), content.footnotes.end());
        content.footnotes.erase(content.footnotes.begin() + 3, content.footnotes.begin() + 9);
        const Sheet sheet = layOut(content, {.metrics = &metrics});
        QHash<qint64, QString> onLine, atNote;
        for (const DisplayGroup& group : sheet.pages[0].groups) {
            if (group.owner.type != RecordType::Relationship)
                continue;
            for (const DisplayItem& item : group.items)
                if (const auto* text = std::get_if<TextItem>(&item)) {
                    if (group.role == u"number")
                        onLine[group.owner.id] = text->text;
                    else if (group.role == u"footnote" && group.owner.id)
                        atNote[group.owner.id] = text->text;
                }
        }
        QCOMPARE(size_t(atNote.size()), content.footnotes.size());
        QCOMPARE(onLine, atNote);
        QCOMPARE(atNote.value(content.footnotes[0].relationship.value), QStringLiteral("1"));
    }

    void no_word_of_the_evidence_is_lost_data()
    {
        QTest::addColumn<bool>("onPaper");
        QTest::newRow("one long page") << false;
        QTest::newRow("paper") << true;
    }
    void no_word_of_the_evidence_is_lost()
    {
        QFETCH(bool, onPaper);
        SheetContent content = sampleSheet(sampleScene());
        content.footnotes[2].quotes[0].quote = QStringLiteral("word ").repeated(580) + "end";
        const Sheet sheet = layOut(content, onPaper ? paper() : SheetOptions{.metrics = &metrics});
        QVERIFY(!onPaper || sheet.pages.size() > 3);
        QCOMPARE(sheet.footnotesLeftOut, 0);
        // A word may have been broken at its hyphen.
        const QString words = wordsOf(sheet, "footnote");
        const QString letters = QString(words).remove(u' ');
        for (const Footnote& note : content.footnotes) {
            QVERIFY2(words.contains(note.subject + QString::fromUtf8(" → ")) ||
                         words.contains(note.subject + QString::fromUtf8(" ↔ ")),
                     qPrintable(note.subject));
            for (const FootnoteQuote& quote : note.quotes)
                QVERIFY2(letters.contains(QString(quote.quote).remove(u' ')), qPrintable(quote.quote));
        }
        QVERIFY(words.contains(QString::fromUtf8("ALLEGED Witness International, through The Lantern")));
        QVERIFY(words.contains(QString::fromUtf8("The Lantern · 22 June 2020 · not reviewed")));
    }

    void footnotes_stay_on_their_page_and_off_each_other()
    {
        for (const SheetOptions& options : {paper(), SheetOptions{.metrics = &metrics}}) {
            const Sheet sheet = layOut(sampleSheet(sampleScene()), options);
            for (const DisplayList& page : sheet.pages) {
                std::vector<QRectF> boxes;
                for (const DisplayGroup& group : page.groups) {
                    if (group.role != u"footnote" || group.owner.id)
                        continue;
                    for (const DisplayItem& item : group.items) {
                        const auto& text = std::get<TextItem>(item);
                        const double width = metrics.width(text.text, text.font);
                        boxes.push_back(
                            QRectF(text.baseline.x() - (text.align == TextAlign::Right ? width : 0),
                                   text.baseline.y() - 0.7 * text.font.size, width, 0.7 * text.font.size));
                    }
                }
                const QRectF inside = QRectF(QPointF(), page.size).adjusted(39, 39, -39, -39);
                for (size_t i = 0; i < boxes.size(); ++i) {
                    QVERIFY(inside.contains(boxes[i]));
                    for (size_t j = 0; j < i; ++j)
                        QVERIFY(!boxes[i].intersects(boxes[j]));
                }
            }
        }
    }

    void what_has_no_room_is_counted()
    {
        SheetContent content = sampleSheet(sampleScene());
        SheetOptions options{.metrics = &metrics};
        options.mostHeight = 1500;
        const Sheet sheet = layOut(content, options);
        QVERIFY(sheet.footnotesLeftOut > 0);
        QVERIFY(sheet.pages[0].size.height() < 1600);
        QVERIFY(wordsOf(sheet).contains(
            QStringLiteral("%1 more footnotes have no room here; the PDF has them all.")
                .arg(sheet.footnotesLeftOut)));
        QVERIFY(wordsOf(sheet).contains(content.footnotes[0].quotes[0].quote));
    }

    void more_lines_than_anybody_looks_up_have_no_footnotes()
    {
        SheetContent content;
        SceneMaker maker;
        const int hub = maker.entity("Hub", "company", 0, 0);
        for (int i = 0; i <= int(mostFootnotes); ++i) {
            const int leaf = maker.entity(QStringLiteral("L%1").arg(i), "person", 30 * (i % 80), 30 * (i / 80 + 1));
            const SceneEdge& edge = maker.relationship(hub, "meets", leaf, standing(Stance::Stated, 1));
            Footnote note;
            note.relationship = edge.id;
            note.subject = "Hub";
            note.kind = "meets";
            note.object = QStringLiteral("L%1").arg(i);
            note.quotes.push_back({.quote = "They met."});
            content.footnotes.push_back(note);
        }
        content.scene = maker.scene;
        const Sheet sheet = layOut(content, {.metrics = &metrics});
        QVERIFY(textsOf(sheet.pages[0], "number").isEmpty());
        QVERIFY(textsOf(sheet.pages[0], "footnote").isEmpty());
        QVERIFY(wordsOf(sheet).contains("The quotes are not printed here"));
        content.scene.edges.pop_back(); // one line fewer, and all are told
        const Sheet told = layOut(content, {.metrics = &metrics});
        QVERIFY(!textsOf(told.pages[0], "footnote").isEmpty());
    }

    void a_very_long_quote_says_how_much_is_missing()
    {
        SheetContent content = sampleSheet(sampleScene());
        content.footnotes.resize(1);
        content.footnotes[0].quotes.resize(1);
        content.footnotes[0].quotes[0].quote = QString(100'000, u'q');
        const QString words = wordsOf(layOut(content, paper()), "footnote");
        QVERIFY(words.contains("[97000 more characters]"));
    }

    void the_window_shows_only_its_part_and_says_so()
    {
        SheetContent content = sampleSheet(sampleScene());
        content.window = SheetContent::Window{{1.5, {600, 300}}, {500, 400}};
        const Sheet sheet = layOut(content, {.metrics = &metrics});
        QVERIFY(wordsOf(sheet).contains(QRegularExpression("what was on screen: \\d+ of 32 entities")));
        int clipped = 0, numbers = 0;
        for (const DisplayGroup& group : sheet.pages[0].groups) {
            clipped += !group.clip.isNull();
            numbers += group.role == u"number";
        }
        QVERIFY(clipped > 10);
        QVERIFY(numbers > 3 && numbers < int(content.footnotes.size()));
        QVERIFY(!wordsOf(sheet, "footnote").contains("Phineas Ruck"));
    }

    void where_the_mouse_stood_is_not_exported()
    {
        SheetContent content = sampleSheet(sampleScene());
        const Sheet plain = layOut(content, {.metrics = &metrics});
        hover(content.scene, content.scene.nodes[4].id);
        const Sheet hovered = layOut(content, {.metrics = &metrics});
        const auto fills = [](const Sheet& sheet) {
            std::vector<QColor> colours;
            for (const DisplayGroup& group : sheet.pages[0].groups)
                for (const DisplayItem& item : group.items)
                    if (const auto* shape = std::get_if<ShapeItem>(&item))
                        colours.push_back(shape->fill);
            return colours;
        };
        QVERIFY(fills(plain) == fills(hovered));
    }

    void names_get_room_before_they_are_left_out()
    {
        SceneMaker maker;
        for (int i = 0; i < 60; ++i)
            maker.entity(QStringLiteral("A rather long name %1").arg(i), "ngo", (i % 12) * 70, (i / 12) * 40);
        SheetContent content;
        content.scene = maker.scene;
        const Sheet grown = layOut(content, {.metrics = &metrics});
        QVERIFY(grown.pages[0].size.width() > 1400);
        QCOMPARE(grown.pages[0].labelsLeftOut, 0);
        for (int i = 0; i < 3000; ++i)
            maker.entity(QStringLiteral("A rather long name %1").arg(i), "ngo", (i % 55) * 16, (i / 55) * 12);
        content.scene = maker.scene;
        QVERIFY(wordsOf(layOut(content, paper()))
                    .contains(QRegularExpression("\\d+ names are not shown for want of room\\.")));
    }

    void an_empty_project_still_makes_a_page()
    {
        for (const SheetOptions& options : {paper(), SheetOptions{.metrics = &metrics}}) {
            const Sheet sheet = layOut({}, options);
            QCOMPARE(sheet.pages.size(), size_t(1));
            QVERIFY(wordsOf(sheet).contains("There is nothing to show."));
        }
    }

    void right_to_left_quotes_stand_at_the_right()
    {
        const QString quote = QString::fromUtf8("وقالت منظمة العفو الدولية ");
        const std::vector<Strip> strips = paragraph(quote.repeated(8), {}, Qt::black, 200, metrics);
        QVERIFY(strips.size() > 3);
        for (const Strip& strip : strips) {
            const auto& text = std::get<TextItem>(strip.groups.at(0).items.at(0));
            QVERIFY(text.align == TextAlign::Right);
            QCOMPARE(text.baseline.x(), 200.0);
        }
    }

    void words_are_broken_only_when_they_must()
    {
        const TextFont font{.size = 10}; // 5.5 a letter
        QCOMPARE(wrapped("one two three", font, 45, metrics), std::vector<QString>({"one two", "three"}));
        QCOMPARE(wrapped("one two three", font, 45, metrics, 20),
                 std::vector<QString>({"one", "two", "three"}));
        QCOMPARE(wrapped("abcdefghij", font, 22, metrics), std::vector<QString>({"abcd", "efgh", "ij"}));
        QCOMPARE(wrapped("", font, 22, metrics), std::vector<QString>());
        QCOMPARE(wrapped("ab", font, 1, metrics), std::vector<QString>({"a", "b"}));
    }
};

QTEST_GUILESS_MAIN(tst_Sheet)
#include "tst_sheet.moc"
