// ReaderText is the text itself: read only, every mention underlined in the
// colour of its kind, a bar in the margin beside every passage with a claim
// (bright while one is to be reviewed), words with a note on a wash of their
// own, one passage lit up. Only what is in view is looked at,
// so that ten megabytes with a hundred thousand mentions scroll like a page.
// Ranges here are positions in the text shown.
#pragma once

#include "models/records/records.h"

#include <QPlainTextEdit>

#include <vector>

namespace redthread {

struct ShownMention {
    TextRange range;
    EntityId entity; // after merges
    QString kind;
    QString toolTip;
    bool emphasised = false; // of what is selected

    bool operator==(const ShownMention&) const = default;
};

struct ShownPassage {
    TextRange range;
    bool isOpen = false; // a claim of it is not reviewed

    bool operator==(const ShownPassage&) const = default;
};

// Words that a person's note is on.
struct ShownNote {
    TextRange range;
    QString text;

    bool operator==(const ShownNote&) const = default;
};

class ReaderText : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit ReaderText(QWidget* parent = nullptr);

    // By start.
    void setMentions(std::vector<ShownMention> mentions);
    const std::vector<ShownMention>& mentions() const { return m_mentions; }
    void setPassages(std::vector<ShownPassage> passages); // by start
    const std::vector<ShownPassage>& passages() const { return m_passages; }
    void setNotes(std::vector<ShownNote> notes);
    const std::vector<ShownNote>& notes() const { return m_notes; }
    // Lights the range and brings it into view; an empty one lights nothing.
    void lightUp(TextRange range);
    TextRange lit() const { return m_lit; }
    // The innermost mention at a position; null when there is none.
    const ShownMention* mentionAt(qsizetype position) const;
    void goTo(TextRange range);

signals:
    void mentionClicked(redthread::EntityId entity);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    const ShownMention* mentionUnder(QPoint point) const;
    TextRange rangeInView() const;
    // Calls f for every mention that overlaps the range.
    template <class F>
    void forEachMention(TextRange range, F f) const;
    void showHighlights();

    std::vector<ShownMention> m_mentions;
    std::vector<ShownPassage> m_passages;
    qsizetype m_longestPassage = 0;
    qsizetype m_longest = 0; // of a mention: how far to look back
    TextRange m_lit;
    std::vector<ShownNote> m_notes; // few
    QPoint m_pressed;
};

} // namespace redthread
