// Who says what: "according to X", "X said that …", quotations over several
// sentences. Each claim gets the innermost voice its words stand under, the
// voices around it as via, and the stance that voice's verb gives ("denied",
// "alleged").
#pragma once

#include "models/reading/draft.h"

namespace redthread::reading {

void giveVoices(const Draft& draft, std::vector<DraftClaim>& claims, std::stop_token stop);

} // namespace redthread::reading
