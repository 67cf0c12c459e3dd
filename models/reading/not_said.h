// What looks as if it were said and is not: "rejected the allegations against X"
// accuses nobody, "sued X in California" does not say where X is, "dismissed X"
// is no support for him.
#pragma once

#include "models/reading/draft.h"

namespace redthread::reading {

// Whether the claim is such a one. Never where nothing of grammar was learnt.
bool isNotSaid(const Draft& draft, const DraftClaim& claim);

} // namespace redthread::reading
