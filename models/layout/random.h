// Random is splitmix64 (Steele, Lea, Flood 2014): the same numbers on every
// machine and in every run, which the standard distributions do not promise.
#pragma once

#include <cstdint>

namespace redthread::layout {

class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    float unit() { return float(next() >> 40) * (1.0f / 16777216.0f); } // 0 ≤ u < 1
    float around() { return 2 * unit() - 1; }                           // −1 ≤ u < 1
    int below(int n) { return int(next() % std::uint64_t(n)); }         // n > 0

private:
    std::uint64_t m_state;
};

} // namespace redthread::layout
