#include "models/intake/file_text.h"

#include <algorithm>

namespace redthread {

int FileText::offsetInFile(int inArticle) const
{
    // The n-th of the dropped was followed by the article's character m_dropped[n] − n.
    qsizetype from = 0, to = qsizetype(m_dropped.size());
    while (from < to) {
        const qsizetype middle = (from + to) / 2;
        if (m_dropped[size_t(middle)] - int(middle) <= inArticle)
            from = middle + 1;
        else
            to = middle;
    }
    return inArticle + int(from);
}

int FileText::offsetInArticle(int inFile) const
{
    const auto before = std::lower_bound(m_dropped.begin(), m_dropped.end(), inFile);
    return inFile - int(before - m_dropped.begin());
}

} // namespace redthread
