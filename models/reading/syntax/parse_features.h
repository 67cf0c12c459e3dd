// What the parser looks at: tables of templates over named places of its
// state. Indices are those of Arcs: words 1 … n, 0 the root.
#pragma once

#include "models/reading/syntax/arcs.h"
#include "models/reading/syntax/look.h"
#include "models/reading/syntax/tags.h"

namespace redthread::reading {

// A sentence as the parser sees it: for 0 (root) … n, and n + 1 for "no word".
struct Seen {
    Seen(std::span<const Look> looks, std::span<const Upos> upos, std::span<const Xpos> xpos);

    int none() const { return int(word.size()) - 1; }
    std::vector<learning::Feature> word;
    std::vector<learning::Feature> suffix;
    std::vector<Upos> upos;
    std::vector<Xpos> xpos;
};

// All replace `out`.
void actionFeatures(const Seen& seen, const Arcs& arcs, std::vector<learning::Feature>& out);

// The tree whose arcs are being named: from the root down, children from left
// to right, so that the names of the head's arc and of the words before on the
// same head are known.
class Tree {
public:
    explicit Tree(std::span<const int> heads); // of 0 … n; [0] unused
    std::vector<int> order() const;            // the words, as they are to be named

    std::vector<int> heads;
    std::vector<std::vector<int>> children;
    std::vector<int> relations; // class; −1: not yet named
};
void relationFeatures(const Seen& seen, const Tree& tree, int word, std::vector<learning::Feature>& out);

} // namespace redthread::reading
