#include "models/store/dialect.h"

#include <QFile>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cstdint>

#include <sys/vfs.h>

namespace redthread {

namespace {

// From linux/magic.h and the drivers; FUSE counts, because sshfs hides there.
constexpr std::array<std::uint32_t, 11> networkFileSystems = {
    0x00006969, // NFS
    0x0000517b, // SMB
    0xff534d42, // CIFS
    0xfe534d42, // SMB2
    0x65735546, // FUSE
    0x01021997, // 9P
    0x5346414f, // AFS
    0x6b414653, // kAFS
    0x73757245, // Coda
    0x00c36400, // Ceph
    0x786f4256, // VirtualBox shared folder
};

} // namespace

bool isNetworkFolder(const QString& folder)
{
    struct statfs info = {};
    if (statfs(QFile::encodeName(folder).constData(), &info) != 0)
        return false;
    const auto type = std::uint32_t(info.f_type);
    return std::find(networkFileSystems.begin(), networkFileSystems.end(), type) != networkFileSystems.end();
}

QString Dialect::driver() const { return QStringLiteral("QSQLITE"); }

QString Dialect::connectOptions() const
{
    return QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=2000");
}

QString Dialect::address(const QString& path) const
{
    if (m_use == Use::Scratch)
        return QStringLiteral(":memory:");
    const QString uri = QStringLiteral("file:") + QString::fromLatin1(QUrl::toPercentEncoding(path, "/"));
    switch (m_use) {
    case Use::ReadFrozen:
        return uri + QStringLiteral("?mode=ro&immutable=1");
    case Use::ReadBeside:
        return uri + QStringLiteral("?mode=ro");
    default:
        return uri + QStringLiteral("?mode=rw");
    }
}

QStringList Dialect::settings() const
{
    QStringList list{QStringLiteral("PRAGMA trusted_schema = OFF"),
                     QStringLiteral("PRAGMA cell_size_check = ON"),
                     QStringLiteral("PRAGMA foreign_keys = ON"), QStringLiteral("PRAGMA synchronous = FULL")};
    switch (m_use) {
    case Use::Write:
        list << QStringLiteral("PRAGMA journal_mode = WAL");
        break;
    case Use::WriteNetwork:
        // Exclusive first: a file in WAL mode is then read without shared memory.
        list << QStringLiteral("PRAGMA locking_mode = EXCLUSIVE")
             << QStringLiteral("PRAGMA journal_mode = DELETE");
        break;
    case Use::Read:
    case Use::ReadBeside:
    case Use::ReadFrozen:
        list << QStringLiteral("PRAGMA query_only = ON");
        break;
    case Use::Scratch:
        break;
    }
    return list;
}

QString Dialect::begin() const { return QStringLiteral("BEGIN IMMEDIATE"); }
QString Dialect::beginRead() const { return QStringLiteral("BEGIN"); }

QStringList Dialect::beforeClosing() const
{
    if (m_use != Use::Write)
        return {};
    return {QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")};
}

QString Dialect::definition(const QString& sql)
{
    return QString(sql).replace(QStringLiteral(" KEY "), QStringLiteral(" INTEGER PRIMARY KEY "));
}

QString Dialect::schemaNumberQuery() { return QStringLiteral("PRAGMA user_version"); }
QString Dialect::setSchemaNumber(int number)
{
    return QStringLiteral("PRAGMA user_version = %1").arg(number);
}
QString Dialect::markAsProject() { return QStringLiteral("PRAGMA application_id = %1").arg(applicationId); }
QString Dialect::projectMarkQuery() { return QStringLiteral("PRAGMA application_id"); }

const char* Dialect::indexTextStatement() { return "INSERT INTO text_words (rowid, words) VALUES (?, ?)"; }

// The index keeps no words to be asked for: what is taken out is told again.
const char* Dialect::unindexTextStatement()
{
    return "INSERT INTO text_words (text_words, rowid, words) VALUES ('delete', ?, ?)";
}

const char* Dialect::textsNotIndexedQuery()
{
    return "SELECT document FROM document_texts EXCEPT SELECT rowid FROM text_words";
}

const char* Dialect::textSearchQuery()
{
    return "SELECT d.id FROM text_words JOIN documents d ON d.id = text_words.rowid "
           "WHERE text_words MATCH ? AND d.withdrawn = 0 ORDER BY text_words.rank LIMIT ?";
}

QString Dialect::definitionsQuery()
{
    return QStringLiteral(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");
}

} // namespace redthread
