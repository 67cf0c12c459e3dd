// Who changed what, and when, newest first: everything, or what concerns the
// records that are selected. The step chosen can be taken back from here.
#pragma once

#include "models/store/store.h"

#include <QDialog>
#include <QSet>

class QCheckBox;
class QPushButton;
class QTableWidget;

namespace redthread {

class HistoryDialog : public QDialog {
    Q_OBJECT
public:
    // `about`: of what is selected; empty: nothing is.
    HistoryDialog(std::vector<HistoryEntry> entries, QSet<RecordRef> about, bool writable,
                  QWidget* parent = nullptr);

    // The inverse of the step that is to be taken back; nothing: none is.
    const std::optional<Edit>& step() const { return m_step; }

private:
    void fill();
    void takeBack();
    int entryAt(int row) const;

    std::vector<HistoryEntry> m_entries;
    QSet<RecordRef> m_about;
    bool m_writable;
    std::optional<Edit> m_step;
    QTableWidget* m_table;
    QCheckBox* m_only;
    QPushButton* m_back;
};

} // namespace redthread
