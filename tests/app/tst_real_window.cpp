// The same walk through a real window: X server, window manager, xdotool's
// mouse and keyboard. Run by under_x11.sh; skips where there is no X.
#include "app/main_window.h"
#include "tests/app/window_walk.h"
#include "views/graph/graph_view.h"

#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QtTest>

using namespace redthread;

static void xdotool(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral("xdotool"), arguments);
    // Our own event loop must go on: the window has to answer while it waits.
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 10000);
    QCOMPARE(process.exitCode(), 0);
}

class tst_RealWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (QGuiApplication::platformName() != "xcb")
            QSKIP("needs an X server: run by tests/app/under_x11.sh");
        QStandardPaths::setTestModeEnabled(true);
    }

    void article_to_line_to_sentence_with_mouse_and_keyboard()
    {
        QTemporaryDir dir;
        MainWindow window;
        window.resize(1400, 900);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window, 10000));
        QSignalSpy finished(&window.importer(), &Importer::finished);
        window.open({.store = dir.filePath("walk.redthread"), .articles = exampleArticles()});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);

        const WalkResult result = clickALineAndOpenItsSentence(window, xMouse());
        QVERIFY2(result.problem.isEmpty(), qPrintable(result.problem));

        // Keyboard: hide what is selected, undo, quit.
        Network& network = window.project().network();
        window.project().selection().selectOnly(network.entities()->idAt(0));
        window.graph().setFocus();
        xdotool({"key", "h"});
        QTRY_COMPARE(network.hiddenCount(), 1);
        xdotool({"key", "ctrl+z"});
        QTRY_COMPARE(network.hiddenCount(), 0);
        xdotool({"key", "ctrl+q"});
        QTRY_VERIFY(!window.isVisible());
    }
};

QTEST_MAIN(tst_RealWindow)
#include "tst_real_window.moc"
