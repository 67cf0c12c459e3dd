// A copy of the open project in another file. The database writes it whole under
// a name of its own; only then does it take the place of what was there.

#include "models/store/file_lock.h"
#include "models/store/reports.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QTemporaryFile>

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace redthread {

namespace {

// To the disk, so that the new name never stands for a file not yet there.
bool flushed(const QString& path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool ok = fsync(descriptor) == 0;
    close(descriptor);
    return ok;
}

void stopIfAsked(const std::stop_token& stop)
{
    if (stop.stop_requested())
        fail(tr("Saving the copy was cancelled."), Error::Kind::Cancelled);
}

} // namespace

void saveCopy(Database& database, const QString& own, const QString& target, std::stop_token stop,
              const std::function<void(int done, int total)>& progress)
{
    const auto tell = [&progress](int done) {
        if (progress)
            progress(done, 2);
    };
    const QFileInfo info(target);
    const QString name = info.fileName();
    const QString path = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    if (path == own)
        refuse(tr("“%1” is this project itself; please choose another name for the copy.").arg(name));
    if (info.exists() && !info.isFile())
        refuse(tr("“%1” is not a file; please choose another name for the copy.").arg(name));
    if (!QFileInfo(info.absolutePath()).isDir())
        fail(tr("“%1” cannot be written: there is no such folder.").arg(name));
    auto [answer, lock] = FileLock::take(path);
    if (answer == FileLock::Answer::HeldByAnother)
        fail(tr("“%1” is open in another window.").arg(name), Error::Kind::Busy);
    if (!lock)
        fail(tr("“%1” cannot be written: the folder cannot be written.").arg(name), Error::Kind::ReadOnly);

    stopIfAsked(stop);
    tell(0);
    QTemporaryFile copy(path + QStringLiteral(".new-XXXXXX"));
    if (!copy.open())
        fail(tr("“%1” cannot be written: %2.").arg(name, copy.errorString()), Error::Kind::ReadOnly);
    copy.close();
    QSqlQuery query(database.connection());
    if (!query.prepare(QStringLiteral("VACUUM INTO ?"))) // an empty file is taken
        database.failed(query.lastError());
    query.addBindValue(copy.fileName());
    if (!query.exec())
        fail(tr("“%1” could not be written: %2.").arg(name, query.lastError().databaseText()));
    query.finish();
    tell(1);
    stopIfAsked(stop);

    // A log left by a crash belongs to the file that goes; it must not be read into
    // the one that comes.
    for (const char* companion : {"-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(companion));
    if (!flushed(copy.fileName()) ||
        rename(QFile::encodeName(copy.fileName()).constData(), QFile::encodeName(path).constData()) != 0)
        fail(tr("“%1” could not be written.").arg(name));
    flushed(info.absolutePath());
    tell(2);
}

} // namespace redthread
