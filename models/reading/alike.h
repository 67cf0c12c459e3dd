// Names of one reading that may mean the same, and were not joined because that
// is doubtful: a letter apart ("NGO Group", "NSO Group"), the same name of
// another kind, a person's last name alone. A person decides. Pure; any thread.
#pragma once

#include "models/reading/joining.h"

namespace redthread {

// At most `most`, in the order of the reading. `newcomer` is the shorter or
// later one, `known` the other.
std::vector<Proposal> alikeWithin(const Reading& reading, size_t most = 20);

} // namespace redthread
