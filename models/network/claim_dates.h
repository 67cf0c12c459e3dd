// When things were said, or happened: claims counted by day, month or year and
// by stance. The filter holds, but for its dates. A pure look; GUI thread.
#pragma once

#include "models/network/network.h"

namespace redthread {

enum class DateUnit { Day, Month, Year };

struct DateBin {
    QString date;                // ISO 8601, as long as the unit: "2020", "2020-06", "2020-06-22"
    std::array<int, 4> claims{}; // index = Stance

    int total() const { return claims[0] + claims[1] + claims[2] + claims[3]; }
    bool operator==(const DateBin&) const = default;
};

struct DateBins {
    DateUnit unit = DateUnit::Month;
    std::vector<DateBin> bins; // without a gap from the first to the last, at most mostBins
    int undated = 0;           // claims with no date, or one less exact than the unit
    int outside = 0;           // earlier than the first bin: a lone old date must not press the rest together

    bool operator==(const DateBins&) const = default;
};

inline constexpr int mostBins = 120;

// The unit is the finest in which all dates but a hundredth fit.
DateBins binsOf(const Network& network, ClaimFilter::DateOf which);

} // namespace redthread
