// Dates spoken of in a sentence, as ISO 8601, whole or cut; what is said
// relatively ("on Friday", "7 months earlier") is counted from the article's date and
// is nothing when that is unknown. A weekday is the latest one up to the
// article's date, a day without a year the one nearest before or shortly after.
// "since 2018" is open ("2018/.."), "from … to …" a span ("2014/2016").
#pragma once

#include "models/reading/draft.h"

namespace redthread::reading {

struct DateSpan {
    int first = 0; // tokens, half open
    int last = 0;
    QString iso;
};

std::vector<DateSpan> findDates(const Draft& draft, const Sentence& sentence, const QString& articleDate);

// When the article was written, by its dateline or the head of one of its first
// lines; empty: not told.
QString articleDateOf(const Draft& draft);

// The date that belongs to what the token `trigger` says: the nearest one that
// is not when something was said, unless saying it is the act itself.
QString dateFor(const Draft& draft, const Sentence& sentence, const std::vector<DateSpan>& dates, int trigger,
                bool isAct = false);

// Sets event and claim dates. Claims stand in the order of their sentences, or
// it only takes longer.
void giveDates(const Draft& draft, std::vector<DraftClaim>& claims, const QString& articleDate);

} // namespace redthread::reading
