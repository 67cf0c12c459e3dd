// Entities and mentions taken from an annotation (schema: reading_json.h)
// instead of being read: the gate that measures the reading of relationships
// by itself. Mentions may lie inside each other; a token belongs to the shortest one.
#pragma once

#include "models/reading/draft.h"

#include <QHash>
#include <QJsonObject>

namespace redthread::reading {

// The draft has tokens and sentences and nothing else. Returns id → entity.
// What lies outside the text is left out; pronouns are ours.
QHash<QString, int> takeGiven(Draft& draft, const QJsonObject& gold, std::stop_token stop = {});

} // namespace redthread::reading
