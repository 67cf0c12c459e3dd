#include "models/reading/pairs.h"

#include "models/reading/function_words.h"
#include "models/reading/lexicon.h"
#include "models/reading/parties.h"
#include "models/records/kinds.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace redthread::reading {

namespace {

using learning::feature;

constexpr int farthest = 80;     // tokens between two mentions of a pair
constexpr int mostEntities = 40; // of one sentence, the first ones

int logBucket(double n, int most) { return std::min(most, int(std::log2(n + 1) * 1.5)); }

char letter(MentionType type)
{
    return type == MentionType::Name ? 'n' : type == MentionType::Demonym ? 'g' : 'd';
}

class PairFinder {
public:
    PairFinder(const Draft& draft, const std::vector<DraftClaim>& rules, std::stop_token stop)
        : d(draft), m_stop(std::move(stop))
    {
        m_times.assign(d.entities.size(), 0);
        m_places.resize(d.sentences.size());
        for (int i = 0; i < int(d.mentions.size()); ++i) {
            const DraftMention& m = d.mentions[i];
            ++m_times[m.entity];
            m_places[m.sentence].push_back({m.entity, i, m.first, m.last, letter(m.type), m.confidence});
        }
        for (int s = 0; s < int(d.sentences.size()); ++s) {
            for (int i = d.sentences[s].first; i < d.sentences[s].last; ++i)
                if (d.pronounAt[i] >= 0 && d.mentionAt[i] < 0)
                    m_places[s].push_back({d.pronounAt[i], -1, i, i + 1, 'p', 0.7});
            std::stable_sort(m_places[s].begin(), m_places[s].end(),
                             [](const Place& a, const Place& b) { return a.first < b.first; });
        }
        for (const DraftClaim& rule : rules)
            m_rules[{rule.sentence, rule.subject, rule.object}].push_back(&rule);
    }

    std::vector<Pair> run()
    {
        for (int s = 0; s < int(d.sentences.size()) && !m_stop.stop_requested(); ++s)
            readSentence(s);
        std::map<std::pair<int, int>, int> together;
        for (const Pair& p : m_out)
            ++together[{p.subject.entity, p.object.entity}];
        for (Pair& p : m_out)
            p.features.push_back(feature(
                QStringLiteral("co%1").arg(std::min(3, together[{p.subject.entity, p.object.entity}]))));
        return std::move(m_out);
    }

private:
    const Token& at(int i) const { return d.tokens[i]; }
    const QString& kind(const Place& p) const { return d.entities[p.entity].kind; }
    static bool inside(const Place& a, const Place& b) { return b.first <= a.first && a.last <= b.last; }

    void readSentence(int s)
    {
        m_s = &d.sentences[s];
        std::vector<int> entities;
        for (const Place& p : m_places[s])
            if (std::find(entities.begin(), entities.end(), p.entity) == entities.end() &&
                int(entities.size()) < mostEntities)
                entities.push_back(p.entity);
        m_inSentence = int(entities.size());
        std::vector<std::vector<const Place*>> of(entities.size());
        for (const Place& p : m_places[s])
            if (const auto e = std::find(entities.begin(), entities.end(), p.entity); e != entities.end())
                of[size_t(e - entities.begin())].push_back(&p);
        for (size_t i = 0; i < entities.size(); ++i)
            for (size_t k = i + 1; k < entities.size(); ++k) {
                const Place *a = nullptr, *b = nullptr;
                double least = farthest;
                for (const Place* x : of[i])
                    for (const Place* y : of[k]) {
                        const double gap = (inside(*x, *y) || inside(*y, *x)) ? -0.5
                                           : x->first < y->first              ? y->first - x->last
                                                                              : x->first - y->last;
                        const double cost = gap + (x->type == 'p' || y->type == 'p' ? 1.5 : 0);
                        if (cost < least) {
                            least = cost;
                            a = x;
                            b = y;
                        }
                    }
                if (!a)
                    continue;
                describe(s, *a, *b);
                describe(s, *b, *a);
            }
    }

    // The words between as a few letters: V a verb, M a mention, D an article, "of" and "," themselves.
    QString shapeOf(int from, int to) const
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
    QStringList nounsOf(const Place& p) const
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

