#include "models/reading/dates.h"

#include "models/reading/lexicon.h"
#include "models/reading/parties.h"

#include <QDate>
#include <QRegularExpression>

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

// The year in which a day without one lies, seen from the article. What is not told to come is past.
int yearOf(const QDate& article, int month, int day, int daysAhead)
{
    if (!daysAhead && month > article.month())
        return article.year() - 1;
    const QDate same(article.year(), month,
                     std::clamp(day ? day : 1, 1, QDate(article.year(), month, 1).daysInMonth()));
    return same > article.addDays(std::max(60, daysAhead)) ? article.year() - 1 : article.year();
}

// One … twelve, a … , or digits; 0: none.
int countOf(const QString& word)
{
    static const QStringList counts =
        QStringLiteral("one two three four five six seven eight nine ten eleven twelve").split(u' ');
    if (word == u"a" || word == u"an")
        return 1;
    if (const int index = int(counts.indexOf(word)); index >= 0)
        return index + 1;
    return numberOf(word, 1, 400);
}

// 'd', 'w', 'm', 'y', 't' for ten years, or null.
char unitOf(const QString& word)
{
    static const QHash<QString, char> units = {
        {"day", 'd'},    {"days", 'd'}, {"week", 'w'},  {"weeks", 'w'},  {"month", 'm'},
        {"months", 'm'}, {"year", 'y'}, {"years", 'y'}, {"decade", 't'}, {"decades", 't'}};
    return units.value(word, '\0');
}

// The moment so many units away, as exactly as the unit tells.
QString away(const QDate& from, char unit, int count)
{
    switch (unit) {
    case 'd':
        return from.addDays(count).toString(Qt::ISODate);
    case 'w':
        return from.addDays(7 * count).toString(u"yyyy-MM");
    case 'm':
        return from.addMonths(count).toString(u"yyyy-MM");
    case 't':
        return iso(from.addYears(10 * count).year());
    default:
        return iso(from.addYears(count).year());
    }
}

class Calendar {
public:
    // `told`: the day spoken of last, invalid where none was; kept up to date.
    Calendar(const Draft& draft, const Sentence& s, const QDate& article, QDate& told)
        : m_draft(draft), m_s(s), m_article(article), m_told(told)
    {
    }

    std::vector<DateSpan> run()
    {
        for (int i = m_s.first; i < m_s.last;) {
            DateSpan date = absoluteAt(i);
            if (date.iso.isEmpty() && m_article.isValid())
                date = relativeAt(i);
            if (!date.iso.isEmpty()) {
                m_dates.push_back(date);
                m_told = date.iso.size() == 10 ? QDate::fromString(date.iso, Qt::ISODate) : QDate();
            }
            i = std::max(i + 1, date.last);
        }
        join();
        return std::move(m_dates);
    }

private:
    QString word(int i) const { return i >= m_s.first && i < m_s.last ? m_draft.tokens[i].lower : QString(); }

    bool isInName(int i) const
    {
        const int m = i >= m_s.first && i < m_s.last ? m_draft.mentionAt[i] : -1;
        return m >= 0 && m_draft.mentions[m].type == MentionType::Name;
    }

    // How many days ahead a day without a year may lie.
    int daysAhead() const
    {
        static const QSet<QString> sure = {"will",    "'ll",      "due",  "plans",
                                           "planned", "expected", "next", "scheduled"};
        static const QSet<QString> words = {"would", "plan",   "set",   "until", "by",  "coming", "is",
                                            "are",   "before", "hopes", "wants", "may", "could"};
        int days = 0;
        for (int i = m_s.first; i < m_s.last; ++i)
            if (m_draft.tokens[i].is(Token::Word) && !m_draft.tokens[i].is(Token::Capital)) {
                if (sure.contains(m_draft.tokens[i].lower))
                    return 330;
                if (words.contains(m_draft.tokens[i].lower))
                    days = 60;
            }
        return days;
    }

    // What "earlier" and "later" count from.
    QDate told() const { return m_told.isValid() ? m_told : m_article; }

