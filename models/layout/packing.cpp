#include "models/layout/packing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace redthread::layout {

namespace {

using std::size_t;

constexpr float shape = 1.2f; // width over height that is aimed at
constexpr size_t mostOneByOne = 120;

struct Bounds {
    float left = std::numeric_limits<float>::max(), top = left, right = -left, bottom = -left;

    void add(const Block& block)
    {
        left = std::min(left, block.left);
        top = std::min(top, block.top);
        right = std::max(right, block.left + block.width);
        bottom = std::max(bottom, block.top + block.height);
    }
    float cost() const { return std::max((right - left) / shape, bottom - top); }
};

bool overlap(const Block& a, const Block& b, float gap)
{
    const float slack = gap * 0.99f;
    return a.left < b.left + b.width + slack && b.left < a.left + a.width + slack &&
           a.top < b.top + b.height + slack && b.top < a.top + a.height + slack;
}

// Rows of nearly equal height, from the given corner: for the many small ones.
Block setInRows(std::vector<Block>& blocks, const std::vector<int>& chosen, float gap)
{
    float area = 0, widest = 0;
    for (const int i : chosen) {
        area += (blocks[size_t(i)].width + gap) * (blocks[size_t(i)].height + gap);
        widest = std::max(widest, blocks[size_t(i)].width);
    }
    const float width = std::max(widest, std::sqrt(area * 2));
    float left = 0, top = 0, height = 0, used = 0;
    for (const int i : chosen) {
        Block& block = blocks[size_t(i)];
        if (left > 0 && left + block.width > width) {
            top += height + gap;
            left = height = 0;
        }
        block.left = left;
        block.top = top;
        left += block.width + gap;
        used = std::max(used, left - gap);
        height = std::max(height, block.height);
    }
    return {.width = used, .height = top + height};
}

void placeAtCorner(Block& block, const std::vector<Block>& placed, const Bounds& bounds, float gap)
{
    if (placed.empty()) {
        block.left = -block.width / 2;
        block.top = -block.height / 2;
        return;
    }
    float least = std::numeric_limits<float>::max();
    Block best = block;
    best.left = bounds.right + gap; // always free
    best.top = bounds.top;
    const float middleX = (bounds.left + bounds.right) / 2, middleY = (bounds.top + bounds.bottom) / 2;
    const auto consider = [&](float left, float top) {
        Block candidate = block;
        candidate.left = left;
        candidate.top = top;
        Bounds whole = bounds;
        whole.add(candidate);
        // The smaller whole wins; then the place nearer to the middle.
        const float cost = whole.cost() + 0.02f * std::hypot(left + block.width / 2 - middleX,
                                                             top + block.height / 2 - middleY);
        if (cost >= least)
            return;
        for (const Block& other : placed)
            if (overlap(candidate, other, gap))
                return;
        least = cost;
        best = candidate;
    };
    for (const Block& other : placed) {
        const float right = other.left + other.width + gap, left = other.left - gap - block.width;
        const float below = other.top + other.height + gap, above = other.top - gap - block.height;
        const float endX = other.left + other.width - block.width;
        const float endY = other.top + other.height - block.height;
        for (const float top : {other.top, (other.top + endY) / 2, endY}) {
            consider(right, top);
            consider(left, top);
        }
        for (const float x : {other.left, (other.left + endX) / 2, endX}) {
            consider(x, below);
            consider(x, above);
        }
    }
    block = best;
}

} // namespace

void pack(std::vector<Block>& blocks, float gap)
{
    std::vector<Block> placed;
    std::vector<int> free;
    Bounds bounds; // of all that is placed
    for (size_t i = 0; i < blocks.size(); ++i) {
        if (!blocks[i].fixed) {
            free.push_back(int(i));
            continue;
        }
        placed.push_back(blocks[i]);
        bounds.add(blocks[i]);
    }
    if (placed.size() > mostOneByOne) // too many corners to try: round all of them
        placed = {{.left = bounds.left,
                   .top = bounds.top,
                   .width = bounds.right - bounds.left,
                   .height = bounds.bottom - bounds.top}};
    const auto area = [&](int i) { return blocks[size_t(i)].width * blocks[size_t(i)].height; };
    std::stable_sort(free.begin(), free.end(), [&](int a, int b) { return area(a) > area(b); });

    std::vector<int> small;
    if (free.size() > mostOneByOne) {
        small.assign(free.begin() + mostOneByOne, free.end());
        free.resize(mostOneByOne);
        std::stable_sort(small.begin(), small.end(),
                         [&](int a, int b) { return blocks[size_t(a)].height > blocks[size_t(b)].height; });
    }
    const auto place = [&](Block& block) {
        placeAtCorner(block, placed, bounds, gap);
        placed.push_back(block);
        bounds.add(block);
    };
    for (const int i : free)
        place(blocks[size_t(i)]);
    if (small.empty())
        return;
    Block rows = setInRows(blocks, small, gap);
    place(rows);
    for (const int i : small) {
        blocks[size_t(i)].left += rows.left;
        blocks[size_t(i)].top += rows.top;
    }
}

} // namespace redthread::layout
