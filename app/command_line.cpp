#include "app/command_line.h"

#include "models/records/iso_date.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QHash>

namespace redthread {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("CommandLine", text); }

CommandLine misuse(const QString& sentence)
{
    CommandLine line;
    line.command = Command::Misuse;
    line.message = sentence;
    return line;
}

QString helpText()
{
    return tr(
        "Redthread: who is connected to whom, who says so, and how surely.\n"
        "\n"
        "redthread [--store FILE] [ARTICLE… | FILE.redthread]       window\n"
        "redthread read ARTICLE                                     what is read, as JSON, to standard "
        "output\n"
        "redthread import --store FILE ARTICLE…                     adds articles to a project\n"
        "redthread export --store FILE --format png|svg|pdf|html|dot --output FILE [--scale 1..4]\n"
        "                 [--about NAME]                            the picture (\"-\" is standard output), or a\n"
        "                                                           dossier of one entity\n"
        "redthread stats --store FILE                               counts, as JSON\n"
        "redthread dump --store FILE                                canonical text of the live records\n"
        "\n"
        "The window, read and import also take\n"
        "  --title TEXT  --publisher TEXT  --author TEXT  --date YYYY[-MM[-DD]]  --address URL\n"
        "  --help, --version\n"
        "\n"
        "read and import also take\n"
        "  --reader COMMAND        a program of yours reads instead: it gets the article's text on standard "
        "input\n"
        "                          and answers with the JSON of “read”; what is not in the text is refused\n"
        "  --reader-seconds N      how long it may take, 1 to 3600; 60 when not given\n"
        "read also takes\n"
        "  --given-relations GOLD  relationships and passages are taken from an annotation; read is who says "
        "it,\n"
        "                          how surely and when\n"
        "  --given-mentions GOLD   entities and mentions are taken from an annotation, the rest is read\n"
        "  --possible              also pairs that seem related though nobody knows how\n"
        "\n"
        "Without a display the window's command reads the articles, writes a picture of them into the\n"
        "current folder and prints its path.\n"
        "\n"
        "Exit codes: 0 good, 1 some inputs failed, 2 usage, 3 store, 4 output, 5 cancelled.\n");
}

// Which options go with which command.
struct Rule {
    Command command;
    QStringList options;
    bool needsStore;
};

const QHash<QString, Rule>& rules()
{
    static const QStringList details = {"title", "publisher", "author", "date", "address"};
    static const QStringList readers = {"reader", "reader-seconds"};
    static const QHash<QString, Rule> table = {
        {"read", {Command::Read, details + readers + QStringList{"given-relations", "given-mentions", "possible"}, false}},
        {"import", {Command::Import, details + readers + QStringList{"store"}, true}},
        {"export", {Command::Export, {"store", "format", "output", "scale", "about"}, true}},
        {"stats", {Command::Stats, {"store"}, true}},
        {"dump", {Command::Dump, {"store"}, true}},
        {"", {Command::Window, details + QStringList{"store"}, false}},
    };
    return table;
}

CommandLine checked(CommandLine line, const QStringList& rest)
{
    switch (line.command) {
    case Command::Read:
        if (rest.size() != 1)
            return misuse(tr("“read” takes one article."));
        line.articles = rest;
        break;
    case Command::Import:
        if (rest.isEmpty())
            return misuse(tr("“import” needs an article."));
        line.articles = rest;
        break;
    case Command::Window:
        for (const QString& file : rest) {
            if (!file.endsWith(QStringLiteral(".redthread"), Qt::CaseInsensitive)) {
                line.articles << file;
                continue;
            }
            if (!line.store.isEmpty())
                return misuse(tr("Only one project can be opened at a time."));
            line.store = file;
        }
        break;
    case Command::Export:
        if (!QStringList{"png", "svg", "pdf", "html", "dot"}.contains(line.format))
            return misuse(tr("“export” needs --format png, svg, pdf, html or dot."));
        if (line.output.isEmpty())
            return misuse(tr("“export” needs --output FILE, or - for standard output."));
        [[fallthrough]];
    default:
        if (!rest.isEmpty())
            return misuse(tr("“%1” is not understood here.").arg(rest.first()));
    }
    if (!line.details.date.isEmpty() && !isDate(line.details.date))
        return misuse(
            tr("“%1” is not a date; write it as 2020-06-22, 2020-06 or 2020.").arg(line.details.date));
    return line;
}

} // namespace

