// What a person may do to what is selected, as Edits. Pure functions over the
// network: nothing is changed here. GUI thread.
#pragma once

#include "models/network/network.h"
#include "models/network/selection.h"
#include "models/records/edit.h"

#include <optional>
#include <vector>

namespace redthread {

Edit renameEdit(const Entity& entity, const QString& name); // the old name joins the other names
Edit kindEdit(const Entity& entity, const QString& kind);
// Only those that are the other way now; nothing when there are none.
std::optional<Edit> hideEdit(const Network& network, const std::vector<EntityId>& entities, bool hidden);
// Withdraws all live claims of the relationships.
std::optional<Edit> withdrawEdit(const Network& network, const std::vector<RelationshipId>& relationships);
std::optional<Edit> withdrawEdit(const Network& network, ClaimId claim);
// "Not the same in this document": a new entity takes the mentions and claims
// that `entity` has there. Nothing when it has none.
std::optional<Edit> splitEdit(const Network& network, EntityId entity, DocumentId document);

// Shows the hidden neighbours, the strongest first, at most `most`; nothing when none is hidden.
std::optional<Edit> expandEdit(const Network& network, EntityId entity, size_t most = 10);
// Hides the neighbours that are drawn beside this entity alone; nothing when there are none.
std::optional<Edit> collapseEdit(const Network& network, EntityId entity);

std::vector<EntityId> hiddenEntities(const Network& network);

} // namespace redthread
