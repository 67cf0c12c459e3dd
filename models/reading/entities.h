// From places of names to entities: spellings of one name are brought together
// (full name, surname, acronym, shorter name of a firm), and each entity gets
// the kind that its words and its surroundings tell.
#pragma once

#include "models/reading/lexicon.h"
#include "models/reading/names.h"

namespace redthread::reading {

// Fills entities and name mentions of the draft.
void makeEntities(Draft& draft, const std::vector<NameSpan>& spans, std::stop_token stop);

// The longest kind word whose last token is `last` ("surveillance tool",
// "companies"), and how many tokens it has. Nothing before `first` is looked at.
struct KindWordAt {
    KindWord word;
    QString text; // in the singular
    int length = 0;
    explicit operator bool() const { return length > 0; }
};
KindWordAt kindWordEndingAt(const Draft& draft, int first, int last);

// "the company's", "a French": the country entity a demonym at this place
// belongs to; made when it is new. -1: none.
int countryEntity(Draft& draft, int countryRow);

} // namespace redthread::reading
