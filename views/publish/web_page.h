// A map as one web page: a single file that works without any connection. The
// picture in light and dark, its legend, the filters in force, how many claims
// nobody reviewed, and the quotes of every line; a click or a key on a line
// opens them. Without scripts it is still picture and text.
//
// Names and quotes are strangers' words: nothing of them is ever markup, and
// the page forbids itself every script, style and request but its own
// (Content-Security-Policy with the hashes of both).
#pragma once

#include "models/records/result.h"
#include "views/graph/sheet.h"

#include <stop_token>

class QIODevice;

namespace redthread {

// The device is open for writing and may be sequential. Fails when it does. Any thread; asked to stop,
// nothing is written and exportCancelled() (views/graph/sheet_export.h) is answered.
Result<Done> writeWebPage(QIODevice& device, const SheetContent& content, std::stop_token stop = {});

} // namespace redthread
