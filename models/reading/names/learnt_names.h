// Names found by rule and names found by what was learnt, brought together.
#pragma once

#include "models/reading/names.h"
#include "models/reading/names/name_model.h"

namespace redthread::reading {

// As the model finds them, in text order. Not of an empty model.
std::vector<NameSpan> learntNames(const Draft& draft, const NameModel& model, std::stop_token stop);

// Adds to `names` what only was learnt, parts a person from what stands in
// front, drops everyday words that only have a capital, and gives each name the
// type that was learnt for it.
void addLearnt(const Draft& draft, std::vector<NameSpan>& names, const std::vector<NameSpan>& learnt);

} // namespace redthread::reading
