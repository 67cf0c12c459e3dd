// Standing tells how surely a relationship is known, and by how many voices.
// It is a pure function of the claims, with the rules of the vocabulary:
//
// Given are the claims that are not withdrawn; counted are those not rejected. A voice (the claimant;
// for the article's own voice, its publisher, else its author, else the
// document itself) counts once, with its most frequent stance; on a tie the
// more cautious. The stance of the line is that of most voices among those that do
// not deny; on a tie the more cautious (hypothetical before alleged before
// stated). Denials never add thickness. A denial and any other claim:
// contested. Denials alone: denied. No counting claim: no line. Possible links
// do not count; they are told by their number.
//
// A report denied as a whole ("the authorities deny the report") is a
// relationship `denies`; it is also listed under each relationship that the
// denied voice claims about the denier, and makes that one contested.
#pragma once

#include "models/records/records.h"

#include <array>
#include <span>
#include <vector>

namespace redthread {

// Who speaks, for counting: an entity (after merges), or the own voice of
// documents, by a key of publisher, author or document.
struct Voice {
    EntityId claimant; // null for an article's own voice
    QString ownVoice;  // then this tells whose
    bool operator==(const Voice&) const = default;
    bool operator<(const Voice& other) const
    {
        return claimant != other.claimant ? claimant < other.claimant : ownVoice < other.ownVoice;
    }
};
size_t qHash(const Voice& voice, size_t seed = 0);

// One claim as the rule sees it.
struct CountedClaim {
    qint32 voice = 0; // any number that each voice has for itself
    Stance stance = Stance::Stated;
    Verdict verdict = Verdict::Suggested;
    bool possible = false; // a possible link
};

struct Standing {
    bool drawn = false; // at least one counting claim
    Stance stance = Stance::Stated;
    bool contested = false;
    bool deniedAsWhole = false;
    int voices = 0;        // independent voices that do not deny: the thickness
    int denyingVoices = 0; // those that deny, as a whole included
    int claims = 0;                      // counting claims
    int notReviewed = 0;                 // of these, still suggested
    std::array<int, 4> claimsByStance{}; // counting claims, index = Stance
    int rejected = 0;                    // claims that count nowhere, for a person refused them
    int possible = 0;                    // possible links, counted nowhere above

    // Drawn, if at all, because a person wants to see possible links.
    bool isOnlyPossible() const { return claims == 0 && possible > 0; }

    bool operator==(const Standing&) const = default;
};

// `deniersAsWhole`: voices that deny, as a whole, a voice claiming this
// relationship about them.
Standing standingOf(const std::vector<CountedClaim>& claims, const std::vector<qint32>& deniersAsWhole = {});

// How one line stands that is drawn for several relationships: as most of those
// that are not denied do, on a tie the more cautious; denied when all are;
// contested when any is; voices and claims are added up.
Standing together(std::span<const Standing> standings);

} // namespace redthread
