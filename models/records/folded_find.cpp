#include "models/records/folded_find.h"

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

} // namespace

FoldedText folded(const QString& text)
{
    FoldedText result;
    result.words.reserve(text.size() + 2);
    result.at.reserve(size_t(text.size()) + 3);
    result.words += u' ';
    result.at.push_back(0);
    for (int i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isMark())
            continue;
        const bool isWord = c.isLetterOrNumber() || c.isSurrogate();
        if (!isWord && result.words.back() == u' ')
            continue;
        result.words += isWord ? folded(c) : QChar(u' ');
        result.at.push_back(i);
    }
    if (result.words.back() != u' ') {
        result.words += u' ';
        result.at.push_back(int(text.size()));
    }
    result.at.push_back(int(text.size()));
    return result;
}

std::vector<TextRange> findFolded(const QString& text, const QString& words, int most)
{
    std::vector<TextRange> found;
    QString wanted = folded(words).words;
    wanted.chop(1); // the last word may go on
    if (wanted.trimmed().isEmpty())
        return found;
    const FoldedText within = folded(text);
    for (qsizetype at = within.words.indexOf(wanted); at >= 0 && int(found.size()) < most;
         at = within.words.indexOf(wanted, at + 1)) {
        const size_t last = size_t(at + wanted.size() - 1);
        found.push_back({within.at[size_t(at) + 1], within.at[last] + 1});
    }
    return found;
}

} // namespace redthread
