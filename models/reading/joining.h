// Joining decides which of a new article's entities are known to the project
// already, by the rule of the vocabulary: the kinds fit, a full name or other
// name is equal after normalising (name_key.h), there is exactly one candidate,
// and a one-word name of a person never joins. All else that looks alike is a
// proposal for a person to decide. Pure; any thread.
#pragma once

#include "models/reading/reading.h"

namespace redthread {

struct Proposal {
    EntityId newcomer;
    EntityId known;
    QString reason; // a sentence
};

struct Joined {
    Reading reading; // entities that joined are gone, references point to the known ones
    std::vector<std::pair<EntityId, EntityId>> joins; // newcomer, known
    std::vector<Proposal> proposals;
    // Other names that known entities gain are left to a person.
};

// `known`: live entities of the project, none merged away; `knownRelationships`:
// live ones, so that a claim about the same subject, kind and object lands on
// the same relationship.
Joined joinKnown(Reading reading, const std::vector<Entity>& known,
                 const std::vector<Relationship>& knownRelationships);

} // namespace redthread
