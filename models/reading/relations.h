// Which relationships a text states, read by the patterns of
// resources/reading/patterns.tsv: the verb, noun or role that says it, and the
// nearest mentions that fit as its parties. Work per sentence is bounded by
// the sentence's length.
#pragma once

#include "models/reading/draft.h"

namespace redthread::reading {

// Claims of the article's own voice, stated; voices.h and stances.h say more.
std::vector<DraftClaim> findRelations(const Draft& draft, std::stop_token stop);

} // namespace redthread::reading
