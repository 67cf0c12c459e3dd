#include "models/network/comparison.h"

#include "models/network/claim_table.h"

#include <algorithm>
#include <functional>
#include <map>

namespace redthread {

namespace {

bool isCounted(const Claim& claim) { return claim.verdict != Verdict::Rejected && !claim.isPossibleLink(); }

bool speaks(const Network& network, const Side& side, const Claim& claim)
{
    const auto* voice = std::get_if<Voice>(&side);
    return voice ? network.voiceOf(claim) == *voice : claim.document == std::get<DocumentId>(side);
}

// Whose denial it is: of the one who denies, not of the article that tells of it.
bool denies(const Network& network, const Side& side, const Claim& denial)
{
    const auto* voice = std::get_if<Voice>(&side);
    const auto relationship = voice ? network.relationship(denial.relationship) : std::nullopt;
    if (!voice || !relationship)
        return speaks(network, side, denial);
    return Voice{network.rootOf(relationship->subject), {}} == *voice;
}

enum class Says { Nothing, Yes, No, Both };

Says saysOf(const std::vector<Said>& claims, size_t denials)
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
    // A side as counted claims know it: the number of a voice, or of a document.
    const auto isOf = [&network](const Side& side) -> std::function<bool(const CountedRow&)> {
        if (const auto* voice = std::get_if<Voice>(&side))
            return [number = network.voiceNumber(*voice)](const CountedRow& c) { return c.voice == number; };
        const auto number = network.documentNumber(std::get<DocumentId>(side));
        return [number](const CountedRow& c) { return number && c.document == *number; };
    };
    const auto isFirst = isOf(first), isSecond = isOf(second);
    const RelationshipRow* last = nullptr;
    network.visitCounted([&](const DrawnLine& line, const CountedRow& claim) {
        const bool one = isFirst(claim), other = isSecond(claim);
        if (!one && !other)
            return;
        if (last != &line.row) {
            last = &line.row;
            found.push_back({line.row.id, Agreement::BothSay, {}, {}});
        }
        if (one)
            found.back().first.push_back({claim.row->id, claim.stance});
        if (other)
            found.back().second.push_back({claim.row->id, claim.stance});
    });
    std::sort(found.begin(), found.end(), [](const ComparedLine& a, const ComparedLine& b) {
        return a.relationship < b.relationship;
    });
    const auto byId = [](const Said& a, const Said& b) { return a.claim < b.claim; };
    for (ComparedLine& line : found) {
        std::sort(line.first.begin(), line.first.end(), byId);
        std::sort(line.second.begin(), line.second.end(), byId);
        // Who denies the report denies each line of it.
        size_t denials[2] = {0, 0};
        for (const Claim& denial : network.denialsAsWhole(line.relationship)) {
            if (denies(network, first, denial)) {
                line.first.push_back({denial.id, Stance::Denied, true});
                ++denials[0];
            }
            if (denies(network, second, denial)) {
                line.second.push_back({denial.id, Stance::Denied, true});
                ++denials[1];
            }
        }
        const Says a = saysOf(line.first, denials[0]), b = saysOf(line.second, denials[1]);
        line.agreement = a == Says::Nothing          ? Agreement::OnlySecond
                         : b == Says::Nothing        ? Agreement::OnlyFirst
                         : a == b && a != Says::Both ? Agreement::BothSay
                                                     : Agreement::OneDenies;
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
