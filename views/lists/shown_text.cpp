#include "views/lists/shown_text.h"

#include "views/graph/safe_text.h"

#include <QDate>
#include <QLocale>

namespace redthread {

QString oneLine(const QString& text, int longest)
{
    // Simplifying a novel takes time.
    return elided(safeText(text.left(8 * qsizetype(longest))), longest);
}

QString inSentence(const QString& text, int longest) { return isolated(oneLine(text, longest)); }

QString plainToolTip(const QString& text)
{
    return QStringLiteral("<span>%1</span>").arg(oneLine(text, 500).toHtmlEscaped());
}

QString shownDate(const QString& isoDate)
{
    const QLocale locale;
    if (const QDate date = QDate::fromString(isoDate, Qt::ISODate); date.isValid() && isoDate.size() == 10)
        return locale.toString(date, QStringLiteral("d MMM yyyy"));
    if (const QDate month = QDate::fromString(isoDate + QStringLiteral("-01"), Qt::ISODate);
        month.isValid() && isoDate.size() == 7)
        return locale.toString(month, QStringLiteral("MMM yyyy"));
    return oneLine(isoDate, 30);
}

} // namespace redthread
