// A filter as JSON, for those that a person keeps by name. Reading trusts
// nothing: what is not understood is refused as a whole.
#pragma once

#include "models/network/claim_filter.h"

#include <QJsonObject>

namespace redthread {

QJsonObject toJson(const ClaimFilter& filter);
std::optional<ClaimFilter> claimFilterFromJson(const QJsonObject& json);

struct NamedFilter {
    QString name;
    ClaimFilter filter;
    bool operator==(const NamedFilter&) const = default;
};
// As one text, for a setting of the project; what cannot be read is left out.
QString namedFiltersText(const std::vector<NamedFilter>& filters);
std::vector<NamedFilter> namedFiltersFrom(const QString& text);

} // namespace redthread
