// The tables of a project, as numbered migrations. A released migration is
// never edited; a change is the next number. A file's schema number is how many
// of them it has had.
#pragma once

#include "models/store/database.h"

#include <vector>

namespace redthread {

struct Migration {
    int number = 0;
    std::vector<const char*> statements;
};

// 1, 2, 3 … without a gap.
const std::vector<Migration>& migrations();

int schemaNumber(Database& database);
bool isMarkedAsProject(Database& database);

// Runs the migrations the file has not had, each in a transaction with its number.
void migrate(Database& database, const std::vector<Migration>& steps);

// Everything defined in the database, as text: two files of one schema are
// equal. A trigger or view that somebody planted makes a difference.
QStringList definitions(Database& database);
// What `steps` up to `number` would define.
QStringList definitionsOf(const std::vector<Migration>& steps, int number);

} // namespace redthread
