// A filter in words: a chip, a line under an exported picture. Translated.
#pragma once

#include "models/network/network.h"

namespace redthread {

enum class FilterPart { Stances, AccordingTo, Dates, Documents, Relationships, Accepted, Open, Tags, Degree, Connected, Voices };

struct FilterChip {
    FilterPart part;
    QString text; // "according to Amnesty International"
    bool operator==(const FilterChip&) const = default;
};

// Those in force, in a steady order. Names longer than a line are cut.
std::vector<FilterChip> filterChips(const ClaimFilter& filter, const Network& network);

// The filter without that part.
ClaimFilter without(ClaimFilter filter, FilterPart part);

QString nameOf(const Voice& voice, const Network& network);

} // namespace redthread
