// Which cues govern a claim, by the tree of grammar: a negation, a modal, a
// verb or noun of saying, doubting, wanting or denying, a condition or a
// question counts when what says the claim lies in what it governs, and not
// because it stands nearby. The words and what they do are governors.tsv.
//
// From the claim's own word the way leads up, head by head, to the root of the
// sentence. On the way up a complement ("denied that …", "the claim that …",
// "plans to …") is under the cues of what it complements, a joined clause under
// those of the first where it has none of its own; a clause that is told by the
// way (relative, appositive, adverbial, a parenthesis) is under nothing above.
// At most 24 steps are taken, so the work is bounded. Any thread.
#pragma once

#include "models/reading/dependents.h"

#include <optional>

namespace redthread::reading {

enum class Way {
    Own,       // of the claim's own predicate: "never sold"
    Lifted,    // of a predicate it complements: "denied having sold"
    Shared,    // of the predicate it is joined to: "did not buy or sell"
    Noun,      // of a predicate whose subject or object it is: "denied any sale"
    Condition, // a condition beside it: "X would sell if …"
    Aside,     // a parenthesis: "X, it is claimed, sold Y"
    Question,
};
inline constexpr int wayCount = 7;

// Where the way up began: at the word that says the claim, where subject and
// object meet, or below that, on the way from one of them.
enum class Start { Trigger, Ends, Path };

struct Cue {
    Stance stance = Stance::Stated;
    Way way = Way::Own;
    int first = 0; // tokens, half open
    int last = 0;
    Start start = Start::Trigger;
    bool worn = false; // an adjective or adverb of the word itself: "the suspected owner", "allegedly"
};

struct Scope {
    std::vector<Cue> cues;
    bool inside = false;        // one end is part of the other's noun phrase: "X, owner of Y, …"
    int predicate = -1;         // the token whose cues are the claim's own
    std::vector<int> governors; // predicates above it, nearest first, that it is a complement of
};

// The scopes of a text's claims; quickest when asked sentence by sentence.
class Scopes {
public:
    explicit Scopes(const Draft& draft);
    // Empty where nothing is known of grammar, or of a sentence too long to be one.
    Scope of(const DraftClaim& claim);

private:
    const Draft& m_draft;
    // Whether the text uses the conditional for what it will not vouch for, as
    // texts translated from French do: "would have paid", again and again and
    // without an "if".
    bool m_keepsDistance = false;
    int m_sentence = -1;
    std::optional<Dependents> m_tree;
};

} // namespace redthread::reading
