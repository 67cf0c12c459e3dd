// What single words do to what hangs on them in the tree of grammar, by
// governors.tsv: negations, modals, verbs and nouns of saying, doubting or
// wanting, conditions. Which of them govern a claim is for scopes.h.
#pragma once

#include "models/reading/dependents.h"
#include "models/reading/lexicon.h"

#include <optional>

namespace redthread::reading {

bool isSubject(Relation relation);

// "would have paid", "would also have been": what is told at a distance.
bool isDistant(const Draft& draft, int would, int last);

// Whether the word behind a negation takes it back: "not only", "none other".
bool isSoftened(const Draft& draft, const Sentence& sentence, int negation);

// What a word that hangs on a predicate does to it.
struct Modifier {
    int stance = 0; // Stance
    int first = -1; // tokens, half open
    int last = -1;
    bool worn = false; // by an adjective or adverb
};

// Of one sentence and its tree, which must outlive it.
class Governing {
public:
    // `keepsDistance`: the text uses the conditional for what it will not vouch for (Scopes).
    Governing(const Draft& draft, const Dependents& tree, const Sentence& sentence, bool keepsDistance)
        : m_draft(draft), m_tree(tree), m_s(sentence), m_distance(keepsDistance)
    {
    }

    std::optional<Governor> row(const char* part, const QString& lemma) const;
    // Of the token; `clause`: a clause hangs on it.
    std::optional<Governor> rowOf(int token, bool clause = true) const;
    // `below`: the one that hangs on it and is no modifier; `onlyMarks`: what opens its clause.
    std::vector<Modifier> modifiersOf(int token, int below, bool onlyMarks) const;
    bool negated(int token, int below) const;
    bool isImperative(int token) const; // "Suppose that …"
    bool isMistaken(int token) const;   // "was wrongly accused"
    bool isSaying(int token) const;     // a verb of saying
    // "accused of selling", "blamed for selling": a clause with a preposition that completes its verb.
    bool complementLike(int token, int head) const;

private:
    const Word& word(int i) const { return m_draft.words[i]; }
    const QString& lower(int i) const { return m_draft.tokens[i].lower; }
    bool softened(int c) const { return isSoftened(m_draft, m_s, c); }
    bool contrasts(int c) const;
    bool isNamed(int token) const;

    const Draft& m_draft;
    const Dependents& m_tree;
    const Sentence& m_s;
    const bool m_distance;
};

} // namespace redthread::reading
