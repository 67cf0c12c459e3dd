// RowDelegate paints the rows of the three lists: a sign, a line of text, a
// quieter second line or none, and a number at the end. What a row says comes
// from a function, so that painting reads typed columns and nothing else.
#pragma once

#include "models/network/standing.h"

#include <QStyledItemDelegate>

#include <functional>
#include <optional>

namespace redthread {

struct RowText {
    QString first;
    QString second;                   // empty: one line
    QString number;                   // at the end; may be empty
    QString kind;                     // of entity: its sign in front; may be empty
    std::optional<Standing> standing; // else a piece of line in its style
    bool faded = false;               // hidden in the picture
};

class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using Texts = std::function<RowText(const QModelIndex& proxyIndex)>;
    using IsSelected = std::function<bool(const QModelIndex& proxyIndex)>;

    RowDelegate(bool twoLines, Texts texts, IsSelected isSelected, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    // The whole text of a row that does not fit, and how its kind is called.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    bool m_twoLines;
    Texts m_texts;
    IsSelected m_isSelected;
};

// The piece of line that stands for a standing: solid, dashed, dotted,
// dash-dotted, or two-tone with ≠.
void paintStanding(QPainter& painter, const QRectF& rect, const Standing& standing, const QPalette& palette);

} // namespace redthread
