// Which entity a description ("the ministry", "its spokeswoman") or a pronoun
// means: one
// spoken of before, one named right behind ("spokeswoman Ada Byron"), or
// somebody new (a pronoun: nobody). The candidates are ranked by what was learnt from annotated
// texts; names are taken as they were joined. Training asks the same questions
// in the same order (models/training/coreference_training.h).
//
// Each description is compared with the entities spoken of last and with those
// that share its word, a bounded number, so that the work grows with the text.
#pragma once

#include "models/learning/features.h"
#include "models/reading/draft.h"
#include "models/reading/noun_phrases.h"

#include <functional>

namespace redthread::reading {

// Something a description may mean.
struct Antecedent {
    int entity = -1; // -1: somebody new
    std::vector<learning::Feature> features;
};

// Answers with the index of the antecedent meant; the first one is always "somebody new" (of a pronoun:
// nobody).
using Choose = std::function<int(const Phrase&, const std::vector<Antecedent>&)>;

// Gives the entity of somebody new.
using MakeEntity = std::function<int(const Phrase&)>;

// Goes through names and `phrases` (both in text order) and gives for each
// phrase the entity it means.
std::vector<int> findAntecedents(const Draft& draft, const std::vector<Phrase>& phrases, const Choose& choose,
                                 const MakeEntity& make);

// The index of the likeliest one by what was learnt; the first one is preferred by `doubt` (log odds).
int likeliest(const learning::Weights& weights, const std::vector<Antecedent>& antecedents, float doubt);

// "he", "its", "who" …: phrases of one word to ask about among the others.
std::vector<Phrase> findPronouns(const Draft& draft);
std::vector<Phrase> inTextOrder(std::vector<Phrase> phrases, std::vector<Phrase> pronouns);

} // namespace redthread::reading
