#include "app/external_reader.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>

#include <csignal>
#include <unistd.h>

namespace redthread {

namespace {

constexpr int slice = 50; // milliseconds between looks at the clock and the stop token
constexpr qsizetype keptComplaint = 400;

QString tr(const char* text) { return QCoreApplication::translate("ExternalReader", text); }

// Whatever the program started ends with it, however it ended; what made itself a session of its own does
// not.
class Family {
public:
    explicit Family(QProcess& process) : m_process(process), m_group(pid_t(process.processId())) {}
    ~Family() { end(); }
    Family(const Family&) = delete;
    Family& operator=(const Family&) = delete;

    void end()
    {
        if (m_group > 0)
            ::kill(-m_group, SIGKILL);
        m_process.kill();
        m_process.waitForFinished(2000);
    }

private:
    QProcess& m_process;
    pid_t m_group; // of the program, which leads it
};

// The last line of what it said on standard error.
QString lastLine(const QByteArray& complaint)
{
    const QString line = QString::fromUtf8(complaint).trimmed().section(u'\n', -1).trimmed();
    return line.isEmpty() ? QString() : QStringLiteral(": ") + line.left(200);
}

Result<QByteArray> answerOf(const ExternalReader& reader, const QString& text, std::stop_token stop)
{
    QStringList words = QProcess::splitCommand(reader.command);
    if (words.isEmpty())
        return Error{tr("No reader is named.")};
    QProcess process;
    process.setProgram(words.takeFirst());
    process.setArguments(words);
    process.setChildProcessModifier([] { ::setpgid(0, 0); });
    QElapsedTimer clock;
    clock.start();
    process.start();
    if (!process.waitForStarted(std::min(reader.timeLimit, 10'000)))
        return Error{
            tr("The reader “%1” could not be started: %2.").arg(reader.name(), process.errorString())};
    Family family(process);
    process.write(text.toUtf8());
    process.closeWriteChannel();

    QByteArray answer, complaint;
    const auto hear = [&] { complaint = (complaint + process.readAllStandardError()).right(keptComplaint); };
    // As it comes, inside the waiting below: a program may complain without end.
    QObject::connect(&process, &QProcess::readyReadStandardError, &process, hear, Qt::DirectConnection);
    const auto collect = [&] {
        answer += process.readAllStandardOutput();
        hear();
    };
    while (process.state() != QProcess::NotRunning) {
        if (!process.waitForReadyRead(slice))
            process.waitForFinished(slice / 5);
        collect();
        if (stop.stop_requested()) {
            family.end();
            return Error{tr("Reading was stopped."), Error::Kind::Cancelled};
        }
        if (answer.size() > reader.sizeLimit) {
            family.end();
            return Error{tr("The reader “%1” answered more than %2 MB and was ended.")
                             .arg(reader.name())
                             .arg(reader.sizeLimit / (1024 * 1024))};
        }
        if (clock.elapsed() > reader.timeLimit) {
            family.end();
            return Error{tr("The reader “%1” took longer than %2 seconds and was ended.")
                             .arg(reader.name())
                             .arg(reader.timeLimit / 1000.0)};
        }
    }
    collect();
    if (process.exitStatus() == QProcess::CrashExit)
        return Error{tr("The reader “%1” died%2.").arg(reader.name(), lastLine(complaint))};
    if (process.exitCode() != 0)
        return Error{tr("The reader “%1” ended with code %2%3.")
                         .arg(reader.name())
                         .arg(process.exitCode())
                         .arg(lastLine(complaint))};
    if (answer.size() > reader.sizeLimit)
        return Error{tr("The reader “%1” answered more than %2 MB.")
                         .arg(reader.name())
                         .arg(reader.sizeLimit / (1024 * 1024))};
    return answer;
}

} // namespace

QString ExternalReader::name() const
{
    if (!title.isEmpty())
        return title;
    static const QRegularExpression interpreter(
        QStringLiteral("^(env|(ba|da|z|k)?sh|python|perl|ruby|node|php|lua|Rscript|java|deno)[0-9.]*$"));
    const QStringList words = QProcess::splitCommand(command);
    QString name;
    for (const QString& word : words) { // an interpreter's options are not its script
        if (!name.isEmpty() && word.startsWith(u'-'))
            continue;
        name = QFileInfo(word).fileName();
        if (!interpreter.match(name).hasMatch())
            break;
    }
    return name;
}

Result<CheckedReading> readWith(const ExternalReader& reader, const QString& text,
                                const ArticleDetails& details, std::stop_token stop)
{
    const Result<QByteArray> answer = answerOf(reader, text, stop);
    if (!answer)
        return answer.error();
    return readingFromJson(*answer, text, details, reader.name());
}

QString refusedSentence(const ExternalReader& reader, const CheckedReading& checked)
{
    if (!checked.refused())
        return {};
    return tr("“%1” named what is not in the text; refused were %2 entities, %3 mentions, %4 relationships "
              "and %5 claims.")
        .arg(reader.name())
        .arg(checked.entities)
        .arg(checked.mentions)
        .arg(checked.relationships)
        .arg(checked.claims);
}

} // namespace redthread
