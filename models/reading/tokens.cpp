#include "models/reading/tokens.h"

#include "models/reading/lexicon.h"

#include <QSet>

#include <algorithm>

namespace redthread::reading {

namespace {

bool isApostrophe(QChar c) { return c == u'\'' || c == u'’'; }

class Tokeniser {
public:
    Tokeniser(const QString& text, std::stop_token stop)
        : m_text(text), m_stop(std::move(stop)), m_wrapped(isWrapped())
    {
    }

    Tokens run()
    {
        qsizetype at = 0;
        int paragraph = 0;
        while (at < m_text.size() && !m_stop.stop_requested()) {
            const qsizetype end = paragraphEnd(at);
            readParagraph(at, end, paragraph++);
            at = end + 1;
        }
        return std::move(m_out);
    }

private:
    // A text whose lines all end before the 130th unit was broken by hand; there
    // a line end alone is a space.
    bool isWrapped() const
    {
        qsizetype longest = 0, line = 0, longLines = 0;
        for (const QChar c : m_text) {
            if (c == u'\n') {
                longLines += line > 50;
                line = 0;
            } else {
                longest = qMax(longest, ++line);
            }
        }
        return longest < 130 && longLines > 3;
    }

    qsizetype paragraphEnd(qsizetype from) const
    {
        for (qsizetype i = from, lineStart = from; i < m_text.size(); ++i) {
            const QChar c = m_text[i];
            if (c == QChar::ParagraphSeparator)
                return i;
            if (c != u'\n')
                continue;
            const bool blankNext = i + 1 >= m_text.size() || m_text[i + 1] == u'\n' || m_text[i + 1] == u'\r';
            if (!m_wrapped || blankNext || i - lineStart < 50)
                return i;
            lineStart = i + 1;
        }
        return m_text.size();
    }

    void readParagraph(qsizetype from, qsizetype to, int paragraph)
    {
        m_inQuote = false;
        m_paragraph = paragraph;
        m_first = int(m_out.tokens.size());
        qsizetype at = from;
        while (at < to) {
            const QChar c = m_text[at];
            if (c.isSpace() || c.isNull()) {
                ++at;
                continue;
            }
            at = isWordStart(at) ? readWord(at, to) : readMark(at, to);
            if (endsSentence(to))
                closeSentence();
            if ((m_out.tokens.size() & 1023) == 0 && m_stop.stop_requested())
                break;
        }
        closeSentence();
    }

    char32_t codePoint(qsizetype at, int& units) const
    {
        units = 1;
        const QChar c = m_text[at];
        if (c.isHighSurrogate() && at + 1 < m_text.size() && m_text[at + 1].isLowSurrogate()) {
            units = 2;
            return QChar::surrogateToUcs4(c, m_text[at + 1]);
        }
        return c.unicode();
    }

    bool isWordStart(qsizetype at) const
    {
        int units;
        return QChar::isLetterOrNumber(codePoint(at, units));
    }

    qsizetype readWord(qsizetype from, qsizetype to)
    {
        qsizetype at = from;
        int letters = 0, capitals = 0, small = 0;
        bool firstIsLetter = false, firstCapital = false;
        const bool number = m_text[from].isDigit();
        while (at < to) {
            int units;
            const char32_t c = codePoint(at, units);
            if (QChar::isLetterOrNumber(c) || QChar::isMark(c)) {
                if (QChar::isLetter(c)) {
                    firstIsLetter |= at == from;
                    firstCapital |= (at == from || (number && letters == 0)) &&
                                    (QChar::isUpper(c) || QChar::isTitleCase(c));
                    ++letters;
                    capitals += QChar::isUpper(c);
                    small += QChar::isLower(c);
                }
                at += units;
                continue;
            }
            if (at + 1 >= to || at - from > 200 || !joins(at, from, number))
                break;
            ++at;
        }
        // "U.S." and "Dr." keep their full stop.
        if (at < to && m_text[at] == u'.' && keepsStop(from, at))
            ++at;
        quint8 flags = firstIsLetter ? Token::Word : Token::Number;
        if (firstCapital || beginsWithArticle(from, at))
            flags |= Token::Capital;
        if (capitals >= 2 && small == 0)
            flags |= Token::AllCaps;
        const qsizetype tail = contractionIn(from, at);
        add(from, tail, flags);
        if (tail < at)
            add(tail, at, Token::Word);
        return at;
    }

