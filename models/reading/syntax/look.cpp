#include "models/reading/syntax/look.h"

#include "models/reading/lexicon.h"

#include <algorithm>

namespace redthread::reading {

using learning::combine;
using learning::feature;

namespace {

QString alike(QString word)
{
    for (QChar& c : word) {
        if (c == u'’' || c == u'‘' || c == u'`')
            c = u'\'';
        else if (c == u'“' || c == u'”' || c == u'„' || c == u'«' || c == u'»')
            c = u'"';
        else if (c == u'–' || c == u'—' || c == u'‑')
            c = u'-';
        else if (c.isDigit())
            c = u'0';
    }
    if (word == u"''")
        return QStringLiteral("\"");
    if (word == u"--" || word == u"---")
        return QStringLiteral("-");
    return word;
}

// "Xx" for "Berlin", "X" for "UN", "d" for "12", "Xx-x" for "Anglo-saxon".
QString shapeOf(QStringView word)
{
    QString shape;
    for (const QChar c : word) {
        const QChar kind = c.isUpper() ? u'X' : c.isLetter() ? u'x' : c.isDigit() ? u'd' : c;
        if (shape.isEmpty() || shape.back() != kind)
            shape += kind;
    }
    return shape;
}

quint64 lexicalOf(const QString& lower)
{
    const Lexicon& l = lexicon();
    return quint64(uchar(l.mostly(lower))) | quint64(l.firstNames.contains(lower)) << 8 |
           quint64(l.places.contains(lower)) << 9 | quint64(l.countryOf.contains(lower)) << 10 |
           quint64(l.demonyms.contains(lower)) << 11;
}

} // namespace

Look lookOf(QStringView form, const QString& lower)
{
    const QString written = alike(form.toString()), word = alike(lower);
    Look look;
    look.word = feature(word);
    look.form = feature(written);
    look.shape = feature(shapeOf(written));
    look.lexical = combine(1, lexicalOf(lower));
    for (int n = 1; n <= 3 && n < word.size(); ++n)
        look.prefix[n - 1] = feature(QStringView(word).left(n));
    for (int n = 1; n <= 5 && n < word.size(); ++n)
        look.suffix[n - 1] = feature(QStringView(word).right(n));
    return look;
}

} // namespace redthread::reading
