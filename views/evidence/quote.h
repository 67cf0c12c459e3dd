// A passage as it stands on a card: its words with a little around them, and
// marks on who, whom and the words that carry the stance. Pure.
#pragma once

#include "models/network/network.h"
#include "views/evidence/evidence_content.h"
#include "views/evidence/plain_text.h"

namespace redthread {

struct Quote {
    QString text; // “… before quote after …”
    std::vector<TextMark> marks;
};

Quote quoteOf(const EvidenceCard& card, const Passage& passage, const Network& network);

// For the clipboard: “quote” — claimant, in “title”, outlet, date, address.
QString quoteWithCitation(const Claim& claim, const Passage& passage, const Network& network);

} // namespace redthread
