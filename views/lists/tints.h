// Colours that follow the desktop, light or dark: everything is mixed from the
// QPalette of the widget and the one colour a thing has.
#pragma once

#include "models/records/stance.h"

#include <QColor>
#include <QPalette>

namespace redthread {

bool isDark(const QPalette& palette);

// `share` 0 … 1 of `towards` in `colour`.
QColor blend(const QColor& colour, const QColor& towards, double share);

// Text that matters less, and the border of a card.
QColor quietText(const QPalette& palette);
QColor cardBorder(const QPalette& palette);
// Behind a selected row: the highlight, thinned until the text reads as before.
QColor selectedRow(const QPalette& palette);
// A colour of the tables of kinds as a line on the palette's base.
QColor lineColour(const QColor& colour, const QPalette& palette);
QColor linkColour(const QPalette& palette);

struct StanceTints {
    QColor bar;  // strong: bars, lines
    QColor fill; // behind words and tags
    QColor text; // on that fill
};
StanceTints stanceTints(Stance stance, const QPalette& palette);
// Red for what is contested or went wrong.
QColor alarmText(const QPalette& palette);

} // namespace redthread
