#include "example_project.h"
#include "palettes.h"
#include "views/evidence/plain_text.h"
#include "views/reader/reader_pane.h"
#include "views/reader/reader_text.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>

using namespace redthread;

namespace {

struct Window {
    explicit Window(std::unique_ptr<ExampleProject> p = moroccoProject())
        : project(std::move(p)), pane(&project->network, &selection, &project->source)
    {
        selection.follow(&project->network);
        pane.resize(420, 520);
        pane.show();
    }
    DocumentId document(size_t n) const { return project->source.documents[n].id; }
    void open(size_t n, TextRange range = {})
    {
        pane.open(document(n), range);
        QTRY_COMPARE(pane.document(), document(n));
    }
    // Where a range of the stored text is on the screen.
    QPoint at(TextRange range) const
    {
        QTextCursor cursor(pane.text()->document());
        cursor.setPosition(int(pane.positions().shown(range.start + 1)));
        return pane.text()->cursorRect(cursor).center() + QPoint(3, 0);
    }
    QString words() const
    {
        QString all;
        for (const PlainText* text : pane.findChildren<PlainText*>())
            if (text->isVisible())
                all += text->text() + u'\n';
        return all;
    }

    std::unique_ptr<ExampleProject> project;
    Selection selection;
    ReaderPane pane;
};

std::unique_ptr<ExampleProject> projectOf(const QString& text)
{
    auto project = std::make_unique<ExampleProject>();
    project->addDocument("Title", "Post", "2020");
    project->source.documents[0].text = text;
    project->finish();
    return project;
}

} // namespace

