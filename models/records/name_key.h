// The key under which names are compared: compatibility-normalised, case
// folded, marks and punctuation dropped, a leading "the" dropped, white space
// single. "Le Désk" and "le desk" have one key. Possessive endings are not
// touched. An empty key matches nothing.
#pragma once

#include <QString>

namespace redthread {

QString nameKey(const QString& name);

} // namespace redthread
