#include "models/reading/pair_kinds.h"

#include "models/reading/lexicon.h"
#include "models/reading/parties.h"
#include "models/records/kinds.h"

#include <algorithm>
#include <cmath>

namespace redthread::reading {

using learning::feature;

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
    for (int i = from; i < to; ++i)
        if (draft.mentionAt[i] < 0 && saysKind(draft, i, kind))
            return i;
    for (int i = from; i < to; ++i)
        if (isVerbLike(draft, i))
            return i;
    return std::clamp(std::max(from, to) - 1, s.first, s.last - 1);
}

} // namespace redthread::reading
