// What is named otherwise: noun phrases ("the Israeli company", "the NGO", "30
// activists") and pronouns, brought to the entity they mean by head noun, kind,
// nationality and how lately and how often it was spoken of. A phrase that
// means nobody known becomes an entity without a name.
#pragma once

#include "models/reading/draft.h"

namespace redthread::reading {

// Adds description mentions, words said of entities, pronouns.
void findDescriptions(Draft& draft, std::stop_token stop);

} // namespace redthread::reading
