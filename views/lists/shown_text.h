// Names and titles come from articles: they may be 10,000 characters long, hold
// line breaks, markup, or turn the direction of what stands beside them. Before
// one of them stands in a label, a list or a sentence, it goes through here.
#pragma once

#include <QString>

namespace redthread {

// One line of at most `longest` characters, fit to be drawn (graph/safe_text.h).
QString oneLine(const QString& text, int longest = 200);

// The same for a name inside a sentence: one that reads from right to left is
// isolated, so that it does not reorder the words around it.
QString inSentence(const QString& text, int longest = 200);

// For setToolTip(), which takes anything that looks like markup for markup.
QString plainToolTip(const QString& text);

// A date as stored ("2020", "2020-06", "2020-06-22") as people here write it.
QString shownDate(const QString& isoDate);

} // namespace redthread
