// Opens a project's file without trusting it, or makes a new one. Nothing is
// written, and no file appears beside it, before the file is known to be a
// project of ours whose definitions are exactly those of its schema.
#pragma once

#include "models/store/database.h"
#include "models/store/file_lock.h"
#include "models/store/schema.h"
#include "models/store/store.h"

#include <memory>

namespace redthread {

struct ProjectFile {
    QString path;                                    // absolute, links followed
    Store::Access access = Store::Access::ReadWrite; // what was got
    std::unique_ptr<FileLock> lock;                  // while it may be written
    std::unique_ptr<Database> database;              // goes before the lock

    // Opening and closing the file anywhere in this process (a file dialog does) drops SQLite's locks, and
    // then another program may take the log away: what is written from then on lies in no file. Whether the
    // log that was there at noteLog() is there no more.
    bool isLogGone() const;
    void noteLog();
    // Brings all that was written into the file and opens it anew, with its locks. Throws a Failure; the
    // next call tries again.
    void reconnect();
    // Opens it anew when a reconnect() failed. Throws a Failure.
    Database& connected();

    quint64 log = 0; // inode
    Dialect::Use use = Dialect::Use::Read;
};

// Throws a Failure. `steps` and `network` are given by tests only.
ProjectFile openProjectFile(const QString& path, Store::Access access,
                            const std::vector<Migration>& steps = migrations(),
                            std::optional<bool> network = std::nullopt);

} // namespace redthread
