// What is told of a candidate that a description or a pronoun may mean, and of
// nobody and somebody new; training and reading see the same.
#pragma once

#include "models/reading/coreference.h"
#include "models/reading/spoken_of.h"

namespace redthread::reading {

// A candidate's place among those offered, the later ones first.
struct Standing {
    int rank = 0;     // among those of its family
    int family = 0;   // how many these are
    int sharing = -1; // among those that share the phrase's word; -1: it does not
};

// Goes along with the walk through the text: it is told what pronouns meant. The draft must outlive it.
class AntecedentFeatures {
public:
    explicit AntecedentFeatures(const Draft& draft) : d(draft) {}

    void pronounMeant(int token, int entity);
    const QHash<int, int>& pronouns() const { return m_pronouns; } // token → entity

    std::vector<learning::Feature> ofDescription(const Phrase& p, const Said& said, int entity,
                                                 const Known& known, const Standing& standing) const;
    // `sharing`: how many share its word; `alike`: how many are of its family.
    std::vector<learning::Feature> ofNew(const Phrase& p, const Said& said, bool headSeen, int alike,
                                         int sharing) const;
    std::vector<learning::Feature> ofPronoun(const Phrase& p, const Spoken& spoken, int entity,
                                             const Known& known, int rank) const;
    // `fitting`: candidates that are human or not as the pronoun is.
    std::vector<learning::Feature> ofNobody(const Phrase& p, const Spoken& spoken, int fitting) const;

private:
    const Token& at(int i) const { return d.tokens[i]; }
    const Word* word(int i) const { return i >= 0 && i < int(d.words.size()) ? &d.words[i] : nullptr; }
    QString besides(const Phrase& p, const Known& known) const;
    template <class IsIt>
    bool isSaidOf(const Sentence& s, int head, const IsIt& isIt) const;
    QString link(const Phrase& p, int entity, const Known& known) const;

    const Draft& d;
    int m_lastPronoun = -1; // entity meant by the last one
    QHash<int, int> m_pronouns;
};

} // namespace redthread::reading
