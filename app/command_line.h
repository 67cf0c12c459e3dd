// What the person typed, understood or refused, before any application object
// exists: without a display Qt would abort on creating one.
#pragma once

#include "app/article_details.h"
#include "app/external_reader.h"

#include <QString>
#include <QStringList>

namespace redthread {

enum class Command { Window, Read, Import, Export, Stats, Dump, Help, Version, Misuse };

// What a command ends with.
namespace exit_code {
constexpr int good = 0;
constexpr int someInputsFailed = 1;
constexpr int usage = 2;
constexpr int store = 3;
constexpr int output = 4;
constexpr int cancelled = 5;
} // namespace exit_code

struct CommandLine {
    Command command = Command::Window;
    QString store; // --store, or the FILE.redthread given
    QStringList articles;
    GivenDetails details;
    ExternalReader reader;  // --reader, --reader-seconds
    QString givenRelations; // --given-relations: an annotation
    QString givenMentions;  // --given-mentions: an annotation
    QString format;   // png svg pdf dot
    QString output;   // "-" is standard output
    double scale = 1; // 1 … 4
    QString about;    // export: of whom; empty: everything
    QString message;  // for Misuse: a sentence; for Help and Version: the text
};

// `arguments` without the program's name.
CommandLine parseCommandLine(const QStringList& arguments);

} // namespace redthread
