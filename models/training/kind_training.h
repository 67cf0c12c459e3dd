// Learns of which kind entities with names are from annotated texts: the section
// entity.kind of models/reading/relation_models.h.
#pragma once

#include "models/training/lessons.h"
#include "models/training/model_writer.h"

namespace redthread::learning {

// Writes what all lessons teach. Each lesson is then read with what the others
// taught (in parts), so that what is learnt next meets the kinds it will meet
// in texts nobody has learnt from.
void learnKinds(std::vector<Lesson>& lessons, ModelWriter& writer);

// Each lesson read with what all others taught: how many names were given their kind.
struct KindScore {
    int right = 0, all = 0;
    QStringList wrong; // "text: name is …, read as …"
};
KindScore scoreKinds(const std::vector<Lesson>& lessons, bool invented);

} // namespace redthread::learning
