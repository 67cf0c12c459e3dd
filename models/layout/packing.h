// Packing puts the drawings of components side by side: near each other, never
// over each other, the whole wider than tall. Fixed blocks stay; the largest
// free one comes first, each next goes to the corner of a placed block that
// keeps the whole smallest. Many small blocks are first set in rows.
#pragma once

#include <vector>

namespace redthread::layout {

struct Block {
    float left = 0, top = 0, width = 0, height = 0;
    bool fixed = false;
};

// Sets left and top of the free blocks.
void pack(std::vector<Block>& blocks, float gap);

} // namespace redthread::layout
