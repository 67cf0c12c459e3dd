// Which relationships a text states, read by the patterns of
// resources/reading/patterns.tsv: the verb, noun or role that says it, and the
// nearest mentions that fit as its parties. Work per sentence is bounded by
// the sentence's length.
#pragma once

#include "models/reading/draft.h"

namespace redthread::reading {

// A party of a relationship: an entity, and the mention it was read from (-1
// for a pronoun).
struct Party {
    int entity = -1;
    int mention = -1;
    int first = 0; // tokens, half open
    int last = 0;
    explicit operator bool() const { return entity >= 0; }
};

// Claims of the article's own voice, stated; voices.h and stances.h say more.
std::vector<DraftClaim> findRelations(const Draft& draft, std::stop_token stop);

// Which party does what the verb at `verb` says; for voices.h as well.
Party subjectOf(const Draft& draft, const Sentence& sentence, int verb);

} // namespace redthread::reading
