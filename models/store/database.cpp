#include "models/store/database.h"

#include <QSqlError>

#include <atomic>

namespace redthread {

namespace {

// SQLite's primary result codes.
constexpr int busy = 5, locked = 6, readOnly = 8, ioError = 10, corrupt = 11, full = 13, cannotOpen = 14,
              constraint = 19, notADatabase = 26;
// Extended codes of a key that is there already.
constexpr int primaryKeyTaken = 1555, rowIdTaken = 2579;

// Each thread's connections need names of their own.
QString nextConnectionName()
{
    static std::atomic<int> last{0};
    return QStringLiteral("redthread-%1").arg(++last);
}

bool isStorable(const QString& text)
{
    const qsizetype size = text.size();
    const QChar* c = text.constData();
    for (qsizetype i = 0; i < size; ++i) {
        if (c[i].isNull())
            return false;
        if (!c[i].isSurrogate())
            continue;
        if (!c[i].isHighSurrogate() || i + 1 == size || !c[i + 1].isLowSurrogate())
            return false;
        ++i;
    }
    return true;
}

Error errorOf(const QSqlError& error, const QString& name)
{
    using Kind = Error::Kind;
    const int code = error.nativeErrorCode().toInt();
    if (code == primaryKeyTaken || code == rowIdTaken)
        return {tr("“%1” already holds a record with this id; nothing was added.").arg(name), Kind::Refused};
    switch (code & 0xff) {
    case busy:
    case locked:
        return {tr("“%1” is being written by another program. Please try again.").arg(name), Kind::Busy};
    case readOnly:
        return {tr("“%1” cannot be written.").arg(name), Kind::ReadOnly};
    case corrupt:
        return {tr("“%1” is damaged or cut short.").arg(name), Kind::Damaged};
    case notADatabase:
        return {tr("“%1” is not a Redthread project.").arg(name), Kind::Damaged};
    case constraint:
        return {tr("“%1”: the record does not fit what is there: %2").arg(name, error.databaseText()),
                Kind::Refused};
    case full:
        return {tr("The disk with “%1” is full; the change was not made.").arg(name), Kind::Failed};
    case ioError:
        return {tr("“%1” could not be read or written: the disk reports an error.").arg(name), Kind::Failed};
    case cannotOpen:
        return {tr("“%1” could not be opened.").arg(name), Kind::Failed};
    default:
        return {tr("“%1”: the database says: %2").arg(name, error.databaseText()), Kind::Failed};
    }
}

} // namespace

bool Rows::next()
{
    if (m_query->next())
        return true;
    // Copied: finishing must not touch what is thrown.
    if (const QSqlError error = m_query->lastError(); error.isValid())
        m_database.failed(error);
    return false;
}

Database::Database(const QString& path, const Dialect& dialect)
    : m_dialect(dialect),
      m_name(path),
      m_connectionName(nextConnectionName()),
      m_thread(QThread::currentThread())
{
    m_connection = QSqlDatabase::addDatabase(dialect.driver(), m_connectionName);
    m_connection.setConnectOptions(dialect.connectOptions());
    m_connection.setDatabaseName(dialect.address(path));
    if (m_connection.open())
        return;
    const Error error = errorOf(m_connection.lastError(), m_name);
    m_connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connectionName);
    throw Failure{error};
}

Database::~Database()
{
    Q_ASSERT(QThread::currentThread() == m_thread);
    m_prepared.clear();
    m_connection.close();
    m_connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connectionName);
}

void Database::run(const QString& sql)
{
    Q_ASSERT(QThread::currentThread() == m_thread);
    QSqlQuery query(m_connection);
    if (!query.exec(sql))
        failed(query.lastError());
}

QSqlQuery& Database::prepared(const char* sql)
{
    Q_ASSERT(QThread::currentThread() == m_thread);
    // The texts are literals, so the key needs no copy of them.
    auto& query = m_prepared[QByteArray::fromRawData(sql, qsizetype(qstrlen(sql)))];
    if (!query) {
        auto fresh = std::make_shared<QSqlQuery>(m_connection);
        fresh->setForwardOnly(true);
        if (!fresh->prepare(QString::fromUtf8(sql)))
            failed(fresh->lastError());
        query = std::move(fresh);
    }
    Q_ASSERT(!query->isActive());
    return *query;
}

void Database::execute(QSqlQuery& query)
{
    if (!query.exec()) {
        const QSqlError error = query.lastError();
        query.finish();
        failed(error);
    }
}

void Database::failed(const QSqlError& error) { throw Failure{errorOf(error, m_name)}; }

void Database::requireStorable(const QString& text)
{
    if (!isStorable(text))
        refuse(
            tr("“%1” cannot be kept: it holds half a character or the character U+0000.").arg(shown(text)));
}

QVariant Database::bound(const QString& text)
{
    requireStorable(text);
    // A null QString would be bound as NULL.
    return text.isNull() ? QVariant(QStringLiteral("")) : QVariant(text);
}

Transaction::Transaction(Database& database, For purpose) : m_database(database)
{
    const Dialect& dialect = database.dialect();
    database.run(purpose == For::Write ? dialect.begin() : dialect.beginRead());
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    // After a full disk SQLite has rolled back already and says so; that is fine.
    QSqlQuery query(m_database.connection());
    query.exec(QStringLiteral("ROLLBACK"));
}

void Transaction::commit()
{
    m_database.run(QStringLiteral("COMMIT"));
    m_open = false;
}

} // namespace redthread
