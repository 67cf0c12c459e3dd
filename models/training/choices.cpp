#include "models/training/choices.h"

#include <cmath>

namespace redthread::learning {

Row rowOf(const std::vector<Feature>& features)
{
    const float value = float(6 / std::sqrt(double(std::max<size_t>(1, features.size()))));
    Row row;
    for (const Feature f : features)
        row.push_back({f, value});
    return row;
}

Choice yesOrNo(const std::vector<Feature>& features, bool yes)
{
    return {{rowOf(features), {}}, {yes ? 1.f : 0.f, yes ? 0.f : 1.f}};
}

} // namespace redthread::learning