    void hint(Pair& p, const QString& word, const QHash<QString, std::vector<Pattern>>& patterns,
              const QString& way)
    {
        if (const auto rows = patterns.constFind(word); rows != patterns.constEnd())
            for (const Pattern& row : *rows)
                p.hints.push_back({row.kind, way});
    }

    void hintNoun(Pair& p, const QString& word, const QString& way)
    {
        hint(p, word, lexicon().rolePatterns, QStringLiteral("role") + way);
        if (word.endsWith(u's'))
            hint(p, word.chopped(1), lexicon().rolePatterns, QStringLiteral("role") + way);
        hint(p, word, lexicon().nounPatterns, QStringLiteral("noun") + way);
    }

    void hintVerb(Pair& p, int i, bool subjectFirst, const QString& where)
    {
        const auto forms = lexicon().verbForms.constFind(at(i).lower);
        if (forms == lexicon().verbForms.constEnd())
            return;
        bool passive = false;
        for (int k = i - 1; k >= std::max(m_s->first, i - 3); --k)
            passive |= words().be.contains(at(k).lower);
        if (i + 1 < m_s->last && at(i + 1).is(u"by"))
            passive = true;
        for (const VerbForm& form : *forms) {
            const auto rows = lexicon().verbPatterns.constFind(form.lemma);
            if (rows == lexicon().verbPatterns.constEnd())
                continue;
            for (const Pattern& row : *rows) {
                const bool turned = row.subject != Slot::Subject;
                const bool isPassive = passive && (form.shapes & VerbForm::Participle);
                const bool right = subjectFirst == (turned == isPassive);
                p.hints.push_back({row.kind, QStringLiteral("verb") + where + (right ? u'+' : u'-')});
            }
        }
    }

