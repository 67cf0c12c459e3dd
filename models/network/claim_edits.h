// What a person decides on a claim and corrects in it, as Edits. A correction is also a verdict:
// who puts a claim right has read it. Pure functions over the network; nothing
// is changed here. `by` is a name the person chose, or empty. Nothing is
// returned when there is nothing to change, or no such claim.
#pragma once

#include "models/network/network.h"
#include "models/records/edit.h"

#include <optional>

namespace redthread {

// The verdict on those of the claims that have another one, now.
GiveVerdict verdictEdit(const std::vector<Claim>& claims, Verdict verdict, const QString& by);

// Another kind of relationship between the same two.
std::optional<Edit> correctKind(const Network& network, ClaimId claim, const QString& kind,
                                const QString& by);
// The other way round: its object does it to its subject. Not of a symmetric kind.
std::optional<Edit> swapDirection(const Network& network, ClaimId claim, const QString& by);
std::optional<Edit> correctStance(const Network& network, ClaimId claim, Stance stance, const QString& by);
// Somebody else says it; null: the article itself.
std::optional<Edit> correctClaimant(const Network& network, ClaimId claim, EntityId claimant,
                                    const QString& by);

} // namespace redthread
