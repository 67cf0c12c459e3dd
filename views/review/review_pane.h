// ReviewPane puts one suggestion after the other before a person, the most
// useful first: who does what to whom, the sentence in its paragraph, and one
// key each to accept, reject, correct and go on. It asks for edits; undo is the
// project's, and brings the suggestion back. GUI thread.
#pragma once

#include "models/network/passage_source.h"
#include "models/network/review_queue.h"
#include "models/network/selection.h"
#include "models/records/edit.h"
#include "views/evidence/evidence_content.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QScrollArea;

namespace redthread {

class PlainText;
class StanceTag;

class ReviewPane : public QWidget {
    Q_OBJECT
public:
    ReviewPane(Network* network, Selection* selection, PassageSource* source, QWidget* parent = nullptr);

    // The name under which verdicts are given; one the person chose, or empty.
    void setReviewer(const QString& name) { m_reviewer = name; }

    ClaimId current() const; // null: nothing is left
    int remaining() const { return int(m_queue.size()); }

    void accept();
    void reject();
    void acceptLine(); // all suggestions of the line at once
    void rejectLine();
    void skip();
    void back(); // to the one skipped or decided last, to be decided anew
    // Corrections accept what they correct, which stays before the eyes until the next key goes on.
    void swap();
    void setStance(Stance stance);
    void setKind(const QString& kind);
    void setClaimant(EntityId claimant);
    void open(); // its document, at the passage

signals:
    void editRequested(const redthread::Edit& edit);
    void claimantWanted(); // somebody who is not named nearby
    void documentRequested(redthread::DocumentId document, redthread::TextRange range);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void followNetwork();
    void rebuild();
    void showCurrent();
    void fetch(const EvidenceCard& card);
    void showParagraph(const EvidenceCard& card, const Passage& passage, const Document& document);
    void submit(const std::optional<Edit>& edit);
    void correct(const std::optional<Edit>& edit);
    bool goOn(); // from one that is decided already
    void give(Verdict verdict, bool wholeLine);
    void openKinds();
    void openClaimants();
    void tellProgress();

    Network* m_network;
    Selection* m_selection;
    PassageSource* m_source;
    QString m_reviewer;
    std::vector<ReviewItem> m_queue; // what is left, the current one first
    std::vector<ReviewItem> m_done;  // decided or skipped, the last one last
    ClaimFilter m_filter;            // under which the queue was made
    bool m_isStale = true;
    ClaimId m_held;  // decided, and shown all the same
    ClaimId m_shown; // what the pane shows now
    Claim m_shownAs;
    int m_request = 0;
    Document m_document; // the one fetched last
    TextRange m_range;   // of the passage shown; empty: it did not come yet

    QProgressBar* m_progress;
    QLabel* m_count;
    QCheckBox* m_possible;
    PlainText* m_heading;
    StanceTag* m_stance;
    PlainText* m_claimant;
    PlainText* m_line; // how the line stands without this one
    QScrollArea* m_scroll;
    PlainText* m_text;
    PlainText* m_origin; // document and date
    QWidget* m_card;
    PlainText* m_empty;
    QMenu* m_menu;
    QPushButton* m_kinds;
    QPushButton* m_turn;
    QPushButton* m_claimants;
};

} // namespace redthread
