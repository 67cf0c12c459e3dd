// One and the same entity, or not after all, as Edits whose titles name them.
// Pure functions over the network; nothing is changed here. Nothing is returned
// when there is nothing to do.
#pragma once

#include "models/network/network.h"
#include "models/records/edit.h"

#include <optional>

namespace redthread {

// All of `entities` but `into` itself become `into`.
std::optional<Edit> mergeEdit(const Network& network, const std::vector<EntityId>& entities, EntityId into);
// All that were merged into `into` come out again, each with its own mentions.
std::optional<Edit> unmergeEdit(const Network& network, EntityId into);

} // namespace redthread
