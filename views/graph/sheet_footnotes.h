// The footnotes of a sheet as strips of text, ready to flow into columns.
#pragma once

#include "views/graph/sheet.h"
#include "views/graph/text_flow.h"

namespace redthread {

// A longer quote is cut, and says by how much.
constexpr int longestQuote = 3000;

std::vector<Strip> footnoteStrips(const std::vector<Footnote>& footnotes, double width,
                                  const TextMetrics& metrics, bool dark);

// A paragraph of one font and colour, as strips; right to left where it reads so.
std::vector<Strip> paragraph(const QString& text, const TextFont& font, const QColor& colour, double width,
                             const TextMetrics& metrics, double indent = 0, double firstIndent = 0);

} // namespace redthread
