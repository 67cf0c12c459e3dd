// The program itself, run as people and scripts run it.
#include <QCryptographicHash>
#include <QDirIterator>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

struct Run {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

class tst_Commands : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    QString m_article;

    QString path(const QString& name) const { return m_dir.filePath(name); }
    QString file(const QString& name, const QByteArray& bytes)
    {
        QFile f(path(name));
        if (!f.open(QIODevice::WriteOnly) || f.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return f.fileName();
    }
    static QByteArray bytesOf(const QString& name)
    {
        QFile f(name);
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }
    // Without a display, as on a server.
    Run run(const QStringList& arguments, const QString& folder = {})
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromLatin1(name));
        environment.insert("XDG_DATA_HOME", path("data"));
        environment.insert("XDG_CONFIG_HOME", path("config"));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder.isEmpty() ? m_dir.path() : folder);
        process.start(QStringLiteral(REDTHREAD_PROGRAM), arguments);
        if (!process.waitForFinished(120000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    QJsonObject stats(const QString& store)
    {
        return QJsonDocument::fromJson(run({"stats", "--store", store}).out).object();
    }
    static int total(const QJsonObject& stats, const char* what)
    {
        return stats[QLatin1String(what)].toObject()["total"].toInt(-1);
    }

private slots:
    void initTestCase()
    {
        QDirIterator it(QStringLiteral(REDTHREAD_SOURCE_DIR "/resources/examples"), {"*.txt"}, QDir::Files);
        QVERIFY(it.hasNext());
        QVERIFY(QFile::copy(it.next(), path("article.txt")));
        m_article = path("article.txt");
    }

    void help_and_version_need_no_display()
    {
        QCOMPARE(run({"--help"}).code, 0);
        QVERIFY(run({"--help"}).out.contains("redthread read ARTICLE"));
        QVERIFY(run({"--version"}).out.startsWith("redthread "));
        const Run bogus = run({"--bogus"});
        QCOMPARE(bogus.code, 2);
        QVERIFY(!bogus.err.isEmpty() && bogus.out.isEmpty());
    }

    void read_prints_what_is_read_with_exact_offsets()
    {
        const Run read = run({"read", m_article});
        QCOMPARE(read.code, 0);
        const QJsonObject json = QJsonDocument::fromJson(read.out).object();
        const QString text = QString::fromUtf8(bytesOf(m_article));
        QVERIFY(json["entities"].toArray().size() > 3);
        QVERIFY(json["claims"].toArray().size() > 3);
        for (const auto& value : json["mentions"].toArray()) {
            const QJsonObject m = value.toObject();
            QCOMPARE(text.mid(m["start"].toInt(), m["end"].toInt() - m["start"].toInt()),
                     m["text"].toString());
        }
    }

    void read_offers_possible_links_when_asked()
    {
        const auto read = [this](const QStringList& options) {
            return QJsonDocument::fromJson(run(QStringList{"read"} + options + QStringList{m_article}).out)
                .object();
        };
        QVERIFY(!read({}).contains("possible"));
        const QJsonObject json = read({"--possible"});
        QVERIFY(!json["possible"].toArray().isEmpty());
        QCOMPARE(json["claims"].toArray().size(), read({})["claims"].toArray().size());
        const QString store = path("possible.redthread");
        QCOMPARE(run({"import", "--store", store, m_article}).code, 0);
        const QJsonObject claims =
            QJsonDocument::fromJson(run({"stats", "--store", store}).out).object()["claims"].toObject();
        QCOMPARE(claims["possible_links"].toInt(), json["possible"].toArray().size());
        QCOMPARE(claims["total"].toInt(), json["claims"].toArray().size());
    }

    void read_takes_mentions_from_an_annotation()
    {
        const QString article = file("given.txt", "Ada Marr works for the Harbour Post.");
        const QString gold =
            file("given.json", R"({"entities": [{"id": "a", "kind": "journalist", "name": "Ada"},
            {"id": "b", "kind": "media", "name": "Post"}],
            "mentions": [{"entity": "a", "start": 0, "end": 8, "type": "name"},
            {"entity": "b", "start": 23, "end": 35, "type": "name"}]})");
        const Run read = run({"read", "--given-mentions", gold, article});
        QCOMPARE(read.code, 0);
        const QJsonObject json = QJsonDocument::fromJson(read.out).object();
        QStringList names;
        for (const auto& entity : json["entities"].toArray())
            names << entity.toObject()["name"].toString();
        QCOMPARE(names, (QStringList{"Ada", "Post"}));
        QCOMPARE(json["relations"].toArray().at(0).toObject()["type"].toString(), "works_for");
        QCOMPARE(run({"read", "--given-mentions", path("none.json"), article}).code, 1);
        const QString ofAnother =
            file("other.json", R"({"entities": [{"id": "a", "kind": "person", "name": "Ada"}],
            "mentions": [{"entity": "a", "start": 4, "end": 7, "type": "name", "text": "Ada"}]})");
        const Run other = run({"read", "--given-mentions", ofAnother, article});
        QCOMPARE(other.code, 1);
        QVERIFY2(other.err.contains("at character 4 it has “Ada”, the article “Mar”"), other.err);
        QVERIFY(other.out.isEmpty());
    }

    void what_of_an_annotation_cannot_be_used_is_said()
    {
        const QString article = file("given.txt", "Ada Marr works for the Harbour Post.");
        const auto said = [&](const QByteArray& json) {
            const Run read = run({"read", "--given-relations", file("faulty.json", json), article});
            return read.code == 0 ? read.err : QByteArray("ended with ") + QByteArray::number(read.code);
        };
        const QByteArray ada = R"({"id": "a", "kind": "person", "name": "Ada"})",
                         post = R"({"id": "b", "kind": "media", "name": "Post"})",
                         works = R"({"id": "r", "subject": "a", "type": "works_for", "object": "b"})",
                         claim = R"({"id": "c", "relation": "r", "start": 0, "end": 36})";
        const auto all = [&](const QByteArray& entities, const QByteArray& mentions,
                             const QByteArray& relations, const QByteArray& claims) {
            return "{\"entities\": [" + entities + "], \"mentions\": [" + mentions + "], \"relations\": [" +
                   relations + "], \"claims\": [" + claims + "]}";
        };
        const QByteArray both = ada + ", " + post, mention = R"({"entity": "a", "start": 0, "end": 8})";
        QCOMPARE(said(all(both, mention, works, claim)), QByteArray());
        QVERIFY(said("{}").contains("names no entities"));
        QVERIFY(said(all(ada, mention, works, claim)).contains("1 of its records"));
        QVERIFY(said(all(both + ", " + ada, mention, works, claim)).contains("1 of its records"));
        QVERIFY(said(all(both, R"({"entity": "x", "start": 0, "end": 8})", works, claim))
                    .contains("1 of its records"));
        QVERIFY(said(all(both, mention, works, R"({"id": "c", "relation": "r", "start": 0, "end": 99})"))
                    .contains("1 of its records"));
        QVERIFY(said(all(both, R"({"entity": "a", "start": 1, "end": 8})", works, claim))
                    .contains("inside a word"));
        QVERIFY(
            said(all(both, mention, R"({"id": "r", "subject": "a", "type": "hugs", "object": "b"})", claim))
                .contains("1 have a kind"));
        QVERIFY(said(all(both, R"({"entity": "a", "start": 1e15, "end": 2e15})", works, claim))
                    .contains("ended with 1"));
    }

    // A file with the line ends of Windows, a form feed, a NUL and a character that is none.
    void offsets_count_as_the_file_does()
    {
        const QString text = QString::fromUtf8("News\r\n\r\nWritten by hand.\f😀\r\n\r\n") + QChar(0) +
                             QString::fromUtf8("Ada Marr works for the Harbour Post. ") + QChar(0xFFFE) +
                             QString::fromUtf8("It was sold to Tolvig.\r\n");
        const QString article = file("windows.txt", text.toUtf8());
        const QString post = QStringLiteral("Harbour Post");
        const auto isOfTheFile = [&](const QJsonObject& json, const char* list) {
            const QJsonArray records = json[QLatin1String(list)].toArray();
            return !records.isEmpty() &&
                   std::all_of(records.begin(), records.end(), [&](const QJsonValue& value) {
                       const QJsonObject record = value.toObject();
                       const int start = record["start"].toInt(), end = record["end"].toInt();
                       return record["text"].toString() == text.mid(start, end - start);
                   });
        };
        const QJsonObject read = QJsonDocument::fromJson(run({"read", article}).out).object();
        QVERIFY(isOfTheFile(read, "mentions"));
        QVERIFY(isOfTheFile(read, "claims"));
        const int ada = int(text.indexOf("Ada Marr")), at = int(text.indexOf(post));
        QJsonObject gold{
            {"entities", QJsonArray{QJsonObject{{"id", "a"}, {"kind", "journalist"}, {"name", "Ada"}},
                                    QJsonObject{{"id", "b"}, {"kind", "media"}, {"name", "Post"}}}},
            {"mentions", QJsonArray{QJsonObject{{"id", "1"},
                                                {"entity", "a"},
                                                {"start", ada},
                                                {"end", ada + 8},
                                                {"type", "name"},
                                                {"text", "Ada Marr"}},
                                    QJsonObject{{"id", "2"},
                                                {"entity", "b"},
                                                {"start", at},
                                                {"end", at + post.size()},
                                                {"type", "name"},
                                                {"text", post}}}}};
        const auto given = [&](const QString& option) {
            const Run result =
                run({"read", option, file("windows.json", QJsonDocument(gold).toJson()), article});
            return QJsonDocument::fromJson(result.out).object();
        };
        const QJsonObject mentioned = given("--given-mentions");
        QVERIFY(isOfTheFile(mentioned, "mentions"));
        QCOMPARE(mentioned["claims"].toArray().at(0).toObject()["start"].toInt(), ada);
        gold["relations"] =
            QJsonArray{QJsonObject{{"id", "r"}, {"subject", "a"}, {"type", "works_for"}, {"object", "b"}}};
        gold["claims"] = QJsonArray{QJsonObject{{"id", "c"},
                                                {"relation", "r"},
                                                {"start", ada},
                                                {"end", at + post.size() + 1},
                                                {"claimant", "author"}}};
        const QJsonArray claims = given("--given-relations")["claims"].toArray();
        QCOMPARE(claims.size(), 1);
        QCOMPARE(claims[0].toObject()["start"].toInt(), ada);
        QCOMPARE(claims[0].toObject()["text"].toString(), text.mid(ada, at + post.size() + 1 - ada));
    }

    void a_count_keeps_its_words()
    {
        const Run read =
            run({"read", file("count.txt", "The Border Agency hacked at least nine reporters of the Post.")});
        QVERIFY2(read.out.contains("\"at least nine reporters\""), read.out);
    }

    void import_says_a_line_per_article_and_knows_it_again()
    {
        const QString store = path("import.redthread");
        const QString crlf = file("crlf.txt", QByteArray(bytesOf(m_article)).replace("\n", "\r\n"));
        const Run first = run({"import", "--store", store, m_article, crlf});
        QCOMPARE(first.code, 0);
        QCOMPARE(first.err.trimmed().split('\n').size(), 2);
        QVERIFY2(first.err.contains("already"), first.err);
        QCOMPARE(total(stats(store), "documents"), 1);
        const QByteArray before = run({"dump", "--store", store}).out;
        QCOMPARE(run({"import", "--store", store, m_article}).code, 0);
        QCOMPARE(run({"dump", "--store", store}).out, before);
        QVERIFY(!before.isEmpty());
    }

    void what_cannot_be_read_is_named_and_the_rest_comes_in()
    {
        const QString store = path("some.redthread");
        const Run r = run(
            {"import", "--store", store, path("missing.txt"), m_article, m_dir.path(), file("empty.txt", ""),
             file("zeros.txt", QByteArray(5000, '\0')),
             file("photo.txt", QByteArray("\xff\xd8\xff\xe0\0\x10JFIF\0\1", 13) + QByteArray(900, '\x93'))});
        QCOMPARE(r.code, 1);
        for (const char* name : {"missing.txt", "empty.txt", "zeros.txt", "photo.txt"})
            QVERIFY2(r.err.contains(name), name);
        QCOMPARE(total(stats(store), "documents"), 1);
    }

    void a_store_that_is_none_is_refused_and_left_alone_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("words") << QByteArray("only words\n");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("half a database") << QByteArray("SQLite format 3\0", 16) + QByteArray(200, '\7');
    }
    void a_store_that_is_none_is_refused_and_left_alone()
    {
        QFETCH(QByteArray, content);
        const QString store = file("bad.redthread", content);
        for (const QStringList& command : {QStringList{"stats"}, QStringList{"dump"}, QStringList{"import"},
                                           QStringList{"export", "--format", "svg", "--output", "-"}}) {
            QStringList arguments = command + QStringList{"--store", store};
            if (command.first() == "import")
                arguments << m_article;
            const Run r = run(arguments);
            QCOMPARE(r.code, 3);
            QVERIFY2(r.err.contains("bad.redthread"), r.err);
            QVERIFY(r.out.isEmpty());
            QCOMPARE(bytesOf(store), content);
        }
        QCOMPARE(run({"stats", "--store", path("nowhere.redthread")}).code, 3);
        QVERIFY(!QFile::exists(path("nowhere.redthread")));
    }

    void export_writes_every_format_to_a_file_and_to_standard_output()
    {
        const QString store = path("export.redthread");
        QCOMPARE(run({"import", "--store", store, "--publisher", "Harbour Post", m_article}).code, 0);
        const QHash<QString, QByteArray> magic = {
            {"png", "\x89PNG"}, {"svg", "<?xml"}, {"pdf", "%PDF-"}, {"dot", "digraph"}};
        for (auto it = magic.begin(); it != magic.end(); ++it) {
            const QString target = path("picture." + it.key());
            const Run written = run({"export", "--store", store, "--format", it.key(), "--output", target});
            QVERIFY2(written.code == 0, written.err);
            const Run piped = run({"export", "--store", store, "--format", it.key(), "--output", "-"});
            QCOMPARE(piped.code, 0);
            QVERIFY2(bytesOf(target).left(200).contains(it.value()), qPrintable(it.key()));
            QVERIFY(piped.out.left(200).contains(it.value()));
        }
        QVERIFY(bytesOf(path("picture.svg")).contains("Harbour Post"));
        QVERIFY(bytesOf(path("picture.svg")).contains("not reviewed"));
        QCOMPARE(run({"export", "--store", store, "--format", "svg", "--output", "-"}).out,
                 run({"export", "--store", store, "--format", "svg", "--output", "-"}).out);
    }

    void a_larger_scale_makes_a_larger_picture()
    {
        const QString store = path("scale.redthread");
        QCOMPARE(run({"import", "--store", store, m_article}).code, 0);
        QSize sizes[2];
        for (int i = 0; i < 2; ++i) {
            const Run r = run(
                {"export", "--store", store, "--format", "png", "--output", "-", "--scale", i ? "3" : "1"});
            sizes[i] = QImage::fromData(r.out).size();
        }
        QVERIFY(sizes[0].width() > 300);
        QVERIFY(std::abs(sizes[1].width() - 3 * sizes[0].width()) <= 2); // whole pixels
    }

    void a_pipe_is_written_to_and_not_replaced()
    {
        const QString store = path("pipe.redthread"), pipe = path("pipe.svg");
        QCOMPARE(run({"import", "--store", store, m_article}).code, 0);
        QCOMPARE(QProcess::execute("mkfifo", {pipe}), 0);
        QProcess other;
        other.start("cat", {pipe});
        QVERIFY(other.waitForStarted());
        QCOMPARE(run({"export", "--store", store, "--format", "svg", "--output", pipe}).code, 0);
        QVERIFY(other.waitForFinished(10000));
        QVERIFY(other.readAllStandardOutput().contains("</svg>"));
        QVERIFY(!QFileInfo(pipe).isFile());
    }

    void an_output_that_cannot_be_written_is_an_exit_code()
    {
        const QString store = path("out.redthread");
        QCOMPARE(run({"import", "--store", store, m_article}).code, 0);
        const Run r =
            run({"export", "--store", store, "--format", "svg", "--output", path("no/such/folder/x.svg")});
        QCOMPARE(r.code, 4);
        QVERIFY2(r.err.contains("x.svg"), r.err);
    }

    void without_a_display_the_picture_is_written_and_its_path_printed()
    {
        const QString folder = path("elsewhere");
        QVERIFY(QDir().mkpath(folder));
        const Run r = run({m_article}, folder);
        QCOMPARE(r.code, 0);
        const QString printed = QString::fromUtf8(r.out).trimmed();
        QCOMPARE(QFileInfo(printed).fileName(), QString("article.png"));
        QVERIFY(QImage(folder + "/article.png").width() > 300);
        QCOMPARE(run({path("missing.txt")}, folder).code, 1);
        const Run example = run({}, folder);
        QCOMPARE(example.code, 0);
        QVERIFY(QImage(QString::fromUtf8(example.out).trimmed()).width() > 300);
    }
};

QTEST_GUILESS_MAIN(tst_Commands)
#include "tst_commands.moc"
