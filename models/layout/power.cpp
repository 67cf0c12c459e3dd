#include "models/layout/power.h"

#include "models/layout/lanes.h"

#include <algorithm>
#include <array>

namespace redthread::layout {

namespace {

REDTHREAD_INLINE Lanes below(const Lanes& x) // the next whole number
{
    const Lanes towardsZero = __builtin_convertvector(__builtin_convertvector(x, LaneBits), Lanes);
    return towardsZero - where(towardsZero > x, all(1));
}

REDTHREAD_INLINE Lanes power(const Lanes& x, float exponent)
{
    constexpr int one = 0x3f800000;
    constexpr float mantissa = 1 << 23;
    constexpr float bend = 0.3437f;
    const Lanes line = __builtin_convertvector(LaneBits(x) - one, Lanes) * (1 / mantissa);
    const Lanes m = line - below(line);
    const Lanes wanted = (line + bend * m * (1.0f - m)) * exponent;
    const Lanes least = wanted > -120.0f ? wanted : all(-120);
    const Lanes l = least < 120.0f ? least : all(120);
    const Lanes f = l - below(l);
    return Lanes(__builtin_convertvector((l - bend * f * (1.0f - f)) * mantissa, LaneBits) + one);
}

REDTHREAD_EVERY_PROCESSOR void raiseAll(float* values, int count, float exponent)
{
    for (int i = 0; i < count; i += laneCount)
        store(values + i, power(load(values + i), exponent));
}

} // namespace

void raise(std::span<float> values, float exponent)
{
    const int whole = int(values.size()) / laneCount * laneCount;
    raiseAll(values.data(), whole, exponent);
    const auto rest = values.subspan(std::size_t(whole));
    if (rest.empty())
        return;
    std::array<float, laneCount> last;
    last.fill(1);
    std::copy(rest.begin(), rest.end(), last.begin());
    raiseAll(last.data(), laneCount, exponent);
    std::copy_n(last.begin(), rest.size(), rest.begin());
}

} // namespace redthread::layout
