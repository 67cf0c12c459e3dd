// The first step of reading: a text as tokens, sentences and grammar, nothing
// found in it yet. Reading, training and tests start from the same.
#pragma once

#include "models/reading/draft.h"

namespace redthread::reading {

// `text` must outlive the draft. Grammar is that of models(); without one, words stay empty.
Draft draftOf(const QString& text, std::stop_token stop = {});

} // namespace redthread::reading
