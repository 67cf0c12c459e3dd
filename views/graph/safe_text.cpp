#include "views/graph/safe_text.h"

#include <QTextBoundaryFinder>
#include <QUrl>

namespace redthread {

namespace {

// What a character may weigh in code units before we stop believing in it: an
// emoji of a family is one character to a boundary finder, and so is a letter
// under a heap of marks.
constexpr int unitsPerCharacter = 12;
constexpr int mostMarks = 4; // on one letter; Vietnamese and Hebrew need two or three

bool isBidiControl(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

bool isLeftOut(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) ||
           c == 0xFEFF;
}

bool isSpace(char32_t c)
{
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x2028 || c == 0x2029;
}

// Code points one by one; a lone surrogate is U+FFFD. Moves `at` on.
char32_t nextCharacter(const QString& text, qsizetype& at)
{
    const QChar first = text[at++];
    if (first.isHighSurrogate() && at < text.size() && text[at].isLowSurrogate())
        return QChar::surrogateToUcs4(first, text[at++]);
    return first.isSurrogate() ? char32_t(QChar::ReplacementCharacter) : char32_t(first.unicode());
}

} // namespace

QString validText(const QString& text)
{
    QString valid;
    valid.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        const char32_t c = nextCharacter(text, i);
        if (isSpace(c))
            valid += u' ';
        else if (!isLeftOut(c))
            valid += QChar::fromUcs4(c);
    }
    return valid;
}

QString safeText(const QString& text)
{
    QString safe;
    safe.reserve(text.size());
    bool gap = false;
    int marks = 0;
    for (qsizetype i = 0; i < text.size();) {
        const char32_t c = nextCharacter(text, i);
        if (isSpace(c)) {
            gap = true;
            continue;
        }
        if (isLeftOut(c) || isBidiControl(c))
            continue;
        marks = QChar::category(c) == QChar::Mark_NonSpacing ? marks + 1 : 0;
        if (marks > mostMarks)
            continue;
        if (gap && !safe.isEmpty())
            safe += u' ';
        gap = false;
        safe += QChar::fromUcs4(c);
    }
    return safe;
}

QString elided(const QString& text, int most)
{
    if (text.size() <= most)
        return text;
    // Long enough to see whether it is cut, short enough for a name of 10,000.
    QString head = text.left(qsizetype(most + 1) * unitsPerCharacter);
    if (head.back().isHighSurrogate())
        head.chop(1);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, head);
    qsizetype cut = head.size(); // where the character that "…" replaces begins
    for (int count = 1; count <= most; ++count) {
        const qsizetype next = finder.toNextBoundary();
        if (next < 0 || next >= head.size()) {
            if (head.size() == text.size())
                return text; // fewer characters than that
            break;
        }
        if (count == most - 1)
            cut = next;
    }
    return head.left(cut).trimmed() + u'…';
}

QString isolated(const QString& text)
{
    for (qsizetype i = 0; i < text.size();) {
        const QChar::Direction direction = QChar::direction(nextCharacter(text, i));
        if (direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN)
            return QChar(0x2068) + text + QChar(0x2069);
    }
    return text;
}

QString labelText(const QString& name, int most) { return isolated(elided(safeText(name), most)); }

bool isWebAddress(const QString& address)
{
    const QUrl url(address, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == u"https" || url.scheme() == u"http");
}

} // namespace redthread
