// An article's file as it was decoded, where cleaning changed it, and where its
// characters are in the article's text and back. Offsets are UTF-16 units; a byte
// order mark is not counted. Safe to read from every thread.
#pragma once

#include <QString>

#include <vector>

namespace redthread {

class FileText {
public:
    // The file has the article's text: all offsets are the same.
    FileText() = default;
    // `dropped`: offsets in `decoded` of what is not in the article's text, ascending.
    FileText(QString decoded, std::vector<int> dropped)
        : m_text(std::move(decoded)), m_dropped(std::move(dropped))
    {
    }

    // Nothing when the file has the article's text.
    const QString& text() const { return m_text; }
    bool isChanged() const { return !m_text.isNull(); }
    // Of a character of the article's text, in the file; its end follows its last character's.
    int offsetInFile(int inArticle) const;
    // Of a character of the file, in the article's text; what was dropped is where the next one is.
    int offsetInArticle(int inFile) const;

private:
    QString m_text;
    std::vector<int> m_dropped;
};

} // namespace redthread
