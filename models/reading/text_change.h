// An article's text has changed: where its passages, mentions and hedges are in
// the new one. Each is looked for by its own words; where they stand more than
// once, by what stands around them and by the order. Nothing is dropped: what is
// not found keeps its quote and has an empty range. Pure; any thread.
#pragma once

#include "models/records/edit.h"

#include <vector>

namespace redthread {

struct TextChange {
    ReplaceText edit;
    std::vector<Passage> lost; // passages the new text does not have, as they were
    int mentionsLost = 0;
};

// Two texts that differ in kinds of white space, quotation marks and hyphens alone are the same by this.
QString plainText(const QString& text);

// `next`: the same document with the new text and hashes. `passages`, `mentions`
// and `claims`: all live ones of the document. Ranges that are empty already are
// looked for by their quotes, too.
TextChange changeText(const Document& last, const Document& next, const std::vector<Passage>& passages,
                      const std::vector<Mention>& mentions, const std::vector<Claim>& claims);

} // namespace redthread
