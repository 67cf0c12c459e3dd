// Denials of what was said before: "denied the charges", "called that an
// invention", "denies it". Whoever is denied is the latest other voice that
// said something about the denier, or acted against it, in the sentences before.
#pragma once

#include "models/reading/draft.h"

namespace redthread::reading {

// Adds claims of the kind denies. Voices are known already.
void findDenials(const Draft& draft, std::vector<DraftClaim>& claims, std::stop_token stop);

} // namespace redthread::reading
