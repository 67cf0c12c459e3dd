// Store keeps one project in one SQLite file and is the only place that speaks
// SQL. It answers "what changed since revision N?" and applies Edits, each in
// one immediate transaction that first raises the revision. It belongs to one
// thread (see store_thread.h): opened, used and closed there.
//
// Rows are never deleted but by an Erase: they are withdrawn. Every edit leaves
// a row in the history, with its inverse.
#pragma once

#include "models/records/change_set.h"
#include "models/records/edit.h"
#include "models/records/result.h"

#include <QJsonObject>
#include <QSet>
#include <QString>

#include <functional>
#include <limits>
#include <memory>
#include <stop_token>
#include <vector>

namespace redthread {

struct Applied {
    ChangeSet changes; // since the revision the caller last had
    Edit inverse;
};

struct HistoryEntry {
    qint64 revision = 0;
    QString at;    // ISO 8601, UTC
    QString by;    // a name the person chose; empty when none
    QString title; // title(edit) at the time
    bool canUndo = false;
    Edit inverse;
};

class Store {
public:
    enum class Access { ReadWrite, ReadOnly };

    // Opens a project or makes a new one. Refused with a sentence, the file
    // untouched: not SQLite, another program's SQLite, truncated or damaged,
    // made by a newer version, in use by another window (Error::Kind::Busy). A
    // file that cannot be written is opened for reading; access() tells.
    static Result<std::unique_ptr<Store>> open(const QString& path, Access access = Access::ReadWrite);
    ~Store();

    QString path() const;
    Access access() const;
    qint64 revision() const;

    // `since`: the revision the caller has; what others wrote comes along.
    // Stopped, the edit has not happened (Error::Kind::Cancelled).
    Result<Applied> apply(const Edit& edit, qint64 since, const QString& by = {}, std::stop_token stop = {});
    // After anything in this process may have opened and closed the project's file: closing it drops the locks
    // by which other programs know that it is open.
    Result<Done> reconnect();
    Result<ChangeSet> changesSince(qint64 revision);
    // All of changesSince(0) in parts of some ten thousand records, as one moment has them, so that a large
    // project never stands in memory twice. `progress`: of all records.
    Result<Done> readAll(const std::function<void(ChangeSet part)>& take, std::stop_token stop = {},
                         const std::function<void(int done, int total)>& progress = {});

    Result<std::vector<Passage>> passages(const std::vector<PassageId>& ids);
    Result<std::vector<Passage>> passagesIn(DocumentId id); // live, by start
    Result<Document> document(DocumentId id);               // with its text
    // The live document with this fold-hash of its text; a null id when none.
    // Where texts say these words, one after the other, the last one maybe cut; capitals and accents do not
    // matter. Of at most `most` documents, the best first, at most a few places each; none of withdrawn ones.
    struct Place {
        DocumentId document;
        TextRange range; // of its text
        QString quote;   // with some words around it, one line
        bool operator==(const Place&) const = default;
    };
    Result<std::vector<Place>> placesOf(const QString& words, int most = 20);
    Result<DocumentId> documentWithTextHash(const QString& textHash);
    // Newest first, at most `most`, of revisions below `before`; `about` not empty: only the steps that concern
    // one of these records, found by reading all that are newer. Not `arranged`: without the steps that only put entities somewhere.
    Result<std::vector<HistoryEntry>> history(int most, qint64 before = std::numeric_limits<qint64>::max(),
                                              const QSet<RecordRef>& about = {}, bool arranged = true);

    // Small values of the window (the view's state), outside the edits.
    Result<Done> setSetting(const QString& name, const QString& value);
    Result<QString> setting(const QString& name);

    // Online copy to another file, which is replaced only when the copy is whole.
    Result<Done> saveCopyAs(const QString& path, std::stop_token stop = {},
                            const std::function<void(int done, int total)>& progress = {});

    // Canonical text of the live records, without revisions, times or history:
    // two stores with the same content have the same dump.
    Result<QString> dump();
    // entities, relationships, claims, documents: total, by kind, by stance.
    Result<QJsonObject> stats();

private:
    Store();
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace redthread
