// Writes a display list as SVG: text stays text, groups carry ids, titles and
// links, and whatever a name holds, the file is well formed.
#pragma once

#include "models/records/result.h"
#include "views/graph/display_list.h"

class QIODevice;

namespace redthread {

struct SvgOptions {
    QString title;       // of the whole drawing
    QString description; // read aloud after it
    bool inPage = false; // a part of a web page: no XML declaration, no ids, data-record instead
    QString className;   // of the whole drawing
};

// A drawing of more groups than this, unless it is part of a page, has the shapes of its lines and dots joined by
// look, at a tenth of a unit and without names, letters and ids.
inline constexpr size_t mostSingleGroups = 20'000;

// Ids are "entity-N", "relationship-N" with the record's id; further groups of
// the same record have data-of instead. The device must be open for writing.
// Fails when the device does.
Result<Done> writeSvg(QIODevice& device, const DisplayList& list, const SvgOptions& options = {});

} // namespace redthread
