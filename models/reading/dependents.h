// The children of each token of a sentence in order, by the tree of Draft::words
// (which must not be empty). The draft must outlive it.
#pragma once

#include "models/reading/draft.h"

namespace redthread::reading {

class Dependents {
public:
    Dependents(const Draft& draft, const Sentence& sentence);
    const std::vector<int>& children(int token) const { return m_children[size_t(token - m_first)]; }
    int headOf(int first, int last) const; // of the tokens first … last: the one that hangs on one outside

private:
    const Draft& m_draft;
    int m_first;
    std::vector<std::vector<int>> m_children;
};

} // namespace redthread::reading
