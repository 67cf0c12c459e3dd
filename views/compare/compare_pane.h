// ComparePane puts two voices, or two documents, side by side: what both say,
// what one says and the other denies, what only one speaks of. A row shows its
// passages below and its line in the graph. GUI thread.
#pragma once

#include "models/network/comparison.h"
#include "models/network/passage_source.h"
#include "models/network/selection.h"

#include <QWidget>

class QComboBox;
class QScrollArea;
class QTreeWidget;
class QVBoxLayout;

namespace redthread {

class CardStack;
class PlainText;

class ComparePane : public QWidget {
    Q_OBJECT
public:
    ComparePane(Network* network, Selection* selection, PassageSource* source, QWidget* parent = nullptr);

    void ask(const Side& first, const Side& second);
    const std::vector<ComparedLine>& lines() const { return m_lines; }

signals:
    void documentRequested(redthread::DocumentId document, redthread::TextRange range);
    void verdictRequested(redthread::ClaimId claim, redthread::Verdict verdict);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void followNetwork();
    void fillSides();
    void showLines();
    void showDifferences();
    std::optional<std::pair<Side, Side>> firstApart() const;
    void choose(); // by a person: the line, or all of a heading, is selected in the graph
    void showPassages();
    QString profile(const Side& side) const;
    std::optional<Side> side(const QComboBox* box) const;

    Network* m_network;
    Selection* m_selection;
    std::vector<std::pair<QString, Side>> m_sides; // as the two boxes list them
    std::vector<ComparedLine> m_lines;
    CardStack* m_cards;

    QComboBox* m_first;
    QComboBox* m_second;
    PlainText* m_firstProfile;
    PlainText* m_secondProfile;
    QTreeWidget* m_tree;
    QScrollArea* m_scroll;
    QVBoxLayout* m_list;
    PlainText* m_hint;
};

} // namespace redthread
