// Where names stand in a text: runs of capitalised words, with the document's
// own evidence for words that only begin a sentence or a headline, and what was
// learnt (names/learnt_names.h). What they name is entities.h's business.
#pragma once

#include "models/reading/draft.h"
#include "models/reading/names/name_features.h"

namespace redthread::reading {

struct NameSpan {
    int sentence = 0;
    int first = 0; // tokens, half open
    int last = 0;
    bool demonym = false;
    int rolesFrom = -1; // first token of a capitalised title in front ("Transport Minister"); -1: none
    NameType type = NameType::None; // what was learnt says of it
};

// "www.example.org", "example.com"; not a file's name, not an abbreviation. `word` in lower case.
bool isWebAddress(const QString& word);

// In text order, never overlapping. Web addresses are names, too.
std::vector<NameSpan> findNames(const Draft& draft, std::stop_token stop);

} // namespace redthread::reading
