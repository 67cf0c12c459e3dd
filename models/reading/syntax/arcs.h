// The parser's state while it goes through a sentence once, left to right: a
// stack of words still without a head and the words not yet read. Transition
// system "arc-hybrid" (Kuhlmann, Gómez-Rodríguez and Satta, 2011): a word on
// top of the stack takes its head from the next word (Left) or from the word
// beneath it (Right). Words are 1 … n; 0 is the root and lies at the bottom;
// nothing is hung on it before the last word was read, so that it has exactly
// one child. Each word is pushed once and taken once: 2n steps.
#pragma once

#include <span>
#include <vector>

namespace redthread::reading {

enum class Action { Shift, Left, Right };
inline constexpr int actionCount = 3;

class Arcs {
public:
    explicit Arcs(int words);

    int words() const { return m_words; }
    bool done() const { return m_next > m_words && m_stack.size() <= 1; }
    bool may(Action action) const;
    void apply(Action action); // may() it

    // What each action spoils: arcs of `heads` that can still be reached and
    // no longer could (Goldberg and Nivre's dynamic oracle, 2013). At least one
    // action that may be taken costs nothing, in a tree without crossing arcs.
    int cost(Action action, std::span<const int> heads) const;

    // The k-th word from the top of the stack, or of those to come; −1: none.
    int stack(int k) const { return k < int(m_stack.size()) ? m_stack[m_stack.size() - 1 - size_t(k)] : -1; }
    int next(int k) const { return m_next + k <= m_words ? m_next + k : -1; }

    struct Children {
        int first[2] = {-1, -1}; // the outermost on the left and the one before
        int last[2] = {-1, -1};  // on the right
        int count[2] = {0, 0};   // left, right
    };
    const Children& children(int word) const { return m_children[size_t(word)]; }
    std::span<const int> heads() const { return m_heads; } // of 0 … n; [0] is −1

private:
    void hang(int word, int head);

    int m_words;
    int m_next = 1;
    std::vector<int> m_stack{0};
    std::vector<int> m_heads;
    std::vector<Children> m_children;
};

} // namespace redthread::reading
