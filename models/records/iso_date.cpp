#include "models/records/iso_date.h"

#include <QDate>
#include <QRegularExpression>

namespace redthread {

bool isDate(const QString& text)
{
    static const QRegularExpression form(QStringLiteral(R"(^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$)"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return false;
    const auto part = [&](int n) { return match.captured(n).isEmpty() ? 1 : match.captured(n).toInt(); };
    return QDate::isValid(part(1), part(2), part(3));
}

} // namespace redthread
