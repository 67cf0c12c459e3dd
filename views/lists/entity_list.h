// EntityList lists the entities with their signs, those with most relationships
// first. It shares the one Selection with graph and evidence.
#pragma once

#include "views/lists/list_pane.h"

namespace redthread {

class EntityList : public ListPane {
    Q_OBJECT
public:
    EntityList(Network* network, Selection* selection, QWidget* parent = nullptr);

signals:
    void activated(redthread::EntityId id); // Enter or double click

private:
    void activate(int sourceRow) override;
    Network* m_network;
};

} // namespace redthread