CommandLine parseCommandLine(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    for (const char* name :
         {"store", "format", "output", "scale", "about", "title", "publisher", "author", "date", "address",
          "reader", "reader-seconds", "given-relations", "given-mentions"})
        parser.addOption(QCommandLineOption(QString::fromLatin1(name), QString(), QStringLiteral("value")));
    parser.addOption(QCommandLineOption(QStringLiteral("possible")));
    parser.addOption(QCommandLineOption(QStringList{"help", "h"}));
    parser.addOption(QCommandLineOption(QStringList{"version", "v"}));

    if (!parser.parse(QStringList{QStringLiteral("redthread")} + arguments))
        return misuse(parser.errorText());
    CommandLine line;
    if (parser.isSet(QStringLiteral("help"))) {
        line.command = Command::Help;
        line.message = helpText();
        return line;
    }
    if (parser.isSet(QStringLiteral("version"))) {
        line.command = Command::Version;
        line.message = QStringLiteral("redthread " REDTHREAD_VERSION "\n");
        return line;
    }

    QStringList rest = parser.positionalArguments();
    QString word = rest.isEmpty() ? QString() : rest.first();
    if (!word.isEmpty() && rules().contains(word))
        rest.removeFirst();
    else
        word.clear();
    const Rule rule = rules().value(word);
    for (const QString& option : parser.optionNames())
        if (!rule.options.contains(option))
            return misuse(word.isEmpty() ? tr("--%1 does not go with the window.").arg(option)
                                         : tr("--%1 does not go with “%2”.").arg(option, word));

    line.command = rule.command;
    line.store = parser.value(QStringLiteral("store"));
    line.format = parser.value(QStringLiteral("format")).toLower();
    line.output = parser.value(QStringLiteral("output"));
    line.details = {parser.value(QStringLiteral("title")), parser.value(QStringLiteral("publisher")),
                    parser.value(QStringLiteral("author")), parser.value(QStringLiteral("date")),
                    parser.value(QStringLiteral("address"))};
    if (parser.isSet(QStringLiteral("store")) && line.store.isEmpty())
        return misuse(tr("--store needs a file."));
    if (rule.needsStore && line.store.isEmpty())
        return misuse(tr("“%1” needs --store FILE.").arg(word));
    line.reader.command = parser.value(QStringLiteral("reader"));
    line.givenRelations = parser.value(QStringLiteral("given-relations"));
    line.givenMentions = parser.value(QStringLiteral("given-mentions"));
    if (word == u"read")
        line.details.possibleLinks = parser.isSet(QStringLiteral("possible"));
    for (const auto& [option, given] : {std::pair("given-relations", line.givenRelations),
                                        std::pair("given-mentions", line.givenMentions)})
        if (parser.isSet(QString::fromLatin1(option)) && given.isEmpty())
            return misuse(tr("--%1 needs an annotation.").arg(QString::fromLatin1(option)));
    if (!line.givenRelations.isEmpty() && (!line.givenMentions.isEmpty() || line.details.possibleLinks))
        return misuse(tr("--given-relations goes with neither --given-mentions nor --possible."));
    if (parser.isSet(QStringLiteral("reader")) &&
        (!line.givenRelations.isEmpty() || !line.givenMentions.isEmpty()))
        return misuse(tr("--reader reads everything itself; it goes with no annotation."));
    if (parser.isSet(QStringLiteral("reader")) && line.reader.name().isEmpty())
        return misuse(tr("--reader needs a command."));
    if (parser.isSet(QStringLiteral("reader-seconds"))) {
        bool ok = false;
        const int seconds = parser.value(QStringLiteral("reader-seconds")).toInt(&ok);
        if (!ok || seconds < 1 || seconds > 3600)
            return misuse(tr("--reader-seconds is a number from 1 to 3600."));
        line.reader.timeLimit = seconds * 1000;
    }
    line.about = parser.value(QStringLiteral("about"));
    if (parser.isSet(QStringLiteral("scale"))) {
        bool ok = false;
        line.scale = parser.value(QStringLiteral("scale")).toDouble(&ok);
        if (!ok || !(line.scale >= 1 && line.scale <= 4))
            return misuse(tr("--scale is a number from 1 to 4."));
    }
    return checked(std::move(line), rest);
}

} // namespace redthread
