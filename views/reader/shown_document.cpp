#include "views/reader/shown_document.h"

#include <algorithm>

namespace redthread {

namespace {

constexpr qsizetype longestParagraph = 8000;

// What QTextDocument keeps for itself, or no font can draw.
QString harmless(QString text)
{
    QChar* c = text.data();
    const QChar* end = c + text.size();
    for (; c != end; ++c) {
        if (c->isHighSurrogate() && c + 1 != end && (c + 1)->isLowSurrogate())
            ++c;
        else if (c->isSurrogate() || (*c >= QChar(0xFDD0) && *c <= QChar(0xFDEF)) || *c == QChar(0xFFFC))
            *c = QChar::ReplacementCharacter;
        else if (*c == QChar::ParagraphSeparator)
            *c = u'\n';
        else if (*c != u'\n' && *c != u'\t' && c->category() == QChar::Other_Control)
            *c = u' ';
    }
    return text;
}

} // namespace

ShownDocument::ShownDocument(const QString& stored)
{
    const QString text = harmless(stored);
    qsizetype copied = 0;
    for (qsizetype start = 0; start < text.size();) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        while (end - start > longestParagraph) {
            qsizetype at = text.lastIndexOf(u' ', start + longestParagraph) + 1;
            if (at <= start) { // no word ends here
                at = start + longestParagraph;
                if (text[at].isLowSurrogate())
                    --at;
            }
            m_breaks.push_back(at);
            m_text += QStringView(text).mid(copied, at - copied);
            m_text += u'\n';
            copied = at;
            start = at;
        }
        start = end + 1;
    }
    if (m_breaks.empty())
        m_text = text;
    else
        m_text += QStringView(text).mid(copied);
}

qsizetype ShownDocument::shown(qsizetype offset) const
{
    const auto before = std::upper_bound(m_breaks.begin(), m_breaks.end(), offset) - m_breaks.begin();
    return std::clamp<qsizetype>(offset + before, 0, m_text.size());
}

qsizetype ShownDocument::stored(qsizetype position) const
{
    // The i-th break stands at shown position m_breaks[i] + i.
    qsizetype low = 0, high = qsizetype(m_breaks.size());
    while (low < high) {
        const qsizetype middle = (low + high) / 2;
        if (m_breaks[size_t(middle)] + middle < position)
            low = middle + 1;
        else
            high = middle;
    }
    return position - low;
}

} // namespace redthread
