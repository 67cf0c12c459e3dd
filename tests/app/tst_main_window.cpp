// The whole path in the real window: article → store → network → graph → click
// → passage, with edits, undo and what a new user does first. Offscreen here;
// under X11 in tst_real_window.
#include "app/find_box.h"
#include "app/main_window.h"
#include "app/message_bar.h"
#include "tests/app/window_test.h"
#include "tests/app/window_walk.h"
#include "views/compare/compare_pane.h"
#include "views/evidence/evidence_card.h"
#include "views/evidence/evidence_pane.h"
#include "views/filters/filter_bar.h"
#include "views/graph/graph_view.h"
#include "views/paths/path_pane.h"
#include "views/reader/reader_pane.h"
#include "views/reader/reader_text.h"
#include "views/review/review_pane.h"
#include "views/timeline/timeline_view.h"

#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTableWidget>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

using namespace redthread;

class tst_MainWindow : public WindowTest {
    Q_OBJECT
private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { openExample(); }
    void cleanup() { closeWindow(); }

    void a_narrow_window_leaves_the_graph_room()
    {
        m_window->resize(1500, 900);
        QTest::qWait(50);
        m_window->resize(900, 600);
        QTRY_VERIFY2(m_window->graph().width() > 900 * 3 / 10, qPrintable(QString::number(m_window->graph().width())));
        // What a card needs it has: nothing scrolls sideways there.
        m_window->project().selection().selectOnly(m_window->project().network().entities()->idAt(0));
        auto* cards = m_window->evidence().findChild<QScrollArea*>();
        QTRY_VERIFY2(cards->widget()->minimumSizeHint().width() <= cards->viewport()->width(),
                     qPrintable(QStringLiteral("%1 in %2").arg(cards->widget()->minimumSizeHint().width()).arg(cards->viewport()->width())));
    }

    void a_layout_style_lays_out_anew_and_is_kept()
    {
        auto* graph = m_window->findChild<GraphView*>();
        const auto places = [&] {
            std::vector<QPointF> all;
            for (const SceneNode& node : graph->scene().nodes)
                all.push_back(node.centre);
            return all;
        };
        const std::vector<QPointF> before = places();
        m_window->action(Act::StyleCommunities)->trigger();
        QVERIFY(!m_window->action(Act::StyleBalanced)->isChecked());
        QTRY_VERIFY(places() != before);
        MainWindow other;
        QVERIFY(other.action(Act::StyleCommunities)->isChecked());
        m_window->action(Act::StyleBalanced)->trigger();
    }

    void the_example_shows_all_four_kinds_of_line()
    {
        bool stated = false, alleged = false, denied = false, contested = false;
        for (int row = 0; row < network().relationships()->rowCount(); ++row) {
            const Standing& s = network().relationships()->relationship(row).standing;
            contested |= s.contested;
            stated |= !s.contested && s.stance == Stance::Stated;
            alleged |= !s.contested && s.stance == Stance::Alleged;
            denied |= !s.contested && s.stance == Stance::Denied;
        }
        QVERIFY(stated);
        QVERIFY(alleged);
        QVERIFY(denied);
        QVERIFY(contested);
    }

    void every_line_opens_the_sentence_that_says_it()
    {
        QVERIFY(network().relationships()->rowCount() > 10);
        for (int row = 0; row < network().relationships()->rowCount(); ++row) {
            const auto claims = network().claimsOf(network().relationships()->idAt(row));
            QVERIFY(!claims.empty());
            for (const Claim& claim : claims) {
                const auto passages = m_window->project().passages({claim.passage}).result();
                QVERIFY(passages && passages->size() == 1);
                const Passage& passage = passages->front();
                const auto document = m_window->project().document(passage.document).result();
                QVERIFY(document.ok());
                QCOMPARE(document->text.mid(passage.range.start, passage.range.length()), passage.quote);
            }
        }
    }

    void a_click_on_a_line_shows_evidence_and_a_click_there_the_document()
    {
        const WalkResult result = clickALineAndOpenItsSentence(*m_window, qtMouse());
        QVERIFY2(result.problem.isEmpty(), qPrintable(result.problem));
    }

    void edits_are_undone_to_what_was_imported()
    {
        const QString before = dump();
        Selection& selection = m_window->project().selection();
        const EntityId first = network().entities()->idAt(0);
        const EntityId second = network().entities()->idAt(1);
        const int steps = m_window->project().editor().stack().index();

        selection.selectOnly(first);
        m_window->action(Act::Pin)->trigger();
        waitIdle();
        m_window->action(Act::Hide)->trigger();
        waitIdle();
        QCOMPARE(network().hiddenCount(), 1);
        selection.selectOnly(first);
        selection.toggle(second);
        m_window->action(Act::Merge)->trigger();
        waitIdle();
        selection.selectOnly(network().relationships()->idAt(0));
        m_window->action(Act::Reject)->trigger();
        waitIdle();
        selection.selectOnly(network().relationships()->idAt(0));
        m_window->action(Act::Withdraw)->trigger();
        waitIdle();
        QVERIFY(dump() != before);
        QCOMPARE(m_window->project().editor().stack().index(), steps + 5);
        while (m_window->project().editor().stack().index() > steps) {
            m_window->action(Act::Undo)->trigger();
            waitIdle();
        }
        QCOMPARE(dump(), before);
    }

    void the_work_is_there_again_after_a_crash()
    {
        const QString before = dump();
        // No close event, no save: the store alone must hold it.
        const QString copy = m_dir->filePath("copy.redthread");
        for (const char* suffix : {"", "-wal"})
            QFile::copy(m_window->project().path() + QLatin1String(suffix), copy + QLatin1String(suffix));
        const auto store = Store::open(copy);
        QVERIFY2(store.ok(), store ? "" : qPrintable(store.error().text));
        QCOMPARE(*(*store)->dump(), before);
    }

    void dropped_files_come_in_and_bad_ones_are_named()
    {
        QFile article(m_dir->filePath("dropped.txt"));
        QVERIFY(article.open(QIODevice::WriteOnly));
        article.write("Acme Holdings owns Borealis Shipping. Borealis Shipping is based in Oslo.\n");
        article.close();
        QMimeData data;
        data.setUrls(
            {QUrl::fromLocalFile(article.fileName()), QUrl::fromLocalFile(m_dir->filePath("missing.txt"))});
        const int before = network().documents()->rowCount();
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &drop);
        QTRY_COMPARE(network().documents()->rowCount(), before + 1);
        QTRY_VERIFY2(m_window->messages().text().contains("missing.txt"),
                     qPrintable(m_window->messages().text()));
    }

    void every_action_has_a_tooltip_and_does_not_crash_with_nothing_selected()
    {
        m_window->project().selection().clear();
        for (const Act act :
             {Act::Undo, Act::Rename, Act::Hide, Act::Pin, Act::Withdraw, Act::Merge, Act::Unmerge,
              Act::Split, Act::Fit, Act::FitSelection, Act::ZoomIn, Act::ZoomOut, Act::ZoomReset,
              Act::Restart, Act::Isolate, Act::OpenInDocument, Act::CopyQuote, Act::Accept, Act::Reject}) {
            QVERIFY(!m_window->action(act)->toolTip().isEmpty());
            m_window->action(act)->trigger();
            waitIdle();
        }
    }
};

QTEST_MAIN(tst_MainWindow)
#include "tst_main_window.moc"
