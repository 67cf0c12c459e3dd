// The stage of reading that knows grammar: fills Draft::words.
#pragma once

#include "models/reading/draft.h"
#include "models/reading/models.h"

namespace redthread::reading {

// Draft::words is parallel to the tokens afterwards; left empty when the model
// holds no grammar. Of what was not read any more because of `stop`, words
// stay as they are made.
void parse(Draft& draft, const Models& models, std::stop_token stop = {});

} // namespace redthread::reading
