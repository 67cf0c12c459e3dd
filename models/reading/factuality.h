// Whether what a verb tells of happened, as careful readers judged many plain
// sentences (White, Rudinger, Rawlins and Van Durme, "Lexicosyntactic inference
// in neural models", 2018: Universal Decompositional Semantics, "It Happened"):
// what is wished, ordered, feared or only possible did not, or nobody knows. Of
// plain negation and questions readers disagreed ("did not charge": four of five
// said *happened*, of the not charging), so it tells little of them; that is
// scopes.h's business. One of the things a claim's stance is weighed by
// (stance_features.h); who says it does not matter here.
#pragma once

#include "models/learning/features.h"
#include "models/learning/weights.h"
#include "models/reading/dependents.h"

namespace redthread::reading {

// What is told of a token; training and reading see the same. `tree` is that of
// the sentence. Any thread.
std::vector<learning::Feature> factualityFeatures(const Draft& draft, const Sentence& sentence,
                                                  const Dependents& tree, int token);

// By what was learnt: 0 (did not happen) … 1 (did).
double chanceOf(const std::vector<learning::Feature>& features, const learning::Weights& factuality);

// The verb that tells it: the token itself or the next one above it; -1: none within a few steps.
int verbAbove(const Draft& draft, int token);

} // namespace redthread::reading
