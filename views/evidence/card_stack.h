// CardStack makes evidence cards for a pane that shows passages beside something
// else (a path, a comparison): it fetches their quotes, drops late answers, and
// tells what a person wants of them. The cards belong to the layout they are
// put into; clear() forgets them. GUI thread.
#pragma once

#include "models/network/network.h"
#include "models/network/passage_source.h"

#include <QObject>

namespace redthread {

class EvidenceCardWidget;

class CardStack : public QObject {
    Q_OBJECT
public:
    CardStack(const Network* network, PassageSource* source, QObject* parent);

    EvidenceCardWidget* add(const Claim& claim, bool asWhole = false); // without a quote yet; the caller places it
    void fetch();                                // the quotes of all
    void refresh();                              // verdicts and stances as they are now
    void clear();
    const std::vector<EvidenceCardWidget*>& cards() const { return m_cards; }

signals:
    void documentRequested(redthread::DocumentId document, redthread::TextRange range);
    void verdictRequested(redthread::ClaimId claim, redthread::Verdict verdict);

private:
    const Network* m_network;
    PassageSource* m_source;
    std::vector<EvidenceCardWidget*> m_cards;
    int m_request = 0;
};

} // namespace redthread