class tst_Reader : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QApplication::setPalette(lightPalette()); }

    void the_asked_sentence_is_in_view_and_lit()
    {
        Window w;
        w.pane.resize(420, 200);
        const TextRange range = w.project->rangeOf(w.document(0), "NSO Group makes Pegasus.");
        w.open(0, range);
        const TextRange lit = w.pane.text()->lit();
        QCOMPARE(w.pane.text()->toPlainText().mid(lit.start, lit.length()),
                 QString("NSO Group makes Pegasus."));
        QVERIFY(w.pane.text()->viewport()->rect().contains(w.at(range)));
        bool found = false;
        for (const auto& selection : w.pane.text()->extraSelections())
            found |= selection.cursor.selectedText() == u"NSO Group makes Pegasus.";
        QVERIFY(found);

        const TextRange first = w.project->rangeOf(w.document(0), "Moroccan journalist");
        w.pane.open(w.document(0), first); // already there: at once
        QVERIFY(w.pane.text()->viewport()->rect().contains(w.at(first)));
    }

    void a_click_on_a_mention_selects_its_entity()
    {
        Window w;
        w.open(0);
        QTest::mouseClick(w.pane.text()->viewport(), Qt::LeftButton, {},
                          w.at(w.project->rangeOf(w.document(0), "the Kingdom")));
        QCOMPARE(w.selection.currentEntity(), w.project->entity("Morocco"));
        w.selection.clear();
        QTest::mouseClick(w.pane.text()->viewport(), Qt::LeftButton, {},
                          w.at(w.project->rangeOf(w.document(0), "surveillance")));
        QVERIFY(w.selection.isEmpty());
        QTest::mouseClick(w.pane.text()->viewport(), Qt::LeftButton, {},
                          QPoint(w.pane.text()->viewport()->width() - 2, 2));
        QVERIFY(w.selection.isEmpty());
    }

    void mentions_of_the_selection_stand_out_and_are_walked_through()
    {
        Window w;
        w.open(0);
        w.selection.selectOnly(w.project->entity("Amnesty International"));
        QVERIFY2(w.words().contains("3 mentions of Amnesty International"), qPrintable(w.words()));
        const auto here = [&] {
            const ShownMention* mention = w.pane.text()->mentionAt(w.pane.text()->textCursor().position());
            return mention ? w.pane.text()->toPlainText().mid(mention->range.start, mention->range.length())
                           : QString();
        };
        QStringList walked;
        for (int i = 0; i < 4; ++i) {
            w.pane.toNextMention(+1);
            walked << here();
        }
        QCOMPARE(walked, QStringList({"Amnesty International", "NGO", "Amnesty International",
                                      "Amnesty International"}));
        w.pane.toNextMention(-1);
        w.pane.toNextMention(-1);
        QCOMPARE(here(), QString("NGO"));
        picture(w.pane, "reader");

        w.selection.selectOnly(w.project->relationship("NSO Group", "develops", "Pegasus"));
        QVERIFY(w.words().contains("2 mentions of what is selected"));
        w.selection.selectOnly(w.project->entity("Rabat"));
        QVERIFY(w.words().contains("No mention of Rabat here"));
    }

    void a_document_selected_in_a_list_is_opened()
    {
        Window w;
        w.selection.selectOnly(w.document(1));
        QTRY_COMPARE(w.pane.document(), w.document(1));
        QVERIFY(w.words().contains("Jul 2020"));
    }

    void the_later_wish_wins_whichever_answer_comes_first()
    {
        Window w;
        w.project->source.holdsBack = true;
        w.pane.open(w.document(0), {});
        w.pane.open(w.document(1), {});
        w.project->source.answerAll(); // newest first
        QTRY_COMPARE(w.pane.document(), w.document(1));
        QCoreApplication::processEvents();
        QCOMPARE(w.pane.document(), w.document(1));
        w.project->source.answerAll(); // its passages
        QCoreApplication::processEvents();
    }

    void what_cannot_be_shown_is_told()
    {
        Window w;
        QVERIFY(w.words().contains("Click a card"));
        w.project->source.fails = true;
        w.pane.open(w.document(0), {});
        QTRY_VERIFY(w.words().contains("not in the project"));
        w.project->source.fails = false;
        w.open(0);
        ChangeSet change;
        change.documents = {w.project->source.documents[0]};
        change.documents[0].withdrawn = true;
        w.project->network.apply(change);
        QVERIFY(!w.pane.document());
        QVERIFY(w.words().contains("Click a card"));

        w.project->source.holdsBack = true;
        w.pane.open(w.document(1), {});
        w.project->network.clear(); // another project is opened before the answer is there
        w.project->source.answerAll();
        QCoreApplication::processEvents();
        QVERIFY(!w.pane.document());
    }

    void positions_are_exact_in_hostile_text_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("separators") << QString("a") + QChar(0x2029) + "b" + QChar(0x2028) +
                                           "c\r\nd\re MARK f";
        QTest::newRow("structure") << QString(QChar(0xFDD0)) + QChar(0xFDD1) + QChar(0xFFFC) + "x MARK";
        QTest::newRow("surrogates") << QString(QChar(0xD800)) + QString::fromUtf8("😀") + QChar(0xDC00) +
                                           "MARK";
        QTest::newRow("controls") << QString(QChar(0)) + "\t\f\v MARK" + QChar(0x202E) + "x";
        QTest::newRow("markup") << "<h1>&amp;</h1><script> MARK";
        QTest::newRow("long words") << QString(50000, u'x') + "MARK" + QString(50000, u'y');
        QTest::newRow("long paragraph")
            << QString("word ").repeated(20000) + "MARK " + QString("w ").repeated(9);
        QTest::newRow("long emoji") << QString::fromUtf8("😀").repeated(9001) + "MARK";
        QTest::newRow("marks") << QString::fromUtf8("é ").repeated(3) + QString(5000, QChar(0x301)) + "MARK";
        QTest::newRow("empty line ends") << "\n\n\nMARK\n\n";
    }
    void positions_are_exact_in_hostile_text()
    {
        QFETCH(QString, text);
        Window w(projectOf(text));
        const TextRange range = w.project->rangeOf(w.document(0), "MARK");
        w.open(0, range);
        const TextRange lit = w.pane.text()->lit();
        QTextCursor cursor(w.pane.text()->document());
        cursor.setPosition(int(lit.start));
        cursor.setPosition(int(lit.end), QTextCursor::KeepAnchor);
        QCOMPARE(cursor.selectedText(), QString("MARK"));
        for (qsizetype i = 0; i <= text.size(); ++i)
            QCOMPARE(w.pane.positions().stored(w.pane.positions().shown(i)), i);
        QCOMPARE(qsizetype(w.pane.text()->document()->characterCount()) - 1,
                 w.pane.positions().text().size());
        QVERIFY(!w.pane.grab().isNull());
    }

    void ten_megabytes_open()
    {
        QString text;
        while (text.size() < 10'000'000)
            text += QString("The company met the minister for the %1th time, and nobody wrote it down. ")
                        .arg(text.size())
                        .repeated(4) +
                    "\n\n";
        text += "LAST WORDS.";
        auto p = projectOf(text);
        p->addEntity("Company", "company");
        for (int i = 0; i < 50000; ++i) {
            Mention mention;
            mention.id = {1000000 + i};
            mention.document = p->source.documents[0].id;
            mention.entity = p->entity("Company");
            mention.range = {i * 200 + 4, i * 200 + 11};
            p->records.mentions.push_back(mention);
        }
        p->finish();
        Window w(std::move(p));
        QElapsedTimer timer;
        timer.start();
        w.open(0, w.project->rangeOf(w.document(0), "LAST WORDS."));
        qInfo("10 MB with 50,000 mentions opened after %lld ms", timer.elapsed());
        timer.restart();
        w.selection.selectOnly(w.project->entity("Company"));
        w.pane.grab();
        qInfo("and its entity selected after %lld ms", timer.elapsed());
        QVERIFY(w.pane.text()->viewport()->rect().contains(
            w.at(w.project->rangeOf(w.document(0), "LAST WORDS."))));
    }

    void pictures()
    {
        Window w;
        w.selection.selectOnly(w.project->entity("Omar Radi"));
        w.open(0, w.project->rangeOf(w.document(0),
                                     "NSO Group tools could have been used to carry out attacks by "
                                     "network injection against Radi, and Rabat may have ordered it."));
        picture(w.pane, "reader-lit");
        Window empty(std::make_unique<ExampleProject>());
        picture(empty.pane, "reader-empty");
    }
};

QTEST_MAIN(tst_Reader)
#include "tst_reader.moc"
