#include "models/store/project_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QTemporaryFile>
#include <QtEndian>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace redthread {

namespace {

using Use = Dialect::Use;

// Files up to this size are checked from end to end before they are opened
// (measured: 0.26 s for 49 MB). A larger one is checked where it is read.
constexpr qint64 checkedWholly = 64 * 1024 * 1024;

bool isWritable(const QString& path)
{
    return faccessat(AT_FDCWD, QFile::encodeName(path).constData(), W_OK, AT_EACCESS) == 0;
}

// Left by a program that died or that has the file open now: the file alone is
// then not the whole truth.
bool hasCompanions(const QString& path)
{
    return QFileInfo::exists(path + "-wal") || QFileInfo::exists(path + "-shm") ||
           QFileInfo::exists(path + "-journal");
}

// Links followed, so that one file has one name; for a new file those of its folder.
QString resolved(const QFileInfo& info)
{
    if (info.exists())
        return info.canonicalFilePath();
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    return folder.isEmpty() ? info.absoluteFilePath() : QDir(folder).filePath(info.fileName());
}

QString singleText(Database& database, const QString& sql)
{
    QSqlQuery query(database.connection());
    if (!query.exec(sql) || !query.next())
        database.failed(query.lastError());
    return query.value(0).toString();
}

std::unique_ptr<Database> connect(const QString& path, const QString& name, Dialect::Use use)
{
    auto database = std::make_unique<Database>(path, Dialect(use));
    database->setName(name);
    for (const QString& statement : database->dialect().settings())
        database->run(statement);
    return database;
}

quint64 logOf(const QString& path)
{
    struct stat info = {};
    return stat(QFile::encodeName(path + QStringLiteral("-wal")).constData(), &info) == 0 ? info.st_ino : 0;
}

class Opener {
public:
    Opener(const QString& path, const std::vector<Migration>& steps) : m_steps(steps)
    {
        const QFileInfo info(path);
        m_path = resolved(info);
        m_name = info.fileName();
    }

    ProjectFile open(Store::Access access, std::optional<bool> network)
    {
        const QFileInfo info(m_path);
        if (!info.exists() && !info.isSymLink()) {
            if (access == Store::Access::ReadOnly)
                fail(tr("“%1” does not exist.").arg(m_name));
            return create(network);
        }
        requireReadable(info);
        const QString folder = info.absolutePath();
        const bool writable = isWritable(m_path) && isWritable(folder);

        ProjectFile file{.path = m_path, .access = access};
        if (!writable)
            file.access = Store::Access::ReadOnly;
        if (file.access == Store::Access::ReadWrite)
            takeLock(file);
        inspect();
        file.use = use(file.access, writable, network.value_or(isNetworkFolder(folder)));
        file.database = connect(file.use);
        verify(*file.database);
        bringUpToDate(file);
        return file;
    }

private:
    void requireReadable(const QFileInfo& info) const
    {
        if (info.isDir())
            fail(tr("“%1” is a folder, not a project.").arg(m_name));
        if (!info.isFile())
            fail(tr("“%1” is not a file.").arg(m_name));
        if (faccessat(AT_FDCWD, QFile::encodeName(m_path).constData(), R_OK, AT_EACCESS) != 0)
            fail(tr("“%1” cannot be opened: you may not read it.").arg(m_name));
        if (info.size() == 0)
            fail(tr("“%1” is an empty file, not a project.").arg(m_name), Error::Kind::Damaged);
    }

    void takeLock(ProjectFile& file) const
    {
        auto [answer, lock] = FileLock::take(m_path);
        switch (answer) {
        case FileLock::Answer::Locked:
            file.lock = std::move(lock);
            return;
        case FileLock::Answer::HeldByAnother:
            fail(tr("“%1” is open in another window.").arg(m_name), Error::Kind::Busy);
        case FileLock::Answer::Impossible:
            file.access = Store::Access::ReadOnly; // say, a folder of a full or odd file system
            return;
        }
    }

    Use use(Store::Access access, bool writable, bool network) const
    {
        if (access == Store::Access::ReadWrite)
            return network ? Use::WriteNetwork : Use::Write;
        // Beside companions the file alone is not the whole truth; then SQLite
        // must look at them.
        if (writable && FileLock::isHeld(m_path))
            return Use::ReadBeside;
        return writable || hasCompanions(m_path) ? Use::Read : Use::ReadFrozen;
    }

    std::unique_ptr<Database> connect(Use use) const { return redthread::connect(m_path, m_name, use); }

    // Looks at the file as if it could not change: no lock, no companion is
    // made, not a byte is written.
    void inspect() const
    {
        if (hasCompanions(m_path)) {
            // Somebody died while writing, maybe half way through a page: no more than
            // the mark can be asked for until SQLite has put the file right.
            if (!headerIsMarked())
                notOurs();
            return;
        }
        const auto database = connect(Use::ReadFrozen);
        verify(*database);
        const qint64 size = QFileInfo(m_path).size();
        if (size < singleText(*database, "PRAGMA page_count").toLongLong() *
                       singleText(*database, "PRAGMA page_size").toLongLong())
            damaged();
        if (size > checkedWholly)
            return;
        if (singleText(*database, "PRAGMA quick_check(1)") != u"ok")
            damaged();
        QSqlQuery dangling(database->connection());
        if (!dangling.exec("PRAGMA foreign_key_check"))
            database->failed(dangling.lastError());
        if (dangling.next())
            damaged();
    }

