#include "models/intake/article.h"
#include "models/intake/decoding.h"

#include <QRandomGenerator>
#include <QStringEncoder>
#include <QtTest>

#include <sys/stat.h>

using namespace redthread;

static const QString story = QString::fromUtf8("Café owner Łukasz met “Ana” – she left.\nΤέλος 😀 e\u0301.\n");

static QByteArray encoded(const QString& text, const char* encoding)
{
    QStringEncoder encoder(encoding);
    return encoder.encode(text);
}

class tst_Intake : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;

    QString file(const QString& name, const QByteArray& bytes)
    {
        QFile f(m_dir.filePath(name));
        if (!f.open(QIODevice::WriteOnly) || f.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return f.fileName();
    }

private slots:
    void every_encoding_gives_the_same_text_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("UTF-8") << story.toUtf8() << story;
        QTest::newRow("UTF-8 with mark") << "\xEF\xBB\xBF" + story.toUtf8() << story;
        QTest::newRow("UTF-16LE with mark") << "\xFF\xFE" + encoded(story, "UTF-16LE") << story;
        QTest::newRow("UTF-16BE with mark") << "\xFE\xFF" + encoded(story, "UTF-16BE") << story;
        QTest::newRow("UTF-16LE without mark") << encoded(story, "UTF-16LE") << story;
        QTest::newRow("UTF-16BE without mark") << encoded(story, "UTF-16BE") << story;
        QTest::newRow("UTF-32LE with mark")
            << QByteArray("\xFF\xFE\0\0", 4) + encoded(story, "UTF-32LE") << story;
        const QString french = QString::fromUtf8(
            "Le journaliste a été arrêté à Genève, où il préparait un reportage sur l’élection. “Déjà”, dit-il, l’été…\n");
        QTest::newRow("windows-1252") << encoded(french, "windows-1252") << french;
        const QString russian = QString::fromUtf8(
            "Журналист был арестован в Москве, где он готовил репортаж о выборах и деньгах.\n");
        QTest::newRow("windows-1251") << encoded(russian, "windows-1251") << russian;
    }
    void every_encoding_gives_the_same_text()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        const auto article = articleFromBytes(bytes, "a.txt");
        QVERIFY(article.ok());
        QCOMPARE(article->text, text);
    }

    void line_ends_do_not_make_another_article()
    {
        const auto lf = articleFromBytes("One.\n\nTwo.\n", "a"), crlf = articleFromBytes("One.\r\n\r\nTwo.\r\n", "b"),
                   cr = articleFromBytes("One.\r\rTwo.", "c");
        QCOMPARE(lf->textHash, crlf->textHash);
        QCOMPARE(lf->textHash, cr->textHash);
        QCOMPARE(crlf->text, lf->text);
        QVERIFY(lf->fileHash != crlf->fileHash);
        QVERIFY(articleFromBytes("One. Three.", "d")->textHash != lf->textHash);
    }

    void what_no_text_may_hold_is_dropped_and_the_rest_stays()
    {
        const QString hostile = QString("A") + QChar(0) + QChar(0xD800) + "B" + QChar(0xFFFE) + QChar(7) + "C\tD" +
                                QChar(0x202E) + QChar(0x0301) + QString::fromUtf8("😀") + QChar(0xDC00);
        QCOMPARE(cleaned(hostile), QString("ABC\tD") + QChar(0x202E) + QChar(0x0301) + QString::fromUtf8("😀"));
        QCOMPARE(cleaned(cleaned(hostile)), cleaned(hostile));
        const auto article = articleFromBytes(QByteArray("Ann\0 met\xED\xA0\x80 Bo", 14) + QByteArray(" in Rome today and left.").repeated(4), "x");
        QVERIFY(article.ok());
        QVERIFY(!article->text.contains(QChar(0)));
    }

    void what_is_no_text_is_refused_by_name_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        QTest::newRow("empty") << QByteArray() << "empty";
        QTest::newRow("blank") << QByteArray("  \n\t\r\n ") << "no text";
        QTest::newRow("zeros") << QByteArray(4096, '\0') << "zeros";
        QTest::newRow("jpeg") << QByteArray("\xFF\xD8\xFF\xE0\0\x10JFIF", 10) + QByteArray(500, '\x9A') << "JPEG";
        QTest::newRow("png") << QByteArray("\x89PNG\r\n\x1A\n\0\0", 10) << "PNG";
        QTest::newRow("pdf") << QByteArray("%PDF-1.7\n...") << "PDF";
        QTest::newRow("docx") << QByteArray("PK\x03\x04....") << "ZIP";
        QByteArray noise;
        QRandomGenerator random(7);
        for (int i = 0; i < 5000; ++i)
            noise += char(random.bounded(256));
        QTest::newRow("noise") << noise << "not a text";
    }
    void what_is_no_text_is_refused_by_name()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        const auto article = readArticle(file("odd name.txt", bytes));
        QVERIFY(!article.ok());
        QVERIFY2(article.error().text.contains("odd name.txt"), qPrintable(article.error().text));
        QVERIFY2(article.error().text.contains(reason), qPrintable(article.error().text));
    }

    void a_file_that_is_no_file_is_refused()
    {
        QVERIFY(readArticle(m_dir.filePath("missing.txt")).error().text.contains("missing.txt"));
        QVERIFY(readArticle(m_dir.path()).error().text.contains("folder"));
        const QByteArray pipe = QFile::encodeName(m_dir.filePath("pipe"));
        QCOMPARE(mkfifo(pipe.constData(), 0600), 0);
        QVERIFY(readArticle(m_dir.filePath("pipe")).error().text.contains("not a plain file"));
        QVERIFY(!readArticle("/dev/zero").ok());
    }

    void an_article_of_200_megabytes_is_refused_without_reading_it()
    {
        QFile large(m_dir.filePath("large.txt"));
        QVERIFY(large.open(QIODevice::WriteOnly));
        QVERIFY(large.resize(200LL * 1024 * 1024)); // sparse
        large.close();
        const auto article = readArticle(large.fileName());
        QVERIFY(!article.ok());
        QVERIFY2(article.error().text.contains("too large"), qPrintable(article.error().text));
    }

    void the_title_is_the_first_line_or_the_name()
    {
        QCOMPARE(articleFromBytes("\n\n  Ferry   sold \n\nText.", "x.txt")->title, QString("Ferry sold"));
        QCOMPARE(articleFromBytes(QByteArray(500, 'a') + "\n", "/tmp/my story.txt")->title, QString("my story"));
    }

    void random_bytes_never_break_the_promise()
    {
        QRandomGenerator random(42);
        for (int round = 0; round < 3000; ++round) {
            QByteArray bytes;
            const int size = random.bounded(1, 200);
            const bool textual = random.bounded(2);
            for (int i = 0; i < size; ++i)
                bytes += char(textual && random.bounded(10) ? random.bounded(32, 127) : random.bounded(256));
            const auto article = articleFromBytes(bytes, "r");
            if (!article.ok())
                continue;
            QCOMPARE(cleaned(article->text), article->text);
            QVERIFY(!article->text.contains('\r'));
            QVERIFY(article->text.isValidUtf16());
        }
    }
};

QTEST_GUILESS_MAIN(tst_Intake)
#include "tst_intake.moc"
