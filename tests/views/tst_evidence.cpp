#include "example_project.h"
#include "palettes.h"
#include "views/evidence/document_form.h"
#include "views/evidence/evidence_card.h"
#include "views/evidence/evidence_pane.h"
#include "views/evidence/plain_text.h"
#include "views/evidence/quote.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using namespace redthread;

namespace {

QStringList quotes(const EvidencePane& pane)
{
    QStringList texts;
    for (const EvidenceCardWidget* card : pane.cards())
        texts << card->quoteText();
    return texts;
}

struct Window {
    explicit Window(std::unique_ptr<ExampleProject> p = moroccoProject())
        : project(std::move(p)), pane(&project->network, &selection, &project->source)
    {
        selection.follow(&project->network);
        pane.resize(380, 760);
        pane.show();
    }
    std::unique_ptr<ExampleProject> project;
    Selection selection;
    EvidencePane pane;
};

} // namespace

class tst_Evidence : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QApplication::setPalette(lightPalette()); }

    void a_relationship_shows_who_says_it()
    {
        Window w;
        w.selection.selectOnly(w.project->relationship("Morocco", "targets", "Omar Radi"));
        const EvidenceContent& c = w.pane.content();
        QCOMPARE(c.heading, QString("Morocco → targets → Omar Radi"));
        QCOMPARE(c.counts, QString("5 passages · 3 claimants · 2 documents"));
        QVERIFY(c.contested);
        QCOMPARE(c.bar, (std::array<int, 4>{0, 2, 1, 2}));
        QVERIFY2(c.standing.contains("alleged by Amnesty International ×2"), qPrintable(c.standing));
        QVERIFY2(c.standing.contains("denied as a whole by Morocco ×1"), qPrintable(c.standing));
        QVERIFY2(c.standing.contains("denied by Moroccan authorities ×1"), qPrintable(c.standing));
        QTRY_COMPARE(quotes(w.pane).size(), 5);
        QVERIFY(quotes(w.pane)[0].startsWith("“Moroccan journalist Omar Radi was allegedly"));
        QCOMPARE(w.pane.cards()[0]->card().chain, QString("article → Le Desk → Amnesty International"));
        QVERIFY(w.pane.cards()[4]->card().asWhole);
        QVERIFY(w.pane.cards()[4]->card().about.contains("Amnesty's report"));
        picture(w.pane, "relationship");
    }

    void marks_lie_on_subject_object_and_hedge()
    {
        Window w;
        w.selection.selectOnly(w.project->relationship("Morocco", "targets", "Omar Radi"));
        QTRY_VERIFY(w.pane.cards().size() > 1 && w.pane.cards()[1]->passage());
        const EvidenceCardWidget* card = w.pane.cards()[1];
        const Quote quote = quoteOf(card->card(), *card->passage(), w.project->network);
        QStringList marked;
        for (const TextMark& mark : quote.marks)
            if (mark.style != TextMark::Style::Quiet)
                marked << quote.text.mid(mark.range.start, mark.range.length());
        marked.sort();
        QCOMPARE(marked, QStringList({"Omar Radi", "the Kingdom", "would therefore be"}));
    }

    void a_click_on_a_card_opens_the_document_at_the_sentence()
    {
        Window w;
        w.selection.selectOnly(w.project->relationship("NSO Group", "develops", "Pegasus"));
        QTRY_VERIFY(!w.pane.cards().empty() && w.pane.cards()[0]->passage());
        QSignalSpy opened(&w.pane, &EvidencePane::documentRequested);
        QTest::mouseClick(w.pane.cards()[0], Qt::LeftButton, {}, QPoint(60, 60));
        QCOMPARE(opened.count(), 1);
        const auto document = opened[0][0].value<DocumentId>();
        const auto range = opened[0][1].value<TextRange>();
        QCOMPARE(w.project->text(document).mid(range.start, range.length()),
                 QString("NSO Group makes Pegasus."));
        QTest::keyClick(w.pane.cards()[0], Qt::Key_Return);
        QCOMPARE(opened.count(), 2);
    }

    void an_entity_shows_its_relationships_with_their_cards()
    {
        Window w;
        w.selection.selectOnly(w.project->entity("Morocco"));
        QCOMPARE(w.pane.content().heading, QString("Morocco"));
        QVERIFY(w.pane.content().counts.startsWith("3 relationships · "));
        QStringList titles;
        for (const EvidenceSection& section : w.pane.content().sections)
            titles << section.title;
        QCOMPARE(titles, QStringList({"Morocco → targets → Omar Radi", "Morocco → client of → NSO Group",
                                      "Morocco → denies → Amnesty's report"}));
        picture(w.pane, "entity");
    }

    void a_document_shows_its_details_and_its_claims()
    {
        Window w;
        const DocumentId id = w.project->source.documents[1].id;
        w.selection.selectOnly(id);
        auto* form = w.pane.findChild<DocumentForm*>();
        const auto fields = form->findChildren<QLineEdit*>();
        QCOMPARE(fields[0]->text(), QString("No answer from Rabat"));
        QCOMPARE(fields[1]->placeholderText(), QString("this article"));
        QCOMPARE(w.pane.content().sections.size(), size_t(5));
        picture(w.pane, "document");

        QSignalSpy edits(&w.pane, &EvidencePane::editRequested);
        fields[1]->setFocus();
        fields[1]->setText("Le Monde ");
        QTest::keyClick(fields[1], Qt::Key_Return);
        QCOMPARE(edits.count(), 1);
        const auto edit = std::get<SetDocumentDetails>(edits[0][0].value<Edit>());
        QCOMPARE(edit.to.publisher, QString("Le Monde"));
        QCOMPARE(edit.from.publisher, QString());

        ChangeSet change;
        change.documents = {edit.to};
        w.project->network.apply(change);
        QTest::keyClick(fields[1], Qt::Key_Return);
        QCOMPARE(edits.count(), 1);
        QCOMPARE(fields[1]->text(), QString("Le Monde"));
    }

    void a_date_that_is_none_is_refused_with_a_sentence()
    {
        QVERIFY(isCutDate("") && isCutDate("2020") && isCutDate("2020-06") && isCutDate("2020-02-29"));
        QVERIFY(!isCutDate("2021-02-29") && !isCutDate("June") && !isCutDate("2020-13") && !isCutDate("20"));
        DocumentForm form;
        QSignalSpy edits(&form, &DocumentForm::editRequested);
        Document document;
        document.id = {1};
        document.date = "2020";
        form.setDocument(document);
        QLineEdit* date = form.findChildren<QLineEdit*>()[3];
        date->setText("<i>June");
        emit date->editingFinished();
        QCOMPARE(edits.count(), 0);
        QVERIFY(form.findChild<PlainText*>()->text().contains("<i>June"));
    }

    void nothing_selected_says_what_to_do()
    {
        Window empty(std::make_unique<ExampleProject>());
        const auto words = [](EvidencePane& pane) {
            QString all;
            for (const PlainText* text : pane.findChildren<PlainText*>())
                if (text->isVisible())
                    all += text->text();
            return all;
        };
        QVERIFY(words(empty.pane).contains("Import an article"));
        Window w;
        QVERIFY(words(w.pane).contains("Click an entity or a line"));
        picture(w.pane, "nothing");
        w.selection.set({w.project->entity("Morocco"), w.project->entity("Rabat")}, {});
        QVERIFY(words(w.pane).contains("2 things are selected"));
        w.selection.selectOnly(w.project->entity("Moroccan authorities"));
        QVERIFY(words(w.pane).contains("No relationship"));
    }

    void verdicts_and_withdrawals_are_edits()
    {
        Window w;
        w.pane.setReviewer("Ada");
        w.selection.selectOnly(w.project->relationship("NSO Group", "develops", "Pegasus"));
        QTRY_VERIFY(!w.pane.cards().empty());
        EvidenceCardWidget* card = w.pane.cards()[0];
        QSignalSpy edits(&w.pane, &EvidencePane::editRequested);
        QTest::keyClick(card, Qt::Key_A);
        const auto change = std::get<GiveVerdict>(edits[0][0].value<Edit>()).changes[0];
        QCOMPARE(change.claim, card->card().claim.id);
        QCOMPARE(change.to, Verdict::Accepted);
        QCOMPARE(change.by, QString("Ada"));
        QVERIFY(QDateTime::fromString(change.at, Qt::ISODate).isValid());

        std::unique_ptr<QMenu> menu(card->newMenu());
        menu->actions().last()->trigger();
        const auto withdrawn = std::get<SetWithdrawn>(edits[1][0].value<Edit>());
        QCOMPARE(withdrawn.records, std::vector<RecordRef>({refOf(card->card().claim.id)}));

        ChangeSet accepted;
        accepted.claims = {card->card().claim};
        accepted.claims[0].verdict = Verdict::Accepted;
        w.project->network.apply(accepted);
        QCOMPARE(w.pane.cards()[0], card); // the card stays, with its quote
        QVERIFY(card->passage());
        QTest::keyClick(card, Qt::Key_A);
        QCOMPARE(std::get<GiveVerdict>(edits[2][0].value<Edit>()).changes[0].to, Verdict::Suggested);
    }

    void a_quote_is_copied_with_its_source()
    {
        Window w;
        w.selection.selectOnly(w.project->relationship("Morocco", "targets", "Omar Radi"));
        QTRY_VERIFY(!w.pane.cards().empty() && w.pane.cards()[0]->passage());
        QTest::keyClick(w.pane.cards()[0], Qt::Key_C, Qt::ControlModifier);
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(
            text.endsWith("— Amnesty International, quoted by Le Desk, in “Following the report of Amnesty "
                          "International citing Morocco, questions arise”, Le Desk, 22 Jun 2020"),
            qPrintable(text));
    }

    void a_late_answer_is_dropped()
    {
        Window w;
        w.project->source.holdsBack = true;
        w.selection.selectOnly(w.project->relationship("NSO Group", "develops", "Pegasus"));
        w.selection.selectOnly(w.project->relationship("Omar Radi", "works_for", "Le Desk"));
        w.project->source.answerAll();
        QTRY_VERIFY(quotes(w.pane).join("").contains("writes for"));
        QCoreApplication::processEvents();
        QCOMPARE(quotes(w.pane).size(), 1);
        QVERIFY(!quotes(w.pane)[0].contains("makes"));
    }

    void a_source_that_fails_is_told_on_the_card()
    {
        Window w;
        w.project->source.fails = true;
        w.selection.selectOnly(w.project->relationship("NSO Group", "develops", "Pegasus"));
        QTRY_VERIFY(quotes(w.pane).join("").contains("cannot be read"));
        w.project->source.fails = false;
        w.project->source.passageRecords.clear();
        w.selection.selectOnly(w.project->relationship("Omar Radi", "works_for", "Le Desk"));
        QTRY_VERIFY(quotes(w.pane).join("").contains("not in the project"));
    }

    void hostile_names_and_quotes_are_text()
    {
        auto p = std::make_unique<ExampleProject>();
        const QString name = "<img src='x' onerror=alert(1)>\n\"&amp;";
        p->addEntity(name, "person");
        p->addEntity(QString(10000, u'W'), "person");
        p->addEntity(QString::fromUtf8("عمر الراضي"), "journalist");
        p->addDocument("<h1>Title</h1>", "<b>Post</b>", "yesterday");
        p->addSentence(QString("<b>bold</b> ") + QChar(0x2029) + QChar(0xD800) + QString(5000, u'x') +
                       " end");
        p->addClaim(name, "meets", QString(10000, u'W'), Stance::Stated);
        p->addSentence(QString::fromUtf8("قال [عمر الراضي] إن «الحكومة» تراقبه"));
        p->addClaim(QString::fromUtf8("عمر الراضي"), "meets", name, Stance::Alleged,
                    QString::fromUtf8("عمر الراضي"));
        p->finish();
        Window w(std::move(p));
        w.selection.selectOnly(w.project->records.entities[0].id);
        QTRY_VERIFY(w.pane.cards().size() == 2 && w.pane.cards()[1]->passage());
        QVERIFY(w.pane.content().heading.startsWith("<img src='x'"));
        QVERIFY(quotes(w.pane).join("").contains("bold"));
        for (const QLabel* label : w.pane.findChildren<QLabel*>())
            QVERIFY(label->textFormat() != Qt::RichText);
        QVERIFY(w.pane.findChild<QScrollArea*>()->widget()->width() <= 380);
        picture(w.pane, "hostile-evidence");
        QVERIFY(!w.pane.grab().isNull());
    }

    void thousands_of_claims_open_at_once()
    {
        auto p = std::make_unique<ExampleProject>();
        p->addEntity("Hub", "company");
        p->addDocument("Long", "Post", "2020");
        for (int i = 0; i < 3000; ++i) {
            if (i % 10 == 0)
                p->addEntity(QString("E%1").arg(i / 10), "person");
            p->addSentence(QString("[Hub] met [E%1] for the %2nd time.").arg(i / 10).arg(i));
            p->addClaim("Hub", "meets", QString("E%1").arg(i / 10), Stance::Stated);
        }
        p->finish();
        Window w(std::move(p));
        QElapsedTimer timer;
        timer.start();
        w.selection.selectOnly(w.project->entity("Hub"));
        QCoreApplication::processEvents();
        qInfo("shown after %lld ms, %zu cards made", timer.elapsed(), w.pane.cards().size());
        QVERIFY(w.pane.cards().size() < 200);
        const size_t before = w.pane.cards().size();
        auto* bar = w.pane.findChild<QScrollArea*>()->verticalScrollBar();
        bar->setValue(bar->maximum());
        QVERIFY(w.pane.cards().size() > before);
        QTRY_VERIFY(w.pane.cards().back()->passage());
    }
};

QTEST_MAIN(tst_Evidence)
#include "tst_evidence.moc"
