// ClaimSieve is a ClaimFilter made ready for a million claims: dates, documents
// and voices are looked up once, and a claim is then told by its numbers.
#pragma once

#include "models/network/claim_filter.h"
#include "models/network/claim_table.h"

#include <functional>

namespace redthread {

class ClaimSieve {
public:
    ClaimSieve() = default;
    // How numbers are found: of a voice, of a document's row, of a kind.
    struct Numbers {
        std::function<qint32(const Voice&)> voice;
        std::function<std::optional<quint32>(DocumentId)> document;
        std::function<quint32(const QString&)> kind;
        std::function<EntityId(EntityId)> root;
        std::function<bool(const ClaimRow&)> tagged; // with one of the filter's tags
    };
    // Valid as long as no date, document or merge is added to what it was made from.
    ClaimSieve(const ClaimFilter& filter, const SharedTexts& dates, const Numbers& numbers);

    bool isOpen() const { return m_isOpen; } // lets everything through
    bool passes(const CountedRow& claim, quint32 kind) const
    {
        if (!m_stances[size_t(claim.stance)] || (m_acceptedOnly && claim.verdict != Verdict::Accepted) ||
            (m_openOnly && claim.verdict != Verdict::Suggested))
            return false;
        if (!m_dates.empty() && !m_dates[m_byEvent ? claim.event : claim.said])
            return false;
        if (!m_documents.empty() && (claim.document >= m_documents.size() || !m_documents[claim.document]))
            return false;
        if (m_limitsKinds && (kind >= m_kinds.size() || !m_kinds[kind]))
            return false;
        if (m_tagged && !m_tagged(*claim.row))
            return false;
        return !m_limitsVoices || m_voices.contains(claim.voice) || (m_passedOn && isPassedOn(*claim.row));
    }

private:
    bool isPassedOn(const ClaimRow& claim) const;

    bool m_isOpen = true;
    std::array<bool, 4> m_stances = {true, true, true, true};
    bool m_acceptedOnly = false, m_openOnly = false, m_byEvent = false, m_passedOn = false, m_limitsKinds = false,
         m_limitsVoices = false;
    std::vector<char> m_dates;     // by number; empty: any
    std::vector<char> m_documents; // by row; empty: any
    std::vector<char> m_kinds;     // by number of word
    QSet<qint32> m_voices;
    QSet<EntityId> m_via; // roots of m_voices
    std::function<EntityId(EntityId)> m_root;
    std::function<bool(const ClaimRow&)> m_tagged;
};

} // namespace redthread
