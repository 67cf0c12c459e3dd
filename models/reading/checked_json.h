// What a stranger answered, made into a Reading: JSON in the schema of
// reading_json.h, every id, kind, offset, quote and stance checked against the
// text. What is not there is refused and counted, never repaired. Pure; safe
// from every thread; work grows with the answer's size, which the caller bounds.
#pragma once

#include "models/reading/reading.h"

#include <QByteArray>

namespace redthread {

struct CheckedReading {
    Reading reading;
    // Refused, of each sort. What leans on something refused is refused too.
    int entities = 0;
    int mentions = 0;
    int relationships = 0;
    int claims = 0;
    int refused() const { return entities + mentions + relationships + claims; }
};

// Claims are suggested by `reader` (Claim::suggestedBy). A relationship without
// a claim is left out, silently. An Error when the answer is no JSON object or
// holds none of the four lists.
Result<CheckedReading> readingFromJson(const QByteArray& json, const QString& text,
                                       const ArticleDetails& details, const QString& reader);

} // namespace redthread
