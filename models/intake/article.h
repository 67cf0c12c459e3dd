// Intake turns a file into an article: its text as it will be stored, and the
// hashes by which it is known again. It trusts nothing: a file may be missing,
// huge, empty, binary, or in any encoding.
//
// Decoding: byte order mark, then the pattern of NULs of UTF-16 without a mark
// (NUL is valid UTF-8, so this comes first), then UTF-8, forgiving a few broken
// bytes (they become U+FFFD), then uchardet, then windows-1252; ICU-backed
// QStringDecoder does the rest.
// Cleaning: U+0000, other control characters but tab and line feed, lone
// surrogates and non-characters (U+FFFE/F …) are dropped; whatever ends a line or
// a page (CR LF, CR, VT, FF, U+0085, U+2028/9) becomes LF. Offsets of passages
// point into the cleaned text, which is what is stored.
// Every function may be called on any thread.
#pragma once

#include "models/intake/file_text.h"
#include "models/records/result.h"

#include <QByteArray>
#include <QString>

namespace redthread {

struct Article {
    QString text;
    FileText file;    // the text as the file has it, for offsets that are to count there
    QString fileHash; // SHA-256 of the bytes, hex
    QString textHash; // SHA-256 of the text with white space folded, hex
    QString encoding; // as found: "UTF-8", "windows-1252" …
    QString date; // ISO 8601, of the line or dateline at its head that tells a whole date; empty: none does
    QString
        title; // the first line that is not blank if it has at most 200 characters, else the file's base name
};

constexpr qint64 largestArticle = 64 * 1024 * 1024; // bytes

// The Error names the file and the reason. Also reads ":/resources". HTML is read
// as it stands. Never reads a pipe or a device, nor more than largestArticle.
Result<Article> readArticle(const QString& path);
// For pasted text and tests; `name` is used in messages.
Result<Article> articleFromBytes(const QByteArray& bytes, const QString& name);
Result<Article> articleFromText(const QString& text, const QString& name);

} // namespace redthread
