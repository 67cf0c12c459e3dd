// Who stands where in a clause: the parties left and right of the words that
// say a relationship, and those joined to them by "and". No look goes beyond
// the sentence, so the work is bounded by its length.
#pragma once

#include "models/reading/draft.h"

#include <functional>

namespace redthread::reading {

// A party of a relationship: an entity, and the mention it was read from (-1
// for a pronoun).
struct Party {
    int entity = -1;
    int mention = -1;
    int first = 0; // tokens, half open
    int last = 0;
    explicit operator bool() const { return entity >= 0; }
};

using Fits = std::function<bool(const Party&)>;

Party partyAt(const Draft& draft, int token);
const QString& kindOf(const Draft& draft, const Party& party);
bool isVerbLike(const Draft& draft, int token);
// What grammar takes for a verb in a tense of its own: "arrested" of "Police arrested journalist Ada Byron".
// Where nothing of grammar was learnt, none is.
bool isPredicate(const Draft& draft, int token);
// A form of a verb of saying ("claimed"), whatever part of speech it is here.
bool isSaying(const Draft& draft, int token);

// "dismissed Finance Minister X": somebody loses an office, nothing is denied.
bool isDismissal(const Draft& draft, const Sentence& sentence, int verb);
// "…, Ann Berg said": the name that begins behind a comma and ends at `last` says what stands before it,
// and is no apposition of it.
bool saysWhatIsBefore(const Draft& draft, const Sentence& sentence, int last);

// "called on X to investigate Y", "arrested X on suspicion of killing Y": X does. `first` -1: it is no such
// clause, or grammar is not known; no party: somebody not known does.
Party controlledBy(const Draft& draft, const Sentence& sentence, int verb);
// Whether our own patterns have the word for a kind of relationship.
bool saysKind(const Draft& draft, int token, const QString& kind);

// The first token of the noun phrase that ends at or holds `first`: of "the
// ferry operator Tolvig Line" the one of "the".
int phraseStart(const Draft& draft, const Sentence& sentence, int first);

// The nearest party left of the verb that fits as the one who does it.
Party leftParty(const Draft& draft, const Sentence& sentence, int verb, const Fits& fits, int depth = 0);

// Who does what the verb says, when it is somebody who can speak.
Party subjectOf(const Draft& draft, const Sentence& sentence, int verb);

// The look to the right and to the sides, from within one sentence.
class Parties {
public:
    explicit Parties(const Draft& draft) : m_draft(draft) {}

    // The parties joined to this one: "X, Y and Z".
    std::vector<Party> together(const Party& party, bool leftwards) const;

    // The nearest party right of `from`, with only its own phrase between. A
    // possessor stands for its own only where the kind allows it.
    Party rightParty(int from, int limit = 8, const QString& kind = {}) const;

    // The first token among `limit` from `from` that is one of these, before the clause ends; -1: none.
    int findPreposition(const QStringList& prepositions, int from, int limit) const;

private:
    bool hasAnd(const std::vector<Party>& all, bool leftwards) const;

    QString kindFamily(const Party& party) const;

    Party joinedAfter(const Party& party) const;

    Party joinedBefore(const Party& party) const;

    bool isOfAnother(int from, const Party& party) const;

    Party nearestRight(int from, int limit) const;

protected:
    const Token& at(int i) const { return m_draft.tokens[i]; }

    const Draft& m_draft;
    const Sentence* m_s = nullptr; // set before anything is asked
};

} // namespace redthread::reading
