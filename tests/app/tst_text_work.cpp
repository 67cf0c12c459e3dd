// What is done in the text of an article, and what is found: claims in the
// margin and their menu, notes on words, a text that is replaced while it is
// shown, claims found by their words, filters that hide all.
#include "app/actions.h"
#include "app/find_box.h"
#include "models/network/claim_edits.h"
#include "tests/app/window_test.h"
#include "views/evidence/claim_menu.h"
#include "views/graph/graph_view.h"
#include "views/reader/reader_pane.h"
#include "views/reader/reader_text.h"

#include <QApplication>
#include <QInputDialog>
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
        QTimer typist;
        connect(&typist, &QTimer::timeout, this, [&] {
            if (auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget())) {
                typist.stop();
                dialog->setTextValue("to be checked");
                dialog->accept();
            }
        });
        typist.start(50);
        QVERIFY(m_window->action(Act::AddNote)->isEnabled());
        m_window->action(Act::AddNote)->trigger();
        waitIdle();
        const std::vector<Annotation> notes = network().annotationsOf(refOf(id));
        QCOMPARE(notes.size(), size_t(1));
        QVERIFY(notes[0].text.contains("to be checked"));
        QVERIFY2(notes[0].text.contains(reader.stored().text.left(12).trimmed()), qPrintable(notes[0].text));
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
