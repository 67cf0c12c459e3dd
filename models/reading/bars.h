// What grammar forbids to read of a pair, whatever was learnt: who only tells of
// a deed has not done it, and who suffers it has not used the tool of it. Only for
// kinds that charge (relationship_kinds.tsv): there a wrong line does harm.
#pragma once

#include "models/reading/pairs.h"

namespace redthread::reading {

// Whether no kind that charges may be read of this pair, its subject doing it to its object.
bool mayNotCharge(const Draft& draft, const Pair& pair);

} // namespace redthread::reading
