// A reader of the person's own: a program that gets an article's text (UTF-8)
// on standard input and answers, on standard output, in the schema of
// reading_json.h. It runs in a child, in a process group of its own; nothing
// is sent anywhere by us. What it answers is checked against the text.
//
// Blocks; any thread. The command is split into words as QProcess splits it;
// no shell stands between unless the command names one.
#pragma once

#include "models/reading/checked_json.h"

#include <stop_token>

namespace redthread {

struct ExternalReader {
    QString command;                     // empty: Redthread's own reading
    QString title;                       // how its claims are signed; empty: by the program
    int timeLimit = 60'000;              // milliseconds
    qint64 sizeLimit = 32 * 1024 * 1024; // bytes of the answer

    // The title, else the program's name without its folder: of an interpreter
    // ("python3 read.py") the script's.
    QString name() const;
};

// An Error when it cannot be started, dies, ends with another code than 0,
// takes too long, answers too much or in no JSON; cancelled when stopped.
Result<CheckedReading> readWith(const ExternalReader& reader, const QString& text,
                                const ArticleDetails& details, std::stop_token stop = {});

// What was refused, as a sentence; empty: nothing.
QString refusedSentence(const ExternalReader& reader, const CheckedReading& checked);

} // namespace redthread
