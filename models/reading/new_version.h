// An article that is read already appears again with its text changed. The
// document keeps its records, found again in the new text (text_change.h), and
// gains what the new reading found in sentences that the old text does not
// have; what was read, corrected or refused before is not asked again. Pure;
// any thread.
#pragma once

#include "models/reading/text_change.h"

namespace redthread {

struct ArticleRecords {
    Document document; // with its text
    std::vector<Passage> passages;
    std::vector<Mention> mentions;
    std::vector<Claim> claims;
};

struct NewVersion {
    Edit edit;                 // one step of undo
    std::vector<Passage> lost; // passages the new text does not have, as they were
    qsizetype claims = 0;      // new ones, possible links too
};

// `next`: the new reading as one document with its records, joined with what the
// project knows. `isStored`: it was imported beside the old one; then these
// records are withdrawn, `next.entities` being those that it alone mentions.
// `relationships`: all live ones of the project.
NewVersion newVersion(const ArticleRecords& last, const AddRecords& next, bool isStored,
                      const std::vector<Relationship>& relationships);

} // namespace redthread
