// A day's work in the real window, by mouse and keyboard, through an X server
// with a window manager: import, review, correct, merge and unmerge, filter by
// who says it and as of when, a path, accuser and denier side by side, a claim
// of one's own, a phrase found, and in the end everything undone: the store is
// what it was after the import. Run by under_x11.sh; skips where there is no X.
// With REDTHREAD_WALK_PICTURES=FOLDER each step leaves a picture there.
#include "app/find_box.h"
#include "app/message_bar.h"
#include "tests/app/window_test.h"
#include "tests/app/window_walk.h"
#include "views/compare/compare_pane.h"
#include "views/filters/filter_bar.h"
#include "views/graph/graph_view.h"
#include "views/lists/entity_list.h"
#include "views/lists/rows_view.h"
#include "views/paths/path_pane.h"
#include "views/reader/reader_pane.h"
#include "views/reader/reader_text.h"
#include "views/review/review_pane.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QScreen>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QToolBar>
#include <QToolButton>
#include <QtTest>

using namespace redthread;

namespace {

void xdotool(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral("xdotool"), arguments);
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning,
                              10000); // the window must answer meanwhile
    QCOMPARE(process.exitCode(), 0);
}

void key(const QString& keys) { xdotool({QStringLiteral("key"), keys}); }
void type(const QString& text)
{
    xdotool({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("5"), text});
}

// An open menu or dialog has an event loop of its own, inside of ours: what is
// to be done in it must be on its way before it opens.
void inAMoment(const QString& commands)
{
    QProcess::startDetached(QStringLiteral("sh"),
                            {QStringLiteral("-c"), QStringLiteral("sleep 1.5; ") + commands});
}

} // namespace

class tst_Walk : public WindowTest {
    Q_OBJECT
    int m_pictures = 0;

    Selection& selection() { return m_window->project().selection(); }
    void picture(const QString& name)
    {
        const QString folder = qEnvironmentVariable("REDTHREAD_WALK_PICTURES");
        if (folder.isEmpty())
            return;
        QTest::qWait(400);
        m_window->screen()->grabWindow(0).save(
            QStringLiteral("%1/%2-%3.png").arg(folder).arg(++m_pictures, 2, 10, QChar(u'0')).arg(name));
    }
    // A click on the row of an entity in the list.
    void clickEntity(EntityId id)
    {
        auto* list = m_window->findChild<EntityList*>();
        auto* rows = list->rows();
        const auto& model = *rows->model();
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row, 0);
            if (EntityId{index.data(EntityModel::IdRole).toLongLong()} != id)
                continue;
            rows->scrollTo(index);
            xMouse().click(rows->viewport(), rows->visualRect(index).center());
            return;
        }
        QFAIL("the entity is not in the list");
    }
    void selectTwo(EntityId a, EntityId b)
    {
        clickEntity(a);
        QTRY_COMPARE(selection().entities(), QSet<EntityId>{a});
        xdotool({"keydown", "ctrl"});
        clickEntity(b);
        xdotool({"keyup", "ctrl"});
        QTRY_COMPARE(selection().entities(), (QSet<EntityId>{a, b}));
    }
    QToolButton* toolButton(const QMenu* menu)
    {
        for (auto* button : m_window->findChild<QToolBar*>()->findChildren<QToolButton*>())
            if (button->menu() == menu)
                return button;
        return nullptr;
    }

