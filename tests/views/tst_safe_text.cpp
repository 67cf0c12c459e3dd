// Texts of strangers, made fit to be drawn.

#include "views/graph/safe_text.h"

#include <QtTest>

using namespace redthread;

class tst_SafeText : public QObject {
    Q_OBJECT
private slots:
    void hostile_text_becomes_one_plain_line_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("safe");
        QTest::newRow("plain") << "Ada"
                               << "Ada";
        QTest::newRow("lines") << " Ada\r\n\tLovelace \n"
                               << "Ada Lovelace";
        QTest::newRow("markup stays text") << "<b>\"A\" & 'B'</b>"
                                           << "<b>\"A\" & 'B'</b>";
        QTest::newRow("controls") << QString::fromUtf8("A\x01\x1b[31m\x7f") + QChar(0x85) + "B"
                                  << "A[31m B";
        QTest::newRow("null") << QString(QChar(0)) + "A"
                              << "A";
        QTest::newRow("lone high") << QString(QChar(0xD800)) + "A" << QString(QChar(0xFFFD)) + "A";
        QTest::newRow("lone low") << "A" + QString(QChar(0xDC00)) << "A" + QString(QChar(0xFFFD));
        QTest::newRow("non-characters") << "A" + QString(QChar(0xFFFE)) + QChar(0xFFFF) << "A";
        QTest::newRow("emoji") << QString::fromUtf8("🧵 A") << QString::fromUtf8("🧵 A");
        QTest::newRow("override") << "A" + QString(QChar(0x202E)) + "B"
                                  << "AB";
        QTest::newRow("heap of marks") << "a" + QStringLiteral("\u0301").repeated(99) + "b"
                                       << "a" + QStringLiteral("\u0301").repeated(4) + "b";
        QTest::newRow("paragraphs") << "A" + QString(QChar(0x2029)) + "B"
                                    << "A B";
    }
    void hostile_text_becomes_one_plain_line()
    {
        QFETCH(QString, text);
        QFETCH(QString, safe);
        QCOMPARE(safeText(text), safe);
    }

    void long_names_are_cut_between_characters()
    {
        QCOMPARE(elided(QString(32, 'a')), QString(32, 'a'));
        QCOMPARE(elided(QString(33, 'a')), QString(31, 'a') + QChar(0x2026));
        QCOMPARE(elided(QString(10'000, 'a')).size(), 32);
        const QString flags = QString::fromUtf8("🧵").repeated(40);
        QVERIFY(elided(flags).startsWith(QString::fromUtf8("🧵").repeated(31)));
        QCOMPARE(elided(flags).size(), 63);
        const QString accents = QStringLiteral("e\u0301").repeated(32);
        QCOMPARE(elided(accents), accents);
        QVERIFY(elided("a" + QStringLiteral("\u0301").repeated(10'000)).size() < 500);
        const QString heap = QString::fromUtf8("🧵") + QStringLiteral("\u0301").repeated(5'000);
        QVERIFY(elided(heap).isValidUtf16());
        QCOMPARE(elided("Ab", 2), QStringLiteral("Ab"));
    }

    void right_to_left_names_are_isolated()
    {
        const QString name = QString::fromUtf8("عمر الراضي");
        QCOMPARE(isolated(name), QChar(0x2068) + name + QChar(0x2069));
        QCOMPARE(isolated("Omar"), QStringLiteral("Omar"));
    }

    void only_the_web_is_linked()
    {
        QVERIFY(isWebAddress("https://example.org/a?b=c"));
        for (const char* bad :
             {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "example.org", "https://", "",
              "http:\n//x", " https://example.org/\"onclick="})
            QVERIFY2(!isWebAddress(bad), bad);
    }
};

QTEST_GUILESS_MAIN(tst_SafeText)
#include "tst_safe_text.moc"
