// Learns what descriptions and pronouns mean: the sections coreference and
// coreference.pronouns of models/reading/relation_models.h. Much text with
// every noun phrase annotated (coreference_corpus.h) teaches first; the
// annotated articles then move the weights for descriptions. Pronouns are
// annotated in the former only.
#pragma once

#include "models/training/phrase_training.h"

namespace redthread::learning {

struct CoreferenceTables {
    WeightTable descriptions, pronouns;
    void write(ModelWriter& writer) const;
};

// From GUM below `corpus`; empty tables where it is not there.
CoreferenceTables learnCoreference(const QString& corpus);

// Starts from `general`.
CoreferenceTables learnCoreference(const std::vector<PhraseLesson>& lessons,
                                   const CoreferenceTables& general);

} // namespace redthread::learning
