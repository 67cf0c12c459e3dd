// ShownDocument prepares a document's text for QPlainTextEdit, which counts
// some characters otherwise than we do and chokes on a paragraph of megabytes.
// Characters it would take for structure are replaced one for one; into very
// long paragraphs breaks are inserted, and positions are mapped past them.
#pragma once

#include "models/records/records.h"

#include <vector>

namespace redthread {

class ShownDocument {
public:
    ShownDocument() = default;
    explicit ShownDocument(const QString& text);

    const QString& text() const { return m_text; }

    // Between offsets of the stored text and positions in text().
    qsizetype shown(qsizetype offset) const;
    qsizetype stored(qsizetype position) const;
    TextRange shown(TextRange range) const { return {shown(range.start), shown(range.end)}; }

private:
    QString m_text;
    std::vector<qsizetype> m_breaks; // stored offsets in front of which a break was inserted, ascending
};

} // namespace redthread
