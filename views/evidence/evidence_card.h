// One passage of the evidence: stance, who says it and through whom, date, the
// quote with its marks, the source, and what one can do with it. A click
// anywhere opens the document there; Enter too.
#pragma once

#include "models/network/network.h"
#include "views/evidence/evidence_content.h"

#include <QFrame>

#include <optional>

class QMenu;

namespace redthread {

class PlainText;
class StanceTag;
class WordButton;

class EvidenceCardWidget : public QFrame {
    Q_OBJECT
public:
    explicit EvidenceCardWidget(const Network* network, QWidget* parent = nullptr);

    void setCard(const EvidenceCard& card);
    const EvidenceCard& card() const { return m_card; }
    // The quote, or a sentence why there is none.
    void setPassage(const Passage& passage);
    void setProblem(const QString& sentence);
    const std::optional<Passage>& passage() const { return m_passage; }
    QString quoteText() const;

    // What the context menu offers; the caller owns it.
    QMenu* newMenu();

signals:
    void openRequested();
    void copyRequested();
    void verdictRequested(redthread::Verdict verdict);
    void withdrawRequested();
    void menuOpens(QMenu* menu); // before it ends with what takes the claim away

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void tellAssistiveTools();

    const Network* m_network;
    EvidenceCard m_card;
    std::optional<Passage> m_passage;
    StanceTag* m_tag;
    StanceTag* m_verdict;
    PlainText* m_claimant;
    PlainText* m_date;
    PlainText* m_chain;
    PlainText* m_about;
    PlainText* m_quote;
    PlainText* m_source;
    WordButton* m_open;
    WordButton* m_accept;
    WordButton* m_reject;
    WordButton* m_copy;
    WordButton* m_more;
    bool m_pressed = false;
};

} // namespace redthread
