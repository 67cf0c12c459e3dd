// FileLock lets one window at a time write a project. It holds an advisory lock
// (flock) on "<project>-lock" beside the file, which the kernel drops when the
// process ends, however it ends: nothing is ever stale. It also keeps two
// stores of one process apart. The project itself is not opened for this,
// because closing it would drop SQLite's own locks.
#pragma once

#include <QString>

#include <memory>

namespace redthread {

class FileLock {
public:
    enum class Answer { Locked, HeldByAnother, Impossible };

    // Impossible: the lock file cannot be made there.
    static std::pair<Answer, std::unique_ptr<FileLock>> take(const QString& projectPath);
    static bool isHeld(const QString& projectPath); // by anybody
    ~FileLock(); // lets go and removes the lock file
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    FileLock(QByteArray path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) {}

    QByteArray m_path;
    int m_descriptor;
};

} // namespace redthread