private slots:
    void initTestCase()
    {
        if (QGuiApplication::platformName() != "xcb")
            QSKIP("needs an X server: run by tests/app/under_x11.sh");
        QStandardPaths::setTestModeEnabled(true);
        m_dir = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1500, 920);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get(), 10000));
    }
    void cleanupTestCase() { closeWindow(); }

    void from_a_first_reading_to_a_map_and_back()
    {
        QSignalSpy finished(&m_window->importer(), &Importer::finished);
        m_window->open({.store = m_dir->filePath("walk.redthread"), .articles = exampleArticles()});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
        waitIdle();
        QTest::qWait(3000); // the layout comes to rest and is stored
        waitIdle();
        QUndoStack& stack = m_window->project().editor().stack();
        const QString imported = dump();
        const int steps = stack.index();
        picture("imported");

        // Five suggestions reviewed, one of them corrected.
        key("ctrl+r");
        ReviewPane& review = m_window->review();
        QTRY_VERIFY(review.isVisible());
        const int open = network().notReviewedCount();
        picture("review");
        for (const char* one : {"a", "r", "a", "2", "a"}) {
            const ClaimId claim = review.current();
            QVERIFY(claim);
            key(QString::fromLatin1(one));
            QTRY_VERIFY(network().claim(claim)->verdict != Verdict::Suggested);
            waitIdle();
            if (one[0] == '2') // corrected: it stays until the next key
                key("s");
        }
        QTRY_COMPARE(network().notReviewedCount(), open - 5);
        picture("reviewed");

        // Two entities are one, and again two.
        const auto& entities = *network().entities();
        EntityId first, second;
        for (int row = 0; row < entities.rowCount() && !second; ++row)
            if (entities.degree(row) > 0)
                (first ? second : first) = entities.idAt(row);
        const int count = entities.rowCount();
        selectTwo(first, second);
        key("ctrl+m");
        QTRY_COMPARE(entities.rowCount(), count - 1);
        waitIdle();
        picture("merged");
        key("ctrl+shift+m");
        QTRY_COMPARE(entities.rowCount(), count);
        waitIdle();

        // According to one claimant: by the tool bar's menu and the arrow keys.
        auto* filters = m_window->findChild<FilterBar*>();
        QToolButton* button = toolButton(filters->voiceMenu());
        QVERIFY(button);
        inAMoment("xdotool key --delay 80 Down Down Down Return");
        xMouse().click(button, button->rect().center());
        QTRY_COMPARE(network().filter().accordingTo.size(), 1);
        const int keptByVoice = network().keptBack().claims;
        QVERIFY(keptByVoice > 0);
        picture("according-to");
        // As of a date on which nobody had said anything yet.
        button = toolButton(filters->dateMenu());
        inAMoment("xdotool type 2018; sleep 0.3; xdotool key Return");
        xMouse().click(button, button->rect().center());
        QTRY_COMPARE(network().filter().until, QString("2018"));
        QVERIFY(network().keptBack().claims > keptByVoice);
        QCOMPARE(network().claimCount(), 0);
        picture("as-of");
        key("ctrl+shift+f");
        QTRY_VERIFY(network().filter().isEmpty());

        // A path between two that are no neighbours.
        const auto [from, to] = twoStepsApart(network());
        QVERIFY(to);
        selectTwo(from, to);
        key("l");
        QTRY_VERIFY(m_window->paths().isVisible());
        QTRY_VERIFY(m_window->paths().text().count(u'“') >= 2);
        picture("path");

        // The accuser and the one who denies.
        const auto [accuser, denier] = accuserAndDenier(network());
        QVERIFY(denier);
        selectTwo(accuser, denier);
        key("ctrl+shift+w");
        QTRY_VERIFY(m_window->comparison().isVisible());
        QTRY_VERIFY(!m_window->comparison().lines().empty());
        QCOMPARE(m_window->comparison().lines().front().agreement, Agreement::OneDenies);
        picture("compared");

        // A claim of one's own, in a sentence that names two.
        Claim model;
        for (int row = 0; row < network().relationships()->rowCount() && !model.id; ++row)
            for (const Claim& claim : network().claimsOf(network().relationships()->idAt(row)))
                if (claim.subjectMention && claim.objectMention)
                    model = claim;
        QVERIFY(model.id);
        const TextRange at = network().mention(model.subjectMention)->range;
        ReaderPane& reader = m_window->reader();
        selection().selectOnly(
            network().relationships()->idAt(network().relationships()->rowOf(model.relationship)));
        key("ctrl+d");
        QTRY_VERIFY(reader.isVisible());
        QTRY_VERIFY(reader.document());
        if (reader.document() != model.document)
            reader.open(model.document, at);
        QTRY_COMPARE(reader.document(), model.document);
        reader.text()->goTo(reader.positions().shown(at));
        QTest::qWait(600); // it scrolls
        QTextCursor cursor(reader.text()->document());
        cursor.setPosition(int(reader.positions().shown(at.start)) + 1);
        xMouse().click(reader.text()->viewport(), reader.text()->cursorRect(cursor).center());
        const auto inWord = [&] {
            const qsizetype now = reader.positions().stored(reader.text()->textCursor().position());
            return now >= at.start && now <= at.end && !reader.text()->textCursor().hasSelection();
        };
        QTRY_VERIFY(inWord());
        QTRY_VERIFY(reader.text()->hasFocus());
        const int claims = network().claimCount();
        const QString folder = qEnvironmentVariable("REDTHREAD_WALK_PICTURES");
        inAMoment((folder.isEmpty() ? QString()
                                    : QStringLiteral("import -window root %1/claim.png; ").arg(folder)) +
                  "xdotool key Tab; xdotool key Down; xdotool key Return"); // who, what: the first kind
        key("ctrl+alt+k");
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QTRY_COMPARE(network().claimCount(), claims + 1);
        waitIdle();
        picture("claimed");

        // A phrase of the article, found where it stands.
        const QString text = reader.stored().text;
        const qsizetype word = text.indexOf(u' ', text.size() / 3) + 1;
        QString phrase;
        for (const QChar c : text.mid(word, 40).toLower())
            phrase += c.unicode() < 128 && c.isLetterOrNumber() ? c : QChar(u' ');
        phrase = phrase.simplified().section(u' ', 0, 2);
        key("ctrl+k");
        QTRY_VERIFY(m_window->findBox().isVisible());
        type(phrase);
        QTRY_VERIFY(m_window->findBox().count() > 1);
        picture("found");
        key("Escape");

        // Everything undone.
        for (int i = 0; stack.index() > steps && i < 100; ++i) {
            const int before = stack.index();
            key("ctrl+z");
            QTRY_VERIFY(stack.index() < before);
            waitIdle();
        }
        QCOMPARE(stack.index(), steps);
        QCOMPARE(dump(), imported);
        picture("undone");
    }
};

QTEST_MAIN(tst_Walk)
#include "tst_walk.moc"
