// DocumentList lists the documents, the newest first. It shares the one
// Selection: a document selected alone shows its details in the evidence.
#pragma once

#include "views/lists/list_pane.h"

namespace redthread {

class DocumentList : public ListPane {
    Q_OBJECT
public:
    DocumentList(Network* network, Selection* selection, QWidget* parent = nullptr);

signals:
    void activated(redthread::DocumentId id); // Enter or double click

private:
    void activate(int sourceRow) override;
    Network* m_network;
};

} // namespace redthread
