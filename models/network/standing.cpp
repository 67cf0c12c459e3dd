#include "models/network/standing.h"

#include <algorithm>
#include <map>
#include <set>

namespace redthread {

namespace {

using Counts = std::array<int, 4>; // index = Stance

constexpr size_t denied = size_t(Stance::Denied);

// The most frequent; on a tie the more cautious, which stands later in Stance.
Stance prevailing(const Counts& counts)
{
    size_t best = 0;
    for (size_t i = 1; i < counts.size(); ++i)
        if (counts[i] >= counts[best] && counts[i] > 0)
            best = i;
    return Stance(best);
}

} // namespace

size_t qHash(const Voice& voice, size_t seed) { return qHashMulti(seed, voice.claimant, voice.ownVoice); }

Standing standingOf(const std::vector<CountedClaim>& claims, const std::vector<qint32>& deniersAsWhole)
{
    Standing result;
    // A line has a few voices as a rule: they are looked for one by one, and in a tree when they are many.
    static thread_local std::vector<std::pair<qint32, Counts>> few; // its memory is used again
    few.clear();
    std::map<qint32, Counts> many;
    const auto countsOf = [&](qint32 voice) -> Counts& {
        constexpr size_t mostOneByOne = 12;
        for (auto& [known, counts] : few)
            if (known == voice)
                return counts;
        if (few.size() < mostOneByOne)
            return few.emplace_back(voice, Counts{}).second;
        return many[voice];
    };
    for (const CountedClaim& claim : claims) {
        if (claim.verdict == Verdict::Rejected) {
            ++result.rejected;
            continue;
        }
        if (claim.possible) {
            ++result.possible;
            continue;
        }
        ++result.claims;
        ++result.claimsByStance[size_t(claim.stance)];
        ++countsOf(claim.voice)[size_t(claim.stance)];
        if (claim.verdict == Verdict::Suggested)
            ++result.notReviewed;
    }
    result.drawn = result.claims > 0;
    if (!result.drawn)
        return result;

    Counts voices{};
    std::set<qint32> denying;
    const auto weigh = [&](qint32 voice, const Counts& counts) {
        const Stance stance = prevailing(counts);
        ++voices[size_t(stance)];
        if (stance == Stance::Denied)
            denying.insert(voice);
    };
    for (const auto& [voice, counts] : few)
        weigh(voice, counts);
    for (const auto& [voice, counts] : many)
        weigh(voice, counts);
    const bool somebodyAffirms = result.claims > result.claimsByStance[denied];
    if (somebodyAffirms) {
        result.deniedAsWhole = !deniersAsWhole.empty();
        denying.insert(deniersAsWhole.begin(), deniersAsWhole.end());
    }
    result.denyingVoices = int(denying.size());
    voices[denied] = 0;
    result.voices = voices[0] + voices[1] + voices[2];
    result.stance = result.voices > 0 ? prevailing(voices) : Stance::Denied;
    result.contested = somebodyAffirms && (result.claimsByStance[denied] > 0 || result.deniedAsWhole);
    return result;
}

Standing together(std::span<const Standing> standings)
{
    Standing sum;
    Counts lines{};
    for (const Standing& standing : standings) {
        sum.drawn |= standing.drawn;
        sum.contested |= standing.contested;
        sum.deniedAsWhole |= standing.deniedAsWhole;
        sum.voices += standing.voices;
        sum.denyingVoices += standing.denyingVoices;
        sum.claims += standing.claims;
        sum.notReviewed += standing.notReviewed;
        sum.rejected += standing.rejected;
        sum.possible += standing.possible;
        for (size_t i = 0; i < lines.size(); ++i)
            sum.claimsByStance[i] += standing.claimsByStance[i];
        if (!standing.isOnlyPossible())
            ++lines[size_t(standing.stance)];
    }
    if (sum.isOnlyPossible()) {
        sum.stance = Stance::Hypothetical;
        return sum;
    }
    if (lines[0] + lines[1] + lines[2] > 0)
        lines[denied] = 0;
    sum.stance = prevailing(lines);
    return sum;
}

} // namespace redthread
