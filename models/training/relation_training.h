// Learns mentions and relationships from annotated texts: the sections of
// models/reading/relation_models.h. Relationships are learnt on the annotated
// mentions and on those the reader finds by itself in texts it has not learnt
// from (five parts, each read with what the other four taught).
#pragma once

#include "models/training/lessons.h"
#include "models/training/model_writer.h"

#include <functional>

namespace redthread::learning {

// `corpus`: where coreference is learnt from in general; may be empty.
void trainRelations(const std::vector<AnnotatedText>& texts, const QString& corpus, ModelWriter& writer,
                    const std::function<void(const QString&)>& tell);

} // namespace redthread::learning
