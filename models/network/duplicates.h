// Same or not: pairs of entities that may be one, with the reasons a person
// decides by. Only suggested: nothing is merged here. Pairs that were said to be
// never the same, and what is merged already, are not asked again. Pure; the
// time grows with the names, not with their pairs.
#pragma once

#include "models/network/network.h"

namespace redthread {

struct Duplicate {
    EntityId one;   // the one of fewer lines: what would be merged …
    EntityId other; // … into this one
    QString reason; // a sentence
    double weight = 0;                 // above 0; only the order means something
    std::vector<EntityId> sharedNeighbours; // most lines first
};

// The likeliest first; at most `most`.
std::vector<Duplicate> possibleDuplicates(const Network& network, size_t most = 200);

// Letters of a name as Latin consonants, for names in different scripts: "عمر
// الراضي" and "Omar Radi" both give "mr rd".
QString consonants(const QString& name);

} // namespace redthread
