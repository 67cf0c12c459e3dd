// Who changed what, and when, newest first: everything, or what concerns the
// records that are selected. Older steps come when they are asked for. The step
// chosen can be taken back from here.
#pragma once

#include "models/store/store_thread.h"

#include <QDialog>
#include <QSet>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace redthread {

class HistoryDialog : public QDialog {
    Q_OBJECT
public:
    // `about`: of what is selected; empty: nothing is.
    HistoryDialog(StoreThread& store, QSet<RecordRef> about, bool writable, QWidget* parent = nullptr);
    ~HistoryDialog() override; // waits for what it asked

    // The inverse of the step that is to be taken back; nothing: none is.
    const std::optional<Edit>& step() const { return m_step; }

private:
    void begin();
    void askOlder();
    void add(const std::vector<HistoryEntry>& entries);
    void takeBack();

    StoreThread& m_store;
    std::vector<HistoryEntry> m_entries;
    QSet<RecordRef> m_about;
    bool m_writable;
    std::optional<Edit> m_step;
    QTableWidget* m_table;
    QLabel* m_trouble;
    QCheckBox* m_only;
    QCheckBox* m_arranged;
    QPushButton* m_older;
    QPushButton* m_back;
    int m_asked = 0; // answers to what was asked before the last begin() are dropped
};

} // namespace redthread
