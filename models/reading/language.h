// Whether a text is in English, by the share of English function words ("the",
// "of", "was") among its words: about a third in English, a few in a hundred
// in its neighbours, none in other scripts. Capitals and some noise do not
// matter. Too few words to tell count as English when their letters are Latin.
#pragma once

#include "models/reading/draft.h"

namespace redthread::reading {

bool isEnglish(const Draft& draft);

} // namespace redthread::reading