    // "al-Khatib", "el-Sisi": the capital of a name stands behind its article.
    bool beginsWithArticle(qsizetype from, qsizetype to) const
    {
        static const QSet<QString> articles{
            QStringLiteral("al"), QStringLiteral("el"),  QStringLiteral("an"),  QStringLiteral("ar"),
            QStringLiteral("as"), QStringLiteral("ash"), QStringLiteral("at"),  QStringLiteral("az"),
            QStringLiteral("ad"), QStringLiteral("ul"),  QStringLiteral("bin"), QStringLiteral("bint")};
        qsizetype at = from;
        while (at < to && m_text[at].isLower())
            ++at;
        return at > from && at + 1 < to && m_text[at] == u'-' && m_text[at + 1].isUpper() &&
               articles.contains(m_text.mid(from, at - from));
    }

    // Where the second word of a contraction begins ("did|n't", "they|'re",
    // "can|not"); `to` where there is none.
    qsizetype contractionIn(qsizetype from, qsizetype to) const
    {
        if (to - from == 6 && m_text.mid(from, 6).compare(u"cannot", Qt::CaseInsensitive) == 0)
            return from + 3;
        qsizetype mark = to - 1;
        while (mark > from && mark + 3 >= to && !isApostrophe(m_text[mark]))
            --mark;
        if (mark <= from || !isApostrophe(m_text[mark]))
            return to;
        const QString end = m_text.mid(mark + 1, to - mark - 1).toLower();
        if (end == u"t" && mark - 1 > from && m_text[mark - 1].toLower() == u'n')
            return mark - 1;
        const bool parts = end == u"re" || end == u"ve" || end == u"ll" || end == u"d" || end == u"m";
        return parts ? mark : to;
    }

    // Whether the mark at `at` joins what is before it with what is after it.
    bool joins(qsizetype at, qsizetype from, bool number) const
    {
        const QChar c = m_text[at], next = m_text[at + 1], before = m_text[at - 1];
        if (number && (c == u'.' || c == u',' || c == u':'))
            return next.isDigit() && before.isDigit();
        if (c == u'.') // initials in a row: "U.S.", "J.K."; web addresses: "example.org"
            return next.isLetter() &&
                   (at - from == 1 || (at >= 2 && m_text[at - 2] == u'.') || next.isLower());
        if (c == u'-' || c == u'‑' || c == u'·')
            return next.isLetterOrNumber();
        if (isApostrophe(c)) {
            if (!next.isLetter())
                return false;
            const QChar after = at + 2 < m_text.size() ? m_text[at + 2] : QChar(u' ');
            return !((next == u's' || next == u'S') &&
                     !after.isLetterOrNumber()); // the possessive stands alone
        }
        return c == u'@' || c == u'_';
    }

    bool keepsStop(qsizetype from, qsizetype at) const
    {
        if (at - from == 1)
            return m_text[from].isUpper();
        const QString word = m_text.mid(from, at - from).toCaseFolded();
        if (word.contains(u'.'))
            return word.size() < 12 && word.size() >= 3 && word[1] == u'.';
        return at - from < 8 && lexicon().abbreviations.contains(word);
    }

    qsizetype readMark(qsizetype at, qsizetype to)
    {
        const QChar c = m_text[at];
        int units;
        codePoint(at, units);
        if (isApostrophe(c)) {
            const QChar before = at > 0 ? m_text[at - 1] : QChar(u' ');
            const bool s = at + 1 < to && (m_text[at + 1] == u's' || m_text[at + 1] == u'S') &&
                           (at + 2 >= to || !m_text[at + 2].isLetterOrNumber());
            if (s && (before.isLetterOrNumber() || before == u'.' || before == u')')) {
                add(at, at + 2, Token::Possessive);
                return at + 2;
            }
            if (before == u's' && at + 1 < to && m_text[at + 1].isSpace()) {
                add(at, at + 1, Token::Possessive);
                return at + 1;
            }
        }
        quint8 flags = 0;
        if (c == u'“' || c == u'«' || c == u'„')
            flags = Token::OpenQuote;
        else if (c == u'”' || c == u'»')
            flags = Token::CloseQuote;
        else if (c == u'"')
            flags = m_inQuote ? Token::CloseQuote : Token::OpenQuote;
        if (flags & Token::CloseQuote)
            m_inQuote = false;
        add(at, at + units, flags);
        if (flags & Token::OpenQuote)
            m_inQuote = true;
        return at + units;
    }

