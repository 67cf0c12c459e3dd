// Which noun phrases stay as mentions, what they mean and of what kind that is. Two decisions: a phrase that
// is likely enough is asked what it means (coreference.h); it stays if it is likely enough then, for somebody
// named or spoken of twice is more worth a mention than somebody who is met once.
#pragma once

#include "models/reading/noun_phrases.h"

namespace redthread::reading {

double chanceOf(const RelationModels& models, const Phrase& phrase);

// Descriptions found before keep their place in the draft; DraftMention::kept says which stay.
void keepPhrases(Draft& draft, const RelationModels& models);

} // namespace redthread::reading
