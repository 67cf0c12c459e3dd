// The commands that need no window: read, import, export, stats, dump. Each
// returns an exit code; what it has to say goes to standard error, what was
// asked for to standard output.
#pragma once

#include "app/command_line.h"

namespace redthread {

int runRead(const CommandLine& line);
int runImport(const CommandLine& line);
int runExport(const CommandLine& line); // needs a QGuiApplication: fonts
int runStats(const CommandLine& line);
int runDump(const CommandLine& line);
// The window's command without a display: reads the articles (or opens the
// store), writes NAME.png into the current folder and prints its path.
int runPicture(const CommandLine& line); // needs a QGuiApplication

} // namespace redthread