    void add(qsizetype from, qsizetype to, quint8 flags)
    {
        QString lower = m_text.mid(from, to - from).toCaseFolded();
        lower.replace(u'’', u'\'');
        if (m_inQuote)
            flags |= Token::Quoted;
        const auto it = m_words.constFind(lower); // one copy of each word
        if (it != m_words.constEnd())
            lower = *it;
        else
            m_words.insert(lower);
        m_out.tokens.push_back({{from, to}, std::move(lower), flags});
    }

    // Behind "HVIDSUND, March 12, 2019 (Agency) –".
    int bodyOf(int first, int last) const
    {
        const std::vector<Token>& t = m_out.tokens;
        if (!t[first].is(Token::AllCaps) || t[first].lower.size() < 3)
            return first;
        bool isTown = true; // its words are written in capitals, up to a comma or bracket
        for (int i = first + 1; i + 1 < std::min(last, first + 16); ++i) {
            if (t[i].is(u"–") || t[i].is(u"—") || t[i].is(u"-")) // "ACME – the firm – …" is none
                return t[i + 1].is(Token::Capital) || t[i + 1].is(Token::OpenQuote) ? i + 1 : first;
            if (t[i].is(Token::Word) && (!t[i].is(Token::Capital) || (isTown && !t[i].is(Token::AllCaps))))
                return first;
            isTown = isTown && t[i].is(Token::Word);
        }
        return first;
    }

    // Looks at the last token and at what follows it in the text.
    bool endsSentence(qsizetype to) const
    {
        const std::vector<Token>& t = m_out.tokens;
        const int n = int(t.size());
        if (n - m_first >= maxSentenceTokens)
            return true;
        int last = n - 1;
        const auto terminator = [&](int i) {
            return i >= m_first && (t[i].is(u".") || t[i].is(u"!") || t[i].is(u"?") || t[i].is(u"…"));
        };
        const auto closer = [&](int i) {
            return i >= m_first && (t[i].is(Token::CloseQuote) || t[i].is(u")") || t[i].is(u"]"));
        };
        const qsizetype end = t[last].range.end;
        if (end < to && !m_text[end].isSpace()) // a closing mark may follow directly
            return false;
        while (closer(last))
            --last;
        bool abbreviation = false;
        if (!terminator(last)) {
            abbreviation = last >= m_first && t[last].lower.endsWith(u'.');
            if (!abbreviation)
                return false;
        }
        // What begins next?
        qsizetype next = end;
        while (next < to && m_text[next].isSpace())
            ++next;
        if (next >= to)
            return true;
        if (abbreviation) {
            if (t[last].lower.size() <= 2 || lexicon().titleAbbreviations.contains(t[last].lower.chopped(1)))
                return false;
            // "Acme Inc. The firm …": only a word that is no name begins a sentence here.
            qsizetype wordEnd = next;
            while (wordEnd < to && m_text[wordEnd].isLetter())
                ++wordEnd;
            const QString word = m_text.mid(next, wordEnd - next);
            return !word.isEmpty() && word[0].isUpper() && lexicon().isFunctionWord(word.toCaseFolded());
        }
        const QChar c = m_text[next];
        if (c.isLower())
            return false;
        return true;
    }

    void closeSentence()
    {
        const int last = int(m_out.tokens.size());
        if (last > m_first)
            m_out.sentences.push_back({m_first,
                                       last,
                                       m_paragraph,
                                       {m_out.tokens[m_first].range.start, m_out.tokens[last - 1].range.end},
                                       bodyOf(m_first, last)});
        m_first = last;
    }

    const QString& m_text;
    std::stop_token m_stop;
    bool m_wrapped = false;
    bool m_inQuote = false;
    int m_first = 0;
    int m_paragraph = 0;
    QSet<QString> m_words;
    Tokens m_out;
};

} // namespace

Tokens tokenise(const QString& text, std::stop_token stop) { return Tokeniser(text, std::move(stop)).run(); }

} // namespace redthread::reading
