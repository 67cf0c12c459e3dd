#include "models/reading/pair_words.h"

#include "models/reading/function_words.h"
#include "models/reading/parties.h"

#include <algorithm>
#include <cmath>

namespace redthread::reading {

namespace {

int logBucket(double n, int most) { return std::min(most, int(std::log2(n + 1) * 1.5)); }

} // namespace

void PairWords::tell(Pair& pair, int inSentence)
{
    m_pair = &pair;
    const Place &s = pair.subject, &o = pair.object;
    m_subject = d.entities[s.entity].kind;
    m_object = d.entities[o.entity].kind;
    m_kinds = m_subject + u'>' + m_object;
    const bool subjectFirst = s.first < o.first || (s.first == o.first && s.last < o.last);
    m_order = subjectFirst ? QStringLiteral("<") : QStringLiteral(">");
    m_types = QString(QLatin1Char(s.type)) + QLatin1Char(o.type);
    const Place &lo = subjectFirst ? s : o, &hi = subjectFirst ? o : s;
    both(QStringLiteral("b"));
    both(QStringLiteral("K") + m_kinds);
    both(QStringLiteral("ks") + m_subject);
    both(QStringLiteral("ko") + m_object);
    both(QStringLiteral("T") + m_types);
    both(m_order + m_kinds);
    add(QStringLiteral("T") + m_types + m_kinds);
    add(QStringLiteral("cs%1").arg(int(s.confidence * 5)));
    add(QStringLiteral("co%1").arg(int(o.confidence * 5)));
    tellDistance(lo, hi, inSentence);
    if (isInside(s, o) || isInside(o, s)) {
        const QString in = isInside(s, o) ? QStringLiteral("nestin") : QStringLiteral("nestout");
        both(in);
        both(in + m_kinds);
        add(in + m_types);
        pair.hints.push_back({QString(), in});
    } else {
        tellBetween(lo, hi);
    }
    tellBeside(hi);
    tellNouns(s, QStringLiteral("s"), m_object);
    tellNouns(o, QStringLiteral("o"), m_subject);
    pair.hints.push_back({QString(), subjectFirst ? QStringLiteral("first") : QStringLiteral("second")});
}

void PairWords::tellDistance(const Place& lo, const Place& hi, int inSentence)
{
    m_between = std::max(0, hi.first - lo.last);
    m_verbs = 0;
    int mentions = 0, last = -1;
    for (int i = lo.last; i < hi.first; ++i) {
        if (d.mentionAt[i] >= 0 && d.mentionAt[i] != last)
            ++mentions;
        last = d.mentionAt[i];
        m_verbs += isVerbLike(d, i);
    }
    const QString distance = QStringLiteral("d%1").arg(logBucket(m_between, 7));
    const QString verbs = QStringLiteral("v%1").arg(std::min(3, m_verbs));
    add(distance);
    add(distance + m_order + m_kinds);
    add(distance + m_types);
    add(QStringLiteral("n%1").arg(std::min(mentions, 5)));
    add(QStringLiteral("n%1").arg(std::min(mentions, 3)) + m_kinds);
    add(QStringLiteral("ne%1").arg(std::min(8, inSentence)));
    add(QStringLiteral("k%1").arg(m_pair->sentence == 0));
    add(verbs);
    add(verbs + m_order + m_subject);
}

void PairWords::tellBetween(const Place& lo, const Place& hi)
{
    const QString shape = QStringLiteral("S") + m_order + shapeOf(lo.last, hi.first);
    both(shape);
    add(shape + m_kinds);
    add(shape + m_subject);
    add(shape + m_types);
    if (m_between <= 4) {
        QString words = QStringLiteral("M") + m_order;
        for (int i = lo.last; i < hi.first; ++i)
            words += u' ' + at(i).lower;
        both(words);
        add(words + m_kinds);
    }
    if (m_between > 14)
        return;
    for (int i = lo.last; i < hi.first; ++i) {
        if (d.mentionAt[i] >= 0)
            continue;
        if (m_between <= 12)
            add(QStringLiteral("m") + m_order + at(i).lower);
        hintVerb(i, m_order == u"<", m_verbs <= 1 ? QStringLiteral("1") : QStringLiteral("2"));
        hintNoun(at(i).lower, QStringLiteral(" between") + m_order);
    }
}

void PairWords::tellBeside(const Place& hi)
{
    const auto word = [&](int i) {
        return i < m_s->first ? QStringLiteral("<s>") : i >= m_s->last ? QStringLiteral("</s>") : at(i).lower;
    };
    add(QStringLiteral("s-1") + word(m_pair->subject.first - 1));
    add(QStringLiteral("s+1") + word(m_pair->subject.last));
    add(QStringLiteral("o-1") + word(m_pair->object.first - 1));
    add(QStringLiteral("o+1") + word(m_pair->object.last));
    both(QStringLiteral("h-1") + m_order + word(hi.first - 1) + m_subject);
}

void PairWords::tellNouns(const Place& p, const QString& letter, const QString& other)
{
    for (const QString& noun : nounsOf(p)) {
        both(QStringLiteral("D") + letter + noun);
        add(QStringLiteral("D") + letter + noun + other);
        hintNoun(noun, u' ' + letter);
    }
}

void PairWords::hint(const QString& word, const QHash<QString, std::vector<Pattern>>& patterns,
                     const QString& way)
{
    if (const auto rows = patterns.constFind(word); rows != patterns.constEnd())
        for (const Pattern& row : *rows)
            m_pair->hints.push_back({row.kind, way});
}

void PairWords::hintNoun(const QString& word, const QString& way)
{
    hint(word, lexicon().rolePatterns, QStringLiteral("role") + way);
    if (word.endsWith(u's'))
        hint(word.chopped(1), lexicon().rolePatterns, QStringLiteral("role") + way);
    hint(word, lexicon().nounPatterns, QStringLiteral("noun") + way);
}

void PairWords::hintVerb(int i, bool subjectFirst, const QString& where)
{
    const auto forms = lexicon().verbForms.constFind(at(i).lower);
    if (forms == lexicon().verbForms.constEnd())
        return;
    bool passive = i + 1 < m_s->last && at(i + 1).is(u"by");
    for (int k = i - 1; k >= std::max(m_s->first, i - 3); --k)
        passive |= words().be.contains(at(k).lower);
    for (const VerbForm& form : *forms) {
        const auto rows = lexicon().verbPatterns.constFind(form.lemma);
        if (rows == lexicon().verbPatterns.constEnd())
            continue;
        for (const Pattern& row : *rows) {
            const bool turned = row.subject != Slot::Subject;
            const bool isPassive = passive && (form.shapes & VerbForm::Participle);
            const bool right = subjectFirst == (turned == isPassive);
            if (!row.takes(d.entities[(right ? m_pair->object : m_pair->subject).entity].kind))
                continue;
            m_pair->hints.push_back({row.kind, QStringLiteral("verb") + where + (right ? u'+' : u'-')});
        }
    }
}

// The words between as a few letters: V a verb, M a mention, D an article, "of" and "," themselves.
QString PairWords::shapeOf(int from, int to) const
{
    QStringList shape;
    int mention = -1;
    for (int i = from; i < to; ++i) {
        const Token& t = at(i);
        QString one;
        if (const int m = d.mentionAt[i]; m >= 0) {
            if (m == mention)
                continue;
            mention = m;
            one = QStringLiteral("M");
        } else if (t.is(Token::Possessive))
            one = QStringLiteral("'s");
        else if (words().prepositions.contains(t.lower) || words().conjunctions.contains(t.lower) ||
                 words().relative.contains(t.lower) || words().subordinators.contains(t.lower))
            one = t.lower;
        else if (words().determiners.contains(t.lower))
            continue;
        else if (words().auxiliaries.contains(t.lower))
            one = QStringLiteral("X");
        else if (isVerbLike(d, i))
            one = QStringLiteral("V");
        else if (!t.is(Token::Word))
            one = t.is(Token::Number) ? QStringLiteral("N") : t.lower;
        else if (const char tag = lexicon().mostly(t.lower); tag == 'r' || tag == 'a')
            continue;
        else
            one = QStringLiteral("N");
        if (shape.isEmpty() || shape.last() != one)
            shape << one;
    }
    return shape.size() <= 7 ? shape.join(u' ') : QStringLiteral("long");
}

// The nouns a place is described by: its own head, or the titles in front of a name.
QStringList PairWords::nounsOf(const Place& p) const
{
    QStringList nouns;
    if (p.type == 'd') {
        int head = p.last - 1;
        for (int i = p.first + 1; i < p.last; ++i)
            if (words().prepositions.contains(at(i).lower) || at(i).is(u",")) {
                head = i - 1;
                break;
            }
        nouns << at(head).lower;
    } else if (p.type == 'n') {
        for (int i = p.first - 1; i >= std::max(m_s->first, p.first - 3); --i) {
            if (!at(i).is(Token::Word) || d.mentionAt[i] >= 0 || lexicon().isFunctionWord(at(i).lower))
                break;
            if (lexicon().mostly(at(i).lower) != 'a')
                nouns << at(i).lower;
        }
        if (p.last + 2 < m_s->last && at(p.last).is(u","))
            for (int i = p.last + 1; i < std::min(m_s->last, p.last + 5); ++i) {
                if (lexicon().roleEnds.contains(at(i).lower))
                    nouns << at(i).lower;
                if (at(i).is(u",") || words().prepositions.contains(at(i).lower))
                    break;
            }
    }
    return nouns;
}

} // namespace redthread::reading
