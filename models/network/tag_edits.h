// What a person adds to records without changing them: tags, and that two
// entities are never the same. As Edits; pure functions over the network.
#pragma once

#include "models/network/network.h"
#include "models/records/edit.h"

#include <optional>

namespace redthread {

// The record then has these tags, others are withdrawn; nothing when it has them
// already. White space is single, capitals do not make another tag.
std::optional<Edit> setTags(const Network& network, const std::vector<RecordRef>& records, const QStringList& tags,
                            const QString& by);
// "a, b" as a person writes tags.
QStringList tagsFrom(const QString& text);

// Remembered: duplicates() does not ask for the two again. Nothing when it is
// said already or they are one.
std::optional<Edit> keepApart(const Network& network, EntityId one, EntityId other, const QString& by);

} // namespace redthread
