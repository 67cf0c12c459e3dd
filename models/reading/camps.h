// A side in politics is spoken of by its adjective alone: where "the pro-harbour
// camp" is an entity, so is whom "pro-harbour councillor Ann Lee" belongs to, and
// "the localists" are "the localist camp". Adds those mentions.
#pragma once

#include "models/reading/draft.h"

namespace redthread::reading {

void addCampWords(Draft& draft);

} // namespace redthread::reading
