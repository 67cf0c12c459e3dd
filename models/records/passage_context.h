// What a passage keeps of the text around it. Pure; any thread.
#pragma once

#include "models/records/records.h"

namespace redthread {

// Gives the passage its quote and up to 32 code units in front of it and behind
// it; `range` lies in the text. No half characters: a surrogate pair at the far
// edge of what is kept stays out.
inline void quoteFrom(const QString& text, Passage& passage)
{
    constexpr qsizetype most = 32;
    const TextRange range = passage.range;
    passage.quote = text.mid(range.start, range.length());
    qsizetype from = std::max<qsizetype>(0, range.start - most), to = std::min(text.size(), range.end + most);
    const auto splitsPair = [&](qsizetype at) {
        return at > 0 && at < text.size() && text[at - 1].isHighSurrogate() && text[at].isLowSurrogate();
    };
    if (from < range.start && splitsPair(from))
        ++from;
    if (to > range.end && splitsPair(to))
        --to;
    passage.before = text.mid(from, range.start - from);
    passage.after = text.mid(range.end, to - range.end);
}

} // namespace redthread
