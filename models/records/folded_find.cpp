#include "models/records/folded_find.h"

#include <algorithm>
#include <array>

namespace redthread {

namespace {

// The letter without its marks, or a null one where it is a mark alone.
QChar folded(QChar c)
{
    if (c.unicode() < 128)
        return c.toLower();
    if (c.isMark())
        return {};
    const QString parts = c.decomposition();
    if (!parts.isEmpty() && c.decompositionTag() == QChar::Canonical) // twice at most: ǟ → ä → a
        return folded(parts[0]);
    return c.toCaseFolded();
}

// Letters in small, digits, and a space for all else.
constexpr std::array<char16_t, 128> asciiFolds = [] {
    std::array<char16_t, 128> folds{};
    for (int c = 0; c < 128; ++c)
        folds[size_t(c)] = char16_t((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c
                                    : c >= 'A' && c <= 'Z'                           ? c - 'A' + 'a'
                                                                                     : ' ');
    return folds;
}();

// Folds a text from its beginning, as far as is asked for.
class Folding {
public:
    explicit Folding(const QString& text) : m_text(text) { put(u' ', 0); }

    bool atEnd() const { return m_next == m_text.size(); }

    // Goes on by about so many units of the text.
    void goOn(qsizetype units)
    {
        const qsizetype end = std::min(m_text.size(), m_next + units), had = result.words.size();
        result.words.resize(had + end - m_next);
        result.at.resize(size_t(result.words.size()));
        QChar* const words = result.words.data();
        int* const at = result.at.data();
        qsizetype out = had;
        for (; m_next < end; ++m_next) {
            const QChar c = m_text[m_next];
            QChar as;
            if (c.unicode() < 128) {
                as = asciiFolds[c.unicode()];
            } else {
                if (c.isMark())
                    continue;
                as = c.isLetterOrNumber() || c.isSurrogate() ? folded(c) : QChar(u' ');
                if (as == u' ' && words[out - 1] == u' ')
                    continue;
            }
            if (c.unicode() < 128 && as == u' ' && words[out - 1] == u' ')
                continue;
            words[out] = as;
            at[out++] = int(m_next);
        }
        result.words.truncate(out);
        result.at.resize(size_t(out));
        if (!atEnd())
            return;
        if (result.words.back() != u' ')
            put(u' ', m_text.size());
        result.at.push_back(int(m_text.size()));
    }

    FoldedText result;

private:
    void put(QChar c, qsizetype at)
    {
        result.words += c;
        result.at.push_back(int(at));
    }

    const QString& m_text;
    qsizetype m_next = 0;
};

} // namespace

FoldedText folded(const QString& text)
{
    Folding folding(text);
    folding.result.words.reserve(text.size() + 2);
    folding.result.at.reserve(size_t(text.size()) + 3);
    folding.goOn(text.size());
    return std::move(folding.result);
}

std::vector<TextRange> findFolded(const QString& text, const QString& words, int most)
{
    std::vector<TextRange> found;
    QString wanted = folded(words).words;
    wanted.chop(1); // the last word may go on
    if (wanted.trimmed().isEmpty())
        return found;
    constexpr qsizetype step = 4096; // a book is folded no further than its first places need
    Folding folding(text);
    const FoldedText& within = folding.result;
    qsizetype from = 0;
    while (int(found.size()) < most) {
        const qsizetype at = within.words.indexOf(wanted, from);
        if (at >= 0) {
            const size_t last = size_t(at + wanted.size() - 1);
            found.push_back({within.at[size_t(at) + 1], within.at[last] + 1});
            from = at + 1;
        } else if (folding.atEnd()) {
            break;
        } else {
            from = std::max(from, within.words.size() - wanted.size() + 1);
            folding.goOn(step);
        }
    }
    return found;
}

} // namespace redthread
