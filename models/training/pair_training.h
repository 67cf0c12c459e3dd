// Learns which pairs of entities are related, and of which kind: the sections
// pair.* of models/reading/relation_models.h, from the pairs of lessons.
#pragma once

#include "models/reading/pairs.h"
#include "models/training/lessons.h"
#include "models/training/model_writer.h"

#include <functional>

namespace redthread::learning {

struct PairExample {
    reading::Pair pair;
    QString subject, object; // kinds of entity
    Kinds kinds;             // empty: not related
    int lesson;
};

// The pairs of one draft of a lesson. `entity`: which annotated entity each one of the draft is; -1: none.
// `touched`: which it may be, by mentions that overlap somehow: of a pair that may be related it is not
// learnt that it is not.
void takePairs(const Lesson& lesson, int number, const reading::Draft& draft, const std::vector<int>& entity,
               const std::vector<int>& touched, const std::vector<reading::DraftClaim>& rules,
               std::vector<PairExample>& out);

// Those of the annotated mentions, which need no model.
void takeGivenPairs(const Lesson& lesson, int number, std::vector<PairExample>& out);

void learnPairs(const std::vector<PairExample>& examples, ModelWriter& writer,
                const std::function<void(const QString&)>& tell);

} // namespace redthread::learning
