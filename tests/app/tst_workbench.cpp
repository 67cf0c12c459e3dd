// What is done in the window with what was read: filters, review, paths,
// annotations, comparison, timeline, notes, find. Offscreen; the same under X11
// with real keys in tst_walk.
#include "app/find_box.h"
#include "app/message_bar.h"
#include "tests/app/window_test.h"
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
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>

using namespace redthread;

class tst_Workbench : public WindowTest {
    Q_OBJECT
private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { openExample(); }
    void cleanup() { closeWindow(); }

    void a_filter_moves_nobody_and_says_what_it_keeps_back()
    {
        auto* graph = m_window->findChild<GraphView*>();
        const auto places = [&] {
            QHash<EntityId, QPointF> all;
            for (const SceneNode& node : graph->scene().nodes)
                all.insert(node.id, node.centre);
            return all;
        };
        QHash<EntityId, QPointF> before;
        const auto rests = [&] { return std::exchange(before, places()) == places(); };
        QTRY_VERIFY_WITH_TIMEOUT((QTest::qWait(700), rests()), 20000);

        ClaimFilter filter;
        filter.stances = {false, true, true, true};
        network().setFilter(filter);
        QTRY_VERIFY(graph->scene().nodes.size() < size_t(before.size()));
        QTest::qWait(500);
        const QHash<EntityId, QPointF> filtered = places();
        QVERIFY(!filtered.isEmpty());
        for (auto it = filtered.begin(); it != filtered.end(); ++it)
            QCOMPARE(it.value(), before.value(it.key()));
        auto* bar = m_window->findChild<FilterBar*>();
        QVERIFY(bar->isVisible());
        const QStringList status = statusTexts();
        QVERIFY2(status.join(u' ').contains("filtered out"), qPrintable(status.join(u' ')));

        // The chip takes it off, and everybody stands where they stood.
        auto* chip = bar->findChild<QToolButton*>(QStringLiteral("chip"));
        QVERIFY(chip);
        QTest::mouseClick(chip, Qt::LeftButton);
        QVERIFY(network().filter().isEmpty());
        QTRY_VERIFY(!bar->isVisible());
        QTRY_COMPARE(graph->scene().nodes.size(), size_t(before.size()));
        QTest::qWait(500);
        const QHash<EntityId, QPointF> after = places();
        for (auto it = before.begin(); it != before.end(); ++it)
            QCOMPARE(after.value(it.key()), it.value());
    }

