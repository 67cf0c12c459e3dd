// Ids name records for good. They are minted by whoever creates the record, so
// that an undo restores the same id and two files can be joined.
//
// Layout of the 63 bits: 41 bits of milliseconds since 2024-01-01 UTC, 10
// random bits per process, a 12-bit counter. A full counter borrows the next
// millisecond; a clock that steps back never makes an id twice. In JSON ids are
// strings, because JavaScript loses integers above 2^53.
//
// Each kind of record has its own type: an EntityId is never taken for a
// ClaimId. An id of 0 is null and means "none".
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace redthread {

template <class Tag>
struct Id {
    qint64 value = 0;

    bool isNull() const { return value == 0; }
    explicit operator bool() const { return value != 0; }
    QString toString() const { return QString::number(value); }
    auto operator<=>(const Id&) const = default;
};

template <class Tag>
size_t qHash(Id<Tag> id, size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

using EntityId = Id<struct EntityTag>;
using RelationshipId = Id<struct RelationshipTag>;
using DocumentId = Id<struct DocumentTag>;
using PassageId = Id<struct PassageTag>;
using MentionId = Id<struct MentionTag>;
using ClaimId = Id<struct ClaimTag>;
using AnnotationId = Id<struct AnnotationTag>;

// Returns a number never returned before. Safe from every thread.
qint64 mintIdValue();

template <class IdType>
IdType mintId()
{
    return IdType{mintIdValue()};
}

} // namespace redthread
