#include "views/evidence/card_stack.h"

#include "views/evidence/evidence_card.h"
#include "views/evidence/quote.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace redthread {

CardStack::CardStack(const Network* network, PassageSource* source, QObject* parent)
    : QObject(parent), m_network(network), m_source(source)
{
}

EvidenceCardWidget* CardStack::add(const Claim& claim, bool asWhole)
{
    auto* card = new EvidenceCardWidget(m_network);
    card->setCard(evidenceCard(*m_network, claim, asWhole));
    connect(card, &EvidenceCardWidget::openRequested, this, [this, card] {
        if (card->passage())
            emit documentRequested(card->passage()->document, card->passage()->range);
    });
    connect(card, &EvidenceCardWidget::copyRequested, this, [this, card] {
        if (card->passage())
            QGuiApplication::clipboard()->setText(
                quoteWithCitation(card->card().claim, *card->passage(), *m_network));
    });
    connect(card, &EvidenceCardWidget::verdictRequested, this,
            [this, card](Verdict verdict) { emit verdictRequested(card->card().claim.id, verdict); });
    m_cards.push_back(card);
    return card;
}

void CardStack::fetch()
{
    const int request = ++m_request;
    std::vector<PassageId> ids;
    for (const EvidenceCardWidget* card : m_cards)
        ids.push_back(card->card().claim.passage);
    m_source->passages(ids).then(this, [this, request](const Result<std::vector<Passage>>& passages) {
        if (request != m_request)
            return;
        for (EvidenceCardWidget* card : m_cards) {
            if (!passages) {
                card->setProblem(passages.error().text);
                continue;
            }
            const auto at = std::find_if(passages->begin(), passages->end(), [&](const Passage& passage) {
                return passage.id == card->card().claim.passage;
            });
            if (at != passages->end())
                card->setPassage(*at);
            else
                card->setProblem(tr("The passage is not there any more."));
        }
    });
}

void CardStack::refresh()
{
    for (EvidenceCardWidget* card : m_cards)
        if (const auto claim = m_network->claim(card->card().claim.id))
            card->setCard(evidenceCard(*m_network, *claim));
}

void CardStack::clear()
{
    ++m_request;
    m_cards.clear();
}

} // namespace redthread
