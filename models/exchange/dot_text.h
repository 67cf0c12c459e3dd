// Text on its way into a DOT file. cgraph quotes what it writes but leaves
// backslashes to us, and `dot` reads more into text than its letters:
//
//   \ before a letter   an escape (\N is the node's name)      → doubled
//   \ before the end    the closing quote is lost               → doubled
//   &name; and &#1;     a character reference, in labels; one
//                       that XML does not know breaks the SVG   → U+2060 after &
//   control characters  stand in the SVG, which is then no XML  → dropped
#pragma once

#include <QByteArray>
#include <QString>

namespace redthread {

// For attributes that are kept as data: backslashes doubled, the rest as it is;
// what is longer than 16,000 bytes is cut, because Graphviz cannot read it.
QByteArray dotData(const QString& text);
// For what `dot` draws or shows as a tooltip; at most `longest` characters.
QByteArray dotLabel(const QString& text, qsizetype longest);

} // namespace redthread
