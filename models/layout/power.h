// Powers of many numbers at once, for forces that grow with a power of a length.
#pragma once

#include <span>

namespace redthread::layout {

// Replaces each x, which must be > 0, by x^exponent, within 1 %: both curves of
// the way through the logarithm are a line from power to power of two, and a
// parabola between. |exponent| ≤ 4. Same bits on every processor. Any thread.
void raise(std::span<float> values, float exponent);

} // namespace redthread::layout