    void describe(int sentence, const Place& s, const Place& o)
    {
        Pair p;
        p.sentence = sentence;
        p.subject = s;
        p.object = o;
        const QString ks = kind(s), ko = kind(o), kk = ks + u'>' + ko;
        const bool subjectFirst = s.first < o.first || (s.first == o.first && s.last < o.last);
        const QString od = subjectFirst ? QStringLiteral("<") : QStringLiteral(">");
        const QString tt = QString(QLatin1Char(s.type)) + QLatin1Char(o.type);
        const Place &lo = subjectFirst ? s : o, &hi = subjectFirst ? o : s;
        const auto add = [&](const QString& f) { p.features.push_back(feature(f)); };
        const auto both = [&](const QString& f) {
            p.features.push_back(feature(f));
            p.own.push_back(feature(f));
        };
        both(QStringLiteral("b"));
        both(QStringLiteral("K") + kk);
        both(QStringLiteral("ks") + ks);
        both(QStringLiteral("ko") + ko);
        both(QStringLiteral("T") + tt);
        add(QStringLiteral("T") + tt + kk);
        add(QStringLiteral("f%1").arg(std::min(3, int(std::log2(m_times[s.entity] + 1)))));
        add(QStringLiteral("g%1").arg(std::min(3, int(std::log2(m_times[o.entity] + 1)))));
        add(QStringLiteral("cs%1").arg(int(s.confidence * 5)));
        add(QStringLiteral("co%1").arg(int(o.confidence * 5)));
        const int between = std::max(0, hi.first - lo.last);
        int mentions = 0, last = -1, verbs = 0;
        for (int i = lo.last; i < hi.first; ++i) {
            if (d.mentionAt[i] >= 0 && d.mentionAt[i] != last)
                ++mentions;
            last = d.mentionAt[i];
            verbs += isVerbLike(d, i);
        }
        const int bucket = logBucket(between, 7);
        add(QStringLiteral("d%1").arg(bucket));
        add(QStringLiteral("n%1").arg(std::min(mentions, 5)));
        add(QStringLiteral("n%1").arg(std::min(mentions, 3)) + kk);
        add(QStringLiteral("ne%1").arg(std::min(8, m_inSentence)));
        add(QStringLiteral("k%1").arg(sentence == 0));
        add(QStringLiteral("d%1").arg(bucket) + od + kk);
        add(QStringLiteral("d%1").arg(bucket) + tt);
        add(QStringLiteral("v%1").arg(std::min(3, verbs)));
        add(QStringLiteral("v%1").arg(std::min(3, verbs)) + od + ks);
        both(od + kk);
        const bool nested = inside(s, o) || inside(o, s);
        if (nested) {
            const QString in = inside(s, o) ? QStringLiteral("nestin") : QStringLiteral("nestout");
            both(in);
            both(in + kk);
            add(in + tt);
            p.hints.push_back({QString(), in});
        } else {
            const QString shape = shapeOf(lo.last, hi.first);
            both(QStringLiteral("S") + od + shape);
            add(QStringLiteral("S") + od + shape + kk);
            add(QStringLiteral("S") + od + shape + ks);
            add(QStringLiteral("S") + od + shape + tt);
            if (between <= 4) {
                QString mid;
                for (int i = lo.last; i < hi.first; ++i)
                    mid += u' ' + at(i).lower;
                both(QStringLiteral("M") + od + mid);
                add(QStringLiteral("M") + od + mid + kk);
            }
            if (between <= 12)
                for (int i = lo.last; i < hi.first; ++i)
                    if (d.mentionAt[i] < 0)
                        add(QStringLiteral("m") + od + at(i).lower);
        }
        const auto word = [&](int i) {
            return i < m_s->first   ? QStringLiteral("<s>")
                   : i >= m_s->last ? QStringLiteral("</s>")
                                    : at(i).lower;
        };
        add(QStringLiteral("s-1") + word(s.first - 1));
        add(QStringLiteral("s+1") + word(s.last));
        add(QStringLiteral("o-1") + word(o.first - 1));
        add(QStringLiteral("o+1") + word(o.last));
        both(QStringLiteral("h-1") + od + word(hi.first - 1) + ks);
        for (const QString& noun : nounsOf(s)) {
            both(QStringLiteral("Ds") + noun);
            add(QStringLiteral("Ds") + noun + ko);
            hintNoun(p, noun, QStringLiteral(" s"));
        }
        for (const QString& noun : nounsOf(o)) {
            both(QStringLiteral("Do") + noun);
            add(QStringLiteral("Do") + noun + ks);
            hintNoun(p, noun, QStringLiteral(" o"));
        }
        if (!nested && between <= 14)
            for (int i = lo.last; i < hi.first; ++i) {
                if (d.mentionAt[i] >= 0)
                    continue;
                hintVerb(p, i, subjectFirst, verbs <= 1 ? QStringLiteral("1") : QStringLiteral("2"));
                hintNoun(p, at(i).lower, QStringLiteral(" between") + od);
            }
        for (const bool same : {true, false}) {
            const auto rules = same ? m_rules.find({sentence, s.entity, o.entity})
                                    : m_rules.find({sentence, o.entity, s.entity});
            if (rules == m_rules.end())
                continue;
            add(same ? QStringLiteral("r+") : QStringLiteral("r-"));
            for (const DraftClaim* rule : rules->second) {
                const QString family =
                    QStringLiteral("rule%1%2").arg(int(rule->confidence * 10)).arg(rule->background);
                const bool right = same || relationshipKind(rule->kind).symmetric;
                both(family + (same ? u'+' : u'-'));
                both(QStringLiteral("rt") + rule->kind + (same ? u'+' : u'-'));
                add(family + kk);
                p.hints.push_back({rule->kind, family + (right ? u'+' : u'-')});
                p.hints.push_back({rule->kind, right ? QStringLiteral("rule+") : QStringLiteral("rule-")});
            }
        }
        p.hints.push_back({QString(), subjectFirst ? QStringLiteral("first") : QStringLiteral("second")});
        m_out.push_back(std::move(p));
    }

    const Draft& d;
    std::stop_token m_stop;
    const Sentence* m_s = nullptr;
    int m_inSentence = 0;
    std::vector<int> m_times;
    std::vector<std::vector<Place>> m_places;
    std::map<std::tuple<int, int, int>, std::vector<const DraftClaim*>> m_rules;
    std::vector<Pair> m_out;
};

} // namespace

