// What a screen reader is told of the graph: a list with one item for each
// entity that is drawn, named and described ("company, connected to 2: …").
// Above 2,000 entities only the first are told; the tables have them all.
#pragma once

namespace redthread {

// Once is enough; more is harmless.
void installGraphAccessibility();

} // namespace redthread
