#include "models/reading/dates.h"

#include "models/reading/lexicon.h"

#include <QDate>

#include <algorithm>

namespace redthread::reading {

namespace {

// 1 … 12, or 0.
int monthOf(const QString& word)
{
    static const QStringList months =
        QStringLiteral(
            "january february march april may june july august september october november december")
            .split(u' ');
    QString bare = word.endsWith(u'.') ? word.chopped(1) : word;
    if (bare == u"sept")
        bare = QStringLiteral("sep");
    for (int i = 0; i < 12; ++i)
        if (bare == months[i] || (bare.size() == 3 && months[i].startsWith(bare)))
            return i + 1;
    return 0;
}

// 1 (Monday) … 7, or 0.
int weekdayOf(const QString& word)
{
    static const QStringList days =
        QStringLiteral("monday tuesday wednesday thursday friday saturday sunday").split(u' ');
    return int(days.indexOf(word)) + 1;
}

int numberOf(const QString& word, int least, int most)
{
    QString digits = word;
    for (const QStringView ending : {u"st", u"nd", u"rd", u"th"})
        if (digits.endsWith(ending))
            digits.chop(2);
    bool ok = false;
    const int number = digits.toInt(&ok);
    return ok && number >= least && number <= most ? number : 0;
}

QString iso(int year, int month = 0, int day = 0)
{
    QString text = QString::number(year);
    if (month)
        text += QStringLiteral("-%1").arg(month, 2, 10, QChar(u'0'));
    if (day)
        text += QStringLiteral("-%1").arg(day, 2, 10, QChar(u'0'));
    return text;
}

// The year in which a day without one lies, seen from the article.
int yearOf(const QDate& article, int month, int day)
{
    const QDate same(article.year(), month,
                     std::clamp(day ? day : 1, 1, QDate(article.year(), month, 1).daysInMonth()));
    return same > article.addDays(60) ? article.year() - 1 : article.year();
}

} // namespace

std::vector<DateSpan> findDates(const Draft& draft, const Sentence& s, const QString& articleDate)
{
    std::vector<DateSpan> dates;
    const QDate article = QDate::fromString(articleDate, Qt::ISODate);
    const auto word = [&](int i) { return i >= s.first && i < s.last ? draft.tokens[i].lower : QString(); };
    for (int i = s.first; i < s.last; ++i) {
        const QString w = word(i);
        const int month = monthOf(w);
        if (month &&
            (w != u"may" && w != u"march" ? true : draft.tokens[i].is(Token::Capital) && i > s.first)) {
            const int dayBefore = numberOf(word(i - 1), 1, 31), dayAfter = numberOf(word(i + 1), 1, 31);
            int first = dayBefore ? i - 1 : i, last = i + 1, day = dayBefore;
            if (!day && dayAfter) {
                day = dayAfter;
                ++last;
            }
            int year = numberOf(word(last), 1500, 2200);
            if (year) {
                ++last;
            } else if (word(last) == u",") {
                year = numberOf(word(last + 1), 1500, 2200);
                last += year ? 2 : 0;
            }
            if (!year && article.isValid() && (word(first - 1) == u"last" || word(first - 1) == u"in" || day))
                year = yearOf(article, month, day);
            if (year && (!day || QDate::isValid(year, month, day)))
                dates.push_back({first, last, iso(year, month, day)});
            i = std::max(i, last - 1);
            continue;
        }
        if (const int year = numberOf(w, 1500, 2200); year && w.size() == 4) {
            const QString before = word(i - 1);
            if (before == u"in" || before == u"since" || before == u"until" || before == u"of" ||
                before == u"by" || before == u"from" || before == u"during" || before == u"late" ||
                before == u"early" || before == u"mid")
                dates.push_back({i, i + 1, iso(year)});
            continue;
        }
        if (!article.isValid())
            continue;
        if (const int day = weekdayOf(w)) {
            const int back = (article.dayOfWeek() - day + 7) % 7;
            if (word(i - 1) != u"next")
                dates.push_back({i, i + 1, article.addDays(-back).toString(Qt::ISODate)});
        } else if (w == u"yesterday") {
            dates.push_back({i, i + 1, article.addDays(-1).toString(Qt::ISODate)});
        } else if (w == u"today") {
            dates.push_back({i, i + 1, article.toString(Qt::ISODate)});
        } else if (w == u"last" && word(i + 1) == u"year") {
            dates.push_back({i, i + 2, iso(article.year() - 1)});
        } else if (w == u"last" && word(i + 1) == u"month") {
            const QDate before = article.addMonths(-1);
            dates.push_back({i, i + 2, iso(before.year(), before.month())});
        } else if (w == u"this" && word(i + 1) == u"year") {
            dates.push_back({i, i + 2, iso(article.year())});
        }
    }
    return dates;
}

QString dateFor(const Draft& draft, const Sentence& s, const std::vector<DateSpan>& dates, int trigger)
{
    const DateSpan* best = nullptr;
    int nearest = 0, count = 0;
    for (const DateSpan& date : dates) {
        // "said on Tuesday" is when it was said.
        bool said = false;
        for (int k = date.first - 1; k >= std::max(s.first, date.first - 3); --k)
            if (const auto forms = lexicon().verbForms.constFind(draft.tokens[k].lower);
                forms != lexicon().verbForms.constEnd())
                for (const VerbForm& form : *forms)
                    said |= lexicon().sayings.contains(form.lemma) && k != trigger;
        if (said)
            continue;
        int marks = 0;
        for (int k = std::min(trigger, date.first); k < std::max(trigger, date.first); ++k)
            marks += draft.tokens[k].is(u",") || draft.tokens[k].is(u";") ||
                     draft.tokens[k].is(Token::OpenQuote) || draft.tokens[k].is(Token::CloseQuote);
        const int distance = std::abs(date.first - trigger) + 20 * marks;
        ++count;
        if (!best || distance < nearest) {
            best = &date;
            nearest = distance;
        }
    }
    return best && nearest < (count == 1 ? 30 : 18) ? best->iso : QString();
}

void giveDates(const Draft& draft, std::vector<DraftClaim>& claims, const QString& articleDate)
{
    int sentence = -1;
    std::vector<DateSpan> dates;
    for (DraftClaim& claim : claims) {
        if (claim.sentence != sentence) {
            sentence = claim.sentence;
            dates = findDates(draft, draft.sentences[sentence], articleDate);
        }
        claim.eventDate = dateFor(draft, draft.sentences[sentence], dates, claim.trigger);
    }
}

} // namespace redthread::reading
