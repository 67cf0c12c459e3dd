#include "models/store/file_lock.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace redthread {

namespace {

// The one who held it may have removed the file between our open and our lock;
// then our lock is on a file that nobody else will find.
bool isStillThere(const QByteArray& path, int descriptor)
{
    struct stat named = {};
    struct stat held = {};
    return stat(path.constData(), &named) == 0 && fstat(descriptor, &held) == 0 &&
           named.st_dev == held.st_dev && named.st_ino == held.st_ino;
}

} // namespace

std::pair<FileLock::Answer, std::unique_ptr<FileLock>> FileLock::take(const QString& projectPath)
{
    const QByteArray path = QFile::encodeName(projectPath + QStringLiteral("-lock"));
    for (;;) {
        const int descriptor = open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor < 0)
            return {Answer::Impossible, nullptr};
        int answer = 0;
        do
            answer = flock(descriptor, LOCK_EX | LOCK_NB);
        while (answer != 0 && errno == EINTR);
        if (answer != 0) {
            const bool held = errno == EWOULDBLOCK;
            close(descriptor);
            return {held ? Answer::HeldByAnother : Answer::Impossible, nullptr};
        }
        if (isStillThere(path, descriptor))
            return {Answer::Locked, std::unique_ptr<FileLock>(new FileLock(path, descriptor))};
        close(descriptor);
    }
}

bool FileLock::isHeld(const QString& projectPath)
{
    const QByteArray path = QFile::encodeName(projectPath + QStringLiteral("-lock"));
    const int descriptor = open(path.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return false;
    const bool held = flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    close(descriptor);
    return held;
}

FileLock::~FileLock()
{
    unlink(m_path.constData()); // while it is held
    close(m_descriptor);
}

} // namespace redthread
