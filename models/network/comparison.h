// Who says what: two voices side by side, or two documents. What both say, what
// one says and the other denies, what only one of them speaks of. And how a
// voice speaks: how often it states, alleges, supposes, denies; whom it passes
// on, and who passes it on. Pure looks at what is drawn (the filter holds); GUI
// thread.
#pragma once

#include "models/network/network.h"

#include <variant>

namespace redthread {

using Side = std::variant<Voice, DocumentId>;

enum class Agreement { OneDenies, BothSay, OnlyFirst, OnlySecond };

struct Said {
    ClaimId claim;
    Stance stance;       // towards this line
    bool asWhole = false; // a denial of the report that says it
    bool operator==(const Said&) const = default;
};

struct ComparedLine {
    RelationshipId relationship; // a row of the relationship model
    Agreement agreement;
    std::vector<Said> first, second; // what each says of it, by id; denials as a whole behind

    bool operator==(const ComparedLine&) const = default;
};

// By agreement, in the order of the enum, then in the order of the model.
// Nothing for a side with itself.
std::vector<ComparedLine> compare(const Network& network, const Side& first, const Side& second);

struct VoiceCounted {
    Voice voice;
    QString name;
    int claims = 0;

    bool operator==(const VoiceCounted&) const = default;
};

struct VoiceProfile {
    std::array<int, 4> byStance{};        // claims it makes itself
    int documents = 0;                    // in which it does
    std::vector<VoiceCounted> passesOn;   // whose claims come through it, most first
    std::vector<VoiceCounted> passedOnBy; // through whom its own come

    int claims() const { return byStance[0] + byStance[1] + byStance[2] + byStance[3]; }
};

VoiceProfile profileOf(const Network& network, const Voice& voice);

} // namespace redthread
