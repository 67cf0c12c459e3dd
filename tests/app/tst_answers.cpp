// What the window answers when something cannot be done now, or hardly.
#include "tests/app/window_test.h"

#include "app/history_dialog.h"
#include "app/message_bar.h"
#include "views/filters/filter_bar.h"
#include "views/graph/graph_view.h"
#include "views/timeline/timeline_view.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>

using namespace redthread;

class tst_Answers : public WindowTest {
    Q_OBJECT
    QString said() { return m_window->findChild<MessageBar*>()->text(); }

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { openExample(); }
    void cleanup() { closeWindow(); }

    void keys_that_cannot_act_say_why()
    {
        m_window->activateWindow();
        auto* graph = m_window->findChild<GraphView*>();
        graph->setFocus();
        m_window->project().selection().selectOnly(network().entities()->idAt(0));
        QTest::keyClick(graph, Qt::Key_M, Qt::ControlModifier);
        QVERIFY2(said().contains("Merge") && said().contains("two entities"), qPrintable(said()));
        m_window->project().selection().clear();
        QTest::keyClick(graph, Qt::Key_P);
        QVERIFY2(said().contains("select an entity"), qPrintable(said()));
        QTest::keyClick(graph, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY2(said().contains("no filter"), qPrintable(said()));
    }

    void a_wrong_date_is_told()
    {
        auto* menu = m_window->findChild<FilterBar*>()->dateMenu();
        menu->popup(m_window->mapToGlobal(QPoint(50, 50)));
        const auto fields = menu->findChildren<QLineEdit*>();
        QCOMPARE(fields.size(), 2);
        auto* trouble = menu->findChild<QLabel*>(QStringLiteral("trouble"));
        const auto enter = [&](const QString& until, const QString& from) {
            fields[0]->setText(until);
            fields[1]->setText(from);
            QTest::keyClick(fields[0], Qt::Key_Return);
        };
        enter("2020-13", {});
        QVERIFY(menu->isVisible() && trouble->isVisible());
        QVERIFY(trouble->text().contains("2020-13"));
        enter("2019", "2020-01");
        QVERIFY(trouble->text().contains("later"));
        QVERIFY(network().filter().isEmpty());
        auto* undated = menu->findChild<QCheckBox*>();
        fields[1]->clear();
        QTest::keyClick(undated, Qt::Key_Space);
        enter(" 1900 ", {});
        QVERIFY(!menu->isVisible());
        QCOMPARE(network().filter().until, QString("1900"));
        QVERIFY(network().filter().undated);
    }

    void the_fields_of_dates_are_reached_by_tab()
    {
        auto* menu = m_window->findChild<FilterBar*>()->dateMenu();
        menu->popup(m_window->mapToGlobal(QPoint(50, 50)));
        const auto fields = menu->findChildren<QLineEdit*>();
        fields[0]->setFocus();
        QTest::keyClick(fields[0], Qt::Key_Tab);
        QVERIFY(menu->isVisible());
        QCOMPARE(menu->focusWidget() ? menu->focusWidget() : QApplication::focusWidget(), fields[1]);
        QTest::keyClicks(fields[1], "1900");
        QTest::keyClick(fields[1], Qt::Key_Backtab);
        QTest::keyClicks(fields[0], "2030");
        QTest::keyClick(fields[0], Qt::Key_Return);
        QCOMPARE(network().filter().from, QString("1900"));
        QCOMPARE(network().filter().until, QString("2030"));
    }

    void who_is_hidden_has_a_chip()
    {
        auto* bar = m_window->findChild<FilterBar*>();
        const auto chip = [&]() -> QToolButton* {
            for (auto* button : bar->findChildren<QToolButton*>(QStringLiteral("chip")))
                if (button->text().contains("hidden"))
                    return button;
            return nullptr;
        };
        QVERIFY(!chip());
        m_window->project().selection().selectOnly(network().entities()->idAt(0));
        m_window->action(Act::Hide)->trigger();
        waitIdle();
        QTRY_VERIFY(chip() && bar->isVisible());
        QVERIFY2(chip()->text().startsWith("1 hidden"), qPrintable(chip()->text()));
        chip()->click();
        waitIdle();
        QCOMPARE(network().hiddenCount(), 0);
        QTRY_VERIFY(!bar->isVisible());
    }

    void what_has_no_date_is_counted()
    {
        ClaimFilter filter;
        filter.until = "2100";
        filter.dateOf = ClaimFilter::DateOf::Event;
        network().setFilter(filter);
        const int undated = network().keptBack().undated;
        QVERIFY(undated > 0);
        QTRY_VERIFY(statusTexts().join(u' ').contains(QStringLiteral("(%1 without a date)").arg(undated)));
    }

    void what_a_filter_leaves_outside_the_view_is_told()
    {
        auto* graph = m_window->findChild<GraphView*>();
        QTRY_VERIFY(!graph->scene().isEmpty());
        QTRY_VERIFY(graph->outOfView() == 0);
        ClaimFilter filter;
        filter.stances[size_t(Stance::Denied)] = false;
        network().setFilter(filter);
        QVERIFY2(!said().contains("outside"), qPrintable(said()));
        for (int i = 0; i < 12; ++i)
            graph->zoomIn();
        QVERIFY(graph->outOfView() > 0);
        filter.stances[size_t(Stance::Alleged)] = false;
        network().setFilter(filter);
        QVERIFY2(said().contains("outside the view"), qPrintable(said()));
    }

    void a_merge_says_what_it_did_and_is_limited()
    {
        const QString before = dump();
        QHash<QString, EntityId> kinds;
        for (int row = 0; row < network().entities()->rowCount(); ++row)
            kinds.insert(network().entities()->entity(row).kind, network().entities()->idAt(row));
        m_window->project().selection().set({kinds["person"], kinds["company"]}, {});
        m_window->action(Act::Merge)->trigger();
        waitIdle();
        QTRY_VERIFY2(said().contains("are one now") && said().contains("Company, Person"), qPrintable(said()));
        m_window->action(Act::Undo)->trigger();
        waitIdle();
        QVERIFY2(!said().contains("one now"), qPrintable(said()));
        QCOMPARE(dump(), before);
        QVERIFY(network().entities()->rowCount() > 100);
        QSet<EntityId> many;
        for (int row = 0; row <= 100; ++row)
            many.insert(network().entities()->idAt(row));
        m_window->project().selection().set(many, {});
        m_window->action(Act::Merge)->trigger();
        waitIdle();
        QVERIFY2(said().contains("at most 100"), qPrintable(said()));
        QCOMPARE(dump(), before);
    }

    void only_what_is_said_of_a_step_goes_with_it()
    {
        auto* bar = m_window->findChild<MessageBar*>();
        const Entity entity = network().entities()->entity(0);
        bar->offer("stays", "Do", {});
        m_window->project().editor().submit(Edit(Rename{entity.id, entity.name, "Other"}));
        waitIdle();
        QTRY_COMPARE(said(), QString("stays")); // a layout that takes long speaks meanwhile
        bar->offer("of that step", "Undo", {}, MessageBar::About::Step);
        m_window->action(Act::Undo)->trigger();
        waitIdle();
        QVERIFY(said() != "of that step");
    }

    void an_offer_comes_back_after_long_work()
    {
        MessageBar bar; // the window's may speak of a layout
        int done = 0;
        bar.offer("stays", "Do", [&done] { ++done; });
        bar.progress(MessageBar::Work::Writing, "writing", 0, 0, {});
        QTRY_COMPARE(bar.text(), QString("writing"));
        bar.finishProgress(MessageBar::Work::Writing);
        QCOMPARE(bar.text(), QString("stays"));
        auto* button = bar.findChild<QPushButton*>();
        button->click(); // meant for the work
        QCOMPARE(done, 0);
        bool isCancelled = false;
        bar.progress(MessageBar::Work::Writing, "writing", 0, 0, [&isCancelled] { isCancelled = true; });
        QTRY_COMPARE(bar.text(), QString("writing"));
        button->click();
        QVERIFY(isCancelled);
        bar.finishProgress(MessageBar::Work::Writing);
        QCOMPARE(bar.text(), QString("stays"));
        QTRY_VERIFY(button->isEnabled());
        button->click();
        QCOMPARE(done, 1);
        QCOMPARE(bar.text(), QString());
        bar.offer("of that step", "Do", {}, MessageBar::About::Step);
        bar.progress(MessageBar::Work::Writing, "writing", 0, 0, {});
        QTRY_COMPARE(bar.text(), QString("writing"));
        bar.forget(MessageBar::About::Step);
        bar.finishProgress(MessageBar::Work::Writing);
        QCOMPARE(bar.text(), QString());
    }

    void an_unanswered_question_is_asked_again()
    {
        const DocumentId id = network().documents()->idAt(0);
        const Document document = *m_window->project().document(id).result();
        QFile file(m_dir->filePath("again.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write((document.text + "\n\nOne more line of it.").toUtf8());
        file.close();
        QSignalSpy finished(&m_window->importer(), &Importer::finished);
        m_window->importer().importFiles({file.fileName()}, {});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
        QTRY_VERIFY2(said().contains("older text"), qPrintable(said()));
        const QString path = m_window->project().path();
        m_window = std::make_unique<MainWindow>();
        m_window->show();
        m_window->open({.store = path});
        QTRY_VERIFY2(said().contains("older text"), qPrintable(said()));
        // Closed with a no, it is not asked a third time.
        for (auto* close : m_window->findChild<MessageBar*>()->findChildren<QToolButton*>())
            close->click();
        waitIdle();
        QTRY_COMPARE(
            *m_window->project().store().ask([](Store& store) { return store.setting("versions"); }).result(),
            QString("[]"));
    }

    void playing_stops_only_where_something_was_said()
    {
        auto* timeline = m_window->findChild<TimelineView*>();
        QTRY_VERIFY(timeline->bins().bins.size() > 1);
        QStringList dates;
        for (const DateBin& bin : timeline->bins().bins)
            if (bin.total() > 0)
                dates << bin.date;
        QVERIFY(dates.size() < qsizetype(timeline->bins().bins.size())); // the examples leave months out
        QStringList played;
        connect(&network(), &Network::changed, this, [&] {
            if (network().filter().limitsDates() && played.value(played.size() - 1) != network().filter().until)
                played << network().filter().until;
        });
        timeline->play(true);
        QTRY_COMPARE_WITH_TIMEOUT(played.size(), dates.size(), 20000);
        QCOMPARE(played, dates);
    }

    void the_history_names_who_was_merged()
    {
        const EntityId one = network().entities()->idAt(0), other = network().entities()->idAt(1);
        const QString title = QStringLiteral("Merge “%1” into “%2”").arg(network().nameOf(one), network().nameOf(other));
        m_window->project().selection().set({one, other}, {});
        m_window->project().selection().toggle(other);
        m_window->project().selection().toggle(other); // the last selected keeps its name
        m_window->action(Act::Merge)->trigger();
        waitIdle();
        m_window->action(Act::Pin)->trigger();
        waitIdle();
        HistoryDialog dialog(m_window->project().store(), {}, true);
        auto* table = dialog.findChild<QTableWidget*>();
        const auto titles = [&] {
            QStringList all;
            for (int row = 0; row < table->rowCount(); ++row)
                all << table->item(row, 2)->text();
            return all;
        };
        QTRY_VERIFY(!titles().isEmpty());
        QCOMPARE(titles().front(), title);
        for (auto* box : dialog.findChildren<QCheckBox*>())
            if (box->text().contains("put"))
                box->setChecked(true);
        QTRY_VERIFY(titles().contains("Pin entity"));
    }
};

QTEST_MAIN(tst_Answers)
#include "tst_answers.moc"
