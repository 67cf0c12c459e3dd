// A window with the bundled example open, for tests; and pairs of its entities
// that tests ask for.
#pragma once

#include "app/main_window.h"

#include <QLabel>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStatusBar>
#include <QtTest>

#include <memory>

namespace redthread {

class WindowTest : public QObject {
    Q_OBJECT
protected:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MainWindow> m_window;

    void openExample()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1400, 900);
        m_window->show();
        QSignalSpy finished(&m_window->importer(), &Importer::finished);
        m_window->open({.store = m_dir->filePath("walk.redthread"), .articles = exampleArticles()});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
        QCOMPARE(finished.front().at(1).toInt(), 0);
        waitIdle();
    }
    void closeWindow()
    {
        m_window.reset();
        m_dir.reset();
    }

    Network& network() { return m_window->project().network(); }
    QString dump()
    {
        return *m_window->project().store().ask([](Store& store) { return store.dump(); }).result();
    }
    QStringList statusTexts()
    {
        QStringList texts;
        for (const QLabel* label : m_window->statusBar()->findChildren<QLabel*>())
            texts << label->text();
        return texts;
    }
    void waitIdle() { QTRY_VERIFY(!m_window->project().editor().isBusy()); }
};

// Connected, but no neighbours; null when there are none.
std::pair<EntityId, EntityId> twoStepsApart(const Network& network);
// Of one contested line: who claims it and who denies it; null when there is none.
std::pair<EntityId, EntityId> accuserAndDenier(const Network& network);

} // namespace redthread
