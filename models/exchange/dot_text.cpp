#include "models/exchange/dot_text.h"

#include <QRegularExpression>

namespace redthread {

namespace {

constexpr QChar wordJoiner(0x2060); // has no width and no letter
// Graphviz 2.42 cannot read 16,384 bytes or more of one string.
constexpr qsizetype longestData = 16000;

// Without what XML 1.0 or UTF-8 cannot hold.
QString cleaned(const QString& text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isSurrogate()) {
            if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
                clean += c;
                clean += text[++i];
            }
            continue;
        }
        const char16_t unit = c.unicode();
        if ((unit < 0x20 && unit != u'\n' && unit != u'\t') || unit == 0x7f || unit == 0xfffe ||
            unit == 0xffff)
            continue;
        clean += c;
    }
    return clean;
}

// Before code unit `end`, or one earlier rather than inside of a character.
QString cut(const QString& text, qsizetype end)
{
    if (end > 0 && text[end - 1].isHighSurrogate())
        --end;
    return text.left(end) + u'…';
}

} // namespace

QByteArray dotData(const QString& text)
{
    // UTF-8 takes 4 bytes for two units of UTF-16, else up to 3 for one.
    QString data = cleaned(text);
    if (data.size() > longestData / 3 && data.toUtf8().size() > longestData) {
        qsizetype bytes = 0;
        qsizetype end = 0;
        for (; end < data.size() && bytes < longestData - 8; ++end)
            bytes += data[end].isSurrogate()       ? 2
                     : data[end].unicode() < 0x80  ? 1
                     : data[end].unicode() < 0x800 ? 2
                                                   : 3;
        data = cut(data, end);
    }
    return data.replace(u'\\', QStringLiteral("\\\\")).toUtf8();
}

QByteArray dotLabel(const QString& text, qsizetype longest)
{
    QString label = cleaned(text).simplified();
    if (label.size() > longest)
        label = cut(label, longest - 1);
    static const QRegularExpression reference(QStringLiteral("&(?=#?\\w+;)"));
    label.replace(reference, QStringLiteral("&") + wordJoiner);
    return label.replace(u'\\', QStringLiteral("\\\\")).toUtf8();
}

} // namespace redthread
