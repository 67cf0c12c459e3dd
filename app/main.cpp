// Redthread: reads the command line, then does what it says. The command line
// is understood before any application object exists, because without a
// display Qt aborts on making one.
#include "app/command_line.h"
#include "app/commands.h"
#include "app/main_window.h"
#include "app/recent_files.h"
#include "app/standard_streams.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QTranslator>

using namespace redthread;

namespace {

void nameProgram()
{
    QCoreApplication::setOrganizationName(QStringLiteral("redthread")); // the settings' folder
    QCoreApplication::setApplicationName(QStringLiteral("redthread"));
    QCoreApplication::setApplicationVersion(QStringLiteral(REDTHREAD_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("redthread"));
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

// An application for commands that draw and need fonts, on no screen.
template <class Run>
int withFonts(int argc, char* argv[], Run run)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    nameProgram();
    return run();
}

int runWindow(int argc, char* argv[], const CommandLine& line)
{
    QApplication application(argc, argv);
    nameProgram();
    QTranslator qtTexts;
    if (qtTexts.load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                     QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qtTexts);
    QGuiApplication::setLayoutDirection(QLocale().textDirection());

    MainWindow window;
    window.show();
    window.open(openingFor(line, recent_files::unfinished()), line.details);
    return QApplication::exec();
}

} // namespace

int main(int argc, char* argv[])
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const CommandLine line = parseCommandLine(arguments);
    switch (line.command) {
    case Command::Misuse:
        say(line.message + u'\n' + QCoreApplication::translate("main", "See redthread --help."));
        return exit_code::usage;
    case Command::Help:
    case Command::Version:
        return writeOut(line.message.toUtf8()) ? exit_code::good : exit_code::output;
    case Command::Window:
        if (!hasDisplay())
            return withFonts(argc, argv, [&] { return runPicture(line); });
        return runWindow(argc, argv, line);
    case Command::Export:
        return withFonts(argc, argv, [&] { return runExport(line); });
    default:
        break;
    }
    QCoreApplication application(argc, argv);
    nameProgram();
    switch (line.command) {
    case Command::Read:
        return runRead(line);
    case Command::Import:
        return runImport(line);
    case Command::Stats:
        return runStats(line);
    default:
        return runDump(line);
    }
}
