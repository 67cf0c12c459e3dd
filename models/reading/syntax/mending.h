// Trees that cannot be, made right: where the parser took a verb for an
// adjective or noun, or what somebody was told for what is said of him.
#pragma once

#include "models/reading/syntax/word.h"

#include <QStringList>

#include <vector>

namespace redthread::reading {

// Of one clause: heads count from its first word, −1 is the root. `lower`: the words as written, in lower case.
void mend(std::vector<Word>& words, const QStringList& lower);

} // namespace redthread::reading
