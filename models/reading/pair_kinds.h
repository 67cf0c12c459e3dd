// Of which kind is a related pair? What is usual between two kinds of entity,
// and what is told of one kind of relationship for one pair. The weights are
// shared by all kinds: a verb added to patterns.tsv works at once.
#pragma once

#include "models/reading/pairs.h"

namespace redthread::reading {

// How often each kind of relationship is met between two kinds of entity, with
// back-off to either end alone and to the kind.
class KindPrior {
public:
    explicit KindPrior(const QHash<QString, double>& counts);
    static QString key(const QString& relationship, const QString& subject, const QString& object);
    // By the order of relationshipKinds().
    std::vector<double> between(const QString& subject, const QString& object) const;

private:
    QHash<QString, double> m_all, m_subject, m_object, m_kind;
    double m_total = 0;
};

struct Told {
    learning::Feature feature;
    float value;
};

std::vector<Told> toldOf(const Pair& pair, const QString& kind, double prior);

// The token that says the relationship best: a word of the kind, a verb, or what stands between.
int triggerOf(const Draft& draft, const Pair& pair, const QString& kind);

} // namespace redthread::reading
