#include "app/command_line.h"

#include <QtTest>

using namespace redthread;

class tst_CommandLine : public QObject {
    Q_OBJECT
private slots:
    void the_window_takes_articles_and_a_project()
    {
        const CommandLine line = parseCommandLine({"--store", "a.redthread", "one.txt", "two.txt"});
        QCOMPARE(line.command, Command::Window);
        QCOMPARE(line.store, QString("a.redthread"));
        QCOMPARE(line.articles, QStringList({"one.txt", "two.txt"}));
        QCOMPARE(parseCommandLine({"x.redthread"}).store, QString("x.redthread"));
    }

    void commands_are_understood_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("command");
        QTest::newRow("nothing") << QStringList() << int(Command::Window);
        QTest::newRow("read") << QStringList{"read", "a.txt"} << int(Command::Read);
        QTest::newRow("read with details")
            << QStringList{"read", "--date", "2020-06", "a.txt"} << int(Command::Read);
        QTest::newRow("import") << QStringList{"import", "--store", "s", "a", "b"} << int(Command::Import);
        QTest::newRow("export") << QStringList{"export", "--store", "s", "--format", "png", "--output", "-"}
                                << int(Command::Export);
        QTest::newRow("stats") << QStringList{"stats", "--store", "s"} << int(Command::Stats);
        QTest::newRow("dump") << QStringList{"dump", "--store=s"} << int(Command::Dump);
        QTest::newRow("help") << QStringList{"--help"} << int(Command::Help);
        QTest::newRow("version") << QStringList{"--version"} << int(Command::Version);
        QTest::newRow("an article called read") << QStringList{"./read"} << int(Command::Window);

        QTest::newRow("unknown option") << QStringList{"--bogus"} << int(Command::Misuse);
        QTest::newRow("read nothing") << QStringList{"read"} << int(Command::Misuse);
        QTest::newRow("read two") << QStringList{"read", "a", "b"} << int(Command::Misuse);
        QTest::newRow("read into a store")
            << QStringList{"read", "--store", "s", "a"} << int(Command::Misuse);
        QTest::newRow("import without store") << QStringList{"import", "a"} << int(Command::Misuse);
        QTest::newRow("import nothing") << QStringList{"import", "--store", "s"} << int(Command::Misuse);
        QTest::newRow("export as gif")
            << QStringList{"export", "--store", "s", "--format", "gif", "--output", "-"}
            << int(Command::Misuse);
        QTest::newRow("export nowhere")
            << QStringList{"export", "--store", "s", "--format", "png"} << int(Command::Misuse);
        QTest::newRow("scale 5") << QStringList{"export",   "--store", "s",       "--format", "png",
                                                "--output", "-",       "--scale", "5"}
                                 << int(Command::Misuse);
        QTest::newRow("scale nan") << QStringList{"export",   "--store", "s",       "--format", "png",
                                                  "--output", "-",       "--scale", "nan"}
                                   << int(Command::Misuse);
        QTest::newRow("no such day") << QStringList{"read", "--date", "2020-02-30", "a"}
                                     << int(Command::Misuse);
        QTest::newRow("possible links") << QStringList{"read", "--possible", "a"} << int(Command::Read);
        QTest::newRow("mentions given")
            << QStringList{"read", "--possible", "--given-mentions", "g", "a"} << int(Command::Read);
        QTest::newRow("relationships given and possible")
            << QStringList{"read", "--possible", "--given-relations", "g", "a"} << int(Command::Misuse);
        QTest::newRow("relationships and mentions given")
            << QStringList{"read", "--given-mentions", "g", "--given-relations", "g", "a"}
            << int(Command::Misuse);
        QTest::newRow("given to a reader") << QStringList{"read", "--given-mentions", "g", "--reader", "r", "a"}
                                           << int(Command::Misuse);
        QTest::newRow("nothing given") << QStringList{"read", "--given-mentions", "", "a"}
                                       << int(Command::Misuse);
        QTest::newRow("import possible") << QStringList{"import", "--store", "s", "--possible", "a"}
                                         << int(Command::Misuse);
        QTest::newRow("two projects") << QStringList{"a.redthread", "b.redthread"} << int(Command::Misuse);
        QTest::newRow("stats with more") << QStringList{"stats", "--store", "s", "x"} << int(Command::Misuse);
        QTest::newRow("empty store") << QStringList{"--store", ""} << int(Command::Misuse);
    }
    void commands_are_understood()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, command);
        const CommandLine line = parseCommandLine(arguments);
        QCOMPARE(int(line.command), command);
        if (line.command == Command::Misuse)
            QVERIFY(!line.message.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_command_line.moc"
