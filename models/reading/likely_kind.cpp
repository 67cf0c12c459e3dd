#include "models/reading/likely_kind.h"

#include "models/reading/entity_kinds.h"
#include "models/reading/reading.h"

namespace redthread {

QString likelyKind(const QString& text, TextRange words)
{
    constexpr qsizetype around = 400; // units of the paragraph on both sides
    const qsizetype line = words.start == 0 ? 0 : text.lastIndexOf(u'\n', words.start - 1) + 1;
    const qsizetype lineEnd = text.indexOf(u'\n', words.end);
    const qsizetype start = std::max(line, words.start - around);
    const qsizetype end = std::min(lineEnd < 0 ? text.size() : lineEnd, words.end + around);
    const TextRange here{words.start - start, words.end - start};
    const Result<Reading> reading = readText(text.mid(start, end - start), {});
    const Mention* best = nullptr;
    for (const Mention& mention : reading ? reading->mentions : std::vector<Mention>())
        if (mention.range.overlaps(here) && mention.range.end == here.end &&
            (!best || mention.range.length() > best->range.length()))
            best = &mention;
    if (best)
        for (const Entity& entity : reading->entities)
            if (entity.id == best->entity)
                return entity.kind;
    return reading::kindOfNoun(text.mid(words.start, words.length()).simplified().section(u' ', -1).toLower());
}

} // namespace redthread
