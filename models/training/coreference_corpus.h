// Texts with annotated entities and coreference out of GUM (Zeldes 2017, "The
// GUM corpus"): what its MISC column says under "Entity" as an annotation in
// the schema of models/reading/reading_json.h. A mention ends with its head
// (its smallest span), as ours do; pronouns are mentions too.
#pragma once

#include "models/records/records.h"
#include "models/training/lessons.h"

namespace redthread::learning {

// One for each document of `conllu`.
std::vector<AnnotatedText> coreferenceTexts(const QString& conllu);

} // namespace redthread::learning