std::vector<Pair> findPairs(const Draft& draft, const std::vector<DraftClaim>& rules, std::stop_token stop)
{
    return PairFinder(draft, rules, std::move(stop)).run();
}

QString KindPrior::key(const QString& relationship, const QString& subject, const QString& object)
{
    return relationship + u'|' + subject + u'|' + object;
}

KindPrior::KindPrior(const QHash<QString, double>& counts) : m_all(counts)
{
    for (auto it = counts.constBegin(); it != counts.constEnd(); ++it) {
        const QStringList part = it.key().split(u'|');
        if (part.size() != 3)
            continue;
        m_subject[part[0] + u'|' + part[1]] += it.value();
        m_object[part[0] + u'|' + part[2]] += it.value();
        m_kind[part[0]] += it.value();
        m_total += it.value();
    }
}

std::vector<double> KindPrior::between(const QString& subject, const QString& object) const
{
    const auto& kinds = relationshipKinds();
    const size_t n = kinds.size();
    std::vector<double> base(n), s(n), o(n), all(n), mixed(n);
    double sumS = 0, sumO = 0, sumAll = 0, sum = 0;
    for (size_t i = 0; i < n; ++i) {
        const QString& kind = kinds[i].key;
        base[i] = (m_kind.value(kind) + 0.5) / (m_total + 0.5 * double(n));
        sumS += s[i] = m_subject.value(kind + u'|' + subject);
        sumO += o[i] = m_object.value(kind + u'|' + object);
        sumAll += all[i] = m_all.value(key(kind, subject, object));
    }
    for (size_t i = 0; i < n; ++i) {
        mixed[i] = (s[i] + 3 * base[i]) / (sumS + 3) * (o[i] + 3 * base[i]) / (sumO + 3) / base[i];
        if (!lexicon().fits(kinds[i].key, subject, object))
            mixed[i] = 1e-5;
        sum += mixed[i];
    }
    for (size_t i = 0; i < n; ++i)
        mixed[i] = (all[i] + 2 * mixed[i] / sum) / (sumAll + 2);
    return mixed;
}

std::vector<Told> toldOf(const Pair& pair, const QString& kind, double prior)
{
    std::vector<Told> told{{feature(QStringLiteral("prior")), float(std::log(prior))},
                           {feature(QStringLiteral("b:") + kind), 1}};
    QSet<QString> said;
    for (const Hint& hint : pair.hints) {
        if (hint.kind.isEmpty())
            told.push_back({feature(hint.way + u':' + kind), 0.7f});
        else if (hint.kind == kind && !said.contains(hint.way)) {
            said.insert(hint.way);
            told.push_back({feature(hint.way), 1});
        }
    }
    if (!said.isEmpty())
        told.push_back({feature(QStringLiteral("hinted")), 1});
    return told;
}

int triggerOf(const Draft& draft, const Pair& pair, const QString& kind)
{
    const Sentence& s = draft.sentences[pair.sentence];
    const int from = std::min(pair.subject.last, pair.object.last),
              to = std::max(pair.subject.first, pair.object.first);
    const auto says = [&](int i) {
        const auto holds = [&](const QHash<QString, std::vector<Pattern>>& patterns, const QString& word) {
            const auto rows = patterns.constFind(word);
            return rows != patterns.constEnd() &&
                   std::any_of(rows->begin(), rows->end(), [&](const Pattern& p) { return p.kind == kind; });
        };
        const QString& word = draft.tokens[i].lower;
        if (const auto forms = lexicon().verbForms.constFind(word); forms != lexicon().verbForms.constEnd())
            for (const VerbForm& form : *forms)
                if (holds(lexicon().verbPatterns, form.lemma))
                    return true;
        return holds(lexicon().nounPatterns, word) || holds(lexicon().rolePatterns, word);
    };
    for (int i = from; i < to; ++i)
        if (draft.mentionAt[i] < 0 && says(i))
            return i;
    for (int i = from; i < to; ++i)
        if (isVerbLike(draft, i))
            return i;
    return std::clamp(std::max(from, to) - 1, s.first, s.last - 1);
}

} // namespace redthread::reading
