// What the window answers when something cannot be done now, or hardly.
#include "tests/app/window_test.h"

#include "app/history_dialog.h"
#include "app/message_bar.h"
#include "views/filters/filter_bar.h"
#include "views/graph/graph_view.h"
#include "views/timeline/timeline_view.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QMenu>
#include <QTableWidget>

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
