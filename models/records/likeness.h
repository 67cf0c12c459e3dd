// Tells whether two texts are copies of each other with changes: an agency's
// report as ten papers print it. A text is known by 64 numbers, the least of 64
// hashes of its runs of four words (MinHash: A. Broder, "On the resemblance and
// containment of documents", 1997); the share of equal numbers is, give or take
// 0.06, the share of runs that two texts have in common. Pure; any thread.
#pragma once

#include <QHash>
#include <QString>

#include <vector>

namespace redthread {

// 256 hexadecimal digits; “-” for a text of less than 20 words.
QString likenessOf(const QString& text);

// 0 … 1; 0 when one of them is not such a number.
double likeness(const QString& one, const QString& other);

// From here two texts are near-copies. Independent reports on one event have
// less than 0.1; half of a report inside another has 0.5.
inline constexpr double nearCopy = 0.4;

// Near-copies among many texts: for each the first of those it is a copy of,
// itself when there is none. In the order given; copies of copies belong
// together.
std::vector<size_t> firstOfCopies(const std::vector<QString>& likenesses);

} // namespace redthread
