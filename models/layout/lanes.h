// Lanes are eight floats that go through the same arithmetic at once. They are
// the compiler's vectors: two registers on the oldest x86-64 and on ARM64, one
// with AVX2, and the same bits on all of them, since nothing here is an
// estimate that differs from one processor to the next. Include it only in
// files that are compiled without contraction of a·b + c (see CMakeLists.txt).
#pragma once

#include <cstdint>
#include <cstring>

// The hot loops, compiled for several instruction sets; the best is picked when
// the program starts.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_THREAD__) &&                             \
    !defined(__SANITIZE_ADDRESS__)
#define REDTHREAD_EVERY_PROCESSOR __attribute__((target_clones("default", "avx2")))
#else
#define REDTHREAD_EVERY_PROCESSOR
#endif

#define REDTHREAD_INLINE inline __attribute__((always_inline))

#pragma GCC diagnostic ignored "-Wpsabi" // all of these are inlined; no vector is ever handed over

namespace redthread::layout {

inline constexpr int laneCount = 8;
using Lanes = float __attribute__((vector_size(32)));
using LaneBits = std::int32_t __attribute__((vector_size(32)));

REDTHREAD_INLINE Lanes all(float value) { return Lanes{} + value; }

REDTHREAD_INLINE Lanes load(const float* from)
{
    Lanes lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

REDTHREAD_INLINE void store(float* to, const Lanes& lanes) { std::memcpy(to, &lanes, sizeof lanes); }

// 0 where the mask is not set.
REDTHREAD_INLINE Lanes where(const LaneBits& mask, const Lanes& lanes)
{
    return Lanes(LaneBits(lanes) & mask);
}

// 1 / √x for x > 0, within 0.07 %: a guess from the bits and one step of Newton's,
// with the constants of J. Kadlec.
REDTHREAD_INLINE Lanes inverseRoot(const Lanes& x)
{
    const Lanes guess = Lanes(0x5f1ffff9 - (LaneBits(x) >> 1));
    return guess * 0.703952253f * (2.38924456f - x * guess * guess);
}

// In a fixed order.
REDTHREAD_INLINE float sum(const Lanes& v)
{
    return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}

} // namespace redthread::layout
