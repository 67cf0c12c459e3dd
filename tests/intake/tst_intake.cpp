#include "models/intake/article.h"
#include "models/intake/decoding.h"

#include <QRandomGenerator>
#include <QStringEncoder>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

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
        const QString french = QString::fromUtf8("Le journaliste a été arrêté à Genève, où il préparait un "
                                                 "reportage sur l’élection. “Déjà”, dit-il, l’été…\n");
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

    // uchardet must not be asked where the bytes say it themselves, and its
    // answer must not cost a character.
    void no_character_is_lost_on_the_way_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("windows-1252 ending in a letter with an accent")
            << QByteArray("Le journaliste prend un caf\xE9")
            << QString::fromUtf8("Le journaliste prend un café");
        QTest::newRow("curly quotes alone")
            << QByteArray("The minister said \x93no comment\x94 \x96 twice.\n")
            << QString::fromUtf8("The minister said “no comment” – twice.\n");
        const QString polish =
            QString::fromUtf8("Dziennikarka Żółkiewska powiedziała „nie” – i śledztwo wygasło. "
                              "Źródła mówią, że spółka płaciła urzędnikom.\n");
        QTest::newRow("windows-1250") << encoded(polish, "windows-1250") << polish;
        const QString french = QString::fromUtf8("Le café d’Émile a été fermé. L’été “déjà” fini…\n");
        QTest::newRow("UTF-8 with one broken byte") << french.toUtf8() + "Fin \xE9 fin.\n"
                                                    << french + "Fin " + QChar(0xFFFD) + " fin.\n";
        QTest::newRow("UTF-8 with an encoded lone surrogate") << french.toUtf8() + "a\xED\xA0\x80z\n"
                                                              << french + "az\n";
        QTest::newRow("UTF-8 cut inside a character")
            << french.toUtf8() + "\xE2\x80" << french + QString(2, QChar(0xFFFD));
        const QString russian =
            QString::fromUtf8("Журналист был арестован в Москве, где он готовил репортаж.\n");
        QTest::newRow("Russian UTF-16LE without mark") << encoded(russian, "UTF-16LE") << russian;
        QTest::newRow("Russian UTF-16BE without mark") << encoded(russian, "UTF-16BE") << russian;
        const QString turkish = QString::fromUtf8(
            "Bakan “hayır” dedi – gazeteci İstanbul’da yaşıyor, şirketin ödediği söyleniyor.\n");
        QTest::newRow("windows-1254") << encoded(turkish, "windows-1254") << turkish;
        const QString lithuanian = QString::fromUtf8(
            "Ministras pasakė „ne“ – žurnalistė gyvena Vilniuje, įmonė mokėjo už šnipinėjimą.\n");
        QTest::newRow("windows-1257") << encoded(lithuanian, "windows-1257") << lithuanian;
        QTest::newRow("a pair of surrogates written as UTF-8")
            << QByteArray("Ann \xED\xA0\xBD\xED\xB8\x80 and \xED\xB8\x80 Bo\n")
            << QString::fromUtf8("Ann 😀 and  Bo\n");
        QTest::newRow("UTF-16LE with a lone surrogate") << QByteArray("\xFF\xFE"
                                                                      "A\0\x00\xD8"
                                                                      "B\0\x00\xDC",
                                                                      10)
                                                        << QString("AB");
        QTest::newRow("pages") << QByteArray("The first page\fThe second\vline")
                               << QString("The first page\nThe second\nline");
        QTest::newRow("about a format")
            << QByteArray("SQLite format 3 explained.\n") << QString("SQLite format 3 explained.\n");
        QTest::newRow("about a picture")
            << QByteArray("GIF87a and GIF89a differ.\n") << QString("GIF87a and GIF89a differ.\n");
        QTest::newRow("HTML is read as it stands")
            << QByteArray("<html><p>Ann &amp; Bo</p>\n") << QString("<html><p>Ann &amp; Bo</p>\n");
        const QString hostile = QString("Ann ") + QChar(0x202E) + QChar(0x2067) + "oB" + QChar(0x2069) +
                                QChar(0x202C) + QString::fromUtf8(" e\u0301 👩🏽‍💻 \u200F.\n");
        QTest::newRow("bidi, combining marks, emoji") << hostile.toUtf8() << hostile;
        QByteArray late = QByteArray("Nothing but plain letters here. ").repeated(40000);
        late += encoded(russian.repeated(20), "windows-1251");
        QTest::newRow("Russian after a megabyte of English")
            << late
            << QString::fromLatin1(QByteArray("Nothing but plain letters here. ").repeated(40000)) +
                   russian.repeated(20);
    }
    void no_character_is_lost_on_the_way()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        const auto article = articleFromBytes(bytes, "a.txt");
        QVERIFY2(article.ok(), article.ok() ? "" : qPrintable(article.error().text));
        QVERIFY2(article->text == text, qPrintable(article->encoding + ": " + article->text.right(200)));
    }

    void the_encoding_is_named()
    {
        QCOMPARE(articleFromBytes("Ann met Bo.", "a")->encoding, QString("UTF-8"));
        QCOMPARE(articleFromBytes(encoded("Ann met Bo.", "UTF-16BE"), "a")->encoding, QString("UTF-16BE"));
        // What uchardet calls WINDOWS-1252.
        const QString portuguese = QString::fromUtf8("João Simões de São Paulo said it’s true.");
        QCOMPARE(articleFromBytes(encoded(portuguese, "windows-1252"), "a")->encoding,
                 QString("windows-1252"));
    }

    void line_ends_do_not_make_another_article()
    {
        const auto lf = articleFromBytes("One.\n\nTwo.\n", "a"),
                   crlf = articleFromBytes("One.\r\n\r\nTwo.\r\n", "b"),
                   cr = articleFromBytes("One.\r\rTwo.", "c");
        QCOMPARE(lf->textHash, crlf->textHash);
        QCOMPARE(lf->textHash, cr->textHash);
        QCOMPARE(crlf->text, lf->text);
        QVERIFY(lf->fileHash != crlf->fileHash);
        QVERIFY(articleFromBytes("One. Three.", "d")->textHash != lf->textHash);
    }

    void what_no_text_may_hold_is_dropped_and_the_rest_stays()
    {
        const QString hostile = QString("A") + QChar(0) + QChar(0xD800) + "B" + QChar(0xFFFE) + QChar(7) +
                                "C\tD" + QChar(0x202E) + QChar(0x0301) + QString::fromUtf8("😀") +
                                QChar(0xDC00);
        QCOMPARE(cleaned(hostile),
                 QString("ABC\tD") + QChar(0x202E) + QChar(0x0301) + QString::fromUtf8("😀"));
        QCOMPARE(cleaned(cleaned(hostile)), cleaned(hostile));
        const auto article = articleFromBytes(QByteArray("Ann\0 met\xED\xA0\x80 Bo", 14) +
                                                  QByteArray(" in Rome today and left.").repeated(4),
                                              "x");
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
        QTest::newRow("jpeg") << QByteArray("\xFF\xD8\xFF\xE0\0\x10JFIF", 10) + QByteArray(500, '\x9A')
                              << "JPEG";
        QTest::newRow("gif") << QByteArray("GIF89a\x01\0\x01\0\x80\0\0\xFF\xFF\xFF\0\0\0,", 20) << "GIF";
        QTest::newRow("database") << QByteArray("SQLite format 3\0\x10\0\x01\x01\0@  \0\0\0\x02", 28)
                                  << "database";
        QTest::newRow("a mark and nothing else") << QByteArray("\xEF\xBB\xBF") << "no text";
        QTest::newRow("text after zeros") << QByteArray(4096, '\0') + "Ann met Bo."
                                          << "not a text";
        QTest::newRow("numbers") << QByteArray("\x01\0\x02\0\x03\0\x04\0\x05\0\x06\0\x07\0", 14)
                                 << "not a text";
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

    void a_file_that_cannot_be_read_is_refused()
    {
        // Readable by its permissions, but its first page is never mapped: the read itself fails, for root
        // too.
        const auto broken = readArticle("/proc/self/mem");
        QVERIFY(!broken.ok());
        QVERIFY2(broken.error().text.contains("“mem” could not be read: "), qPrintable(broken.error().text));
        if (geteuid() == 0)
            QSKIP("root may read every file");
        const QString path = file("secret.txt", "Ann met Bo.\n");
        QVERIFY(QFile::setPermissions(path, {}));
        const auto secret = readArticle(path);
        QVERIFY(!secret.ok());
        QVERIFY2(secret.error().text.contains("“secret.txt” could not be read: "),
                 qPrintable(secret.error().text));
    }

    void an_article_of_the_program_itself_is_read()
    {
        const auto article = readArticle(":/intake/story.txt");
        QVERIFY(article.ok());
        QCOMPARE(article->text, QString("Ferry sold\n\nAnn sold it to Bo.\n"));
        QCOMPARE(article->title, QString("Ferry sold"));
        QVERIFY(readArticle(":/intake/none.txt").error().text.contains(":/intake/none.txt"));
        QVERIFY(readArticle(":/intake").error().text.contains("folder"));
    }

    void the_hashes_are_sha_256()
    {
        const auto article = articleFromBytes("Ann  met\r\nBo.\n", "a");
        // printf 'Ann  met\r\nBo.\n' | sha256sum; printf 'Ann met Bo.' | sha256sum
        QCOMPARE(article->fileHash,
                 QString("3722c726c8f22221e4f443e27c57d002b9c9ef41a80c5c77e5c001471b192275"));
        QCOMPARE(article->textHash,
                 QString("64ac20dcd90b7112f90bd07507050cef1c311d0842bba3405595ce8ff239de80"));
    }

    void pasted_text_is_cleaned_too()
    {
        const auto article =
            articleFromText(QString("Ann") + QChar(0) + QChar(0xD800) + " met\r\nBo.", "Pasted");
        QVERIFY(article.ok());
        QCOMPARE(article->text, QString("Ann met\nBo."));
        QVERIFY(articleFromText(" \n\t", "Pasted").error().text.contains("Pasted"));
        QVERIFY(articleFromText(QString(largestArticle / 2 + 1, u'a'), "Pasted")
                    .error()
                    .text.contains("too large"));
    }

    void an_article_of_200_megabytes_is_refused_without_reading_it()
    {
        QFile large(m_dir.filePath("large.txt"));
        QVERIFY(large.open(QIODevice::WriteOnly));
        QVERIFY(large.resize(200LL * 1024 * 1024)); // sparse
        large.close();
        const auto article = readArticle(large.fileName());
        QVERIFY(!article.ok());
        QVERIFY2(article.error().text.contains("too large: 200"), qPrintable(article.error().text));
        QVERIFY2(article.error().text.contains("large.txt"), qPrintable(article.error().text));
        QVERIFY(articleFromBytes(QByteArray(largestArticle + 1, 'a'), "l")
                    .error()
                    .text.contains("too large: 64"));
    }

    void the_title_is_the_first_line_or_the_name()
    {
        QCOMPARE(articleFromBytes("\n\n  Ferry   sold \n\nText.", "x.txt")->title, QString("Ferry sold"));
        QCOMPARE(articleFromBytes(QByteArray(500, 'a') + "\n", "/tmp/my story.txt")->title,
                 QString("my story"));
        QCOMPARE(articleFromBytes(QByteArray(200, 'a') + "\n", "x.txt")->title.size(), 200);
        QCOMPARE(articleFromBytes(QByteArray(201, 'a') + "\n", "x.txt")->title, QString("x"));
        // However much white space stands before it.
        QCOMPARE(articleFromBytes(QByteArray(3995, '\n') + "Ferry sold\nText.", "x.txt")->title,
                 QString("Ferry sold"));
    }

    void random_bytes_never_break_the_promise()
    {
        QRandomGenerator random(42);
        for (int round = 0; round < 3000; ++round) {
            static const QByteArray marks[] = {"",         "",         "\xEF\xBB\xBF",
                                               "\xFF\xFE", "\xFE\xFF", QByteArray("\0\0\xFE\xFF", 4)};
            QByteArray bytes = marks[random.bounded(6)];
            const int size = random.bounded(1, 200);
            const bool textual = random.bounded(2);
            for (int i = 0; i < size; ++i)
                bytes += char(textual && random.bounded(10) ? random.bounded(32, 127) : random.bounded(256));
            const auto article = articleFromBytes(bytes, "r");
            if (!article.ok())
                continue;
            QCOMPARE(cleaned(article->text), article->text);
            QVERIFY(!article->text.contains('\r') && !article->text.contains(QChar(0)));
            QVERIFY(article->title.isValidUtf16());
            QVERIFY(article->text.isValidUtf16());
        }
    }

    void the_date_at_the_head_is_known_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("date");
        QTest::newRow("dateline") << "Title\n\nOSLO, 14 March 2023 – Firm sold." << "2023-03-14";
        QTest::newRow("American dateline") << "Title\n\nOSLO, March 2, 2019 (Press) – Firm." << "2019-03-02";
        QTest::newRow("byline") << "Title\n\nBy Ada Byron, The Post, 8 April 2021\n\nFor years." << "2021-04-08";
        QTest::newRow("alone") << "Title\n\nThursday, 23 August 2022\n\nThe Alliance." << "2022-08-23";
        QTest::newRow("ISO") << "Title\n2020-06-22\nText." << "2020-06-22";
        QTest::newRow("of the story") << "Title\n\nOn 14 March 2023 the firm was sold to a buyer." << "";
        QTest::newRow("in the title") << "What happened on 14 March 2023\n\nText." << "";
        QTest::newRow("no such day") << "Title\n\n31 February 2022\n\nText." << "";
        QTest::newRow("no month") << "Title\n\n12 Monkeys 2022\n\nText." << "";
        QTest::newRow("far down") << QString("Title\n") + QString("line\n").repeated(12) + "14 March 2023\n" << "";
        QTest::newRow("none") << "Title\n\nText." << "";
    }
    void the_date_at_the_head_is_known()
    {
        QFETCH(QString, text);
        const Result<Article> article = articleFromText(text, "x");
        QVERIFY(article);
        QTEST(article->date, "date");
    }
};

QTEST_GUILESS_MAIN(tst_Intake)
#include "tst_intake.moc"
