// Pairs of entities that meet in a sentence, in both orders, and what can be
// said of them before anything is decided. Training and reading see the same:
// what is told here is all that the models of relation_models.h know.
#pragma once

#include "models/learning/features.h"
#include "models/reading/draft.h"

namespace redthread::reading {

struct Place {
    int entity = -1;
    int mention = -1; // -1: a pronoun
    int first = 0, last = 0;
    char type = 'n'; // name, description, demonym (g), pronoun (p)
    double confidence = 1;
};

struct Told {
    learning::Feature feature;
    float value;
};

// What a word of patterns.tsv near a pair says: this kind, in this way.
struct Hint {
    QString kind;
    QString way; // "rule+0.7", "verb+", "role s" …
};

struct Pair {
    int sentence = 0;
    Place subject, object;
    std::vector<learning::Feature> features; // are they related?
    std::vector<learning::Feature> own;      // of which kind?
    std::vector<Hint> hints;
};

// `rules`: what relations.h read in this draft. Pairs of one sentence stand together.
std::vector<Pair> findPairs(const Draft& draft, const std::vector<DraftClaim>& rules,
                            std::stop_token stop = {});

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

// What is told of one kind for a pair; the weights are shared by all kinds.
std::vector<Told> toldOf(const Pair& pair, const QString& kind, double prior);

// The token that says the relationship best: a word of the kind, a verb, or what stands between.
int triggerOf(const Draft& draft, const Pair& pair, const QString& kind);

} // namespace redthread::reading
