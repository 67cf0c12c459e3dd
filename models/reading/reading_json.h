// A Reading as JSON in the schema of the annotated corpora: entities, mentions,
// relations, claims, with start and end in UTF-16 units. Ids are strings
// ("e1", "m1", "r1", "c1"); kinds are written in the gold's words (kinds.h); a
// claim of the article's own voice has the claimant "author"; `via` is the
// list of entity ids; `certainty` is the stance.
#pragma once

#include "models/reading/reading.h"

#include <QJsonObject>

class QIODevice;

namespace redthread {

QJsonObject toJson(const Reading& reading, const QString& text);

// The same as a file, a record a line, without ever holding it whole. False when
// the device takes no more.
bool writeJson(const Reading& reading, const QString& text, QIODevice& to);

} // namespace redthread
