// EditWriter carries out one Edit inside a transaction that is already open
// and has raised the revision, and returns the exact inverse. It checks before
// it writes: that what an edit found is still there, that the record it changes
// lives, and that whatever a record refers to exists. What new records refer to
// must live too; what a change refers to need not, for taking a change back
// may lead to what was withdrawn since. A refusal throws a Failure (Refused)
// whose sentence names the record; the transaction then rolls back.
#pragma once

#include "models/records/edit.h"
#include "models/store/database.h"

#include <stop_token>

namespace redthread {

class EditWriter {
public:
    // Stopped, it throws a Failure (Cancelled).
    EditWriter(Database& database, qint64 revision, std::stop_token stop = {})
        : m_database(database), m_revision(revision), m_stop(std::move(stop))
    {
    }

    Edit apply(const Edit& edit);

private:
    Edit write(const AddRecords& edit);
    Edit write(const SetWithdrawn& edit);
    Edit write(const Rename& edit);
    Edit write(const SetKind& edit);
    Edit write(const SetOtherNames& edit);
    Edit write(const SetIdentifiers& edit);
    Edit write(const ReplaceText& edit);
    Edit write(const SetNotes& edit);
    Edit write(const SetHidden& edit);
    Edit write(const Arrange& edit);
    Edit write(const Merge& edit);
    Edit write(const Unmerge& edit);
    Edit write(const MoveMentions& edit);
    Edit write(const GiveVerdict& edit);
    Edit write(const ChangeClaim& edit);
    Edit write(const SetDocumentDetails& edit);
    Edit write(const Batch& edit);

    Entity liveEntity(EntityId id);
    Claim liveClaim(ClaimId id);
    void requireThere(const RecordRef& ref) { nameOf(ref); }
    // For sentences; refused when there is no such record.
    QString nameOf(const RecordRef& ref);
    QString claimName(const Claim& claim);

    Database& m_database;
    qint64 m_revision;
    std::stop_token m_stop;
};

// Adds the records of an AddRecords (record_adder.cpp).
void addRecords(Database& database, const AddRecords& edit, qint64 revision);
// A Failure (Cancelled) when it was stopped.
void requireGoingOn(const std::stop_token& stop);
// Refused unless the record is in the store and lives.
void requireLive(Database& database, const RecordRef& ref);

} // namespace redthread