    void suggestions_are_reviewed_from_the_keyboard()
    {
        ReviewPane& pane = m_window->review();
        m_window->action(Act::Review)->trigger();
        QTRY_VERIFY(pane.isVisible());
        const QString before = dump();
        const int all = network().notReviewedCount();
        QVERIFY(all > 5);
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers with = {}) {
            QTest::keyClick(&pane, key, with);
            waitIdle();
        };
        const ClaimId first = pane.current();
        press(Qt::Key_A);
        QCOMPARE(network().claim(first)->verdict, Verdict::Accepted);
        QCOMPARE(network().notReviewedCount(), all - 1);
        const ClaimId second = pane.current();
        QVERIFY(second && second != first);
        press(Qt::Key_R);
        QCOMPARE(network().claim(second)->verdict, Verdict::Rejected);
        const ClaimId third = pane.current();
        press(Qt::Key_S);
        QCOMPARE(network().claim(third)->verdict, Verdict::Suggested);
        QVERIFY(pane.current() != third);
        press(Qt::Key_B);
        QCOMPARE(pane.current(), third);
        press(Qt::Key_4);
        QCOMPARE(network().claim(third)->stance, Stance::Denied);
        QCOMPARE(network().claim(third)->verdict, Verdict::Accepted);
        // What was corrected stays until the next key: it may have more than one error.
        QCOMPARE(pane.current(), third);
        press(Qt::Key_2);
        QCOMPARE(network().claim(third)->stance, Stance::Alleged);
        QCOMPARE(pane.current(), third);
        press(Qt::Key_A);
        const ClaimId fourth = pane.current();
        QVERIFY(fourth != third);
        press(Qt::Key_B); // what is decided can be decided anew
        QCOMPARE(pane.current(), third);
        press(Qt::Key_A);
        QCOMPARE(pane.current(), fourth);
        pane.setKind(QStringLiteral("meets"));
        waitIdle();
        press(Qt::Key_A);
        QCOMPARE(network().relationship(network().claim(fourth)->relationship)->kind, QString("meets"));
        // The line of the current one is what is selected.
        QVERIFY(m_window->project().selection().currentRelationship());
        const ClaimId fifth = pane.current();
        press(Qt::Key_A, Qt::ShiftModifier);
        QCOMPARE(network().claim(fifth)->verdict, Verdict::Accepted);
        // Undo brings each back to the front, and in the end all is as it was.
        m_window->action(Act::Undo)->trigger();
        waitIdle();
        QCOMPARE(pane.current(), fifth);
        for (int i = 0; i < 5; ++i) {
            m_window->action(Act::Undo)->trigger();
            waitIdle();
        }
        QCOMPARE(pane.current(), first);
        QCOMPARE(dump(), before);
    }

    void a_path_is_shown_with_its_quotes()
    {
        const auto [from, to] = twoStepsApart(network());
        QVERIFY(to);
        Selection& selection = m_window->project().selection();
        selection.set({from}, {});
        m_window->action(Act::Paths)->trigger(); // one alone: a line says what is missing
        QVERIFY(m_window->messages().text().contains("Select two"));
        selection.set({from, to}, {});
        m_window->action(Act::Paths)->trigger();
        PathPane& pane = m_window->paths();
        QTRY_VERIFY(pane.isVisible());
        QVERIFY(!pane.paths().empty());
        QCOMPARE(selection.entities().size(), 3);
        QCOMPARE(selection.relationships().size(), 2);
        QTRY_VERIFY2(pane.text().count(u'“') >= 2, qPrintable(pane.text()));
        // Each quote is in an article.
        QCOMPARE(pane.text().split(u'\n').size(), 6);
        for (const EntityPath& path : std::vector<EntityPath>(pane.paths()))
            pane.avoid(path.entities[1]);
        for (const EntityPath& path : pane.paths())
            QVERIFY(path.steps.size() > 2);
    }

    void words_are_marked_and_claimed_in_the_article()
    {
        const QString before = dump();
        ReaderPane& reader = m_window->reader();
        const DocumentId document = network().documents()->idAt(0);
        m_window->project().selection().selectOnly(document);
        QTRY_COMPARE(reader.document(), document);
        QVERIFY(!m_window->action(Act::MarkWords)->isEnabled());
        // The first word that is no mention yet.
        const QString text = reader.stored().text;
        qsizetype at = text.indexOf(u'\n') + 1, end = at;
        for (;; at = end + 1) {
            end = text.indexOf(u' ', at);
            QVERIFY(end > 0);
            const TextRange word{at, end};
            const auto mentions = network().mentionsIn(document);
            if (word.length() > 3 && std::none_of(mentions.begin(), mentions.end(),
                                                  [&](const Mention& m) { return m.range.overlaps(word); }))
                break;
        }
        const auto select = [&](qsizetype from, qsizetype to) {
            QTextCursor cursor = reader.text()->textCursor();
            cursor.setPosition(int(reader.positions().shown(from)));
            cursor.setPosition(int(reader.positions().shown(to)), QTextCursor::KeepAnchor);
            reader.text()->setTextCursor(cursor);
        };
        const auto answer = [](const std::function<void(QDialog*)>& fill) { // of the dialog that opens next
            QTimer::singleShot(0, [fill] {
                auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
                QVERIFY(dialog);
                fill(dialog);
                dialog->accept();
            });
        };
        select(at, end);
        QVERIFY(m_window->action(Act::MarkWords)->isEnabled());
        const int entities = network().entities()->rowCount();
        answer([](QDialog* dialog) { dialog->findChild<QLineEdit*>()->setText("Zebulon"); });
        m_window->action(Act::MarkWords)->trigger();
        waitIdle();
        QCOMPARE(network().entities()->rowCount(), entities + 1);
        const MentionId mine = reader.mentionAtCursor();
        QCOMPARE(network().nameOf(network().mention(mine)->entity), QString("Zebulon"));

        // A claim in the passage from there to the next mention of somebody else.
        qsizetype far = 0;
        for (const Mention& mention : network().mentionsIn(document))
            if (mention.range.start > end && !far)
                far = mention.range.end;
        QVERIFY(far);
        const int claims = network().claimCount();
        select(at, far);
        answer([](QDialog* dialog) {
            auto* add = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
            QVERIFY(!add->isEnabled()); // no kind is likelier than another: one must be chosen
            for (auto* box : dialog->findChildren<QComboBox*>())
                if (const int at = box->findData(QStringLiteral("funds")); at >= 0)
                    box->setCurrentIndex(at);
            QVERIFY(add->isEnabled());
        });
        m_window->action(Act::NewClaim)->trigger();
        waitIdle();
        QCOMPARE(network().claimCount(), claims + 1);
        QCOMPARE(network().relationshipsOf(network().mention(mine)->entity).size(), size_t(1));

        select(at, end);
        m_window->action(Act::WithdrawMention)->trigger();
        waitIdle();
        QVERIFY(!network().mention(mine));
        for (int i = 0; i < 3; ++i) {
            m_window->action(Act::Undo)->trigger();
            waitIdle();
        }
        QCOMPARE(dump(), before);
    }

    void two_voices_are_compared()
    {
        m_window->action(Act::Compare)->trigger();
        ComparePane& pane = m_window->comparison();
        QTRY_VERIFY(pane.isVisible());
        QVERIFY(!pane.lines().empty()); // the two loudest at first
        const auto [accuser, denier] = accuserAndDenier(network());
        QVERIFY(denier);
        m_window->project().selection().set({accuser, denier}, {});
        m_window->action(Act::Compare)->trigger();
        QVERIFY(!pane.lines().empty());
        QCOMPARE(pane.lines().front().agreement, Agreement::OneDenies);
        auto* tree = pane.findChild<QTreeWidget*>();
        tree->setCurrentItem(tree->topLevelItem(0)->child(0));
        QCOMPARE(m_window->project().selection().currentRelationship(), pane.lines().front().relationship);
        QTRY_VERIFY(pane.findChildren<EvidenceCardWidget*>().size() >= 2);
        // Asked for anew each time: cards are made again whenever the network changes.
        QTRY_VERIFY(std::ranges::all_of(pane.findChildren<EvidenceCardWidget*>(),
                                        [](const EvidenceCardWidget* card) { return bool(card->passage()); }));
        // A heading shows all its lines.
        tree->setCurrentItem(tree->topLevelItem(0));
        QCOMPARE(int(m_window->project().selection().relationships().size()), tree->topLevelItem(0)->childCount());
        // What a person selects meanwhile stays when something else changes.
        const EntityId other = network().entities()->idAt(0);
        m_window->project().selection().selectOnly(other);
        m_window->project().editor().submit(Edit(Rename{other, network().nameOf(other), "Renamed"}));
        waitIdle();
        QCOMPARE(m_window->project().selection().currentEntity(), other);
    }

    void anything_is_found_from_one_field()
    {
        FindBox& box = m_window->findBox();
        m_window->action(Act::Find)->trigger();
        QTRY_VERIFY(box.isVisible());
        auto* field = box.findChild<QLineEdit*>();
        const auto type = [&](const QString& words) {
            field->setText(words); // letters that no test keyboard has
        };
        const auto has = [&](const QString& text) {
            for (int row = 0; row < box.count(); ++row)
                if (box.textAt(row).contains(text))
                    return true;
            return false;
        };
        // An entity, by the beginning of a word of its name, whatever the capitals.
        const EntityId somebody = network().entities()->idAt(0);
        const QString name = network().nameOf(somebody);
        type(name.toLower().left(name.size() - 1));
        QVERIFY2(has(name), qPrintable(name));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!box.isVisible());
        QVERIFY(m_window->project().selection().currentEntity());
        // A phrase of an article; Enter opens it there.
        const DocumentId document = network().documents()->idAt(0);
        const QString text = m_window->project().document(document).result()->text;
        const QString phrase = text.mid(text.indexOf(u' ', text.size() / 2) + 1, 25).simplified();
        m_window->action(Act::Find)->trigger();
        type(phrase.toUpper());
        QTRY_VERIFY2(has(QStringLiteral("In the articles")), qPrintable(phrase));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(m_window->reader().document(), document);
        const TextRange lit = m_window->reader().text()->lit();
        QCOMPARE(m_window->reader().text()->toPlainText().mid(lit.start, lit.length()).simplified().left(20),
                 phrase.left(20));
        // An action, and nothing.
        m_window->action(Act::Find)->trigger();
        type(QStringLiteral("fit all"));
        QVERIFY(has(QStringLiteral("Fit all")));
        type(QStringLiteral("qqqxyz"));
        QTRY_VERIFY(has(QStringLiteral("Nothing found")));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!box.isVisible());
    }

    void the_timeline_filters_by_dragging_and_by_keys()
    {
        auto* timeline = m_window->findChild<TimelineView*>();
        QVERIFY(timeline->isVisible());
        QTRY_VERIFY(timeline->bins().bins.size() > 1); // the examples have dates
        const int all = network().claimCount();
        const int last = int(timeline->bins().bins.size()) - 1;
        const auto point = [&](int column) { return timeline->columnAt(column).center().toPoint(); };
        QTest::mousePress(timeline, Qt::LeftButton, {}, point(last));
        QTest::mouseMove(timeline, point(1));
        QTest::mouseRelease(timeline, Qt::LeftButton, {}, point(1));
        QCOMPARE(network().filter().from, timeline->bins().bins[1].date);
        QCOMPARE(network().filter().until, timeline->bins().bins[size_t(last)].date);
        QCOMPARE(network().claimCount(), all - timeline->bins().bins[0].total() - timeline->bins().undated);
        QTest::mouseDClick(timeline, Qt::LeftButton, {}, point(0));
        QVERIFY(network().filter().isEmpty());
        timeline->setFocus();
        QTest::keyClick(timeline, Qt::Key_Right);
        QTest::keyClick(timeline, Qt::Key_Return);
        QCOMPARE(network().claimCount(), timeline->bins().bins[0].total());
        QTest::keyClick(timeline, Qt::Key_Escape);
        QCOMPARE(network().claimCount(), all);
        timeline->play(true);
        QCOMPARE(network().claimCount(), timeline->bins().bins[0].total());
        QTRY_VERIFY(network().filter().until > timeline->bins().bins[0].date);
        timeline->play(false);
    }

    void notes_are_written_shown_found_and_withdrawn()
    {
        const QString before = dump();
        const EntityId somebody = network().entities()->idAt(0);
        QVERIFY(!m_window->action(Act::AddNote)->isEnabled());
        m_window->project().selection().selectOnly(somebody);
        QVERIFY(m_window->action(Act::AddNote)->isEnabled());
        QTimer::singleShot(0, [] {
            auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->findChild<QPlainTextEdit*>()->setPlainText(" Ask the registry about <b>Zebulon</b> ");
            dialog->accept();
        });
        m_window->action(Act::AddNote)->trigger();
        waitIdle();
        QCOMPARE(network().annotationsOf(refOf(somebody)).size(), size_t(1));
        QCOMPARE(m_window->evidence().content().notes, QString("✎ Ask the registry about <b>Zebulon</b>"));
        NameFinder finder(&network());
        QCOMPARE(finder.find("zebulon", 5).size(), size_t(1));
        m_window->action(Act::RemoveNotes)->trigger();
        waitIdle();
        QVERIFY(m_window->evidence().content().notes.isEmpty());
        for (int i = 0; i < 2; ++i) {
            m_window->action(Act::Undo)->trigger();
            waitIdle();
        }
        QCOMPARE(dump(), before);
    }

    void the_history_tells_who_did_what()
    {
        m_window->project().selection().selectOnly(network().entities()->idAt(0));
        m_window->action(Act::Hide)->trigger();
        waitIdle();
        QStringList rows;
        QTimer closer; // the dialog has an event loop of its own
        connect(&closer, &QTimer::timeout, this, [&rows] {
            auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
            auto* table = dialog ? dialog->findChild<QTableWidget*>() : nullptr;
            for (int row = 0; table && row < table->rowCount(); ++row)
                rows << table->item(row, 2)->text();
            if (dialog)
                dialog->reject();
        });
        closer.start(50);
        m_window->action(Act::History)->trigger();
        QTRY_VERIFY(!rows.isEmpty());
        closer.stop();
        QVERIFY2(rows.size() > int(exampleArticles().size()), qPrintable(rows.join('\n')));
        QVERIFY2(rows.front().contains("Hide"), qPrintable(rows.front()));
    }

    void the_menus_set_the_filter()
    {
        auto* bar = m_window->findChild<FilterBar*>();
        emit bar->voiceMenu()->aboutToShow();
        QVERIFY(bar->voiceMenu()->actions().size() > 3);
        const auto voices = network().voices();
        for (QAction* action : bar->voiceMenu()->actions())
            if (action->text() ==
                QStringLiteral("%1 (%2)").arg(voices[1].name.left(60)).arg(voices[1].claims))
                action->trigger();
        QCOMPARE(network().filter().accordingTo, QSet<Voice>{voices[1].voice});
        QCOMPARE(network().claimCount(), voices[1].claims);
        emit bar->stanceMenu()->aboutToShow();
        bar->stanceMenu()->actions().front()->trigger();
        QVERIFY(!network().filter().stances[0]);
        QCOMPARE(bar->findChildren<QToolButton*>(QStringLiteral("chip"), Qt::FindDirectChildrenOnly).size() >=
                     2,
                 true);
        m_window->action(Act::ClearFilters)->trigger();
        QVERIFY(network().filter().isEmpty());
        QVERIFY(!m_window->action(Act::ClearFilters)->isEnabled());
    }
};

QTEST_MAIN(tst_Workbench)
#include "tst_workbench.moc"
