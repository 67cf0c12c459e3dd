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
};

// Throws a Failure. `steps` and `network` are given by tests only.
ProjectFile openProjectFile(const QString& path, Store::Access access,
                            const std::vector<Migration>& steps = migrations(),
                            std::optional<bool> network = std::nullopt);

} // namespace redthread
