// SamePane asks of pairs of entities whether they are the same, the likeliest
// first, with the reason, what the two have in common and where each is spoken
// of. One key each: M merge, N never the same, S later, W the other name stays.
// Nothing is merged but by a person. GUI thread.
#pragma once

#include "models/network/duplicates.h"
#include "models/network/passage_source.h"
#include "models/network/selection.h"
#include "models/records/edit.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace redthread {

class PlainText;

class SamePane : public QWidget {
    Q_OBJECT
public:
    SamePane(Network* network, Selection* selection, QWidget* parent = nullptr);

    // The name under which "never the same" is kept; one the person chose, or empty.
    void setReviewer(const QString& name) { m_reviewer = name; }
    const std::vector<Duplicate>& pairs() const { return m_pairs; }
    int current() const; // of pairs(); -1: none

    void merge();
    void keepApart();
    void later();
    void swap();

signals:
    void editRequested(const redthread::Edit& edit);

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void followNetwork();
    void fill();
    void showPair();
    QString described(EntityId id) const;

    Network* m_network;
    Selection* m_selection;
    QString m_reviewer;
    std::vector<Duplicate> m_pairs;
    QSet<std::pair<EntityId, EntityId>> m_later; // until the program ends
    bool m_isStale = true;

    QLabel* m_count;
    QListWidget* m_list;
    PlainText* m_reason;
    PlainText* m_one;
    PlainText* m_other;
    PlainText* m_shared;
    PlainText* m_empty;
    QPushButton *m_merge, *m_apart, *m_skip, *m_swap;
};

} // namespace redthread
