#include "app/data_folder.h"

#include <QStandardPaths>
#include <QtTest>

using namespace redthread;

class tst_DataFolder : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;

    QString file(const QString& name, const QByteArray& content)
    {
        QFile f(m_dir.filePath(name));
        if (!f.open(QIODevice::WriteOnly) || f.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(name));
        return f.fileName();
    }

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void the_same_articles_find_the_same_work()
    {
        const QString a = file("a.txt", "one"), b = file("b.txt", "two"), copy = file("copy.txt", "one");
        QCOMPARE(workFileFor({a, b}).right(18), workFileFor({b, a}).right(18));
        QCOMPARE(workFileFor({a}).right(18), workFileFor({copy}).right(18));
        QVERIFY(workFileFor({a}) != workFileFor({b}));
        QVERIFY(isUnsavedWork(workFileFor({a})));
        QVERIFY(!isUnsavedWork(m_dir.filePath("x.redthread")));
    }

    void a_hostile_name_makes_a_plain_file()
    {
        const QString work = QFileInfo(workFileFor({file("a;$(x)\n'\".txt", "z")})).fileName();
        QVERIFY2(!work.contains(QRegularExpression("[;$()\n'\"]")), qPrintable(work));
    }

    void what_is_opened_first()
    {
        const QString a = file("a.txt", "one");
        const QString left = file("left.redthread", "x");
        QCOMPARE(openingFor({.store = "s.redthread", .articles = {a}}, left).store, QString("s.redthread"));
        QCOMPARE(openingFor({.articles = {a}}, left).store, workFileFor({a}));
        QCOMPARE(openingFor({}, left).store, left);
        QVERIFY(openingFor({}, left).recovered);
        QVERIFY(openingFor({}, m_dir.filePath("gone")).isExample);
        QVERIFY(openingFor({}, {}).isExample);
    }
};

QTEST_GUILESS_MAIN(tst_DataFolder)
#include "tst_data_folder.moc"
