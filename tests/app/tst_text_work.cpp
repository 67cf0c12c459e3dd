// What is done in the text of an article, and what is found: claims in the
// margin and their menu, notes on words, a text that is replaced while it is
// shown, claims found by their words, filters that hide all.
#include "app/actions.h"
#include "app/find_box.h"
#include "app/note_dialog.h"
#include "models/network/annotate_edits.h"
#include "models/network/name_finder.h"
#include "views/evidence/evidence_pane.h"
#include "models/network/claim_edits.h"
#include "tests/app/window_test.h"
#include "views/evidence/claim_menu.h"
#include "views/graph/graph_view.h"
#include "views/reader/reader_pane.h"
#include "views/reader/reader_text.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QLineEdit>
#include <QMenu>
#include <QTabWidget>
#include <QTimer>

using namespace redthread;

class tst_TextWork : public WindowTest {
    Q_OBJECT
private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { openExample(); }
    void cleanup() { closeWindow(); }

    void claims_stand_in_the_margin_and_are_corrected_there()
    {
        ReaderPane& reader = m_window->reader();
        const DocumentId id = network().documents()->idAt(0);
        reader.open(id, {});
        QTRY_VERIFY(!reader.text()->passages().empty());
        const ShownPassage first = reader.text()->passages().front();
        QVERIFY(first.isOpen);
        QTextCursor cursor = reader.text()->textCursor();
        cursor.setPosition(int(first.range.start) + 1);
        reader.text()->setTextCursor(cursor);
        const std::vector<ClaimId> claims = reader.claimsAtCursor();
        QVERIFY(!claims.empty());
        const Claim before = *network().claim(claims.front());

        QMenu menu;
        const SubmitEdit submit = [&](const Edit& edit) { m_window->project().editor().submit(edit); };
        addVerdicts(menu, network(), before.id, "Zoé", submit);
        addCorrections(menu, network(), before.id, "Zoé", submit);
        const auto choose = [&](const QString& text) {
            for (QAction* action : menu.findChildren<QAction*>())
                if (action->text() == text && action->isEnabled())
                    return action->trigger();
            QFAIL(qPrintable(text));
        };
        const Stance other = before.stance == Stance::Denied ? Stance::Alleged : Stance::Denied;
        choose(other == Stance::Denied ? "denied" : "alleged");
        waitIdle();
        QCOMPARE(network().claim(before.id)->stance, other);
        QCOMPARE(network().claim(before.id)->verdictBy, "Zoé");
        // Reviewed, one after the other: the bar is quiet then.
        for (const ClaimId claim : claims)
            m_window->project().editor().submit(
                Edit(verdictEdit({*network().claim(claim)}, Verdict::Rejected, "Zoé")));
        waitIdle();
        QVERIFY(!reader.text()->passages().front().isOpen);
    }

