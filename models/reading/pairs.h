// Pairs of entities that meet in a sentence, in both orders, and what can be
// said of them before anything is decided. Training and reading see the same:
// what is told here is all that the models of relation_models.h know.
//
// Of one sentence only the first mentions and entities are taken (60 and 40),
// and never two that stand 80 tokens apart: the work is linear in the text.
#pragma once

#include "models/learning/features.h"
#include "models/reading/draft.h"

namespace redthread::reading {

struct Place {
    int entity = -1;
    int mention = -1; // -1: a pronoun
    int first = 0, last = 0;
    char type = 'n'; // name, description (d), demonym (g), pronoun (p)
    double confidence = 1;
    int head = 0; // the token it turns round
};

inline bool isInside(const Place& a, const Place& b) { return b.first <= a.first && a.last <= b.last; }

// What a word of patterns.tsv near a pair says: this kind, in this way. Without
// a kind: a way that may mean any kind.
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

} // namespace redthread::reading
