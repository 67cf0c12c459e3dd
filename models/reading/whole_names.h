// Names of bodies that are longer than runs of capitalised words: "the Food and
// Drug Administration", "Committee to Protect Journalists", "Bureau of Alcohol,
// Tobacco and Firearms", "the Attorney General's Office", "Goldberg, Stein &
// Partners", "Reporters Without Borders"; countries of several words. And what
// stands in front and is no part of a name: "London-based", "Former".
#pragma once

#include "models/reading/draft.h"
#include "models/reading/names.h"

namespace redthread::reading {

// `names` in text order, and so they stay. What lies inside a longer name is taken into it.
void makeWhole(const Draft& draft, std::vector<NameSpan>& names);

} // namespace redthread::reading
