// RelationshipList lists what is drawn, each with its line style and standing,
// those of most voices first. It shares the one Selection.
#pragma once

#include "views/lists/list_pane.h"

namespace redthread {

class RelationshipList : public ListPane {
    Q_OBJECT
public:
    RelationshipList(Network* network, Selection* selection, QWidget* parent = nullptr);

signals:
    void activated(redthread::RelationshipId id); // Enter or double click

private:
    void activate(int sourceRow) override;
    Network* m_network;
};

} // namespace redthread
