// Decoding turns bytes of unknown origin into text, cleaning makes the text
// what may be stored. See article.h for the order of the attempts.
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace redthread {

struct Decoded {
    QString text;
    QString encoding; // "UTF-8", "UTF-16LE", "windows-1252" …
};

// Never fails: bytes that fit nothing become U+FFFD. An encoding is as ICU knows
// it, those of Windows in lower case.
Decoded decode(const QByteArray& bytes);

// Drops U+0000, control characters but tab and line feed, lone surrogates,
// non-characters and leading byte order marks. What ends a line or page becomes
// a line feed: CR LF, CR, VT, FF, U+0085, U+2028, U+2029. Bidirectional controls
// and combining marks stay. Cleaning twice changes nothing. `dropped` gets where in
// `text` the units were that are not in the cleaned one, ascending.
QString cleaned(const QString& text, std::vector<int>* dropped = nullptr);

} // namespace redthread
