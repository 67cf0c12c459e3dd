// Choices (regression.h) out of features that are simply there or not there.
// Every row has the same length, as RelationModels::score() takes it.
#pragma once

#include "models/learning/features.h"
#include "models/training/regression.h"

#include <QSet>
#include <QString>

#include <vector>

namespace redthread::learning {

using Kinds = QSet<QString>;

Row rowOf(const std::vector<Feature>& features);

Choice yesOrNo(const std::vector<Feature>& features, bool yes);

// One row for each of `kinds` (anything with a `key`), told apart by that key.
template <class Kind>
Choice kindChoice(const std::vector<Feature>& features, const std::vector<Kind>& kinds, const Kinds& right)
{
    Choice choice;
    for (const Kind& kind : kinds) {
        std::vector<Feature> own;
        for (const Feature f : features)
            own.push_back(combine(f, feature(kind.key)));
        choice.rows.push_back(rowOf(own));
        choice.target.push_back(right.contains(kind.key) ? 1.f / float(right.size()) : 0.f);
    }
    return choice;
}

} // namespace redthread::learning