    void the_text_shown_follows_the_one_stored()
    {
        ReaderPane& reader = m_window->reader();
        const DocumentId id = network().documents()->idAt(0);
        reader.open(id, {});
        QTRY_COMPARE(reader.document(), id);
        const QString last = reader.stored().text;
        QTemporaryDir folder;
        QFile file(folder.filePath("new.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("CORRECTED VERSION\n\n" + last.toUtf8());
        file.close();
        m_window->importer().importNewVersion(id, file.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(reader.stored().text.startsWith("CORRECTED VERSION"), 10000);
        waitIdle();
        QVERIFY(reader.text()->toPlainText().startsWith("CORRECTED VERSION"));
        for (const Mention& mention : network().mentionsIn(id)) // words, not what stands behind them
            if (!mention.range.isEmpty())
                QVERIFY(("CORRECTED VERSION\n" + last)
                            .contains(reader.stored().text.mid(mention.range.start, mention.range.length())));
        m_window->action(Act::Undo)->trigger();
        QTRY_COMPARE(reader.stored().text, last);
        QTRY_COMPARE(reader.text()->toPlainText().left(20), last.left(20));
    }

    void a_note_quotes_the_words_it_is_on()
    {
        ReaderPane& reader = m_window->reader();
        const DocumentId id = network().documents()->idAt(0);
        m_window->project().selection().selectOnly(id);
        reader.open(id, {});
        QTRY_COMPARE(reader.document(), id);
        for (QWidget* w = &reader; w; w = w->parentWidget())
            if (auto* tabs = qobject_cast<QTabWidget*>(w->parentWidget() ? w->parentWidget()->parentWidget() : nullptr))
                tabs->setCurrentWidget(&reader);
        QTRY_VERIFY(reader.isVisible());
        QTextCursor cursor = reader.text()->textCursor();
        cursor.setPosition(0);
        cursor.setPosition(12, QTextCursor::KeepAnchor);
        reader.text()->setTextCursor(cursor);
        const auto write = [this](const QString& text, bool keeps) {
            QTimer typist;
            connect(&typist, &QTimer::timeout, this, [&] {
                if (auto* dialog = qobject_cast<NoteDialog*>(QApplication::activeModalWidget())) {
                    typist.stop();
                    auto* field = dialog->findChild<QPlainTextEdit*>();
                    if (!text.isEmpty())
                        field->setPlainText(text);
                    if (keeps)
                        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
                    else
                        QTest::keyClick(field, Qt::Key_Escape);
                }
            });
            typist.start(50);
            m_window->action(Act::AddNote)->trigger();
            waitIdle();
        };
        QVERIFY(m_window->action(Act::AddNote)->isEnabled());
        const QString before = dump();
        write("to be checked", false);
        QCOMPARE(dump(), before);
        write({}, true); // what was typed is still there
        const std::vector<Passage> noted = network().notedPassages(id);
        QCOMPARE(noted.size(), size_t(1));
        QVERIFY(reader.stored().text.startsWith(noted[0].quote) && noted[0].quote.size() >= 12); // whole words
        const std::vector<Annotation> notes = network().annotationsOf(refOf(noted[0].id));
        QCOMPARE(notes.size(), size_t(1));
        QCOMPARE(notes[0].text, QString("to be checked"));
        // It is seen in the text and in the evidence, found, and withdrawn from the text.
        QCOMPARE(reader.text()->notes().size(), size_t(1));
        QCOMPARE(reader.text()->notes()[0].range.start, noted[0].range.start);
        QVERIFY2(m_window->evidence().content().notes.contains(noted[0].quote.left(20)),
                 qPrintable(m_window->evidence().content().notes));
        NameFinder finder(&network());
        QCOMPARE(finder.find("be check", 5).front().record, refOf(noted[0].id));
        reader.text()->setFocus();
        QCOMPARE(reader.notesAtCursor().size(), size_t(1));
        m_window->action(Act::RemoveNotes)->trigger();
        waitIdle();
        QVERIFY(network().notedPassages(id).empty());
        QVERIFY(reader.text()->notes().empty());
        for (int i = 0; i < 2; ++i) {
            m_window->action(Act::Undo)->trigger();
            waitIdle();
        }
        QCOMPARE(dump(), before);
    }

    void the_words_of_a_note_are_found_in_a_new_text()
    {
        const DocumentId id = network().documents()->idAt(0);
        const Document document = *m_window->project().document(id).result();
        const qsizetype at = document.text.indexOf(QLatin1String("telephone"));
        QVERIFY(at > 0 || document.text.size() > 400);
        const TextRange words = at > 0 ? TextRange{at, at + 9} : wholeWords(document.text, {300, 310});
        const auto edit = noteAt(network(), document, words, "look here", {});
        QVERIFY(edit);
        m_window->project().editor().submit(*edit);
        waitIdle();
        const TextRange was = network().notedPassages(id)[0].range;
        QFile file(m_dir->filePath("later.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(("A line that was added.\n\n" + document.text).toUtf8());
        file.close();
        QSignalSpy replaced(&m_window->importer(), &Importer::replaced);
        m_window->importer().importNewVersion(id, file.fileName());
        QTRY_COMPARE(replaced.size(), 1);
        waitIdle();
        const TextRange is = network().notedPassages(id)[0].range;
        QVERIFY(is.start > was.start && is.length() == was.length());
        const Document later = *m_window->project().document(id).result();
        QCOMPARE(later.text.mid(is.start, is.length()), document.text.mid(was.start, was.length()));
    }

    void claims_are_found_by_their_words()
    {
        auto* box = m_window->findChild<FindBox*>();
        const RelationshipRow& row = network().relationships()->relationship(0);
        box->popUp();
        box->findChild<QLineEdit*>()->setText(row.subjectName().section(' ', 0, 0) + ' ' +
                                              row.objectName().section(' ', 0, 0));
        QStringList texts;
        for (int i = 0; i < box->count(); ++i)
            texts << box->textAt(i);
        QVERIFY2(texts.contains("Claims"), qPrintable(texts.join('\n')));
        box->findChild<QLineEdit*>()->setText("nobody-at-all anything");
        for (int i = 0; i < box->count(); ++i)
            QVERIFY(box->textAt(i) != "Claims");
    }

    void a_filter_that_hides_all_says_so()
    {
        auto* graph = m_window->findChild<GraphView*>();
        QTRY_VERIFY(!graph->scene().isEmpty());
        ClaimFilter filter;
        filter.until = "1900";
        network().setFilter(filter);
        QTRY_VERIFY(graph->scene().isEmpty());
        QVERIFY(graph->emptyText().contains("filters"));
        network().setFilter({});
        QTRY_VERIFY(!graph->scene().isEmpty());
    }
};

QTEST_MAIN(tst_TextWork)
#include "tst_text_work.moc"
