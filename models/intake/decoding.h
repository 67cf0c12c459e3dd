// Decoding turns bytes of unknown origin into text, cleaning makes the text
// what may be stored. See article.h for the order of the attempts.
#pragma once

#include <QByteArray>
#include <QString>

namespace redthread {

struct Decoded {
    QString text;
    QString encoding; // "UTF-8", "UTF-16LE", "windows-1252" …
};

Decoded decode(const QByteArray& bytes);

// Drops U+0000, control characters but tab and line feed, lone surrogates,
// non-characters and a leading byte order mark; CR LF, CR, U+0085, U+2028 and
// U+2029 become line feeds. Bidirectional controls and combining marks stay.
QString cleaned(const QString& text);

} // namespace redthread
