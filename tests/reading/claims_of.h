// What a short text is read to claim, as one line each.
#pragma once

#include "models/reading/reading.h"

#include <QHash>
#include <QStringList>

namespace redthread {

// "subject > object | stance, claimant" for each claim of this kind of relationship; "author" is the article.
inline QStringList claimsOf(const QString& text, const QString& kind, const QString& date = {})
{
    const auto reading = readText(text, {.date = date});
    if (!reading)
        return {reading.error().text};
    QHash<EntityId, QString> names;
    for (const Entity& entity : reading->entities)
        names.insert(entity.id, entity.name);
    QStringList out;
    for (const Claim& claim : reading->claims)
        for (const Relationship& one : reading->relationships)
            if (one.id == claim.relationship && one.kind == kind)
                out << names.value(one.subject) + " > " + names.value(one.object) + " | " +
                           key(claim.stance) + ", " +
                           (claim.claimant.isNull() ? QStringLiteral("author")
                                                    : names.value(claim.claimant)) +
                           (date.isEmpty() || claim.eventDate.isEmpty() ? QString() : ", " + claim.eventDate);
    return out;
}

} // namespace redthread
