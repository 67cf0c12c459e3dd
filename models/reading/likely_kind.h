// The kind of entity that some words of a text most likely stand for, as the
// reader takes them in their sentence; for a person who marks them, to begin
// with. Any thread; as fast as reading one sentence.
#pragma once

#include "models/records/records.h"

namespace redthread {

// A key of entity_kinds.tsv; empty when the reader has no idea.
QString likelyKind(const QString& text, TextRange words);

} // namespace redthread
