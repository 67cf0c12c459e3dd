// Dates spoken of in a sentence, as ISO 8601, whole or cut; what is said
// relatively ("on Friday", "last year") is counted from the article's date and
// is nothing when that is unknown. A weekday is the latest one up to the
// article's date, a day without a year the one nearest before or shortly after.
#pragma once

#include "models/reading/draft.h"

namespace redthread::reading {

struct DateSpan {
    int first = 0; // tokens, half open
    int last = 0;
    QString iso;
};

std::vector<DateSpan> findDates(const Draft& draft, const Sentence& sentence, const QString& articleDate);

// The date that belongs to what the token `trigger` says: the only one of its
// clause, or else the only one of the sentence.
QString dateFor(const Draft& draft, const Sentence& sentence, const std::vector<DateSpan>& dates,
                int trigger);

// Sets event and claim dates. Claims stand in the order of their sentences, or
// it only takes longer.
void giveDates(const Draft& draft, std::vector<DraftClaim>& claims, const QString& articleDate);

} // namespace redthread::reading
