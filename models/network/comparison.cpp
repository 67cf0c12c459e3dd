#include "models/network/comparison.h"

#include <algorithm>
#include <map>

namespace redthread {

namespace {

bool isCounted(const Claim& claim) { return claim.verdict != Verdict::Rejected && !claim.isPossibleLink(); }

std::vector<Claim> claimsOf(const Network& network, const Side& side)
{
    std::vector<Claim> claims;
    if (const auto* voice = std::get_if<Voice>(&side))
        claims = network.claimsBy(*voice);
    else
        for (Claim& claim : network.claimsIn(std::get<DocumentId>(side)))
            if (network.passesFilter(claim))
                claims.push_back(std::move(claim));
    std::erase_if(claims, [](const Claim& claim) { return !isCounted(claim); });
    return claims;
}

// By row of the relationship model.
std::map<int, std::vector<Claim>> byLine(const Network& network, const std::vector<Claim>& claims)
{
    std::map<int, std::vector<Claim>> lines;
    for (const Claim& claim : claims)
        if (const int row = network.relationships()->rowOf(claim.relationship); row >= 0)
            lines[row].push_back(claim);
    return lines;
}

bool speaks(const Network& network, const Side& side, const Claim& claim)
{
    const auto* voice = std::get_if<Voice>(&side);
    return voice ? network.voiceOf(claim) == *voice : claim.document == std::get<DocumentId>(side);
}

enum class Says { Nothing, Yes, No, Both };

Says saysOf(const std::vector<Claim>& claims, size_t denials)
{
    bool yes = false, no = denials > 0;
    for (size_t i = 0; i + denials < claims.size(); ++i)
        (claims[i].stance == Stance::Denied ? no : yes) = true;
    return yes && no ? Says::Both : yes ? Says::Yes : no ? Says::No : Says::Nothing;
}

void sortByCount(std::vector<VoiceCounted>& voices)
{
    std::sort(voices.begin(), voices.end(), [](const VoiceCounted& a, const VoiceCounted& b) {
        return a.claims != b.claims ? a.claims > b.claims
                                    : std::tie(a.name, a.voice) < std::tie(b.name, b.voice);
    });
}

} // namespace

std::vector<ComparedLine> compare(const Network& network, const Side& first, const Side& second)
{
    std::vector<ComparedLine> found;
    if (first == second)
        return found;
    auto one = byLine(network, claimsOf(network, first));
    auto other = byLine(network, claimsOf(network, second));
    std::map<int, bool> rows;
    for (const auto* lines : {&one, &other})
        for (const auto& [row, claims] : *lines)
            rows[row] = true;
    for (const auto& [row, unused] : rows) {
        ComparedLine line;
        line.relationship = network.relationships()->idAt(row);
        line.first = one[row];
        line.second = other[row];
        // Who denies the report denies each line of it.
        size_t denials[2] = {0, 0};
        for (const Claim& denial : network.denialsAsWhole(line.relationship)) {
            if (speaks(network, first, denial)) {
                line.first.push_back(denial);
                ++denials[0];
            }
            if (speaks(network, second, denial)) {
                line.second.push_back(denial);
                ++denials[1];
            }
        }
        const Says a = saysOf(line.first, denials[0]), b = saysOf(line.second, denials[1]);
        line.agreement = a == Says::Nothing          ? Agreement::OnlySecond
                         : b == Says::Nothing        ? Agreement::OnlyFirst
                         : a == b && a != Says::Both ? Agreement::BothSay
                                                     : Agreement::OneDenies;
        found.push_back(std::move(line));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const ComparedLine& a, const ComparedLine& b) { return a.agreement < b.agreement; });
    return found;
}

VoiceProfile profileOf(const Network& network, const Voice& voice)
{
    VoiceProfile profile;
    QSet<DocumentId> documents;
    std::map<Voice, int> through, on;
    for (const Claim& claim : network.claimsBy(voice)) {
        if (!isCounted(claim))
            continue;
        ++profile.byStance[size_t(claim.stance)];
        documents.insert(claim.document);
        for (const EntityId via : claim.via)
            if (const EntityId root = network.rootOf(via))
                ++through[{root, {}}];
    }
    profile.documents = int(documents.size());
    if (voice.claimant)
        for (const Claim& claim : network.claimsThrough(voice.claimant))
            if (isCounted(claim))
                ++on[network.voiceOf(claim)];
    for (const auto& [counts, list] :
         {std::pair(&through, &profile.passedOnBy), std::pair(&on, &profile.passesOn)}) {
        for (const auto& [who, count] : *counts)
            list->push_back(
                {who, who.claimant ? network.nameOf(who.claimant) : who.ownVoice.section(u':', 1), count});
        sortByCount(*list);
    }
    return profile;
}

} // namespace redthread
