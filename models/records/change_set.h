// ChangeSet answers "what changed since revision N?": every record whose row
// was written after N, as it is now, withdrawn ones included with their flag
// set. N = 0 loads a project. It carries no document text and no passages:
// those are fetched when they are shown.
#pragma once

#include "models/records/records.h"

#include <vector>

namespace redthread {

struct ChangeSet {
    qint64 revision = 0; // the store's revision this brings the reader to
    std::vector<Entity> entities;
    std::vector<Document> documents; // text is empty
    std::vector<Mention> mentions;
    std::vector<Relationship> relationships;
    std::vector<Claim> claims;
    std::vector<Annotation> annotations;
    std::vector<Passage> notedPassages; // those a person's annotation is on; of all others only the store has

    bool isEmpty() const
    {
        return entities.empty() && documents.empty() && mentions.empty() && relationships.empty() &&
               claims.empty() && annotations.empty() && notedPassages.empty();
    }
};

} // namespace redthread
