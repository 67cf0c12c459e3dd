// Names that stand beside each other without a comma are taken for one: "Pro-harbour
// Ann Lee", "ambassador to the United States Ann Lee", "Ann Lee of Greensea". Takes
// them apart where the text itself or a list knows the parts.
#pragma once

#include "models/reading/draft.h"
#include "models/reading/names.h"

namespace redthread::reading {

// `names` in text order, and so they stay.
void takeApart(const Draft& draft, std::vector<NameSpan>& names);

} // namespace redthread::reading
