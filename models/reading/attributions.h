// Voices that are named beside what they say, without a verb of theirs that
// takes it: "In X's view, …", "For X, …", "X is convinced that …", "X's allegation:
// …", a quotation with a name behind a dash, and the clause behind the last comma
// that tells who says or hears it: "…, prosecutors told the court."
#pragma once

#include "models/reading/parties.h"
#include "models/reading/speeches.h"

namespace redthread::reading {

std::vector<Speech> attributionsOf(const Draft& draft, const Sentence& sentence);

bool maySpeak(const Draft& draft, int entity);
// Whether the words [first, last) name a record ("figures"), which says what it says.
bool isRecord(const Draft& draft, int first, int last);
// "anonymous sources", "conspiracy theorists", "rumours"
bool isHearsay(const Draft& draft, const Sentence& sentence, const Party& who);

} // namespace redthread::reading