    // "4 March 2019", "March 4, 2019", "March 2019", "in March", "in 2019"
    DateSpan absoluteAt(int i) const
    {
        if (const DateSpan figures = figuresAt(i); !figures.iso.isEmpty())
            return figures;
        int month = monthOf(word(i)), first = i, last = i + 1, day = 0;
        if (!month && (day = numberOf(word(i), 1, 31))) {
            const int of = word(i + 1) == u"of"; // "the 3rd of May"
            month = monthOf(word(i + 1 + of));
            last = i + 2 + of;
            if (!month)
                day = 0;
        }
        if (month && !day && !numberOf(word(last), 1, 2200)) { // with neither day nor year it may be somebody
            static const QSet<QString> fronts = {"in",   "since", "until", "till",  "of",  "last",
                                                 "next", "this",  "early", "late",  "mid", "by",
                                                 "from", "to",    "and",   "during"};
            if (!fronts.contains(word(i - 1)) && (isInName(i) || isInName(last)))
                return {};
        }
        if (!month)
            return yearAt(i);
        const QString name = word(last - 1);
        if ((name == u"may" || name == u"march") && !m_draft.tokens[last - 1].is(Token::Capital))
            return {};
        const bool doubtful = (name == u"may" || name == u"march") && first == m_s.first && !day;
        if (!day && (day = numberOf(word(last), 1, 31)))
            ++last;
        int year = numberOf(word(last), 1500, 2200);
        if (year) {
            ++last;
        } else if (word(last) == u"," && (year = numberOf(word(last + 1), 1500, 2200))) {
            last += 2;
        } else if (m_article.isValid() && word(last) == u"last" && word(last + 1) == u"year") {
            year = m_article.year() - 1;
            last += 2;
        }
        if (!year && m_article.isValid() && !(doubtful && !day))
            year = yearOf(m_article, month, day, daysAhead());
        if (!year || (day && !QDate::isValid(year, month, day)))
            return {};
        return {first, last, iso(year, month, day)};
    }

    // "2019-06-05", "25/06/2019", "25.6.2019", "the 1990s"; of "05/06/2019", which is June to some and May to
    // others, the year.
    DateSpan figuresAt(int i) const
    {
        if (i >= m_s.last || !m_draft.tokens[i].lower.front().isDigit())
            return {};
        static const QRegularExpression isoDay(QStringLiteral("^(\\d{4})-(\\d{2})-(\\d{2})$")),
            figures(QStringLiteral("^(\\d{1,2})[./](\\d{1,2})[./](\\d{4})$")),
            decade(QStringLiteral("^(1[5-9]|2[01])(\\d)0s$"));
        const auto dated = [&](int last, int year, int month, int day) {
            return year >= 1500 && year <= 2200 && QDate::isValid(year, month, day)
                       ? DateSpan{i, last, iso(year, month, day)}
                       : DateSpan{};
        };
        if (const auto m = isoDay.match(word(i)); m.hasMatch())
            return dated(i + 1, m.captured(1).toInt(), m.captured(2).toInt(), m.captured(3).toInt());
        if (const auto m = decade.match(word(i));
            m.hasMatch() && word(i - 1) != u"late" && word(i - 1) != u"early" && word(i - 1) != u"mid") {
            const QString from = m.captured(1) + m.captured(2);
            return {i, i + 1, from + QStringLiteral("0/") + from + u'9'};
        }
        const bool isOneWord = word(i).count(u'.') >= 2;
        const int last = isOneWord ? i + 1 : i + 5; // strokes are words of their own
        QString all = word(i);
        if (all.endsWith(u'.')) // the sentence's
            all.chop(1);
        for (int k = i + 1; !isOneWord && k < last; ++k)
            all += word(k);
        const auto m = figures.match(all);
        if (!m.hasMatch())
            return {};
        const int a = m.captured(1).toInt(), b = m.captured(2).toInt(), year = m.captured(3).toInt();
        if (isOneWord || a == b || (a > 12 && b <= 12))
            return dated(last, year, b, a);
        if (b > 12)
            return dated(last, year, a, b);
        return dated(last, year, a, b).iso.isEmpty() ? DateSpan{} : DateSpan{i, last, iso(year)};
    }

    DateSpan yearAt(int i) const
    {
        const int year = numberOf(word(i), 1500, 2200);
        static const QSet<QString> fronts = {"in",     "since",  "until", "till",    "of",  "by",
                                             "from",   "during", "late",  "early",   "mid", "before",
                                             "after",  "and",    "to",    "between", "as",  "spring",
                                             "summer", "autumn", "fall",  "winter"};
        if (!year || word(i).size() != 4 || !fronts.contains(word(i - 1)))
            return {};
        if ((word(i - 1) == u"and" || word(i - 1) == u"to") &&
            !(numberOf(word(i - 2), 1500, 2200) && word(i - 2).size() == 4))
            return {};
        return {i, i + 1, iso(year)};
    }

