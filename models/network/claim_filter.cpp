#include "models/network/claim_filter.h"

namespace redthread {

bool isWithin(const QString& date, const QString& from, const QString& until)
{
    if (from.isEmpty() && until.isEmpty())
        return true;
    if (date.isEmpty())
        return false;
    // As far as both are written: 2020-06 overlaps 2020-06-22, and 2020.
    const auto compare = [](const QString& a, const QString& b) {
        const qsizetype length = std::min(a.size(), b.size());
        return QStringView(a).left(length).compare(QStringView(b).left(length));
    };
    return (from.isEmpty() || compare(date, from) >= 0) && (until.isEmpty() || compare(date, until) <= 0);
}

} // namespace redthread
