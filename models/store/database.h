// Database is one connection with its prepared statements. Every call is
// checked: a failure throws (failure.h). It belongs to the thread that made it,
// and each call asserts that.
//
//   auto rows = database.ask("SELECT id, name FROM entities WHERE id = ?", id);
//   while (rows.next())
//       use(rows.id<EntityId>(0), rows.text(1));
//
// A statement text is prepared once and kept; so only one Rows of the same text
// may be alive at a time. Rows let go of the statement when they go.
#pragma once

#include "models/records/ids.h"
#include "models/store/dialect.h"
#include "models/store/failure.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QThread>
#include <QVariant>

#include <memory>
#include <optional>

namespace redthread {

class Rows {
public:
    Rows(class Database& database, QSqlQuery& query) : m_database(database), m_query(&query) {}
    Rows(Rows&& other) noexcept : m_database(other.m_database), m_query(std::exchange(other.m_query, nullptr))
    {
    }
    ~Rows()
    {
        if (m_query)
            m_query->finish();
    }

    bool next();

    QString text(int column) const { return m_query->value(column).toString(); }
    qint64 number(int column) const { return m_query->value(column).toLongLong(); }
    bool flag(int column) const { return number(column) != 0; }
    double real(int column) const { return m_query->value(column).toDouble(); }
    bool isNull(int column) const { return m_query->isNull(column); }
    // NULL is the null id.
    template <class IdType>
    IdType id(int column) const
    {
        return IdType{number(column)};
    }

private:
    Database& m_database;
    QSqlQuery* m_query;
};

class Database {
public:
    Database(const QString& path, const Dialect& dialect);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    const Dialect& dialect() const { return m_dialect; }
    // Shown in messages; the path unless told otherwise.
    QString name() const { return m_name; }
    void setName(const QString& name) { m_name = name; }
    QSqlDatabase& connection() { return m_connection; }

    // A statement without binds and rows that is not worth keeping.
    void run(const QString& sql);

    template <class... Values>
    Rows ask(const char* sql, const Values&... values)
    {
        QSqlQuery& query = prepared(sql);
        int place = 0;
        (query.bindValue(place++, bound(values)), ...);
        execute(query);
        return Rows(*this, query);
    }
    // The same for statements that change rows: their number.
    template <class... Values>
    int change(const char* sql, const Values&... values)
    {
        QSqlQuery& query = prepared(sql);
        int place = 0;
        (query.bindValue(place++, bound(values)), ...);
        execute(query);
        const int changed = query.numRowsAffected();
        query.finish();
        return changed;
    }

    [[noreturn]] void failed(const QSqlError& error);

    // Text that would not come back as it went in is refused: U+0000, halves
    // of surrogate pairs. Binding checks by itself; lists are checked before
    // they become JSON.
    static void requireStorable(const QString& text);

private:
    QSqlQuery& prepared(const char* sql);
    void execute(QSqlQuery& query);

    static QVariant bound(const QString& text);
    static QVariant bound(bool value) { return int(value); }
    static QVariant bound(int value) { return value; }
    static QVariant bound(qint64 value) { return value; }
    static QVariant bound(double value) { return value; }
    // NULL when there is none. Taken as a value already: what std::optional<double>
    // becomes when inlined makes GCC 12 warn.
    static QVariant bound(const QVariant& value) { return value; }
    template <class Tag>
    static QVariant bound(Id<Tag> id)
    {
        return id ? QVariant(id.value) : QVariant(QMetaType::fromType<qint64>());
    }

    Dialect m_dialect;
    QString m_name;
    QString m_connectionName;
    QSqlDatabase m_connection;
    QHash<QByteArray, std::shared_ptr<QSqlQuery>> m_prepared;
    QThread* m_thread = nullptr;
};

// One transaction: committed, or rolled back when it goes.
class Transaction {
public:
    enum class For { Write, Read };
    explicit Transaction(Database& database, For purpose = For::Write);
    ~Transaction();
    void commit();

private:
    Database& m_database;
    bool m_open = true;
};

} // namespace redthread
