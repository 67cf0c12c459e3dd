// What the store says of itself as a whole: the canonical text, the counts and
// the copy in another file. They throw Failures.
#pragma once

#include "models/store/database.h"

#include <QJsonObject>

#include <functional>
#include <stop_token>

namespace redthread {

// Inside a transaction.
QString dumpText(Database& database);
QJsonObject statsJson(Database& database);

// Outside of one. `own` is the path of the open project.
void saveCopy(Database& database, const QString& own, const QString& target, std::stop_token stop,
              const std::function<void(int done, int total)>& progress);

} // namespace redthread
