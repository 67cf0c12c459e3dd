// Programs of others that read what we write. They belong to the test packages.
#pragma once

#include <QProcess>
#include <QStandardPaths>

namespace redthread {

struct Outcome {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

inline bool isInstalled(const QString& program) { return !QStandardPaths::findExecutable(program).isEmpty(); }

inline Outcome run(const QString& program, const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace redthread

#define NEEDS_PROGRAM(name)                                                                                  \
    if (!redthread::isInstalled(QStringLiteral(name)))                                                       \
    QSKIP("Skipped: " name " is not installed.")
