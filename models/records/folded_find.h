// Finds words in a text as a person means them: capitals, accents, other marks
// and what stands between the words do not matter ("ete" finds "Été", "omar
// radi" finds "Omar  Radi,"). Pure; any thread.
#pragma once

#include "models/records/records.h"

#include <vector>

namespace redthread {

// The words of a text, folded, with one space between them and one at either
// end; `at` tells where in the text each unit comes from (one more at the end).
struct FoldedText {
    QString words;
    std::vector<int> at; // as long as words, plus one
};
FoldedText folded(const QString& text);

// Ranges of the text where the words begin at the beginning of a word, in order;
// at most `most`. The last word may go on ("rad" finds "Radi"); the range then
// ends where the words end.
std::vector<TextRange> findFolded(const QString& text, const QString& words, int most);

} // namespace redthread
