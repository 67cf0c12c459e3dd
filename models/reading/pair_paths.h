// What grammar tells of a pair of entities in a sentence: the way between
// their heads in the graph, and the words of patterns.tsv on it, with which
// end of the way is which party of theirs.
#pragma once

#include "models/reading/graph.h"
#include "models/reading/pairs.h"

namespace redthread::reading {

// Adds to the features and hints of `pair`. `path` goes from the subject's head to the object's; `kinds`:
// "person>company".
void tellPath(const Draft& draft, const Graph& graph, const Path& path, const QString& kinds, Pair& pair);

// The same way from its other end.
Path turned(const Path& path, int from);

} // namespace redthread::reading
