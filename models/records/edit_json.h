// An Edit as JSON and back: how the history keeps what was done and how to take
// it back. Ids are strings. editFromJson(toJson(edit)) is the same edit. What
// comes from a file is not trusted: anything missing or of another type is an
// Error.
//
// Lists of records are kept as runs of neighbouring ids, ["claim", first,
// count], because an article's records are minted one after another.
#pragma once

#include "models/records/edit.h"
#include "models/records/result.h"

#include <QJsonObject>

namespace redthread {

// Brief: an AddRecords becomes {"edit": "add_records", "what", "records": runs}
// without the records themselves, so that the history does not hold the
// articles again (editFromJson refuses such a form), and a SetDocumentDetails
// leaves out the text that it ignores.
enum class EditDetail { Full, Brief };

QJsonObject toJson(const Edit& edit, EditDetail detail = EditDetail::Full);
Result<Edit> editFromJson(const QJsonObject& json);

// Everything an AddRecords adds, in the order it is stored.
std::vector<RecordRef> refsOf(const AddRecords& edit);
// All records an edit changes, adds or withdraws; some may stand twice.
std::vector<RecordRef> refsOf(const Edit& edit);

} // namespace redthread
