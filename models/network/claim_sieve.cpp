#include "models/network/claim_sieve.h"

namespace redthread {

ClaimSieve::ClaimSieve(const ClaimFilter& filter, const SharedTexts& dates, const Numbers& numbers)
    : m_isOpen(filter.isEmpty()),
      m_stances(filter.stances),
      m_acceptedOnly(filter.acceptedOnly),
      m_openOnly(filter.openOnly),
      m_byEvent(filter.dateOf == ClaimFilter::DateOf::Event),
      m_passedOn(filter.passedOn),
      m_limitsKinds(!filter.relationships.isEmpty()),
      m_limitsVoices(!filter.accordingTo.isEmpty()),
      m_root(numbers.root),
      m_tagged(filter.tags.isEmpty() ? nullptr : numbers.tagged)
{
    if (filter.limitsDates())
        for (quint32 i = 0; i < dates.count(); ++i)
            m_dates.push_back(dates.text(i).isEmpty() ? filter.undated
                                                      : isWithin(dates.text(i), filter.from, filter.until));
    for (const DocumentId id : filter.documents) {
        const std::optional<quint32> row = numbers.document(id);
        const size_t needed = row ? size_t(*row) + 1 : 1; // not empty: one that is gone is not "any"
        m_documents.resize(std::max(m_documents.size(), needed), 0);
        if (row)
            m_documents[*row] = 1;
    }
    for (const QString& kind : filter.relationships) {
        const quint32 number = numbers.kind(kind);
        m_kinds.resize(std::max(m_kinds.size(), size_t(number) + 1), 0);
        m_kinds[number] = 1;
    }
    for (const Voice& voice : filter.accordingTo) {
        m_voices.insert(numbers.voice(voice));
        if (voice.claimant)
            m_via.insert(voice.claimant);
    }
}

bool ClaimSieve::isPassedOn(const ClaimRow& claim) const
{
    const QList<EntityId>& via = claim.via();
    return std::any_of(via.begin(), via.end(), [this](EntityId id) { return m_via.contains(m_root(id)); });
}

} // namespace redthread
