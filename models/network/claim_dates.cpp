#include "models/network/claim_dates.h"

#include <QDate>

#include <algorithm>
#include <map>

namespace redthread {

namespace {

int lengthOf(DateUnit unit) { return unit == DateUnit::Day ? 10 : unit == DateUnit::Month ? 7 : 4; }

// Days, months or years since a beginning; nothing for what is no date.
std::optional<int> numberOf(const QString& date, DateUnit unit)
{
    const int year = date.left(4).toInt();
    if (date.size() < lengthOf(unit) || year < 1)
        return std::nullopt;
    if (unit == DateUnit::Year)
        return year;
    const int month = date.mid(5, 2).toInt();
    if (month < 1 || month > 12)
        return std::nullopt;
    if (unit == DateUnit::Month)
        return year * 12 + month - 1;
    const QDate day(year, month, date.mid(8, 2).toInt());
    return day.isValid() ? std::optional(int(day.toJulianDay())) : std::nullopt;
}

QString dateOf(int number, DateUnit unit)
{
    switch (unit) {
    case DateUnit::Day:
        return QDate::fromJulianDay(number).toString(Qt::ISODate);
    case DateUnit::Month:
        return QStringLiteral("%1-%2")
            .arg(number / 12, 4, 10, QChar(u'0'))
            .arg(number % 12 + 1, 2, 10, QChar(u'0'));
    case DateUnit::Year:
        break;
    }
    return QStringLiteral("%1").arg(number, 4, 10, QChar(u'0'));
}

} // namespace

DateBins binsOf(const Network& network, ClaimFilter::DateOf which)
{
    std::map<QString, std::array<int, 4>> dates;
    DateBins result;
    int all = 0;
    network.visitDates(which, [&](const QString& date, Stance stance, int claims) {
        if (date.isEmpty()) {
            result.undated += claims;
            return;
        }
        dates[date][size_t(stance)] += claims;
        all += claims;
    });
    if (dates.empty())
        return result;
    const auto count = [](const std::array<int, 4>& c) { return c[0] + c[1] + c[2] + c[3]; };
    for (const DateUnit unit : {DateUnit::Day, DateUnit::Month, DateUnit::Year}) {
        std::map<int, std::array<int, 4>> numbers;
        int rough = 0;
        for (const auto& [date, counts] : dates)
            if (const auto number = numberOf(date, unit))
                for (int s = 0; s < 4; ++s)
                    numbers[*number][size_t(s)] += counts[size_t(s)];
            else
                rough += count(counts);
        if (numbers.empty() || (unit != DateUnit::Year && rough * 20 > all))
            continue; // too many are less exact
        const int last = numbers.rbegin()->first;
        int early = 0;
        for (const auto& [number, counts] : numbers)
            if (number <= last - mostBins)
                early += count(counts);
        if (unit != DateUnit::Year && early * 100 > all)
            continue;
        const int first = std::max(last - mostBins + 1, numbers.lower_bound(last - mostBins + 1)->first);
        result.unit = unit;
        result.undated += rough;
        result.outside = early;
        for (int number = first; number <= last; ++number) {
            DateBin bin;
            bin.date = dateOf(number, unit);
            if (const auto it = numbers.find(number); it != numbers.end())
                bin.claims = it->second;
            result.bins.push_back(bin);
        }
        return result;
    }
    result.undated += all;
    return result;
}

} // namespace redthread