    DateSpan relativeAt(int i) const
    {
        const QString w = word(i);
        if (const int day = weekdayOf(w)) {
            int back = (m_article.dayOfWeek() - day + 7) % 7;
            if (word(i - 1) == u"last" && back == 0)
                back = 7;
            if (word(i - 1) == u"next")
                back = back == 0 ? -7 : back - 7;
            return {i, i + 1, m_article.addDays(-back).toString(Qt::ISODate)};
        }
        if (w == u"yesterday" || (w == u"last" && word(i + 1) == u"night"))
            return {i, i + (w == u"last" ? 2 : 1), m_article.addDays(-1).toString(Qt::ISODate)};
        if (w == u"today" || w == u"tonight" ||
            (w == u"this" && (word(i + 1) == u"morning" || word(i + 1) == u"evening")))
            return {i, i + (w == u"this" ? 2 : 1), m_article.toString(Qt::ISODate)};
        if (w == u"tomorrow")
            return {i, i + 1, m_article.addDays(1).toString(Qt::ISODate)};
        const char next = unitOf(word(i + 1));
        if (next && (w == u"last" || w == u"this" || w == u"next") && word(i + 1).size() < 6 &&
            word(i - 1) != u"the")
            return {i, i + 2, away(m_article, next, w == u"last" ? -1 : w == u"this" ? 0 : 1)};
        if (w == u"the" &&
            (word(i + 1) == u"next" || word(i + 1) == u"following" || word(i + 1) == u"previous") &&
            word(i + 2) == u"day" && m_told.isValid())
            return {i, i + 3, m_told.addDays(word(i + 1) == u"previous" ? -1 : 1).toString(Qt::ISODate)};
        // "7 months earlier", "two years ago", "a week later"
        if (const int count = next ? countOf(w) : 0) {
            const QString how = word(i + 2);
            if (how == u"ago")
                return {i, i + 3, away(m_article, next, -count)};
            if (how == u"earlier" || how == u"before")
                return {i, i + 3, away(told(), next, -count)};
            if (how == u"later")
                return {i, i + 3, away(told(), next, count)};
        }
        return {};
    }

    // "from 4 to 8 March", "between 2014 and 2016": one span; "since 2018": open.
    void join()
    {
        std::vector<DateSpan> dates;
        for (const DateSpan& date : m_dates) {
            if (!dates.empty()) {
                DateSpan& before = dates.back();
                const QString front = word(before.first - 1), link = word(before.last);
                if (date.first == before.last + 1 &&
                    ((front == u"between" && link == u"and") ||
                     (front == u"from" && (link == u"to" || link == u"until")) || link == u"–")) {
                    before.last = date.last;
                    before.iso += u'/' + date.iso;
                    continue;
                }
            }
            dates.push_back(date);
        }
        for (DateSpan& date : dates) {
            const QString front = word(date.first - 1);
            if (date.iso.contains(u'/'))
                continue;
            if (front == u"since")
                date.iso += QStringLiteral("/..");
            else if (front == u"until" || front == u"till")
                date.iso.prepend(QStringLiteral("../"));
        }
        m_dates = std::move(dates);
    }

    const Draft& m_draft;
    const Sentence& m_s;
    QDate m_article;
    QDate& m_told;
    std::vector<DateSpan> m_dates;
};

// "In 2021, X told Y that …": the saying is what the date in front is of. Its verb, or -1.
int sayingVerbBehind(const Draft& draft, const Sentence& s, int from)
{
    constexpr int Subject = 8; // words
    for (int k = from; k < std::min(s.last, from + Subject); ++k) {
        if (draft.mentionAt[k] >= 0 || !isVerbLike(draft, k))
            continue;
        for (const VerbForm& form : lexicon().verbForms.value(draft.tokens[k].lower))
            if (lexicon().sayings.contains(form.lemma))
                return k;
        return -1;
    }
    return -1;
}

// Whether the date is when something was said: "said on Tuesday", "told
// reporters on Wednesday". Gives the verb, or -1.
int sayingVerbOf(const Draft& draft, const Sentence& s, const DateSpan& date)
{
    for (int k = date.first - 1; k >= std::max(s.first, date.first - 4); --k) {
        const Token& token = draft.tokens[k];
        if (token.is(u",") || token.is(u";"))
            break;
        if (token.is(u"heard")) // "a jury heard on Monday"
            return k;
        const auto forms = lexicon().verbForms.constFind(token.lower);
        if (forms == lexicon().verbForms.constEnd() || draft.mentionAt[k] >= 0)
            continue;
        if (k > s.first) { // "the report of March"
            const Token& before = draft.tokens[k - 1];
            if (before.is(u"the") || before.is(u"a") || before.is(u"its") || before.is(u"this") ||
                before.is(Token::Possessive) || lexicon().mostly(token.lower) == 'n')
                continue;
        }
        for (const VerbForm& form : *forms)
            if (lexicon().sayings.contains(form.lemma))
                return k;
        if (isVerbLike(draft, k))
            break; // another verb's date
    }
    return date.first <= s.body + 2 ? sayingVerbBehind(draft, s, date.last) : -1;
}

