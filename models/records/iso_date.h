// Dates as the records have them: ISO 8601, whole or cut. Pure; any thread.
#pragma once

#include <QString>

namespace redthread {

// "2020", "2020-06" or "2020-06-22", and a day that exists.
bool isDate(const QString& text);

} // namespace redthread
