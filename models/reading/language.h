// Whether a text is in English, by the share of English function words ("the",
// "of", "was") among its words: about a third in English, a few in a hundred
// in its neighbours, none in other scripts. Capitals and some noise do not
// matter. A text of few words is English unless two small words or more of its
// neighbours ("der", "les") outnumber the English ones, or its letters are not Latin.
#pragma once

#include "models/reading/draft.h"

namespace redthread::reading {

bool isEnglish(const Draft& draft);

// A frequent small word of French, German, Spanish, Italian, Portuguese or Dutch
// that is no English word; case folded.
bool isForeignFunctionWord(const QString& word);

} // namespace redthread::reading
