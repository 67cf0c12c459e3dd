#include "models/intake/decoding.h"

#include <QStringDecoder>

#include <uchardet.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace redthread {

namespace {

// Stateless: a character cut off at the end is an error, not silently kept back.
std::optional<QString> decodedAs(const QByteArray& bytes, const char* encoding)
{
    QStringDecoder decoder(encoding, QStringDecoder::Flag::Stateless);
    if (!decoder.isValid())
        return std::nullopt;
    QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

const char* encodingOfMark(const QByteArray& bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return "UTF-8";
    if (bytes.startsWith(QByteArray("\xFF\xFE\0\0", 4)))
        return "UTF-32LE";
    if (bytes.startsWith(QByteArray("\0\0\xFE\xFF", 4)))
        return "UTF-32BE";
    if (bytes.startsWith("\xFF\xFE"))
        return "UTF-16LE";
    if (bytes.startsWith("\xFE\xFF"))
        return "UTF-16BE";
    return nullptr;
}

// UTF-16 without a mark, of a script that has NUL as the other byte of spaces,
// digits and Latin letters: one half of the bytes is NUL far more often.
const char* encodingOfNuls(const QByteArray& bytes)
{
    const qsizetype looked = std::min<qsizetype>(bytes.size(), 4096) & ~qsizetype(1);
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < looked; i += 2) {
        even += bytes[i] == '\0';
        odd += bytes[i + 1] == '\0';
    }
    const qsizetype pairs = looked / 2;
    if (pairs < 2 || (even == pairs && odd == pairs))
        return nullptr;
    if (odd * 10 > pairs && odd > 8 * even)
        return "UTF-16LE";
    if (even * 10 > pairs && even > 8 * odd)
        return "UTF-16BE";
    return nullptr;
}

bool isSurrogateTriple(const QByteArray& bytes, qsizetype i, char first, char last)
{
    return i + 2 < bytes.size() && bytes[i] == '\xED' && bytes[i + 1] >= first && bytes[i + 1] <= last &&
           (bytes[i + 2] & 0xC0) == 0x80;
}

// Some programs write each half of a pair of surrogates as if it were a
// character of UTF-8. Pairs are mended, halves left alone are dropped.
QByteArray withoutSurrogates(const QByteArray& bytes)
{
    QByteArray out;
    qsizetype copied = 0;
    for (qsizetype i = bytes.indexOf('\xED'); i >= 0; i = bytes.indexOf('\xED', i)) {
        if (!isSurrogateTriple(bytes, i, '\xA0', '\xBF')) {
            ++i;
            continue;
        }
        out += QByteArrayView(bytes).sliced(copied, i - copied);
        const auto half = [&](qsizetype at) {
            return QChar(char16_t(0xD000 | (bytes[at + 1] & 0x3F) << 6 | (bytes[at + 2] & 0x3F)));
        };
        const bool pair =
            isSurrogateTriple(bytes, i, '\xA0', '\xAF') && isSurrogateTriple(bytes, i + 3, '\xB0', '\xBF');
        if (pair)
            out += (QString(half(i)) + half(i + 3)).toUtf8();
        i += pair ? 6 : 3;
        copied = i;
    }
    return copied == 0 ? bytes : out + bytes.mid(copied);
}

// UTF-8 with a few broken bytes, each of which becomes U+FFFD: one bad byte must
// not garble every other letter. Other encodings hardly ever make a well-formed
// sequence, so the well-formed ones have to be four times as many as the broken.
std::optional<QString> decodedAsNearlyUtf8(const QByteArray& bytes)
{
    const QByteArray mended = withoutSurrogates(bytes);
    QStringDecoder decoder("UTF-8", QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(mended);
    if (!decoder.hasError())
        return text;
    qsizetype good = 0;
    qsizetype broken = 0;
    for (const QChar c : std::as_const(text)) {
        broken += c == QChar::ReplacementCharacter;
        good += c.unicode() >= 0x80 && c != QChar::ReplacementCharacter && !c.isLowSurrogate();
    }
    if (broken * 4 > good)
        return std::nullopt;
    return text;
}

QByteArray guessedEncoding(const QByteArray& bytes)
{
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    // What tells begins at the first byte beyond ASCII, with a little before it.
    const auto telling = std::find_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
    const qsizetype from = std::max<qsizetype>(0, telling - bytes.begin() - 4096);
    const QByteArrayView looked =
        QByteArrayView(bytes).sliced(from, std::min<qsizetype>(bytes.size() - from, 1 << 20));
    if (uchardet_handle_data(detector.get(), looked.data(), size_t(looked.size())) != 0)
        return {};
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
}

// Where ISO-8859 has control characters, its sibling of Windows has quotation
// marks and dashes. Texts have the latter.
const char* windowsSiblingOf(const QByteArray& encoding)
{
    static constexpr struct {
        const char* iso;
        const char* windows;
    } table[] = {
        {"ISO-8859-1", "windows-1252"},  {"ISO-8859-2", "windows-1250"},  {"ISO-8859-4", "windows-1257"},
        {"ISO-8859-6", "windows-1256"},  {"ISO-8859-7", "windows-1253"},  {"ISO-8859-8", "windows-1255"},
        {"ISO-8859-9", "windows-1254"},  {"ISO-8859-13", "windows-1257"}, {"ISO-8859-15", "windows-1252"},
        {"ISO-8859-16", "windows-1250"},
    };
    for (const auto& row : table)
        if (encoding == row.iso)
            return row.windows;
    return nullptr;
}

bool hasBytesOfWindowsOnly(const QByteArray& bytes)
{
    return std::any_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0xE0) == 0x80; });
}

