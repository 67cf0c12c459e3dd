// Learns whether what a verb tells of happened (models/reading/factuality.h)
// from EWT's sentences, for which train/factuality.tsv holds what readers
// judged: rows "sentence token value" with value -1 (did not) … 1 (did).
#pragma once

#include "models/reading/models.h"
#include "models/training/model_writer.h"

namespace redthread::learning {

// From EWT's training part below `corpus`, as `models` parses it; empty where it is not there.
WeightTable learnFactuality(const QString& corpus, const reading::Models& models);

struct FactualityScore {
    int all = 0, right = 0, happened = 0; // of those judged clearly: |value| > 0.2
    int missed = 0, notHappened = 0;      // what did not happen: taken for happened, all
};
FactualityScore scoreFactuality(const reading::Models& models, const QString& corpus, const QString& part);

} // namespace redthread::learning
