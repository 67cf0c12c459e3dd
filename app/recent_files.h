// The projects opened last, newest first, kept in the settings; they can be
// cleared. Files that are gone are left out.
#pragma once

#include <QStringList>

namespace redthread::recent_files {

QStringList list();
void add(const QString& path);
void clear();

// The store of the window that is open now; empty when it closed properly. A
// value found at start means that the last window did not.
QString unfinished();
void setUnfinished(const QString& path);

} // namespace redthread::recent_files
