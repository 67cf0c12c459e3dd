// A person's own tables in <data folder>/reading/ are read behind ours.
#include "models/reading/reading.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QtTest>

using namespace redthread;

class TestReadingOwnWords : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        const QString folder =
            QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/reading");
        QVERIFY(QDir().mkpath(folder));
        QFile patterns(folder + QStringLiteral("/patterns.tsv"));
        QVERIFY(patterns.open(QIODevice::WriteOnly));
        patterns.write("# mine\nverb\tinfluences\thoodwink\t\tS\tO\nnot a row\nverb\ttickles\ttickle\t\tS\tO\n");
    }

    void cleanupTestCase()
    {
        QFile::remove(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                      QStringLiteral("/reading/patterns.tsv"));
    }

    void a_verb_of_ones_own_is_read()
    {
        const auto reading = readText(QStringLiteral("Qarlan Group hoodwinked Ada Byron."), {});
        QVERIFY(reading);
        QCOMPARE(int(reading->relationships.size()), 1);
        QCOMPARE(reading->relationships[0].kind, QStringLiteral("influences"));
        // What is no row is told, with the line it stands in.
        QCOMPARE(reading->notes.size(), 2);
        QVERIFY2(reading->notes[0].contains(u"Line 3 of"), qPrintable(reading->notes[0]));
        QVERIFY2(reading->notes[1].contains(u"Line 4 of"), qPrintable(reading->notes[1]));
    }
};

QTEST_GUILESS_MAIN(TestReadingOwnWords)
#include "tst_reading_own_words.moc"
