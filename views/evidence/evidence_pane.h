// EvidencePane shows why what is selected is drawn: a heading with its
// standing, and a card for each passage. Cards are made as one scrolls, thirty
// at a time, and their quotes fetched with them, so that an entity with ten
// thousand claims opens like one with three. GUI thread.
#pragma once

#include "models/network/claim_edits.h"
#include "models/network/passage_source.h"
#include "models/network/selection.h"
#include "models/records/edit.h"
#include "views/evidence/evidence_content.h"

#include <QHash>
#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace redthread {

class DocumentForm;
class EvidenceCardWidget;
class PlainText;
class StanceBar;
class WordButton;

class EvidencePane : public QWidget {
    Q_OBJECT
public:
    EvidencePane(Network* network, Selection* selection, PassageSource* source, QWidget* parent = nullptr);

    // The name under which verdicts are given; one the person chose, or empty.
    void setReviewer(const QString& name) { m_reviewer = name; }
    // Shows again what the network holds: after an edit was refused.
    void refresh();

    const EvidenceContent& content() const { return m_content; }
    // Made so far, top to bottom.
    std::vector<EvidenceCardWidget*> cards() const;

signals:
    void documentRequested(redthread::DocumentId document, redthread::TextRange range);
    void editRequested(const redthread::Edit& edit);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    // One row of the scrolled part: the title of a section, or a card.
    struct Item {
        const EvidenceSection* section = nullptr;
        const EvidenceCard* card = nullptr; // null: the title
    };
    struct Shown {
        RelationshipId section;
        ClaimId claim; // null: a title
        bool asWhole = false;
        QWidget* widget = nullptr;
    };

    void showHead();
    void showItems();
    static bool showsStill(const Shown& shown, const Item& item);
    void makeRows(size_t count);
    void makeRowsNearTheEnd();
    EvidenceCardWidget* newCard(const EvidenceCard& card);
    void fetch(const std::vector<EvidenceCardWidget*>& cards);
    void open(const EvidenceCardWidget& card);
    void copy(const EvidenceCardWidget& card);
    void giveVerdict(const EvidenceCard& card, Verdict verdict);
    void withdraw(const EvidenceCard& card);

    Network* m_network;
    Selection* m_selection;
    PassageSource* m_source;
    QString m_reviewer;
    EvidenceContent m_content;
    std::vector<Item> m_items;
    std::vector<Shown> m_shown;
    QHash<PassageId, Passage> m_passages;
    int m_request = 0; // of the newest subject; answers to older ones are dropped

    QWidget* m_head;
    QWidget* m_sign;
    PlainText* m_heading;
    PlainText* m_names;
    PlainText* m_counts;
    StanceBar* m_bar;
    PlainText* m_standing;
    PlainText* m_notes;
    DocumentForm* m_form;
    WordButton* m_openDocument;
    QScrollArea* m_scroll;
    QWidget* m_body;
    QVBoxLayout* m_list;
    QWidget* m_rule;
    PlainText* m_empty;
};

} // namespace redthread
