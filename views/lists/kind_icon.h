// The sign of a kind of entity: its colour, its shape and its glyph, so that no
// two kinds differ by colour alone. Lists, the heading of the evidence and the
// legend paint it with this; the graph shares the shapes (graph/kind_shape.h).
#pragma once

#include "models/records/kinds.h"

#include <QIcon>
#include <QPainter>

namespace redthread {

// Centred in `rect`, as large as fits.
void paintKind(QPainter& painter, const QRectF& rect, const EntityKind& kind, bool dark);

// The same for menus and tabs. Cached.
QIcon kindIcon(const QString& kind, bool dark);

} // namespace redthread