    // As the file format has it (https://sqlite.org/fileformat2.html): a magic
    // string in front, the application's number at byte 68.
    bool headerIsMarked() const
    {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly))
            return false;
        const QByteArray header = file.read(100);
        return header.size() == 100 && header.startsWith(QByteArrayView("SQLite format 3\0", 16)) &&
               qFromBigEndian<quint32>(header.constData() + 68) == quint32(Dialect::applicationId);
    }

    [[noreturn]] void notOurs() const
    {
        fail(tr("“%1” is not a Redthread project but another program's file.").arg(m_name),
             Error::Kind::Damaged);
    }

    void verify(Database& database) const
    {
        if (!isMarkedAsProject(database))
            notOurs();
        const int number = schemaNumber(database);
        if (number > m_steps.back().number)
            fail(tr("“%1” was made by a newer version of Redthread. Please update the program to open it.")
                     .arg(m_name),
                 Error::Kind::Newer);
        if (number < 1)
            damaged();
        if (definitions(database) != definitionsOf(m_steps, number))
            fail(tr("“%1” has been tampered with: it holds definitions that no Redthread wrote. "
                    "It was not opened.")
                     .arg(m_name),
                 Error::Kind::Damaged);
    }

    [[noreturn]] void damaged() const
    {
        fail(tr("“%1” is damaged or cut short.").arg(m_name), Error::Kind::Damaged);
    }

    // A file of an older schema gets the migrations it has not had, after a copy of
    // it was put beside it.
    void bringUpToDate(ProjectFile& file) const
    {
        const int number = schemaNumber(*file.database);
        if (number == m_steps.back().number)
            return;
        if (file.access == Store::Access::ReadOnly)
            fail(tr("“%1” was made by an older version of Redthread and cannot be brought up to date, "
                    "because it cannot be written.")
                     .arg(m_name),
                 Error::Kind::ReadOnly);
        const QString backup =
            freeName(m_path + QStringLiteral(".before-schema-%1").arg(m_steps.back().number));
        QSqlQuery copy(file.database->connection());
        if (!copy.prepare("VACUUM INTO ?"))
            file.database->failed(copy.lastError());
        copy.addBindValue(backup);
        if (!copy.exec())
            file.database->failed(copy.lastError());
        migrate(*file.database, m_steps);
        if (definitions(*file.database) != definitionsOf(m_steps, m_steps.back().number))
            damaged();
    }

    static QString freeName(const QString& wanted)
    {
        QString name = wanted;
        for (int i = 2; QFileInfo::exists(name); ++i)
            name = wanted + QStringLiteral("-%1").arg(i);
        return name;
    }

    // A new project is made whole under another name and then takes its own: a
    // crash leaves no half of one, and a file that appeared meanwhile stays.
    ProjectFile create(std::optional<bool> network)
    {
        const QString folder = QFileInfo(m_path).absolutePath();
        if (!QFileInfo(folder).isDir())
            fail(tr("“%1” cannot be made: there is no such folder.").arg(m_name));
        ProjectFile file{.path = m_path};
        takeLock(file);
        if (!file.lock)
            fail(tr("“%1” cannot be made: the folder cannot be written.").arg(m_name), Error::Kind::ReadOnly);

        // The log of a file that is gone must not be read into the new one.
        for (const char* companion : {"-wal", "-shm", "-journal"})
            QFile::remove(m_path + QLatin1String(companion));
        QTemporaryFile fresh(m_path + QStringLiteral(".new-XXXXXX"));
        if (!fresh.open())
            fail(tr("“%1” cannot be made: %2.").arg(m_name, fresh.errorString()), Error::Kind::ReadOnly);
        fresh.close();
        {
            Database database(fresh.fileName(), Dialect(Use::WriteNetwork));
            database.setName(m_name);
            database.run(Dialect::markAsProject());
            migrate(database, m_steps);
        }
        if (link(QFile::encodeName(fresh.fileName()).constData(), QFile::encodeName(m_path).constData()) !=
                0 &&
            (QFileInfo::exists(m_path) || !QFile::rename(fresh.fileName(), m_path)))
            fail(tr("“%1” cannot be made.").arg(m_name));
        file.use = network.value_or(isNetworkFolder(folder)) ? Use::WriteNetwork : Use::Write;
        file.database = connect(file.use);
        return file;
    }

    const std::vector<Migration>& m_steps;
    QString m_path;
    QString m_name;
};

} // namespace

bool ProjectFile::isLogGone() const { return use == Dialect::Use::Write && log != 0 && logOf(path) != log; }

void ProjectFile::noteLog() { log = use == Dialect::Use::Write ? logOf(path) : 0; }

void ProjectFile::reconnect()
{
    if (use != Dialect::Use::Write)
        return;
    if (database) {
        for (const QString& statement : database->dialect().beforeClosing())
            database->run(statement);
        database.reset();
    }
    connected();
}

Database& ProjectFile::connected()
{
    if (!database) {
        database = connect(path, QFileInfo(path).fileName(), use);
        noteLog();
    }
    return *database;
}

ProjectFile openProjectFile(const QString& path, Store::Access access, const std::vector<Migration>& steps,
                            std::optional<bool> network)
{
    return Opener(path, steps).open(access, network);
}

} // namespace redthread
