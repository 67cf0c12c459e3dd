#include "models/intake/decoding.h"

#include <QStringDecoder>

#include <uchardet.h>

#include <memory>
#include <optional>

namespace redthread {

namespace {

std::optional<QString> decodedAs(const QByteArray& bytes, const char* encoding)
{
    QStringDecoder decoder(encoding);
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

QByteArray guessedEncoding(const QByteArray& bytes)
{
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    if (uchardet_handle_data(detector.get(), bytes.constData(), size_t(std::min<qsizetype>(bytes.size(), 1 << 20))) != 0)
        return {};
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
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
    if (const auto text = decodedAs(bytes, "UTF-8"))
        return {*text, QStringLiteral("UTF-8")};
    const QByteArray guess = guessedEncoding(bytes);
    if (!guess.isEmpty() && guess != "UTF-8" && guess != "ASCII")
        if (const auto text = decodedAs(bytes, guess.constData()))
            return {*text, QString::fromLatin1(guess)};
    if (const auto text = decodedAs(bytes, "windows-1252"))
        return {*text, QStringLiteral("windows-1252")};
    return {QString::fromLatin1(bytes), QStringLiteral("ISO-8859-1")};
}

QString cleaned(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            if (!isNonCharacter(QChar::surrogateToUcs4(c, text[i + 1])))
                out.append(c).append(text[i + 1]);
            ++i;
            continue;
        }
        const char16_t u = c.unicode();
        if (c.isSurrogate() || isNonCharacter(u) || (u == 0xFEFF && out.isEmpty()))
            continue;
        if (u == '\r') {
            if (i + 1 < text.size() && text[i + 1] == u'\n')
                continue;
            out += u'\n';
        } else if (u == 0x85 || u == 0x2028 || u == 0x2029) {
            out += u'\n';
        } else if (u == '\n' || u == '\t' || (u >= 0x20 && !(u >= 0x7F && u <= 0x9F))) {
            out += c;
        }
    }
    return out;
}

} // namespace redthread
