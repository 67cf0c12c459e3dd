// ReaderPane shows the whole text of one document, with what was read from it:
// mentions underlined, the asked passage lit up. A click on a mention selects
// its entity; mentions of what is selected stand out and can be walked
// through. GUI thread.
#pragma once

#include "models/network/network.h"
#include "models/network/passage_source.h"
#include "models/network/selection.h"
#include "views/reader/shown_document.h"

#include <QWidget>

class QStackedLayout;

namespace redthread {

class PlainText;
class ReaderText;
class WordButton;

class ReaderPane : public QWidget {
    Q_OBJECT
public:
    ReaderPane(Network* network, Selection* selection, PassageSource* source, QWidget* parent = nullptr);

    // Shows the document with the range in view and lit up; an empty range
    // shows its beginning, or leaves it where it is when it is shown already. A
    // later call wins, whichever answer comes first.
    void open(DocumentId document, TextRange range);

    DocumentId document() const { return m_document; } // null: none is shown
    ReaderText* text() const { return m_text; }
    // Positions in text() of a range of the stored text, and back.
    const ShownDocument& positions() const { return m_shown; }
    // With its text, as it is stored.
    const Document& stored() const { return m_stored; }
    // The words selected in the text, in the stored text; empty: none.
    TextRange selectedRange() const;
    // Live claims whose passage holds the cursor, in the order of the network.
    std::vector<ClaimId> claimsAtCursor() const;
    std::vector<AnnotationId> notesAtCursor() const; // on words there
    // The innermost mention where the cursor stands, or of the selected words; null: none.
    MentionId mentionAtCursor() const;
    void toNextMention(int step); // +1 or -1, of what is selected; round the end

signals:
    void contextMenuRequested(QPoint globalPosition);

private:
    void ask(DocumentId document);
    bool isOutdated() const; // the text was replaced; what is shown is the last one until the answer comes
    void showDocument(const Document& document);
    void tell(const QString& sentence);
    void showTitle();
    void showMentions();
    void showPassages();
    void showNotes();
    void askPassages(); // of claims whose passages are not known yet

    Network* m_network;
    Selection* m_selection;
    PassageSource* m_source;
    int m_request = 0;
    DocumentId m_document; // shown
    DocumentId m_asked;    // on its way; null: none
    TextRange m_range;     // asked, in the stored text
    Document m_stored;
    ShownDocument m_shown;
    QHash<PassageId, TextRange> m_passages; // of the stored text
    bool m_passagesAsked = false;

    PlainText* m_title;
    PlainText* m_details;
    PlainText* m_found;
    WordButton* m_previous;
    WordButton* m_next;
    ReaderText* m_text;
    PlainText* m_sentence;
    QStackedLayout* m_stack;
};

} // namespace redthread
