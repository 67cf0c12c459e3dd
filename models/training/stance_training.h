// Learns how sure a claim is from annotated texts: the section claim.stance of
// models/reading/relation_models.h.
#pragma once

#include "models/reading/given_relations.h"
#include "models/training/lessons.h"
#include "models/training/model_writer.h"

namespace redthread::learning {

WeightTable learnStances(const std::vector<const reading::StanceExample*>& examples);
void learnStances(const std::vector<AnnotatedText>& texts, ModelWriter& writer);

} // namespace redthread::learning
