#include "models/reading/dependents.h"

#include <algorithm>

namespace redthread::reading {

Dependents::Dependents(const Draft& draft, const Sentence& sentence)
    : m_draft(draft), m_first(sentence.first), m_children(size_t(std::max(0, sentence.last - sentence.first)))
{
    for (int i = sentence.first; i < sentence.last; ++i)
        if (const int head = draft.words[i].head; head >= sentence.first && head < sentence.last && head != i)
            m_children[size_t(head - m_first)].push_back(i);
}

int Dependents::headOf(int first, int last) const
{
    for (int i = first; i < last; ++i)
        if (const int head = m_draft.words[i].head; head < first || head >= last)
            return i;
    return first;
}

} // namespace redthread::reading