bool isNonCharacter(char32_t c) { return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF); }

} // namespace

Decoded decode(const QByteArray& bytes)
{
    if (const char* encoding = encodingOfMark(bytes)) {
        QStringDecoder decoder(encoding); // what is broken inside becomes U+FFFD
        return {decoder.decode(bytes), QString::fromLatin1(encoding)};
    }
    // NULs are valid UTF-8 too; no text has them, so UTF-16 is asked first.
    if (const char* encoding = encodingOfNuls(bytes)) {
        QStringDecoder decoder(encoding);
        return {decoder.decode(bytes), QString::fromLatin1(encoding)};
    }
    if (const auto text = decodedAsNearlyUtf8(bytes))
        return {*text, QStringLiteral("UTF-8")};
    QByteArray guess = guessedEncoding(bytes);
    if (const char* sibling = windowsSiblingOf(guess); sibling && hasBytesOfWindowsOnly(bytes))
        guess = sibling;
    if (guess.startsWith("WINDOWS"))
        guess = guess.toLower();
    if (!guess.isEmpty() && guess != "UTF-8" && guess != "ASCII")
        if (const auto text = decodedAs(bytes, guess.constData()))
            return {*text, QString::fromLatin1(guess)};
    if (const auto text = decodedAs(bytes, "windows-1252"))
        return {*text, QStringLiteral("windows-1252")};
    return {QString::fromLatin1(bytes), QStringLiteral("ISO-8859-1")};
}

QString cleaned(const QString& text, std::vector<int>* dropped)
{
    QString out;
    out.reserve(text.size());
    const auto drop = [&](qsizetype at) {
        if (dropped)
            dropped->push_back(int(at));
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            if (!isNonCharacter(QChar::surrogateToUcs4(c, text[i + 1]))) {
                out.append(c).append(text[i + 1]);
            } else {
                drop(i);
                drop(i + 1);
            }
            ++i;
            continue;
        }
        const char16_t u = c.unicode();
        const bool isLineEnd = u == '\v' || u == '\f' || u == '\r' || u == 0x85 || u == 0x2028 || u == 0x2029;
        const bool isControl = u < 0x20 || (u >= 0x7F && u <= 0x9F);
        const bool endsWithNext = u == '\r' && i + 1 < text.size() && text[i + 1] == u'\n';
        if (c.isSurrogate() || isNonCharacter(u) || (u == 0xFEFF && out.isEmpty()) || endsWithNext)
            drop(i);
        else if (isLineEnd)
            out += u'\n';
        else if (u == '\n' || u == '\t' || !isControl)
            out += c;
        else
            drop(i);
    }
    return out;
}

} // namespace redthread
