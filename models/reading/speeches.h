// The stretches of a sentence that somebody says, by the sentence's own words:
// "according to X", "X said that …", "X: …", "…, X said". Whose claim is whose,
// over several sentences, is for voices.h.
#pragma once

#include "models/reading/draft.h"
#include "models/reading/lexicon.h"

namespace redthread::reading {

// A voice that is no entity: "conspiracy theorists say", "according to an unsigned letter". What it says is
// no more than alleged; a record ("according to official figures") says what it says.
inline constexpr int nobody = -2;

// A stretch of a sentence that somebody says.
struct Speech {
    int first = 0; // tokens, half open
    int last = 0;
    int speaker = -1;
    Saying saying = Saying::Plain;
    int verb = -1;
    bool isHearsay = false; // by nobody with a name: "anonymous sources", "an unsigned letter"
};

// One may lie inside another.
std::vector<Speech> speechesOf(const Draft& draft, const Sentence& sentence);

} // namespace redthread::reading