// "X, who was born in 1960, works for Y": not when he worked.
bool isInAnotherAside(const Draft& draft, const Sentence& s, const DateSpan& date, int trigger)
{
    int opens = date.first - 1;
    while (opens > s.first && !draft.tokens[opens].is(u","))
        --opens;
    const Token& next = draft.tokens[std::min(opens + 1, s.last - 1)];
    if (opens <= s.first || !(next.is(u"who") || next.is(u"which") || next.is(u"whose") || next.is(u"whom")))
        return false;
    int closes = date.last;
    while (closes < s.last && !draft.tokens[closes].is(u","))
        ++closes;
    return trigger <= opens || trigger >= closes;
}

// "married to X, the minister jailed in 2015": of which clause that hangs on a noun the date is, and the
// relationship is not told inside it.
bool isOfAnotherClause(const Draft& draft, const DateSpan& date, int trigger)
{
    if (draft.words.empty())
        return false;
    constexpr int Farthest = 12; // steps up the tree
    const auto up = [&](int token) { return draft.words[size_t(token)].head; };
    int verb = date.last - 1;
    for (int n = 0; n < Farthest && verb >= 0 && draft.words[size_t(verb)].upos != Upos::Verb; ++n)
        verb = up(verb);
    const bool isCut = verb > 0 &&
                       draft.words[size_t(verb)].xpos == Xpos::Vbn && // "…, the minister jailed in 2015"
                       draft.words[size_t(verb)].relation == Relation::Conj &&
                       draft.words[size_t(verb) - 1].upos == Upos::Noun;
    if (verb < 0 || (!isCut && draft.words[size_t(verb)].relation != Relation::Acl &&
                     draft.words[size_t(verb)].relation != Relation::AclRelcl))
        return false;
    int token = trigger;
    for (int n = 0; n < 3 * Farthest && token >= 0; ++n, token = up(token))
        if (token == verb)
            return false;
    return true;
}

} // namespace

std::vector<DateSpan> findDates(const Draft& draft, const Sentence& s, const QString& articleDate)
{
    const QDate article = QDate::fromString(articleDate, Qt::ISODate);
    QDate told;
    return Calendar(draft, s, article, told).run();
}

QString articleDateOf(const Draft& draft)
{
    // In the dateline, or at the head of one of the first lines.
    for (int i = 0; i < std::min(int(draft.sentences.size()), 4); ++i) {
        const Sentence& s = draft.sentences[i];
        for (const DateSpan& date : findDates(draft, s, {}))
            if (date.iso.size() == 10 && (date.first < s.body || date.first <= s.first + 1))
                return date.iso;
    }
    return {};
}

QString dateFor(const Draft& draft, const Sentence& s, const std::vector<DateSpan>& dates, int trigger,
                bool isAct)
{
    const DateSpan* best = nullptr;
    int nearest = 0;
    for (const DateSpan& date : dates) {
        if (date.first < s.body)
            continue; // the dateline
        // "said on Tuesday" is when it was said, not when it happened.
        if (const int verb = sayingVerbOf(draft, s, date); verb >= 0 && verb != trigger && !isAct)
            continue;
        if (isInAnotherAside(draft, s, date, trigger) || isOfAnotherClause(draft, date, trigger))
            continue;
        int marks = 0;
        for (int k = std::min(trigger, date.last); k < std::max(trigger, date.first); ++k)
            marks += draft.tokens[k].is(u";") || draft.tokens[k].is(Token::OpenQuote) ||
                     draft.tokens[k].is(u",") || draft.tokens[k].is(Token::CloseQuote);
        const bool leads = date.first <= s.body + 2; // "In March, …" holds for all of it
        const int distance = leads ? 10 + marks : std::abs(date.first - trigger) + 12 * marks;
        if (!best || distance < nearest) {
            best = &date;
            nearest = distance;
        }
    }
    return best && nearest < (dates.size() == 1 ? 40 : 25) ? best->iso : QString();
}

void giveDates(const Draft& draft, std::vector<DraftClaim>& claims, const QString& articleDate)
{
    const QString written = articleDate.isEmpty() ? articleDateOf(draft) : articleDate;
    const QDate article = QDate::fromString(written, Qt::ISODate);
    std::vector<std::vector<DateSpan>> all(draft.sentences.size());
    QDate told; // the day spoken of last, for "the next day"
    for (size_t i = 0; i < all.size(); ++i)
        all[i] = Calendar(draft, draft.sentences[i], article, told).run();
    for (DraftClaim& claim : claims) {
        const Sentence& s = draft.sentences[claim.sentence];
        const std::vector<DateSpan>& dates = all[claim.sentence];
        claim.eventDate = dateFor(draft, s, dates, claim.trigger, lexicon().acts.contains(claim.kind));
        if (claim.claimant < 0)
            continue;
        for (const DateSpan& date : dates)
            if (sayingVerbOf(draft, s, date) >= 0 && !date.iso.contains(u'/'))
                claim.claimDate = date.iso;
    }
}

} // namespace redthread::reading
