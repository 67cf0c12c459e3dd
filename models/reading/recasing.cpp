#include "models/reading/recasing.h"

#include "models/reading/lexicon.h"

namespace redthread::reading {

namespace {

constexpr int fewestCapitals = 40; // shorter ones are headings and acronyms

bool isCapitals(QStringView paragraph)
{
    qsizetype capitals = 0, small = 0; // letters of other scripts are neither
    for (const QChar c : paragraph) {
        capitals += c.isUpper();
        small += c.isLower();
    }
    return capitals >= fewestCapitals && 10 * small <= capitals;
}

// Whether English has the word with a small letter.
bool isSmallWord(const QString& lower)
{
    const Lexicon& l = lexicon();
    return l.isCommon(lower) || l.verbForms.contains(lower) || l.isFunctionWord(lower) || lower.size() == 1;
}

class Recaser {
public:
    explicit Recaser(QString& text) : m_text(text) {}

    void paragraph(qsizetype from, qsizetype to)
    {
        bool opens = true, behindName = false;
        for (qsizetype i = from; i < to;) {
            if (!m_text[i].isLetter()) {
                if (QStringLiteral(".!?").contains(m_text[i]))
                    opens = true;
                behindName = behindName && m_text[i] == u' ';
                ++i;
                continue;
            }
            qsizetype end = i;
            while (end < to && (m_text[end].isLetter() || m_text[end] == u'’' || m_text[end] == u'\''))
                ++end;
            const QString lower = m_text.mid(i, end - i).toLower();
            bool small = isSmallWord(lower);
            if (small && behindName && lexicon().kindWords.value(lower).inNames)
                small = false; // "Zorn Bank"
            for (qsizetype k = i; k < end; ++k)
                if (k > i || (small && !opens))
                    m_text[k] = m_text[k].toLower(); // unit by unit: none grows
            behindName = !small;
            opens = false;
            i = end;
        }
    }

private:
    QString& m_text;
};

} // namespace

QString recased(const QString& text)
{
    QString written = text;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = text.indexOf(u'\n', from);
        if (to < 0)
            to = text.size();
        if (isCapitals(QStringView(text).mid(from, to - from)))
            Recaser(written).paragraph(from, to);
        from = to + 1;
    }
    return written;
}

} // namespace redthread::reading
