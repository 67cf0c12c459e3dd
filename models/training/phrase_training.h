// Learns which noun phrases are entities worth linking, and of which kind, from
// annotated texts: the sections phrase.* of models/reading/relation_models.h.
#pragma once

#include "models/reading/noun_phrases.h"
#include "models/training/model_writer.h"

namespace redthread::learning {

// One text, twice: as the reader found its mentions by rule, and as annotated.
struct PhraseLesson {
    const reading::Draft* read;
    const reading::Draft* given;
    bool many = false; // one of a corpus so large that not every wrong answer is needed
};

// Head of a phrase → mention of lesson.given.
QHash<int, int> annotatedHeads(const std::vector<reading::Phrase>& phrases, const PhraseLesson& lesson);

struct PhraseTables {
    WeightTable keep, kind;
    void write(ModelWriter& writer) const;
};

PhraseTables learnPhrases(const std::vector<PhraseLesson>& lessons);

} // namespace redthread::learning
