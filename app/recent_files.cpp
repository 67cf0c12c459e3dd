#include "app/recent_files.h"

#include <QFileInfo>
#include <QSettings>

namespace redthread::recent_files {

namespace {

constexpr auto listKey = "recent/files";
constexpr auto unfinishedKey = "recent/unfinished";
constexpr qsizetype most = 10;

} // namespace

QStringList list()
{
    QStringList files;
    for (const QString& path : QSettings().value(listKey).toStringList())
        if (QFileInfo::exists(path))
            files << path;
    return files;
}

void add(const QString& path)
{
    QStringList files = list();
    const QString whole = QFileInfo(path).absoluteFilePath();
    files.removeAll(whole);
    files.prepend(whole);
    QSettings().setValue(listKey, files.mid(0, most));
}

void clear() { QSettings().remove(listKey); }

QString unfinished() { return QSettings().value(unfinishedKey).toString(); }

void setUnfinished(const QString& path)
{
    QSettings settings;
    settings.setValue(unfinishedKey, path);
    settings.sync();
}

} // namespace redthread::recent_files
