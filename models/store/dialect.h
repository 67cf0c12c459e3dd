// Dialect holds what differs between databases; all other SQL of this room is
// one text that SQLite and PostgreSQL both take. These are SQLite's answers.
#pragma once

#include <QString>
#include <QStringList>

namespace redthread {

class Dialect {
public:
    enum class Use {
        Write,        // WAL, one writer, readers beside it
        WriteNetwork, // on a network file system, where WAL is not safe
        Read,         // of a file that others may write later
        ReadBeside,   // of a file that another has open: leaves its log alone, even when it finds no lock
        ReadFrozen,   // of a file that nobody can write
        Scratch,      // in memory, gone with the connection
    };

    // "rdth": tells a project from other programs' SQLite files. Kept in the
    // file's header at offset 68.
    static constexpr int applicationId = 0x72647468;

    explicit Dialect(Use use) : m_use(use) {}

    Use use() const { return m_use; }
    QString driver() const;
    QString connectOptions() const;
    QString address(const QString& path) const; // what QSqlDatabase opens
    QStringList settings() const;               // statements to begin a session with
    QString begin() const;                      // a transaction that will write
    QString beginRead() const;
    QStringList beforeClosing() const;

    // Statements in migrations write KEY for the type of a record's key.
    static QString definition(const QString& sql);
    static QString schemaNumberQuery();
    static QString setSchemaNumber(int number);
    static QString markAsProject();
    static QString projectMarkQuery();
    // A text that came in, by its folded words: document, words.
    static const char* indexTextStatement();
    static const char* unindexTextStatement(); // the same, with the words that came in
    static const char* textsNotIndexedQuery(); // ids of documents
    // Ids of live documents whose texts hold a phrase, the best first: phrase, most.
    static const char* textSearchQuery();
    // type, name, table and text of everything defined in the file, sorted.
    static QString definitionsQuery();

private:
    Use m_use;
};

// True where files lie on another computer or in a machine's shared folder.
bool isNetworkFolder(const QString& folder);

} // namespace redthread
