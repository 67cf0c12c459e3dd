// Long texts are read in pieces, so that memory is bounded by a piece and not by
// the text. Pure; any thread.
#pragma once

#include "models/reading/reading.h"

#include <vector>

namespace redthread::reading {

// UTF-16 units: some forty thousand words, longer than any article and most
// reports. A shorter text is read whole.
inline constexpr qsizetype mostInOnePiece = 250'000;

// The text from end to end in pieces of at most `most` units (at least 2). Cut
// where a paragraph ends, else a line, a sentence, a word; never inside a
// surrogate pair. Empty for an empty text.
std::vector<TextRange> piecesOf(const QString& text, qsizetype most = mostInOnePiece);

// Adds what was read of the piece that begins at `offset` of the text. What the
// piece names is one with what was named before by the rule of joining.h, as if
// it were a further article of the project; descriptions and a person's one
// word stay with their piece.
void addPiece(Reading& whole, Reading piece, qsizetype offset, const QString& text);

} // namespace redthread::reading
