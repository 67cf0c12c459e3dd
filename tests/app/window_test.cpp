#include "tests/app/window_test.h"

#include "models/network/paths.h"

namespace redthread {

std::pair<EntityId, EntityId> twoStepsApart(const Network& network)
{
    const EntityModel& entities = *network.entities();
    for (int a = 0; a < entities.rowCount(); ++a)
        for (int b = 0; b < entities.rowCount(); ++b)
            if (const PathsFound found = pathsBetween(network, entities.idAt(a), entities.idAt(b));
                !found.shortest.empty() && found.shortest.front().steps.size() == 2)
                return {entities.idAt(a), entities.idAt(b)};
    return {};
}

std::pair<EntityId, EntityId> accuserAndDenier(const Network& network)
{
    for (int row = 0; row < network.relationships()->rowCount(); ++row) {
        const RelationshipRow& r = network.relationships()->relationship(row);
        EntityId accuser, denier;
        if (r.standing.contested)
            for (const Claim& claim : network.claimsOf(r.id))
                (claim.stance == Stance::Denied ? denier : accuser) = network.rootOf(claim.claimant);
        if (accuser && denier && accuser != denier)
            return {accuser, denier};
    }
    return {};
}

} // namespace redthread
