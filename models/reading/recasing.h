// Text in capitals ("OLE BERG BOUGHT ZORN BANK") as it would be written else:
// where every word has a capital, none tells a name. Paragraphs that are all in
// capitals are written small but for what English has no small word for. Pure;
// any thread.
#pragma once

#include <QString>

namespace redthread::reading {

// Of the same length, unit for unit, so that every range holds in both; the
// text itself (shared) where nothing is in capitals only.
QString recased(const QString& text);

} // namespace redthread::reading
