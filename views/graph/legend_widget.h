// LegendWidget stands in the lower left corner of the graph: kinds with their
// counts, each a button that shows or hides the kind, and the lines that occur.
// It changes nothing itself. Its owner places it (adjustSize() after
// setContent()) and gives it the legend of the unfiltered scene, so that a kind
// that is off keeps its row.
#pragma once

#include "views/graph/legend.h"

#include <QFrame>
#include <QSet>

class QVBoxLayout;

namespace redthread {

class LegendWidget : public QFrame {
    Q_OBJECT
public:
    explicit LegendWidget(QWidget* parent = nullptr);

    void setContent(const LegendContent& content);
    // Kinds that are filtered out: their rows are struck through and pale.
    void setKindsOff(const QSet<QString>& kinds);

signals:
    void kindToggled(const QString& kind, bool shown);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();

    LegendContent m_content;
    QSet<QString> m_off;
    QVBoxLayout* m_rows;
};

} // namespace redthread
