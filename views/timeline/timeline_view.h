// TimelineView draws claims by date, a column a day, month or year, stacked by
// stance. Dragging over columns filters by them; a double click takes that off;
// "play" lets the picture grow from the first date to the last. By keyboard:
// arrows go from column to column, with Shift they widen the choice, Enter
// filters, Escape takes it off. GUI thread.
#pragma once

#include "models/network/claim_dates.h"

#include <QWidget>

class QComboBox;
class QTimer;
class QToolButton;

namespace redthread {

class TimelineView : public QWidget {
    Q_OBJECT
public:
    explicit TimelineView(Network* network, QWidget* parent = nullptr);

    const DateBins& bins() const { return m_bins; }
    QRectF columnAt(int index) const; // of the whole height, in pixels
    void play(bool plays);
    QSize sizeHint() const override { return {600, 120}; }
    QSize minimumSizeHint() const override { return {200, 80}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool event(QEvent* event) override;

private:
    void follow();
    void filter(int first, int last);
    void clearDates();
    int indexAt(double x) const; // nearest column; -1: there is none
    QRectF plot() const;
    QString wordsOf(const DateBin& bin) const;
    std::pair<int, int> chosen() const; // columns the filter lets through; {0, -1}: all

    Network* m_network;
    DateBins m_bins;
    int m_from = -1, m_to = -1; // being dragged or walked
    bool m_drags = false;
    QComboBox* m_which;
    QToolButton* m_play;
    QTimer* m_timer;
};

} // namespace redthread
