// PathPane answers how two entities are connected: the shortest ways and the
// best evidenced one, each step with the sentence that says it. The way shown is
// selected in the graph. GUI thread.
#pragma once

#include "models/network/passage_source.h"
#include "models/network/paths.h"
#include "models/network/selection.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace redthread {

class CardStack;
class PlainText;

class PathPane : public QWidget {
    Q_OBJECT
public:
    PathPane(Network* network, Selection* selection, PassageSource* source, QWidget* parent = nullptr);

    void ask(EntityId from, EntityId to);
    void avoid(EntityId entity); // for this question
    // The way shown, with its quotes, as plain text; empty when none is.
    QString text() const;
    const std::vector<EntityPath>& paths() const { return m_paths; }

signals:
    void documentRequested(redthread::DocumentId document, redthread::TextRange range);
    void verdictRequested(redthread::ClaimId claim, redthread::Verdict verdict);

private:
    void find();
    void take(PathsFound found);
    void followNetwork();
    void show(int index);
    void tell(const QString& sentence);

    Network* m_network;
    Selection* m_selection;
    EntityId m_askedFrom, m_askedTo;
    EntityId m_from, m_to; // what these are now; null: gone
    QSet<EntityId> m_avoided;
    std::vector<EntityPath> m_paths; // the shortest, then the best evidenced
    int m_shown = -1;
    CardStack* m_cards;

    PlainText* m_heading;
    QComboBox* m_which;
    QPushButton* m_copy;
    QPushButton* m_all; // take the avoided ones back
    QScrollArea* m_scroll;
    QWidget* m_body;
    QVBoxLayout* m_list;
    PlainText* m_hint;
};

} // namespace redthread
