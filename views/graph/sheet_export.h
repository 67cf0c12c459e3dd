// Writes a sheet as PNG, SVG or PDF. Needs a QGuiApplication, no display.
// Errors are sentences; a file that could not be finished is left as it was.
#pragma once

#include "models/records/result.h"
#include "views/graph/sheet.h"

class QIODevice;

namespace redthread {

enum class SheetFormat { Png, Svg, Pdf };

std::optional<SheetFormat> sheetFormatFromName(const QString& name); // "png", "svg", "pdf"

// `scale` is pixels per view pixel of a PNG, 1 … 4; the others ignore it. At 1 a
// sheet of more than 27 million pixels is made smaller, so that it can be opened.
// Refused when the image would take more than 600 MB. The device is open for
// writing and may be sequential (standard output). Any thread; asked to stop, nothing is written and
// exportCancelled() is answered.
Result<Done> writeSheet(QIODevice& device, const SheetContent& content, SheetFormat format, double scale = 1,
                        std::stop_token stop = {});

Error exportCancelled();

} // namespace redthread
