#include "models/reading/syntax/arcs.h"

#include <QtGlobal>

namespace redthread::reading {

Arcs::Arcs(int words) : m_words(words), m_heads(size_t(words) + 1, -1), m_children(size_t(words) + 1) {}

bool Arcs::may(Action action) const
{
    switch (action) {
    case Action::Shift:
        return m_next <= m_words;
    case Action::Left:
        return m_stack.size() > 1 && m_next <= m_words;
    case Action::Right:
        return m_stack.size() > 2 || (m_stack.size() == 2 && m_next > m_words);
    }
    return false;
}

void Arcs::apply(Action action)
{
    Q_ASSERT(may(action));
    if (action == Action::Shift) {
        m_stack.push_back(m_next++);
        return;
    }
    const int word = m_stack.back();
    m_stack.pop_back();
    hang(word, action == Action::Left ? m_next : m_stack.back());
}

void Arcs::hang(int word, int head)
{
    m_heads[size_t(word)] = head;
    Children& children = m_children[size_t(head)];
    const bool right = word > head;
    int* side = right ? children.last : children.first;
    side[1] = side[0];
    side[0] = word;
    ++children.count[right];
}

int Arcs::cost(Action action, std::span<const int> heads) const
{
    const auto headOf = [&](int word) { return heads[size_t(word)]; };
    int cost = 0;
    if (action == Action::Shift) {
        for (size_t k = 0; k < m_stack.size(); ++k) {
            cost += m_stack[k] > 0 && headOf(m_stack[k]) == m_next;
            cost += k + 1 < m_stack.size() && headOf(m_next) == m_stack[k];
        }
        return cost;
    }
    const int top = m_stack.back();
    for (int word = m_next; word <= m_words; ++word) {
        cost += headOf(word) == top;
        cost += headOf(top) == word && (action == Action::Right || word != m_next);
    }
    if (action == Action::Left && m_stack.size() > 1)
        cost += headOf(top) == m_stack[m_stack.size() - 2];
    return cost;
}

} // namespace redthread::reading
