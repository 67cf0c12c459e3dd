// Log-linear choice: among the rows of a choice, each a few features with
// values, which one is right? The chance of a row is exp(its score) over the
// sum of all; the score is the sum of weight × value. Yes or no is a choice of
// two rows of which one is empty; one of n classes is a choice of n rows. The
// weights are those that make the training choices likeliest, held near their
// start (0, or what `start` says) by a quadratic penalty: ½ · (w − start)² / c.
//
// Found by L-BFGS (Nocedal, "Updating quasi-Newton matrices with limited
// storage", 1980; eight steps remembered, backtracking line search). One
// thread; the same choices give the same weights.
#pragma once

#include "models/learning/features.h"
#include "models/training/model_writer.h"

#include <QHash>

#include <vector>

namespace redthread::learning {

struct Value {
    Feature feature;
    float value;
};
using Row = std::vector<Value>;

struct Choice {
    std::vector<Row> rows;
    std::vector<float> target; // how right each row is; the sum is 1
    float weight = 1;          // how much the choice counts beside the others
};

struct ChoiceRecipe {
    double c = 1;
    int rounds = 60;
    int minCount = 2; // features met in fewer choices are not learnt
    QHash<Feature, double> start;
};

// One class; features with a weight of nearly nothing are left out.
WeightTable learnChoices(const std::vector<Choice>& choices, const ChoiceRecipe& recipe);

} // namespace redthread::learning
