// Who stands in which role to which word of a sentence: the dependency tree of
// Draft::words with what it leaves unsaid made plain. Joined nouns take the
// role of the first one, joined verbs its subject; a relative clause and a
// participle take the noun they tell of as a party; what is controlled takes
// the subject or object of its verb; an apposition stands where its noun
// stands; and passive parties are named by what they do, not by where they
// stand. After Schuster and Manning, "Enhanced English Universal Dependencies"
// (2016), as far as a pair of entities needs it.
//
// One sentence at a time; time and memory are linear in its words.
#pragma once

#include "models/reading/draft.h"

#include <span>

namespace redthread::reading {

enum class Role : quint8 {
    Agent,     // who does it, in the passive the one after "by"
    Theme,     // who has no verb: the subject of a noun or adjective
    Undergoer, // who it is done to, in the passive the subject
    Recipient, // "gave HIM"
    Oblique,   // of a verb, with a preposition
    Modifier,  // of a noun, with a preposition
    Possessor,
    Apposition,
    Joined, // by "and"
    Compound,
    Flat, // the rest of a name
    Adjective,
    Clause, // what is said or meant
    Aside,  // a clause or sentence beside it
    Relative,
    Participle, // "a report written by"
    Other,
};

struct Step {
    int to = -1; // token
    Role role = Role::Other;
    bool up = false;      // from a word to its governor
    bool derived = false; // not in the tree
    int preposition = -1; // token, of an oblique or modifier
};

// A way between two words; empty when they are one word.
using Path = std::vector<Step>;

class Graph {
public:
    // Of the sentence's words; the draft must have some.
    Graph(const Draft& draft, const Sentence& sentence);

    std::span<const Step> steps(int token) const;
    // The tree's own children of a token.
    std::span<const int> children(int token) const;
    bool isPassive(int verb) const;
    int subjectOf(int verb) const; // token or -1; a shared one too

    // Shortest ways from one word, at most `longest` steps.
    class Ways {
    public:
        bool reaches(int token) const { return m_cost[token - m_first] >= 0; }
        double cost(int token) const { return m_cost[token - m_first]; }
        Path to(int token) const;

    private:
        friend class Graph;
        int m_first = 0, m_from = 0;
        std::vector<double> m_cost; // -1: not reached
        std::vector<int> m_before;
        std::vector<Step> m_step;
    };
    Ways waysFrom(int token, int longest = 6) const;

private:
    void add(int governor, int dependent, Role role, bool derived, int preposition = -1);
    Role roleOf(int token, int& preposition) const;
    void treeArcs();
    void sharedArcs();
    bool completesObject(int verb) const;
    void clauseArcs();
    void index();

    struct Arc {
        int governor, dependent;
        Role role;
        bool derived;
        int preposition;
    };
    struct Subject {
        int token = -1;
        Role role = Role::Agent;
    };
    const Draft& d;
    int m_first, m_last;
    std::vector<int> m_childStart, m_children;
    std::vector<Subject> m_subject;
    std::vector<Arc> m_arcs;
    std::vector<int> m_stepStart;
    std::vector<Step> m_steps;
};

// The word a range turns round: the one whose governor lies outside of it.
int headToken(const Draft& draft, int first, int last);

// "^Agent vUndergoer", with prepositions ("^Oblique:in").
QString told(const Draft& draft, const Path& path);
QString nameOf(Role role);

} // namespace redthread::reading
