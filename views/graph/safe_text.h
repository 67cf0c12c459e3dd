// Makes the texts of strangers fit to be drawn: names and quotes come from
// articles and may hold anything. What is returned is one line of plain text,
// valid in UTF-8 and in XML.
#pragma once

#include <QString>

namespace redthread {

// Line breaks and tabs become spaces, white space is single, controls and
// non-characters go, lone surrogates become U+FFFD. Bidirectional overrides and
// embeddings go too: they would turn round what stands beside them. A letter
// keeps four marks; more would climb over the line above.
QString safeText(const QString& text);

// Only what no file may hold is taken out: for texts that are composed already
// and carry their isolates.
QString validText(const QString& text);

// At most `most` characters as a reader counts them, the last one "…" when
// something was cut. Never cuts inside a character.
QString elided(const QString& text, int most = 32);

// Wraps text that reads from right to left in U+2068 … U+2069, so that it keeps
// its order and disturbs nobody's; other text is returned as it is.
QString isolated(const QString& text);

// All three: a name for the picture.
QString labelText(const QString& name, int most = 32);

// Whether an address may become a link: http and https only, never a script or
// a local file.
bool isWebAddress(const QString& address);

} // namespace redthread
